#include "scenarios/input_catalog.hpp"

#include <fmt/format.h>

#include <array>

#include "names/nearest_name.hpp"
#include "scenarios/control.hpp"

namespace noroshi::scenarios {
namespace {

constexpr double kMostDays = 3650.0;
constexpr double kMostHomeShare = 0.99;  // what is all made at home is not a question of imports

constexpr std::array<InputSpec, 10> kInputs = {{
    {.id = "commercial_stock_days",
     .name = {"Commercial stock", "民間在庫"},
     .unit = "days",
     .max = kMostDays,
     .fact = &SupplyFacts::commercial_stock_days,
     .ours = {30, 60, 180},  // replaced by assumed_stock_days
     .unknown = {"nobody publishes a stock of this good", "この財の在庫量は公表されていない"}},
    {.id = "strategic_stock_days",
     .name = {"Strategic stock", "国家備蓄等"},
     .unit = "days",
     .max = kMostDays,
     .fact = &SupplyFacts::strategic_stock_days,
     .ours = {0, 0, 0},
     .unknown = {"no strategic stock is published, so none is there to release",
                 "国家備蓄等は公表されておらず、放出できるものはないとする"}},
    {.id = "transit_days",
     .name = {"Days from shipment abroad to use", "海外出荷から国内使用までの日数"},
     .unit = "days",
     .max = 365.0,
     .fact = &SupplyFacts::transit_days,
     .ours = {15, 30, 45},
     .unknown = {"the days at sea and in customs are not known", "輸送・通関日数が分からない"}},
    {.id = "home_share",
     .name = {"Share of supply made at home", "国内生産の割合"},
     .unit = "share",
     .max = kMostHomeShare,
     .fact = &SupplyFacts::home_share,
     .ours = {0, 0, 0.3},
     .unknown = {"home output is not known; most likely there is none",
                 "国内生産量が分からない（ないものとする場合が最もありそうとみる）"}},
    {.id = "recycled_share",
     .name = {"Share of supply that comes back at home", "国内リサイクルの割合"},
     .unit = "share",
     .max = kMostHomeShare,
     .fact = &SupplyFacts::recycled_share,
     .ours = {0, 0, 0.1},
     .unknown = {"what comes back at home is not known", "国内リサイクル量が分からない"}},
    {.id = "substitutable_share",
     .name = {"Share of the need that can be done without in the end", "最終的に代替・節約できる割合"},
     .unit = "share",
     .max = 1.0,
     .fact = &SupplyFacts::substitutable_share,
     .ours = {0, 0.05, 0.2},
     .unknown = {"nobody says how far users can do without", "代替の余地が公表されていない"}},
    {.id = "substitution_days",
     .name = {"Days until it is done without", "代替に要する日数"},
     .unit = "days",
     .max = kMostDays,
     .fact = &SupplyFacts::substitution_days,
     .ours = {60, 180, 720},
     .unknown = {"nobody says how long users need for other ways", "代替に要する期間が公表されていない"}},
    {.id = "other_origins_share",
     .name = {"Share of the lost flow that others can add", "他国が補える割合"},
     .unit = "share",
     .max = 1.0,
     .fact = &SupplyFacts::other_origins_share,
     .ours = {0, 0.2, 0.6},
     .unknown = {"the spare capacity of other origins is not known", "他国の供給余力が分からない"}},
    {.id = "other_origins_days",
     .name = {"Days until others ship", "他国が出荷を始めるまでの日数"},
     .unit = "days",
     .max = kMostDays,
     .fact = &SupplyFacts::other_origins_days,
     .ours = {10, 45, 180},
     .unknown = {"nobody says how soon others can ship", "他国が出荷を始めるまでの期間が分からない"}},
    {.id = "other_origins_ramp_days",
     .name = {"Days until others ship all they can", "他国の増産が終わるまでの日数"},
     .unit = "days",
     .max = kMostDays,
     .fact = nullptr,
     .ours = {7, 30, 90},
     .unknown = {"how fast others grow is not known", "他国の増産の速さが分からない"}},
}};

bool fits(const Range& range, double max) { return rises(range) && range.low >= 0.0 && range.high <= max; }

}  // namespace

std::span<const InputSpec> input_catalog() { return kInputs; }

Range assumed_stock_days(GoodTier tier) {
  switch (tier) {
    case GoodTier::part:
      return {5, 20, 60};
    case GoodTier::material:
    case GoodTier::raw_material:
      return {30, 60, 180};
    case GoodTier::energy:
    case GoodTier::consumable:
      return {10, 30, 90};
    case GoodTier::equipment:
      return {30, 90, 365};
  }
  return {30, 60, 180};
}

Result<void> check_input_range(const std::string& id, const Range& range) {
  double max = 1.0;
  if (id == kHoardingFactor) {
    max = kMostHoarding;
  } else if (id != kThriftShare && !id.starts_with(kUsePrefix) && !id.starts_with(kIndispensablePrefix)) {
    std::vector<std::string> ids{std::string{kThriftShare}, std::string{kHoardingFactor}};
    const InputSpec* found = nullptr;
    for (const auto& spec : kInputs) {
      ids.emplace_back(spec.id);
      if (spec.id == id) found = &spec;
    }
    if (found == nullptr) {
      return fail_field(ErrorCode::not_found, "name",
                        text("there is no input '{}'. There are: {}, use.<division> and indispensable.<division>.",
                             "入力「{}」はありません。使えるもの：{}、use.<中分類>、indispensable.<中分類>。", id,
                             fmt::format("{}", fmt::join(ids, ", "))),
                        near_names(id, ids));
    }
    max = found->max;
  }
  const double min = id == kHoardingFactor ? 1.0 : 0.0;
  if (fits(range, max) && range.low >= min) return {};
  return fail_field(
      ErrorCode::invalid_input, "value",
      text("the range {} .. {} .. {} does not rise or leaves {} .. {}. Write low <= mid <= high.",
           "範囲{}～{}～{}が昇順でないか、{}～{}を外れています。low ≦ mid ≦ highとなるように書いてください。",
           range.low, range.mid, range.high, min, max));
}

}  // namespace noroshi::scenarios
