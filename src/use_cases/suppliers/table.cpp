#include "use_cases/suppliers/table.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace noroshi::use_cases {
namespace {

Cell cell(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }
Cell positive(double value) { return value > 0.0 ? Cell{value} : Cell{}; }
Cell whole(double value) { return value > 0.0 ? Cell{static_cast<std::int64_t>(value + 0.5)} : Cell{}; }

std::vector<ReportColumn> columns() {
  return {{.id = "code", .title = {"Code", "コード"}, .lead = true},
          {.id = "scope", .title = {"Scope", "範囲"}, .file_only = true},
          {.id = "period", .title = {"Period", "期間"}, .lead = true},
          {.id = "revision", .title = {"Edition", "HS版"}, .file_only = true},
          {.id = "supplier", .title = {"Supplier (ISO)", "供給国（ISO）"}, .file_only = true},
          {.id = "supplier_name", .title = {"Supplier", "供給国"}, .lead = true},
          {"import_value_usd", {"Imports", "輸入額"}, CellKind::usd},
          {"share",
           {"Share", "シェア"},
           CellKind::share,
           {"of the identified imports", "供給国の判明した輸入額に占める割合"}},
          {"share_of_total",
           {"of total", "総額比"},
           CellKind::share,
           {"of the total that the source prints", "出典が掲載する総額に占める割合"}},
          {"mass_kg", {"Weight (kg)", "重量（kg）"}, CellKind::integer},
          {.id = "weighed_share",
           .title = {"Share with weight", "重量判明割合"},
           .kind = CellKind::share,
           .file_only = true},
          {"quantity", {"Quantity", "数量"}, CellKind::number},
          {"unit", {"Unit", "単位"}},
          {"usd_per_kg", {"USD/kg", "単価（USD/kg）"}, CellKind::real},
          {"exporter_value_usd",
           {"Exporter says", "輸出側の報告額"},
           CellKind::usd,
           {"the supplier's own report of the same trade, usually FOB", "同じ取引についての輸出国の報告額（通常FOB）"}},
          {"exporter_mass_kg", {"Its weight (kg)", "輸出側の重量（kg）"}, CellKind::integer},
          {"difference",
           {"Difference", "差"},
           CellKind::share,
           {"importer's value over exporter's, less one", "輸入側の額÷輸出側の額－1"}},
          {"why", {"What is missing", "欠けているもの"}},
          {"feed", {"Source", "出典"}},
          {.id = "exporter_feed", .title = {"Source, exporter", "出典（輸出側）"}, .file_only = true}};
}

Text missing_of(const SuppliersMaterial& m, const SuppliersOfPeriod& period, const SupplierLine& line) {
  Text missing;
  const auto add = [&](const Text& words) {
    if (words.en.empty()) return;
    missing.en += (missing.en.empty() ? "" : "; ") + words.en;
    missing.ja += (missing.ja.empty() ? "" : "；") + words.ja;
  };
  const bool supplier = line.partner && m.areas.is_identified(*line.partner);
  if (supplier && !line.imported && !period.feed.empty()) add({"the importer names none from it", "輸入側に記録なし"});
  if (supplier && !line.share) add(period.why);
  if (supplier && !line.exporter) add({"its exports are not loaded", "輸出側のデータは未取込"});
  if (line.exporter && !line.exporter->sent) add({"it reports none sent there", "輸出側に当該輸入国向けの記録なし"});
  if (line.exporter && line.exporter->sent && period.period.is_year() && line.exporter->months != holdings::kAllMonths)
    add(text("exporter: {}", "輸出側：{}",
             describe(Shortfall{.gap = Gap::months_missing, .have = line.exporter->months})));
  return missing;
}

std::vector<Cell> row_of(const SuppliersMaterial& m, const SuppliersOfPeriod& period, const SupplierLine& line) {
  const auto imported = line.imported.value_or(holdings::TradeAmounts{});
  const auto sent = line.exporter && line.exporter->sent ? *line.exporter->sent : holdings::TradeAmounts{};
  const auto counted = imported.counted();
  const bool weighed = imported.mass_kg > 0.0 && imported.value_usd > 0.0;
  return {period.code,
          holdings::scope_words(holdings::scope_of(m.good, period.code)),
          to_string(period.period),
          period.edition.empty() ? Cell{} : Cell{period.edition},
          line.partner ? Cell{m.areas.area(*line.partner).iso3} : Cell{},
          name_of(m, line),
          line.imported ? Cell{imported.value_usd} : Cell{},
          cell(line.share),
          cell(line.share_of_total),
          whole(imported.mass_kg),
          weighed ? Cell{imported.weighed_usd / imported.value_usd} : Cell{},
          counted ? Cell{*counted} : Cell{},
          counted ? Cell{std::string{noroshi::name_of(imported.unit)}} : Cell{},
          cell(imported.usd_per_kg()),
          positive(sent.value_usd),
          whole(sent.mass_kg),
          cell(line.difference),
          missing_of(m, period, line),
          period.feed.empty() ? Cell{} : Cell{period.feed},
          line.exporter ? Cell{line.exporter->feed} : Cell{}};
}

// A period of which nothing is known, or nothing but a reason.
std::vector<Cell> row_without(const SuppliersMaterial& m, const SuppliersOfPeriod& period) {
  std::vector<Cell> row(columns().size());
  row[0] = period.code;
  row[1] = holdings::scope_words(holdings::scope_of(m.good, period.code));
  row[2] = to_string(period.period);
  row[row.size() - 3] = period.why;
  return row;
}

void note_exporters_side(const SuppliersMaterial& m, ReportTable& table) {
  for (const auto& periods : m.codes) {
    const bool importer = std::ranges::any_of(periods, [](const auto& p) { return !p.feed.empty(); });
    const bool exporters = std::ranges::any_of(periods, [](const auto& p) { return !p.lines.empty(); });
    const bool shared = std::ranges::any_of(periods, [](const auto& p) {
      return std::ranges::any_of(p.lines, [](const auto& l) { return l.share.has_value(); });
    });
    if (importer || !exporters) continue;
    table.notes.push_back(
        shared ? text("Code {}: the importer's reports are not loaded; shares are among the exporters' reports.",
                      "コード{}：輸入側の報告は未取込。シェアは輸出側の報告による。", periods.front().code)
               : text("Code {}: only exporters' reports are loaded. Who does not report cannot be seen, so no share "
                      "can be said.",
                      "コード{}：輸出側の報告のみ取込済み。報告のない輸出国は見えないため、シェアは示さない。",
                      periods.front().code));
  }
}

}  // namespace

Text name_of(const SuppliersMaterial& m, const SupplierLine& line) {
  if (!line.partner) return {"rest of the total, no partner", "総額のうち相手国のない部分"};
  const auto& area = m.areas.area(*line.partner);
  return {area.en, area.ja};
}

ReportTable suppliers_table(const SuppliersMaterial& m) {
  const auto span = m.from == m.to ? fmt::format("{}", m.from) : fmt::format("{}–{}", m.from, m.to);
  ReportTable table{"suppliers", {}, columns(), {}, {}, {}};
  table.title = {fmt::format("{}: suppliers of {}, {}", m.good.name.en, m.importer.en, span),
                 fmt::format("{}の供給国（{}、{}年）", m.good.name.ja, m.importer.ja, span)};
  std::size_t left_out = 0;
  for (const auto& periods : m.codes) {
    for (const auto& period : periods) {
      if (period.lines.empty()) table.rows.push_back(row_without(m, period));
      std::size_t shown = 0;
      for (const auto& line : period.lines) {
        const bool supplier = line.partner && m.areas.is_identified(*line.partner);
        if (supplier && m.limit > 0 && shown++ >= m.limit) {
          ++left_out;
          continue;
        }
        table.rows.push_back(row_of(m, period, line));
      }
    }
    const auto& code = periods.front().code;
    if (const auto scope = holdings::scope_of(m.good, code); scope != GoodCode::Scope::exact)
      table.notes.push_back(text("Code {} holds {}.", "コード{}は{}を含む。", code, holdings::scope_words(scope)));
  }
  for (const auto& code : m.not_loaded)
    table.notes.push_back(text("Code {} of this good: nothing is loaded for this importer in these years.",
                               "本物資のコード{}：当該輸入国・期間のデータは未取込。", code));
  if (left_out > 0)
    table.notes.push_back(text("{} rows of smaller suppliers are left out (⟦.limit⟧).",
                               "規模の小さい供給国{}行は省略（⟦.limit⟧）。", left_out));
  note_exporters_side(m, table);
  table.notes.push_back(
      {"Blank is unknown, never zero. Imports usually CIF, exporters' reports usually FOB: a difference of some "
       "per cent is freight and insurance.",
       "空欄は不明であり、ゼロではない。輸入額は通常CIF、輸出側の報告額は通常FOBであり、数％の差は運賃・"
       "保険料による。"});
  return table;
}

}  // namespace noroshi::use_cases
