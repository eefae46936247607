#include "use_cases/chokepoints/notes.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "holdings/year_editions.hpp"
#include "indicators/rank_uncertainty.hpp"
#include "numerics/robust.hpp"

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
        "products; 0.30 where fewer than ten are measured).",
        "双方の報告がある取引が30件未満の{1}品目では、{0:.2f}を用いた（測定できた品目の中央値。10品目に満たない場合は0."
        "30）。",
        assumed, with - measured.size());
    note.en += say.en, note.ja += say.ja;
  }
  return note;
}

// How many rows lack what.
void add_reason_counts(ReportTable& table, const std::vector<holdings::PositionRow>& rows) {
  std::map<Gap, std::size_t> counts;
  for (const auto& r : rows) {
    if (r.shortfall.gap != Gap::none) ++counts[r.shortfall.gap];
  }
  Text say;
  for (const auto& [gap, count] : counts) {
    const auto words = describe(gap);
    say.en += fmt::format("{}{} of {} rows: {}", say.en.empty() ? "" : "; ", count, rows.size(), words.en);
    say.ja += fmt::format("{}{}行中{}行：{}", say.ja.empty() ? "" : "、", rows.size(), count, words.ja);
  }
  if (!say.en.empty()) {
    table.notes.emplace_back("Shares are not known where suppliers are missing. " + say.en + ".",
                             "供給国が欠けている品目のシェアは不明。" + say.ja + "。");
  }
}

}  // namespace

void add_own_aside_note(ReportTable& table, const std::vector<std::string>& feeds) {
  if (feeds.empty()) return;
  const auto names = fmt::format("{}", fmt::join(feeds, ", "));
  table.notes.push_back(text("Own tables stand apart (⟦.source⟧ asks one): {}.",
                             "自前の表は含めていない（⟦.source⟧ で指定）：{}。", names));
}

void add_notes(ReportTable& table, const holdings::JudgedImporter& trade,
               const std::vector<holdings::MethodChoice>& methods, int window) {
  table.notes.push_back(
      {"Unknown (blank in files): the loaded data do not carry an answer; the reason stands in the row. It is not "
       "'no'.",
       "「不明」（ファイルでは空欄）は取込済みデータでは答えられないことを示し（理由は各行に記載）、「非該当」ではない"
       "。"});
  table.notes.push_back(
      {"Order: number of methods that flag the product, then their share of those able to judge, then HHI.",
       "並び順：該当とした手法の数、判定できた手法に占めるその割合、HHIの順。"});
  add_reason_counts(table, trade.rows);
  if (trade.own_country_usd > 0.0) {
    table.notes.push_back(
        text("Left out: {:.1f} m USD that the importer reports as bought from itself (returned goods).",
             "輸入国自身を相手国とする{:.1f}百万ドル（返送品等）は除外した。", trade.own_country_usd / 1e6));
  }
  if (trade.years_loaded < window) {
    table.notes.push_back(text("{} of {} years of the window are loaded; methods that need more say unknown.",
                               "必要な{1}年分のうち{0}年分のみ取込済み。それ以上を要する手法は「不明」とした。",
                               trade.years_loaded, window));
  }
  if (trade.share_mirrored > 0.0005) {
    table.notes.push_back(
        text("{:.1f} % of the trade of the year comes from exporters' reports (the importer reported nothing for the "
             "product).",
             "当年の貿易額の{:.1f}％は輸出側の報告による（輸入側の報告がない品目）。", 100.0 * trade.share_mirrored));
  }
  table.notes.push_back(note_on_intervals(trade.rows));
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
    table.notes.emplace_back("Our own specification, not a published rule: " + own.en + ".",
                             "公表された手法ではなく独自の定義によるもの：" + own.ja + "。");
  if (!partly.en.empty())
    table.notes.emplace_back("Published in part, the rest our reading: " + partly.en + ".",
                             "公表された定義に一部当方の解釈を加えたもの：" + partly.ja + "。");
  table.notes.push_back({"⟦methods⟧ explains each column.", "各列の定義は ⟦methods⟧ を参照。"});
}

void add_edition_notes(ReportTable& table, const normalize::EditionJoinFacts& facts) {
  if (facts.rows_joined > 0) {
    table.notes.push_back({"Edition (in files): the importer's own; for a group or exporters' reports, the joined one.",
                           "HS版（ファイルの列）は輸入国自身が用いた版。グループや輸出側の報告では統合後の版。"});
  }
  std::ranges::move(holdings::notes_on_editions(facts), std::back_inserter(table.notes));
}

}  // namespace noroshi::use_cases
