#include "use_cases/chokepoints/notes.hpp"

#include <algorithm>
#include <map>

#include "holdings/year_editions.hpp"
#include "indicators/rank_uncertainty.hpp"
#include "numerics/robust.hpp"
#include "use_cases/chokepoints/ranking_table.hpp"

namespace noroshi::use_cases {
namespace {

Text note_on_intervals(const std::vector<holdings::PositionRow>& rows) {
  std::vector<double> measured;
  for (const auto& r : rows) {
    if (r.has_interval && r.report_error > 0.0) measured.push_back(r.report_error);
  }
  const auto with = static_cast<std::size_t>(std::ranges::count_if(rows, &holdings::PositionRow::has_interval));
  const auto pooled = std::ranges::find_if(rows, [](const auto& r) { return r.has_interval && r.report_error <= 0.0; });
  const double assumed = pooled == rows.end() ? 0.0 : pooled->assumed_error;  // the same for all of a cube
  Text note{"Rank intervals (90 %): lognormal reporting error of each product. ",
            "順位の区間（90％）：品目ごとの報告誤差を対数正規分布として算出。"};
  if (!measured.empty()) {
    const auto say = text(
        "Its s.d. is measured between importers' and exporters' reports for {} of {} products: median "
        "{:.2f}, from {:.2f} to {:.2f}. ",
        "標準偏差は、{1}品目中{0}品目では輸出入双方の報告の差から測定（中央値{2:.2f}、{3:.2f}～{4:.2f}）。",
        measured.size(), with, numerics::median(measured), std::ranges::min(measured), std::ranges::max(measured));
    note.en += say.en, note.ja += say.ja;
  }
  if (measured.size() < with) {
    const auto say = text(
        "For {1} products with fewer than 30 flows reported by both sides: {0:.2f} (the median of the measured "
        "products; "
        "0.30 where fewer than ten are measured).",
        "双方の報告がある取引が30件未満の{1}品目では{0:.2f}を用いた（測定できた品目の中央値。10品目に満たない場合は0."
        "30）。",
        assumed, with - measured.size());
    note.en += say.en, note.ja += say.ja;
  }
  return note;
}

// "41 of 69 rows: only listed partners", the commonest first.
std::vector<Text> reasons_counted(const std::vector<RankedRow>& rows,
                                  const std::vector<holdings::MethodChoice>& methods) {
  std::map<std::string, std::pair<Text, std::size_t>> reasons;
  std::size_t short_of = 0;
  for (const auto& r : rows) {
    const auto why = why_unknown(r.position, methods);
    if (!why) continue;
    if (r.position.shortfall.gap != Gap::none) ++short_of;
    auto& reason = reasons[why->en];
    reason.first = *why;
    ++reason.second;
  }
  std::vector<std::pair<Text, std::size_t>> sorted;
  for (auto& [key, reason] : reasons) sorted.push_back(std::move(reason));
  std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto& r) { return r.second; });
  std::vector<Text> notes;
  for (const auto& [why, count] : sorted)
    notes.push_back(text("{} of {} rows: {}.", "{1}行中{0}行：{2}。", count, rows.size(), why));
  if (short_of > 0) {
    notes.push_back(
        text("Of {} rows the data hold only a part: their imports are at least what is shown, and shares, "
             "HHI and rank are unknown (files give those of the part held as listed_hhi, "
             "listed_top_share).",
             "{}行はデータが一部に限られる。輸入額は下限であり、シェア、HHI、順位は不明とした（ファイルでは"
             "判明分の値を listed_hhi、listed_top_share に示す）。",
             short_of));
  }
  return notes;
}

}  // namespace

std::vector<Text> notes_on_unknown(const std::vector<RankedRow>& rows,
                                   const std::vector<holdings::MethodChoice>& methods) {
  std::vector<Text> notes{
      {"Unknown (blank in files): the loaded data do not carry the answer. It is not 'no'.",
       "「不明」（ファイルでは空欄）は取り込まれたデータからは判断できないことを示し、「非該当」ではない。"}};
  std::ranges::move(reasons_counted(rows, methods), std::back_inserter(notes));
  notes.push_back({"Order: number of methods that flag the product, then their share of those able to judge, then HHI.",
                   "並び順：該当とした手法の数、判定できた手法のうち該当とした手法の割合、HHIの順。"});
  return notes;
}

std::vector<Text> notes_on_trade(const holdings::JudgedImporter& trade, int window) {
  std::vector<Text> notes;
  if (trade.years_loaded < window) {
    notes.push_back(text("{} of {} years of the window are loaded; methods that need more say unknown.",
                         "必要な{1}年分のうち{0}年分のみ取込済み。それ以上を要する手法は「不明」とした。",
                         trade.years_loaded, window));
  }
  if (trade.share_mirrored > 0.0005) {
    notes.push_back(
        text("{:.1f} % of the trade of the year comes from exporters' reports (the importer reported nothing for the "
             "product).",
             "当年の貿易額の{:.1f}％は輸出側の報告による（輸入側の報告がない品目）。", 100.0 * trade.share_mirrored));
  }
  if (trade.own_country_usd > 0.0) {
    notes.push_back(text("{:.1f} m USD bought from the importer itself (returned goods) are left out.",
                         "自国からの輸入（再輸入）{:.1f}百万米ドルは含まない。", trade.own_country_usd / 1e6));
  }
  notes.push_back(note_on_intervals(trade.rows));
  return notes;
}

std::vector<Text> notes_on_methods(const std::vector<holdings::MethodChoice>& methods) {
  std::vector<Text> notes;
  Text own, partly;
  const auto list = [](Text& names, const indicators::IndicatorDoc& doc) {
    names.en += (names.en.empty() ? "" : "; ") + std::string{doc.title.en};
    names.ja += (names.ja.empty() ? "" : "、") + std::string{doc.title.ja};
  };
  for (const auto& m : methods) {
    if (m.method->doc.own) list(own, m.method->doc);
    if (m.method->doc.partly_own) list(partly, m.method->doc);
  }
  if (!own.en.empty())
    notes.emplace_back("Our own specification, not a published rule: " + own.en + ".",
                       "公表された手法ではなく独自の定義によるもの：" + own.ja + "。");
  if (!partly.en.empty())
    notes.emplace_back("Published in part, the rest our reading: " + partly.en + ".",
                       "公表された定義に一部当方の解釈を加えたもの：" + partly.ja + "。");
  notes.push_back({"⟦methods⟧ explains each column.", "各列の定義は ⟦methods⟧ を参照。"});
  return notes;
}

std::vector<Text> notes_on_joined_editions(const normalize::EditionJoinFacts& facts) {
  std::vector<Text> notes;
  if (facts.rows_joined > 0) {
    notes.push_back({"Edition (in files): the importer's own; for a group or exporters' reports, the joined one.",
                     "HS版（ファイルの列）は輸入国自身が用いた版。グループや輸出側の報告では統合後の版。"});
  }
  std::ranges::move(holdings::notes_on_editions(facts), std::back_inserter(notes));
  return notes;
}

std::optional<Text> note_on_own_data(const std::vector<std::string>& feeds) {
  if (feeds.empty()) return std::nullopt;
  std::string names;
  for (const auto& f : feeds) names += (names.empty() ? "" : ", ") + f;
  return text("Own data left out ({}): they speak only when asked for (⟦.source⟧).",
              "独自データ（{}）は含まない。用いるには ⟦.source⟧ で指定する。", names);
}

}  // namespace noroshi::use_cases
