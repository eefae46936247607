#include <array>

#include "scenarios/controls/shipping_days.hpp"

namespace noroshi::scenarios {
namespace {

constexpr std::array<ControlParameter, 2> kParameters = {{
    {.id = "leakage",
     .unit = "share",
     .min = 0,
     .max = 1,
     .range = {0, 0, 0},
     .doc = {"share of the flow that still comes, by third countries or exceptions",
             "第三国経由や例外許可により、なお届く割合"},
     .where_from = {"ours: a full stop; give a range where goods are known to go round the ban",
                    "当方の設定（完全な停止）。迂回が知られている場合は範囲を指定する"}},
    {.id = "recovery_days",
     .unit = "days",
     .min = 0,
     .max = 730,
     .range = {0, 30, 106},
     .doc = {"days from the end of the ban until all is shipped again, in equal steps",
             "禁止の終了から出荷が元に戻るまでの日数（段階的に回復）"},
     .where_from =
         {"ours; the upper end is the longest lag between a restart and supply that we know of (restart on "
          "day 82, supply on day 188)",
          "当方の設定。上限は、再開から供給までの遅れとして把握している最長の例（82日目に再開、188日目に供給）"}},
}};

propagation::ShippingPath path(std::span<const double> values, const ControlWindow& window) {
  const double leakage = values[0];
  propagation::ShippingPath path{.first_day = window.start_day};
  path.withheld.assign(days_of(window), 1.0 - leakage);
  return_over(path.withheld, whole_days(values[1]));
  return path;
}

}  // namespace

constexpr Control ban = {
    .doc =
        {.id = "ban",
         .title = {"Export ban", "輸出禁止"},
         .rule = {"nothing but the leakage is shipped from the first day on; no notice is given, so nobody stocks up",
                  "初日から、漏れを除いて出荷が止まる。予告がないため、事前の積み増しはない"}},
    .parameters = kParameters,
    .path = path,
};

}  // namespace noroshi::scenarios
