#include <array>

#include "scenarios/controls/shipping_days.hpp"

namespace noroshi::scenarios {
namespace {

constexpr StaticText kOurs{"ours: nobody counts informal delays; ask traders",
                           "当方の設定（非公式な遅延の統計はない。商社等への聞取りで置き換える）"};

constexpr std::array<ControlParameter, 2> kParameters = {{
    {.id = "extra_days",
     .unit = "days",
     .min = 0,
     .max = 365,
     .range = {7, 20, 60},
     .doc = {"days that goods lie at the border", "通関で留め置かれる日数"},
     .where_from = kOurs},
    {.id = "withheld",
     .unit = "share",
     .min = 0,
     .max = 1,
     .range = {0, 0.2, 0.5},
     .doc = {"share that is not let through at all", "通関が認められない割合"},
     .where_from = kOurs},
}};

propagation::ShippingPath path(std::span<const double> values, const ControlWindow& window) {
  propagation::ShippingPath path{.first_day = window.start_day};
  path.delay_days.assign(days_of(window), whole_days(values[0]));
  path.withheld.assign(days_of(window), values[1]);
  return path;
}

}  // namespace

constexpr Control slow_customs = {
    .doc =
        {.id = "slow_customs",
         .title = {"Slow customs", "通関の遅延"},
         .rule = {"goods take longer and part of them does not pass; what was held up arrives later, nothing of it is "
                  "lost",
                  "輸送が長引き、一部は通らない。留め置かれた分は後で届き、失われない"}},
    .parameters = kParameters,
    .path = path,
};

}  // namespace noroshi::scenarios
