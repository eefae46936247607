#include <vector>

#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"
#include "indicators/position_match.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double import_hhi = 0.4, export_hhi = 0.4, import_export_ratio = 1.0;
  double window_years = 3, years_required = 2, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{
        F{"import_hhi",
          &Options::import_hhi,
          "HHI",
          0,
          1,
          {"(1) imports are more concentrated than this", "(1) 輸入のHHIの下限"}},
        F{"export_hhi",
          &Options::export_hhi,
          "HHI",
          0,
          1,
          {"(2) world exports are more concentrated than this", "(2) 世界輸出のHHIの下限"}},
        F{"import_export_ratio",
          &Options::import_export_ratio,
          "ratio",
          0,
          9999,
          {"(3) imports exceed exports by more than this factor", "(3) 輸入額÷輸出額の下限"}},
        F{"window_years",
          &Options::window_years,
          "years",
          1,
          10,
          {"length of the window that ends in the newest year", "直近年で終わる判定期間の年数"}},
        F{"years_required",
          &Options::years_required,
          "years",
          1,
          10,
          {"years of the window in which (1)-(3) must hold together", "(1)～(3)が同時に成り立つことを求める年数"}},
        F{"min_coverage",
          &Options::min_coverage,
          "share",
          0,
          1,
          {"world totals of a product below this share of the usual trade reported count as unknown",
           "通常の貿易額のうち報告のある割合がこれ未満の品目は、世界計を「不明」として扱う"}}};
  }
};

constexpr double kRatioWithoutExports = 9999.0;  // GeoDep's convention for X = 0

Range import_export_ratio(const Range& imports, const Range& exports) {
  const auto ratio = [](double m, double x) { return x > 0.0 ? m / x : kRatioWithoutExports; };
  // Where exports may be anything from 0 up, the ratio has no bound: the convention is for 0 itself.
  const bool may_be_tiny = exports.low == 0.0 && exports.high > 0.0;
  return {ratio(imports.low, exports.high), may_be_tiny ? kUnbounded : ratio(imports.high, exports.low),
          imports.why != Gap::none ? imports.why : exports.why};
}

// Whether (1) to (3) hold in one year.
Condition dependent(const TradeYear& year, std::size_t q, std::size_t p, const Options& o) {
  Tally tally;
  tally.add(above(import_hhi(year, q), static_cast<float>(o.import_hhi)));
  tally.add(above(export_hhi(year, p, o.min_coverage), static_cast<float>(o.export_hhi)));
  tally.add(
      above(import_export_ratio(imports_of(year, q), exports_of(year, q, p, o.min_coverage)), o.import_export_ratio));
  return tally.condition(3);
}

std::vector<Condition> answers(const TradeYear& year, const Options& options) {
  std::vector<Condition> answer(year.cube.position_count());
  for_positions(year.cube, [&](std::size_t q, std::size_t p) { answer[q] = dependent(year, q, p, options); });
  return answer;
}

const TradeYear* find_year(const IndicatorInput& input, int years_back) {
  const Period newest = input.newest().cube.period;
  for (const TradeYear* year : input.years) {
    if (year->cube.period.month == newest.month && year->cube.period.year == newest.year - years_back) return year;
  }
  return nullptr;
}

void add_year(const TradeYear& newest, const TradeYear* year, const Options& options, std::vector<Tally>& tally) {
  if (year == nullptr) {  // not loaded: it might have been either
    for (Tally& t : tally) t.add({std::nullopt, Gap::year_missing});
    return;
  }
  const auto answer = answers(*year, options);
  const auto match = match_positions(newest.cube, year->cube);
  for (std::size_t q = 0; q < tally.size(); ++q) {
    if (match[q] == kNotKnown) {
      tally[q].add({std::nullopt, Gap::year_missing});
    } else if (match[q] == kNotImported) {
      tally[q].add({false});  // who imported nothing was not dependent
    } else {
      tally[q].add(answer[match[q]]);
    }
  }
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& options) {
  if (options.years_required > options.window_years) {
    return fail(ErrorCode::invalid_input,
                text("years_required = {} exceeds window_years = {}. Ask for at most as many years as the window has.",
                     "years_required = {} が window_years = {} を超えています。期間の年数以下にしてください。",
                     options.years_required, options.window_years),
                "years_required");
  }
  const TradeYear& newest = input.newest();
  std::vector<Tally> tally(newest.cube.position_count());
  for (int back = 0; back < static_cast<int>(options.window_years); ++back) {
    add_year(newest, find_year(input, back), options, tally);
  }
  return judge_positions(newest, [&, required = static_cast<int>(options.years_required)](std::size_t q, std::size_t) {
    return judged(tally[q], required);
  });
}

}  // namespace

constexpr Indicator geodep = make_indicator<Options, compute>({
    .id = "geodep",
    .label = {"GeoDep", "GeoDep"},
    .title = {"CEPII GeoDep", "CEPII GeoDep（地理的依存）"},
    .rule = {"(1) HHI of imports > 0.4, (2) HHI of world exports > 0.4 and (3) imports / exports > 1 (9999 without "
             "exports), together in at least 2 of 3 years; a year that is not loaded counts as unknown",
             "(1) 輸入のHHI > 0.4、(2) 世界輸出のHHI > 0.4、(3) 輸入額÷輸出額 > 1（輸出がなければ9999）の3条件が、"
             "3年のうち2年以上で同時に成立。読み込んでいない年は「不明」とする"},
    .source = "CEPII GeoDep documentation; Vicard and Wibaux (2023), CEPII Policy Brief 41; "
              "Lefebvre and Wibaux (2024), CEPII Policy Brief 47",
    .score = {"years in which all three conditions hold, 0 to 3", "3条件が同時に成立した年数（0～3）"},
});

}  // namespace noroshi::indicators
