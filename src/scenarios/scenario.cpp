#include "scenarios/scenario.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/control.hpp"
#include "scenarios/input_catalog.hpp"

namespace noroshi::scenarios {
namespace {

tl::unexpected<Error> wrong(std::string field, StaticText message) {
  return fail_field(ErrorCode::invalid_input, std::move(field), message);
}

Result<void> check_day(int day, int horizon_days, const char* field) {
  if (day >= 0 && day < horizon_days) return {};
  return fail_field(ErrorCode::invalid_input, field,
                    text("day {} is not within the horizon of {} days. Count from 0.",
                         "{}日目は期間（{}日）の外です。0から数えて指定してください。", day, horizon_days));
}

Result<void> check_share(double share, const char* field) {
  if (share >= 0.0 && share <= 1.0) return {};
  return wrong(field, {"a share lies outside 0 to 1. Write a fraction of the whole.",
                       "割合が0～1の範囲外です。全体に対する割合を書いてください。"});
}

Result<void> check_good(const std::string& good, const char* field = "good") {
  if (!good.empty()) return {};
  return wrong(field, {"nothing is named. Write the id of a good.", "対象がありません。財のidを書いてください。"});
}

bool is_country(const std::string& code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

constexpr StaticText kCountry{"a country is no ISO 3166 alpha-3 code. Write three capitals, such as CHN.",
                              "国がISO 3166の3文字コードではありません。CHNのように書いてください。"};

// The first error of several checks.
Result<void> all_of(std::initializer_list<Result<void>> checks) {
  for (const auto& checked : checks) {
    if (!checked) return fail(checked.error());
  }
  return {};
}

template <class Parts, class Check>
Result<void> check_each(const Parts& parts, std::string_view name, Check check_part) {
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (auto checked = check_part(parts[k]); !checked) {
      auto error = checked.error();
      error.field = fmt::format("{}[{}].{}", name, k + 1, error.field);
      return fail(std::move(error));
    }
  }
  return {};
}

Result<void> check_top(const Scenario& s) {
  if (s.horizon_days < 1 || s.horizon_days > kMostHorizonDays) {
    return wrong("horizon_days", {"the horizon lies outside 1 to 3,650 days. Give the days to look ahead.",
                                  "期間が1～3,650日の範囲外です。計算する日数を指定してください。"});
  }
  if (s.draws < 1 || s.draws > kMostDraws) {
    return wrong("draws", {"the number of draws lies outside 1 to 100,000. 1,000 give bands that hardly move.",
                           "抽出回数が1～100,000の範囲外です。通常は1,000回で十分です。"});
  }
  if (s.importer.empty())
    return wrong("importer", {"nobody imports. Name a country or a group.",
                              "輸入国がありません。国又はグループを指定してください。"});
  if (s.shocks.empty()) {
    return wrong("shock", {"nothing happens. Write at least one [[shock]].",
                           "ショックがありません。[[shock]]を一つ以上書いてください。"});
  }
  if (s.allocation == Allocation::priority && s.first_served.empty()) {
    return wrong("first_served", {"nobody is served first. List ISIC divisions, or let all get the same fraction.",
                                  "優先する産業がありません。ISICの中分類を並べるか、same_fractionにしてください。"});
  }
  return {};
}

Result<void> check_measured(const Scenario& s, const std::string& good) {
  const auto hit = [&](const Shock& shock) { return shock.subject != Subject::sector && shock.what == good; };
  if (good.empty() || std::ranges::any_of(s.shocks, hit)) return {};
  return fail_field(
      ErrorCode::invalid_input, "good",
      text("no shock hits '{}', so a measure for it would do nothing. Correct the id or add the shock.",
           "「{}」へのショックがないため、この措置は効果を持ちません。idを直すか、ショックを加えてください。", good));
}

}  // namespace

bool Scenario::keeps_back(std::string_view what, std::string_view origin) const {
  return std::ranges::any_of(
      shocks, [&](const Shock& shock) { return shock.what == what && shock.origin == origin && shock.hits(importer); });
}

bool Shock::hits(const std::string& importer) const {
  return targets.empty() || std::ranges::find(targets, importer) != targets.end();
}

std::vector<std::string> Scenario::goods() const {
  std::vector<std::string> ids;
  for (const auto& shock : shocks) {
    if (shock.subject == Subject::good && std::ranges::find(ids, shock.what) == ids.end()) ids.push_back(shock.what);
  }
  return ids;
}

Result<void> check(const Shock& shock, int horizon_days) {
  const auto control = control_named(shock.control);
  if (!control) return fail(control.error());
  if (const auto ranges = parameter_ranges(**control, shock.parameters); !ranges) return fail(ranges.error());
  if (!is_country(shock.origin)) return wrong("origin", kCountry);
  if (!std::ranges::all_of(shock.targets, is_country)) return wrong("targets", kCountry);
  if (shock.duration_days && (*shock.duration_days < 1 || *shock.duration_days > kMostHorizonDays)) {
    return wrong("duration_days", {"the duration lies outside 1 to 3,650 days. Leave it out for a control that stays.",
                                   "期間が1～3,650日の範囲外です。終わりのない措置では省いてください。"});
  }
  return all_of({check_good(shock.what, "what"), check_day(shock.start_day, horizon_days, "start_day")});
}

Result<void> check(const Release& release, int horizon_days) {
  if (!std::isfinite(release.days_of_use) || release.days_of_use < 0.0) {
    return wrong("days_of_use", {"the amount is negative or no number. Write days of use at rest.",
                                 "放出量が負又は数値ではありません。平常時の使用量の何日分かを書いてください。"});
  }
  if (!std::isfinite(release.share_of_use) || release.share_of_use < 0.0) {
    return wrong("share_of_use", {"the rate is negative or no number. Write a share of a day's use.",
                                  "1日の放出量が負又は数値ではありません。1日の使用量に対する割合を書いてください。"});
  }
  return all_of({check_good(release.good), check_day(release.start_day, horizon_days, "start_day")});
}

Result<void> check(const ThriftRule& thrift) {
  if (!std::isfinite(thrift.below_cover_days) || thrift.below_cover_days < 0.0) {
    return wrong("below_cover_days",
                 {"the cover is negative or no number. Write days of use at rest.",
                  "在庫日数が負又は数値ではありません。平常時の使用量の何日分かを書いてください。"});
  }
  return all_of({check_good(thrift.good), check_share(thrift.share, "share")});
}

Result<void> check(const SavingOrder& saving, int horizon_days) {
  if (saving.days < 1 || saving.days > kMostHorizonDays) {
    return wrong("days", {"the days lie outside 1 to 3,650. Write how long wants are cut.",
                          "日数が1～3,650の範囲外です。使用を抑える日数を書いてください。"});
  }
  return all_of({check_good(saving.what, "what"), check_share(saving.share, "share"),
                 check_day(saving.start_day, horizon_days, "start_day")});
}

Result<void> check(const HoardingRule& hoarding, int horizon_days) {
  if (hoarding.days < 1 || hoarding.days > kMostHorizonDays) {
    return wrong("days", {"the days lie outside 1 to 3,650. Write how long users hoard.",
                          "日数が1～3,650の範囲外です。買いだめが続く日数を書いてください。"});
  }
  if (!(hoarding.factor >= 1.0 && hoarding.factor <= kMostHoarding)) {
    return wrong("factor", {"the factor lies outside 1 to 10. Write how many times their need users ask for.",
                            "倍率が1～10の範囲外です。必要量の何倍を求めるかを書いてください。"});
  }
  return all_of({check_good(hoarding.good), check_day(hoarding.start_day, horizon_days, "start_day")});
}

Result<void> check(const InputRange& input) {
  if (auto known = check_input_range(input.input, input.value); !known) return fail(known.error());
  return check_good(input.good);
}

Result<void> check(const Scenario& s) {
  if (auto top = check_top(s); !top) return top;
  const int days = s.horizon_days;
  return all_of({
      check_each(s.shocks, "shock", [days](const Shock& x) { return check(x, days); }),
      check_each(s.releases, "release",
                 [&](const Release& x) {
                   return all_of({check(x, days), check_measured(s, x.good)});
                 }),
      check_each(s.thrifts, "thrift",
                 [&](const ThriftRule& x) {
                   return all_of({check(x), check_measured(s, x.good)});
                 }),
      check_each(s.savings, "saving",
                 [&](const SavingOrder& x) {
                   return all_of({check(x, days), check_measured(s, x.subject == Subject::good ? x.what : "")});
                 }),
      check_each(s.hoardings, "hoarding",
                 [&](const HoardingRule& x) {
                   return all_of({check(x, days), check_measured(s, x.good)});
                 }),
      check_each(s.inputs, "input",
                 [&](const InputRange& x) {
                   return all_of({check(x), check_measured(s, x.good)});
                 }),
  });
}

}  // namespace noroshi::scenarios
