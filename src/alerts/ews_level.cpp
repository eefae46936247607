#include "alerts/ews_level.hpp"

namespace noroshi::alerts {
namespace {

constexpr int kMonthDays = 31, kYearDays = 365;
constexpr double kHalfOfWorldTrade = 0.5, kMostOfWorldTrade = 0.9;
constexpr int kStagesForWorldChain = 2;

// Ends that are not reached are not rounded to.
std::string percent(double share) {
  if (share > 0.0 && share < 0.01) return "<1 %";
  if (share > 0.99 && share < 1.0) return ">99 %";
  return fmt::format("{:.0f} %", 100.0 * share);
}

Text with_missing(const Text& said, const std::vector<std::string>& codes) {
  if (codes.empty()) return said;
  std::string list;
  for (const auto& code : codes) list += (list.empty() ? "" : ", ") + code;
  return text("{}; not loaded: {}", "{}。未取込：{}", said, list);
}

EwsLevel granularity(const EwsEvidence& e) {
  if (e.finer_than_hs6 && !e.finer_is_loaded) {
    return {EwsElement::granularity, 2,
            text("separable below HS6 by {}, of which no trade is loaded",
                 "HS6桁より細かい{}で識別できるが、その貿易データは未取込", e.finest_code)};
  }
  if (e.finer_than_hs6) {
    return {EwsElement::granularity, 3, text("separated below HS6: {}", "HS6桁より細かく識別: {}", e.finest_code)};
  }
  if (e.has_hs_code) return {EwsElement::granularity, 2, text("HS code {}", "HSコード {}", e.finest_code)};
  return {EwsElement::granularity, 1, {"no trade code of its own", "固有の貿易コードがない"}};
}

EwsLevel timeliness(const EwsEvidence& e) {
  if (!e.newest_period) {
    return {EwsElement::timeliness,
            0,
            {"no trade of the importer in this good is loaded", "当該国の本物資の貿易データが未取込"}};
  }
  const int age = days_between(last_day(*e.newest_period), e.asked_on);
  const int level = age <= kMonthDays ? 3 : age <= kYearDays ? 2 : 1;
  const auto period = to_string(*e.newest_period);
  const auto said =
      age < 0 ? text("newest data {}, still running", "最新データ {}（期間の途中）", period)
              : text("newest data {}, {} day{} old", "最新データ {}（{}日前）", period, age, age == 1 ? "" : "s");
  return {EwsElement::timeliness, level, with_missing(said, e.codes_without_trade)};
}

EwsLevel scope(const EwsEvidence& e) {
  if (!e.world_coverage) {
    return {EwsElement::scope,
            e.newest_period ? 1 : 0,
            {"world trade in this good is not loaded", "本物資の世界貿易データが未取込"}};
  }
  const bool chain = *e.world_coverage >= kMostOfWorldTrade && e.stages_known >= kStagesForWorldChain;
  const int level = !e.codes_without_world_trade.empty()     ? 1
                    : chain                                  ? 3
                    : *e.world_coverage >= kHalfOfWorldTrade ? 2
                                                             : 1;
  auto said = text("{} of usual world imports covered in {}", "通常の世界輸入の{0}を捕捉（{1}年）",
                   percent(*e.world_coverage), e.world_year);
  if (e.world_gap != Gap::none && *e.world_coverage < kMostOfWorldTrade)
    said = text("{} ({})", "{}（{}）", said, describe(e.world_gap));
  said = text("{0}, {1} stage{2} with world shares", "{0}、世界シェアのある供給段階 {1}", said, e.stages_known,
              e.stages_known == 1 ? "" : "s");
  return {EwsElement::scope, level, with_missing(said, e.codes_without_world_trade)};
}

}  // namespace

StaticText name_of(EwsElement element) {
  constexpr std::array<StaticText, kEwsElements> names{{{"granularity", "物品の詳細さ"},
                                                        {"timeliness", "リアルタイム性"},
                                                        {"scope", "対象範囲"},
                                                        {"simulation", "シミュレーション"},
                                                        {"detection", "脅威察知"}}};
  return names[static_cast<std::size_t>(element)];
}

std::array<EwsLevel, kEwsElements> measure_ews_level(const EwsEvidence& e) {
  return {granularity(e), timeliness(e), scope(e),
          EwsLevel{EwsElement::simulation, 1, {"not measured by this version", "本版では未測定"}},
          EwsLevel{EwsElement::detection, 1, {"not measured by this version", "本版では未測定"}}};
}

}  // namespace noroshi::alerts
