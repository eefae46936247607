#include "model/legal_status.hpp"

#include <algorithm>

namespace noroshi {
namespace {

Text state_words(const LegalStatus& law, LegalState state) {
  const auto until = law.until ? to_string(*law.until) : "";
  const auto suspended_until = law.suspended_until ? to_string(*law.suspended_until) : "";
  switch (state) {
    case LegalState::to_come:
      return {"not yet in force", "未施行"};
    case LegalState::in_force:
      if (law.until) return {"in force until " + until, until + "まで有効"};
      return {"in force", "有効"};
    case LegalState::suspended:
      return {"suspended until " + suspended_until, suspended_until + "まで実施停止中"};
    case LegalState::suspension_over:
      return {"was suspended until " + suspended_until + ", what followed is not recorded",
              suspended_until + "まで実施停止、その後の扱いは未確認"};
    case LegalState::ended:
      return {"ended " + until, until + "に終了"};
  }
  return {};
}

}  // namespace

LegalState state_on(const LegalStatus& law, Date day) {
  if (law.until && *law.until < day) return LegalState::ended;
  if (law.suspended_from && law.suspended_until && *law.suspended_from <= day) {
    return day <= *law.suspended_until ? LegalState::suspended : LegalState::suspension_over;
  }
  return law.since && day < *law.since ? LegalState::to_come : LegalState::in_force;
}

std::optional<Date> first_day_of(const LegalStatus& law) {
  if (!law.since || !law.replaces_since) return law.since;
  return std::min(*law.since, *law.replaces_since);
}

bool needs_a_look(const LegalStatus& law, Date day) {
  return !law.looked_at || days_between(*law.looked_at, day) > kLooksLastDays;
}

Text words_on(const LegalStatus& law, Date day) {
  const auto state = state_on(law, day);
  auto words = state_words(law, state);
  if (state == LegalState::ended || !needs_a_look(law, day)) return words;  // what has ended stays ended
  if (!law.looked_at) return {words.en + " (no day of checking recorded)", words.ja + "（確認日の記録なし）"};
  const auto looked = to_string(*law.looked_at);
  return {words.en + " when last checked, " + looked, words.ja + "（" + looked + "の確認時点。以後未確認）"};
}

std::vector<LegalDate> dates_of(const LegalStatus& law) {
  std::vector<LegalDate> dates;
  if (law.since) dates.push_back({*law.since, {"begins", "施行"}});
  if (law.suspended_from) dates.push_back({*law.suspended_from, {"suspension begins", "実施停止開始"}});
  if (law.suspended_until) dates.push_back({*law.suspended_until, {"suspension ends", "実施停止期限"}});
  if (law.until) dates.push_back({*law.until, {"ends", "終了"}});
  std::ranges::stable_sort(dates, {}, &LegalDate::day);
  return dates;
}

}  // namespace noroshi
