#include <array>

#include "scenarios/controls/shipping_days.hpp"

namespace noroshi::scenarios {
namespace {

constexpr std::array<ControlParameter, 2> kParameters = {{
    {.id = "rise",
     .unit = "share of the price",
     .min = 0,
     .max = 100,
     .range = {0.4, 0.75, 2.5},
     .doc = {"how much dearer the good becomes", "価格の上昇率"},
     .where_from =
         {"rises outside China after its export controls: gallium 40 % in two months of 2023, antimony 75 % in "
          "four and a half months and 250 % in 2024 (market reports of Tradium, Argus and Reuters)",
          "中国の輸出管理後の国外価格：2023年のガリウムは2か月で40％、2024年のアンチモンは4か月半で75％、"
          "通年で250％上昇（Tradium、Argus、ロイターの市況報道）"}},
    {.id = "elasticity",
     .unit = "ratio",
     .min = 0,
     .max = 2,
     .range = {0, 0.1, 0.3},
     .doc = {"how much less is bought: (1 + rise) to the power of minus this", "買い控えの度合い（(1＋上昇率)の−乗）"},
     .where_from = {"ours: inputs that cost little of what they are in are bought at almost any price",
                    "当方の設定（製品価格に占める割合が小さい投入財は、価格が上がってもほぼ買われる）"}},
}};

propagation::ShippingPath path(std::span<const double> values, const ControlWindow& window) {
  propagation::ShippingPath path{.first_day = window.start_day};
  path.withheld.assign(days_of(window), 1.0 - std::pow(1.0 + values[0], -values[1]));
  return path;
}

}  // namespace

constexpr Control price = {
    .doc =
        {.id = "price",
         .title = {"Price rise", "価格上昇"},
         .rule =
             {"a price moves money, not tonnes: what the ledger sees is only what buyers at home no longer buy; the "
              "higher bill itself is no part of its answer",
              "価格は金額を動かすが数量を止めない。台帳が見るのは国内の買い控えだけであり、支払増そのものは含まない"}},
    .parameters = kParameters,
    .path = path,
};

}  // namespace noroshi::scenarios
