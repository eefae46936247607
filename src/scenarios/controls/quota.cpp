#include <array>

#include "scenarios/controls/shipping_days.hpp"

namespace noroshi::scenarios {
namespace {

constexpr std::array<ControlParameter, 1> kParameters = {{
    {.id = "allowed",
     .unit = "share",
     .min = 0,
     .max = 1,
     .range = {0.28, 0.6, 0.9},
     .doc = {"share of the flow at rest that the quota allows", "割当てで認められる、平常時の流量に対する割合"},
     .where_from = {"China's export quota of rare earths in 2010: second half 72 % below that of 2009, the year 40 % "
                    "below (Ministry of Commerce of China, as reported by Japan Metal Bulletin); the upper end is ours",
                    "2010年の中国の希土類輸出割当て：下期は前年同期比72％減、通年は40％減（中国商務部、Japan Metal "
                    "Bulletinの報道による）。上限は当方の設定"}},
}};

propagation::ShippingPath path(std::span<const double> values, const ControlWindow& window) {
  propagation::ShippingPath path{.first_day = window.start_day};
  path.withheld.assign(days_of(window), 1.0 - values[0]);
  return path;
}

}  // namespace

constexpr Control quota = {
    .doc =
        {.id = "quota",
         .title = {"Export quota", "輸出割当て"},
         .rule = {"the same share of the flow is shipped every day; real quotas are used up early in the period, which "
                  "moves the shortage to its end",
                  "毎日同じ割合が出荷される。実際の割当ては期初に使われやすく、不足は期末に寄る"}},
    .parameters = kParameters,
    .path = path,
};

}  // namespace noroshi::scenarios
