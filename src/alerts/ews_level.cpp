#include "alerts/ews_level.hpp"

namespace noroshi::alerts {
namespace {

constexpr int kMonthDays = 31, kYearDays = 365;
constexpr double kHalfOfWorldTrade = 0.5, kMostOfWorldTrade = 0.9;
constexpr int kStagesForWorldChain = 2;

EwsLevel granularity(const EwsEvidence& e) {
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
  if (age < 0)
    return {EwsElement::timeliness, level,
            text("newest data {}, still running", "最新データ {}（期間の途中）", period)};
  return {EwsElement::timeliness, level,
          text("newest data {}, {} day{} old", "最新データ {}（{}日前）", period, age, age == 1 ? "" : "s")};
}

EwsLevel scope(const EwsEvidence& e) {
  if (!e.world_coverage) {
    return {EwsElement::scope,
            e.newest_period ? 1 : 0,
            {"world trade in this good is not loaded", "本物資の世界貿易データが未取込"}};
  }
  const bool chain = *e.world_coverage >= kMostOfWorldTrade && e.stages_known >= kStagesForWorldChain;
  const int level = chain ? 3 : *e.world_coverage >= kHalfOfWorldTrade ? 2 : 1;
  return {EwsElement::scope, level,
          text("{:.0f} % of world trade covered, {} stage{} with world shares",
               "世界貿易の{:.0f}％を捕捉、世界シェアのある供給段階 {}", 100.0 * *e.world_coverage, e.stages_known,
               e.stages_known == 1 ? "" : "s")};
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
