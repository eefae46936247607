#include "use_cases/level/level.hpp"

#include <algorithm>

#include "holdings/good_choice.hpp"
#include "holdings/trade_provenance.hpp"
#include "use_cases/level/evidence.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kHs6Digits = 6;

Result<Period> month_asked(std::optional<Period> asked, Date today) {
  const Period now{static_cast<std::int16_t>(today.year), static_cast<std::uint8_t>(today.month)};
  if (!asked || *asked <= now) return asked.value_or(now);
  return fail_field(ErrorCode::invalid_input, "month",
                    text("{} has not begun (what will be known then cannot be measured). Ask for {} or earlier.",
                         "{}はまだ始まっていません（将来の情報は測定できません）。{}以前を指定してください。",
                         to_string(*asked), to_string(now)));
}

// A code that no good of the atlas carries: known by its digits alone.
Good bare_code(const std::string& digits) {
  Good good;
  good.id = digits;
  good.finer_than_hs6 = digits.size() > kHs6Digits;
  good.codes.push_back({good.finer_than_hs6 ? "national" : "HS", "", digits, GoodCode::Scope::exact});
  if (good.finer_than_hs6)
    good.codes.insert(good.codes.begin(), {"HS", "", digits.substr(0, kHs6Digits), GoodCode::Scope::wider});
  return good;
}

Result<std::vector<Good>> goods_asked(holdings::OpenedWorkspace& workspace, const Atlas& atlas,
                                      const std::vector<std::string>& asked) {
  if (asked.empty()) return atlas.goods;
  std::vector<Good> goods;
  for (const auto& word : asked) {
    const auto chosen = holdings::choose_good(workspace, word, holdings::UnknownCode::taken);
    if (!chosen) return fail(chosen.error());
    if (chosen->good != nullptr) {
      goods.push_back(*chosen->good);
    } else if (chosen->goods_here.empty()) {
      goods.push_back(bare_code(chosen->key));
    } else {
      for (const auto* good : chosen->goods_here) goods.push_back(*good);
    }
  }
  return goods;
}

std::vector<ReportColumn> columns() {
  // The title says the importer and the month.
  std::vector<ReportColumn> all{{.id = "importer", .title = {"Importer", "輸入国"}, .file_only = true},
                                {.id = "month", .title = {"Month", "月"}, .kind = CellKind::date, .file_only = true},
                                {.id = "good", .title = {"Good", "物資ID"}, .lead = true},
                                {.id = "name", .title = {"Name", "品名"}, .lead = true}};
  constexpr std::array<std::string_view, alerts::kEwsElements> kIds{"granularity", "timeliness", "scope", "simulation",
                                                                    "detection"};
  for (std::size_t e = 0; e < alerts::kEwsElements; ++e) {
    const auto name = name_of(static_cast<alerts::EwsElement>(e));
    const std::string id{kIds[e]};
    all.push_back({.id = id,
                   .title = name,
                   .kind = CellKind::integer,
                   .note = {"level 1 to 3 of METI's action plan (February 2024); 0: no data",
                            "経済安保アクションプラン（2024年2月）のレベル1～3。0はデータなし"},
                   .lead = true});
    all.push_back({id + "_evidence", text("evidence on {}", "{}の根拠", name), CellKind::text});
  }
  return all;
}

}  // namespace

Result<ReportTable> measure_level(holdings::OpenedWorkspace& workspace, const LevelRequest& request) {
  const auto now = workspace.today();
  const auto month = month_asked(request.month, now);
  if (!month) return fail(month.error());
  const auto asked_on = std::min(last_day(*month), now);
  const auto importer = holdings::choose_importer(workspace.areas(), workspace.groups(), request.importer, asked_on);
  if (!importer) return fail(importer.error());
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  const auto goods = goods_asked(workspace, **atlas, request.goods);
  if (!goods) return fail(goods.error());
  const auto evidence = LevelEvidence::gather(workspace, *importer, *month, asked_on);
  if (!evidence) return fail(evidence.error());

  ReportTable table{"level",
                    text("Early-warning level of {} in {}, as known on {}", "{}の早期警戒レベル（{}、{}時点の情報）",
                         importer->name, to_string(*month), to_string(asked_on)),
                    columns(),
                    {},
                    {},
                    {}};
  for (const auto& good : *goods) {
    std::vector<Cell> row{importer->code, to_string(*month), good.id, good.name.en.empty() ? Cell{} : Cell{good.name}};
    for (const auto& level : alerts::measure_ews_level(evidence->of(good))) {
      row.emplace_back(static_cast<std::int64_t>(level.level));
      row.emplace_back(level.evidence);
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(
      {"0 means that there are no data to judge by. Only what had been imported into the workspace by that day counts; "
       "codes are compared by their digits, whatever the edition.",
       "0は判断に足るデータがないことを示す。その日までにワークスペースへ取り込まれた情報だけを用いる。コードはHSの版に"
       "よらず桁の一致で照合する。"});
  table.notes.push_back(
      {"Scope: the share of what the world usually imports of the good whose reports are loaded and whole, by value; "
       "never a "
       "share of what is loaded. Of several HS codes the least covered counts, and a code that is not loaded holds the "
       "level "
       "at 1.",
       "対象範囲：世界の通常の輸入額のうち、完全な報告が取り込まれている国の割合（取込済みデータに対する割合ではない）"
       "。"
       "HSコードが複数なら最も低いものにより、未取込のコードがあればレベル1とする。"});
  table.notes.push_back(
      {"Granularity: 3 needs trade of a line of more than six digits, not only the line.",
       "物品の詳細さ：レベル3は、6桁より細かい細分の存在だけでなく、その貿易データの取込みを要する。"});
  if (importer->group) {
    table.notes.push_back({"A group is as timely as the member with the oldest data.",
                           "グループの適時性は、最も古いデータの加盟国による。"});
  }
  auto provenance = holdings::trade_provenance(workspace, evidence->used());
  if (!provenance) return fail(provenance.error());
  table.provenance = std::move(*provenance);
  return table;
}

}  // namespace noroshi::use_cases
