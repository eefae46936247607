#include "use_cases/chokepoints/ranking_table.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/single_precision.hpp"

namespace noroshi::use_cases {
namespace {

using holdings::MethodChoice;
using holdings::PositionRow;

std::vector<ReportColumn> columns_in_front(bool several) {
  return {
      {.id = "importer",
       .title = {"Importer", "輸入国"},
       .note = {"ISO code, or the key of a group.", "ISOコード又はグループの名称。"},
       .file_only = !several,
       .lead = several},
      {.id = "year",
       .title = {"Year", "年"},
       .kind = CellKind::integer,
       .note = {"The year that is judged.", "判定の対象年。"},
       .file_only = !several,
       .lead = several},
      {.id = "product",
       .title = {"Product", "品目"},
       .note = {"Code of the customs nomenclature.", "関税分類の品目コード。"},
       .lead = true},
      {.id = "revision",
       .title = {"Edition", "HS版"},
       .note = {"Edition of the nomenclature.", "品目分類の版。"},
       .file_only = true},
      {.id = "import_value_usd",
       .title = {"Imports", "輸入額"},
       .kind = CellKind::usd,
       .note = {"Value in current USD, from all suppliers, known or not; where suppliers are missing, at least this.",
                "全供給国（不明を含む）からの輸入額（米ドル、名目）。供給国が欠けている場合は下限値。"}},
      {.id = "suppliers",
       .title = {"Suppliers", "供給国数"},
       .kind = CellKind::integer,
       .note = {"Identified countries with trade.", "特定できた供給国の数。"}},
      {.id = "top_supplier",
       .title = {"Top supplier (ISO)", "最大供給国（ISO）"},
       .note = {"The largest of the suppliers that are held.", "収録した供給国のうち最大のもの。"},
       .file_only = true},
      {.id = "top_share",
       .title = {"Top share", "最大シェア"},
       .kind = CellKind::share,
       .note = {"Its share of the identified imports.", "特定できた輸入に占めるその割合。"}},
      {.id = "hhi",
       .title = {"HHI", "HHI"},
       .kind = CellKind::real,
       .note = {"Sum of the squared shares of the identified suppliers, 0 to 1.",
                "特定できた供給国のシェアの二乗和（0～1）。"}}};
}

std::vector<ReportColumn> columns_behind() {
  return {{.id = "flags",
           .title = {"Flags", "該当数"},
           .kind = CellKind::integer,
           .note = {"Methods that flag the product.", "該当とした手法の数。"}},
          {.id = "judged",
           .title = {"of", "判定数"},
           .kind = CellKind::integer,
           .note = {"Methods that could say yes or no.", "判定できた手法の数。"}},
          {.id = "rank",
           .title = {"Rank by HHI", "HHI順位"},
           .kind = CellKind::number,
           .note = {"1 = most concentrated of the importer's products; ties share their mean.",
                    "当該輸入国の品目のうち集中度の高い順（1が最大）。同順位は平均。"}},
          {.id = "rank_low",
           .title = {"from", "下限"},
           .kind = CellKind::number,
           .note = {"Lower end of the 90 % interval of the rank.", "順位の90％区間の下端。"}},
          {.id = "rank_high",
           .title = {"to", "上限"},
           .kind = CellKind::number,
           .note = {"Upper end of the 90 % interval of the rank.", "順位の90％区間の上端。"}},
          {.id = "unidentified_share",
           .title = {"Not identified", "供給国不明"},
           .kind = CellKind::share,
           .note = {"Share of the value bought from nobody in particular (n.e.s., bunkers).",
                    "相手国を特定できない（n.e.s.、船用品など）輸入の割合。"}},
          {.id = "unlisted_share",
           .title = {"Not listed", "内訳なし"},
           .kind = CellKind::share,
           .note = {"Share of the known total that no listed supplier explains.",
                    "総額のうち、掲載された供給国の合計では説明できない割合。"}},
          {.id = "why_unknown",
           .title = {"Why unknown", "不明の理由"},
           .note = {"What the loaded data lack, where something is unknown.",
                    "不明がある場合、取込済みデータに欠けているもの。"}},
          {.id = "reported_by",
           .title = {"Reported by", "報告者"},
           .note = {"Whose statistics: the importer's, or its suppliers'.", "輸入国の統計か、輸出側の統計か。"}},
          {.id = "feed",
           .title = {"Source", "出典"},
           .note = {"The feed that speaks for the row.", "その行の数値の出所。"}},
          {.id = "name", .title = {"Name", "品名"}, .note = {"Of the code.", "コードの品名。"}, .lead = true},
          {.id = "top_supplier_name",
           .title = {"Top supplier", "最大供給国"},
           .note = {"The largest of the suppliers that are held.", "収録した供給国のうち最大のもの。"},
           .lead = true},
          {.id = "top_share_low",
           .title = {"Top share, low", "最大シェア下限"},
           .kind = CellKind::share,
           .note = {"If what is not known to be whose is spread thin.", "出所不明分が多数に分散している場合。"},
           .file_only = true},
          {.id = "top_share_high",
           .title = {"Top share, high", "最大シェア上限"},
           .kind = CellKind::share,
           .note = {"If it is all in one hand.", "出所不明分が一か国に集中している場合。"},
           .file_only = true},
          {.id = "hhi_low",
           .title = {"HHI, low", "HHI下限"},
           .kind = CellKind::real,
           .note = {"If what is not known to be whose is spread thin.", "出所不明分が多数に分散している場合。"},
           .file_only = true},
          {.id = "hhi_high",
           .title = {"HHI, high", "HHI上限"},
           .kind = CellKind::real,
           .note = {"If it is all in one hand.", "出所不明分が一か国に集中している場合。"},
           .file_only = true}};
}

Cell method_cell(const indicators::Indicator& method, Verdict verdict, double score) {
  if (method.doc.decides) return verdict;
  return verdict == Verdict::unknown ? Cell{} : known_digits(score);
}

Text in_words(Gap gap) {
  const auto words = describe(gap);
  return {std::string{words.en}, std::string{words.ja}};
}

Cell number_if(bool known, double value) { return known ? known_digits(value) : Cell{}; }

std::vector<Cell> row_of(const PositionRow& r, const RankedRows& ranked, const std::vector<MethodChoice>& methods,
                         const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  const bool named = r.suppliers > 0, whole = named && r.shortfall.gap == Gap::none;
  std::vector<Cell> line{ranked.importer.code,
                         static_cast<std::int64_t>(ranked.year),
                         r.product.digits(),
                         std::string{name_of(r.product.nomenclature())},
                         r.imports_usd,
                         static_cast<std::int64_t>(r.suppliers),
                         named ? Cell{areas.area(r.top_supplier).iso3} : Cell{},
                         number_if(whole, r.top_share),
                         number_if(whole, r.hhi)};
  for (std::size_t m = 0; m < methods.size(); ++m)
    line.push_back(method_cell(*methods[m].method, r.verdicts[m], r.scores[m]));
  line.emplace_back(static_cast<std::int64_t>(r.flagged));
  line.emplace_back(static_cast<std::int64_t>(r.judged));
  for (const double v : {r.rank, r.rank_low, r.rank_high}) line.push_back(r.has_interval && whole ? Cell{v} : Cell{});
  for (const double part : {r.unidentified_usd, r.unlisted_usd})
    line.emplace_back(r.imports_usd > 0 ? known_digits(part / r.imports_usd) : 0.0);
  const auto why = reason_of(r, methods);
  line.push_back(why.en.empty() ? Cell{} : Cell{why});
  line.push_back(r.mirrored ? Cell{Text{"exporters", "輸出側"}} : Cell{Text{"importer", "輸入側"}});
  line.emplace_back(r.feed);
  const auto title = titles.find(r.product);
  line.push_back(title ? Cell{*title} : Cell{});
  line.push_back(named ? Cell{Text{areas.area(r.top_supplier).en, areas.area(r.top_supplier).ja}} : Cell{});
  for (const double v : {r.top_low, r.top_high, r.hhi_low, r.hhi_high}) line.push_back(number_if(whole, v));
  for (std::size_t m = 0; m < methods.size(); ++m) {
    if (!methods[m].method->doc.decides) continue;
    const auto gap = m < r.why.size() ? r.why[m] : Gap::none;
    line.push_back(r.verdicts[m] == Verdict::unknown && gap != Gap::none ? Cell{std::string{name_of(gap)}} : Cell{});
  }
  return line;
}

}  // namespace

bool ranks_before(const PositionRow& a, const PositionRow& b) {
  return std::tuple{-a.flagged, -a.flagged_share(), -a.hhi, -a.imports_usd, a.product} <
         std::tuple{-b.flagged, -b.flagged_share(), -b.hhi, -b.imports_usd, b.product};
}

Text reason_of(const PositionRow& row, const std::vector<MethodChoice>& methods) {
  if (row.shortfall.gap != Gap::none) return describe(row.shortfall);
  std::array<int, kGaps> seen{};
  for (std::size_t m = 0; m < methods.size() && m < row.why.size(); ++m) {
    if (methods[m].method->doc.decides && row.verdicts[m] == Verdict::unknown)
      ++seen[static_cast<std::size_t>(row.why[m])];
  }
  seen[0] = 0;
  const auto most = std::ranges::max_element(seen);
  return *most == 0 ? Text{} : in_words(static_cast<Gap>(most - seen.begin()));
}

std::vector<ReportColumn> ranking_columns(const std::vector<MethodChoice>& methods, bool several) {
  auto columns = columns_in_front(several);
  for (const auto& m : methods) {
    const auto& doc = m.method->doc;
    columns.push_back({std::string{doc.id}, doc.label, doc.decides ? CellKind::verdict : CellKind::real, doc.rule});
  }
  std::ranges::move(columns_behind(), std::back_inserter(columns));
  for (const auto& m : methods) {
    const auto& doc = m.method->doc;
    if (!doc.decides) continue;
    columns.push_back({.id = fmt::format("{}_why", doc.id),
                       .title = text("{}: why unknown", "{}：不明の理由", doc.label.en),
                       .note = {"Id of the reason where the method says unknown.", "「不明」の理由（識別子）。"},
                       .file_only = true});
  }
  return columns;
}

void add_ranking_rows(ReportTable& table, const RankedRows& ranked, const std::vector<MethodChoice>& methods,
                      const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  for (const auto& r : ranked.rows) table.rows.push_back(row_of(r, ranked, methods, areas, titles));
}

}  // namespace noroshi::use_cases
