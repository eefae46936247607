#include <cmath>

#include "indicators/catalog.hpp"
#include "indicators/known_range.hpp"

namespace noroshi::indicators {
namespace {

struct Options {
  double concentration = 0.4, import_share = 0.5, substitution = 1.0, min_coverage = 0.5;

  static constexpr auto fields() {
    using F = OptionField<Options>;
    return std::tuple{F{"concentration",
                        &Options::concentration,
                        "HHI",
                        0,
                        1,
                        {"CDI1: HHI of imports from outside exceeds this", "CDI1：域外からの輸入のHHIの下限"}},
                      F{"import_share",
                        &Options::import_share,
                        "share",
                        0,
                        1,
                        {"CDI2: imports from outside exceed this share of all imports, intra-group trade included",
                         "CDI2：域外輸入が総輸入（域内貿易を含む）に占める割合の下限"}},
                      F{"substitution",
                        &Options::substitution,
                        "ratio",
                        0,
                        9999,
                        {"CDI3: imports from outside exceed exports, intra-group trade included, by this factor",
                         "CDI3：域外輸入÷総輸出（域内貿易を含む）の下限"}},
                      F{"min_coverage",
                        &Options::min_coverage,
                        "share",
                        0,
                        1,
                        {"exports of a product below this share of the usual trade reported count as unknown",
                         "通常の貿易額のうち報告のある割合がこれ未満の品目は、輸出を「不明」として扱う"}}};
  }
};

// What a group buys outside and inside. Of imports that are nobody's in particular a part may be its members' own
// trade.
struct Border {
  Range extra, intra;
};
Border border_of(const TradeYear& year, std::size_t q) {
  Border border{imports_of(year, q), {}};
  if (year.cube.intra.empty()) return border;
  const double intra = year.cube.intra[q];
  const Gap gap = shortfall_of(year, q);
  border.intra = {intra, gap == Gap::none ? intra : kUnbounded, gap};
  if (gap == Gap::none && intra > 0.0) {
    const double rest = year.cube.unidentified[q] + unlisted_of(year, q);
    border.extra.low -= rest, border.intra.high += rest;
    border.extra.why = border.intra.why = rest_gap(year, q);
  }
  return border;
}

Condition mostly_from_outside(const Border& border, double share) {
  const auto [extra, intra] = border;
  if (std::isinf(extra.high)) return {std::nullopt, extra.why};
  return settle(extra.low > share * (extra.low + intra.high), extra.high > share * (extra.high + intra.low), extra.why);
}

Result<MethodResult> compute(const IndicatorInput& input, const Options& o) {
  const TradeYear& year = input.newest();
  return judge_positions(year, [&](std::size_t q, std::size_t p) {
    Tally tally;
    tally.add(above(import_hhi(year, q), static_cast<float>(o.concentration)));
    const Border border = border_of(year, q);
    tally.add(mostly_from_outside(border, o.import_share));
    Range sold = exports_of(year, q, p, o.min_coverage);
    sold.low += border.intra.low, sold.high += border.intra.high;
    tally.add(exceeds(border.extra, o.substitution, sold));
    return judged(tally, 3);
  });
}

}  // namespace

// The 2023 method of the Commission (Arjona, Connell and Herghelegiu) is left out: its formula could not be read.
constexpr Indicator ec2021 = make_indicator<Options, compute>({
    .id = "ec2021",
    .label = {"EC21", "欧委21"},
    .title = {"European Commission 2021 (CDI 1-3)", "欧州委員会2021（CDI 1～3）"},
    .rule = {"CDI1 = HHI of imports from outside > 0.4, CDI2 = those imports / (those + intra-group imports) > 0.5 and "
             "CDI3 = those imports / exports incl. intra-group > 1; for a single country CDI2 always holds. CDI1 is "
             "published; CDI2 and CDI3 are our reading",
             "CDI1＝域外輸入のHHI > 0.4、CDI2＝域外輸入÷（域外輸入＋域内輸入）> "
             "0.5、CDI3＝域外輸入÷総輸出（域内を含む）> 1。"
             "単独の国ではCDI2は常に成立する。CDI1は公表された定義、CDI2とCDI3は当方の解釈"},
    .source = "European Commission, SWD(2021) 352 final, bottom-up analysis; CDI2 and CDI3 from memory, the thresholds "
              "0.4 and 1 confirmed through CEPII GeoDep",
    .score = {"conditions that hold, 0 to 3", "成立した条件の数（0～3）"},
    .partly_own = true,
});

}  // namespace noroshi::indicators
