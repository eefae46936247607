#include <array>

#include "scenarios/controls/shipping_days.hpp"

namespace noroshi::scenarios {
namespace {

// The ranges are what licence_ranges() makes of data/scenarios/licence_cases.toml; a test makes them again.
constexpr StaticText kFromCases{
    "smallest, median and largest of the dated cases in data/scenarios/licence_cases.toml (China: gallium and "
    "germanium "
    "2023, antimony 2024, rare-earth magnets 2025), from monthly exports of China Customs",
    "data/scenarios/licence_cases.tomlの事例（中国：2023年のガリウム・ゲルマニウム、2024年のアンチモン、2025年の"
    "希土類磁石）の最小・中央・最大。中国海関の月次輸出統計による"};

constexpr std::array<ControlParameter, 5> kParameters = {{
    {.id = "notice_days",
     .unit = "days",
     .min = 0,
     .max = 365,
     .range = {0, 29, 31},
     .doc = {"days between announcement and effect, in which buyers stock up",
             "発表から施行までの日数（駆込み調達が起きる）"},
     .where_from = kFromCases},
    {.id = "front_loading",
     .unit = "times the flow at rest",
     .min = 1,
     .max = 10,
     .range = {1.0, 1.9, 1.9},
     .doc = {"shipments in that time over those at rest", "その期間の出荷が平常時の何倍になるか"},
     .where_from = kFromCases},
    {.id = "zero_days",
     .unit = "days",
     .min = 0,
     .max = 730,
     .range = {0, 54, 92},
     .doc = {"days near zero while licences are examined", "許可審査のため出荷がほぼ止まる日数"},
     .where_from = kFromCases},
    {.id = "recovery_days",
     .unit = "days",
     .min = 0,
     .max = 730,
     .range = {46, 121, 168},
     .doc = {"days from then until the level after, in equal steps", "その後、許可制の下での水準に達するまでの日数"},
     .where_from = kFromCases},
    {.id = "level_after",
     .unit = "share",
     .min = 0,
     .max = 1,
     .range = {0.35, 0.7, 1.0},
     .doc = {"share of the flow at rest that licences let through in the end; more than all is not believed",
             "許可制の下で最終的に出荷される割合（1を超える事例は1とみなす）"},
     .where_from = kFromCases},
}};

propagation::ShippingPath path(std::span<const double> values, const ControlWindow& window) {
  const int notice = whole_days(values[0]), zero = whole_days(values[2]), recovery = std::max(1, whole_days(values[3]));
  const double level = values[4];
  propagation::ShippingPath path{.first_day = window.start_day - notice};
  path.extra.assign(static_cast<std::size_t>(notice), values[1] - 1.0);
  path.withheld.assign(static_cast<std::size_t>(notice), 0.0);
  for (std::size_t day = 0; day < days_of(window); ++day) {
    const int back = static_cast<int>(day) - zero + 1;
    path.withheld.push_back(1.0 - level * std::clamp(static_cast<double>(back) / recovery, 0.0, 1.0));
  }
  return path;
}

}  // namespace

constexpr Control licence_delay = {
    .doc =
        {.id = "licence_delay",
         .title = {"Export licences", "輸出許可制"},
         .rule = {"buyers stock up between announcement and effect (what comes early is missing later), then shipments "
                  "stand near zero while licences are examined and return in equal steps to the level after; when the "
                  "regime ends, all is shipped at once",
                  "発表から施行までに駆込み調達が起き（先に届いた分は後で減る）、審査の間は出荷がほぼ止まり、その後"
                  "段階的に許可制下の水準まで戻る。制度が終われば直ちに元に戻る"}},
    .parameters = kParameters,
    .path = path,
};

}  // namespace noroshi::scenarios
