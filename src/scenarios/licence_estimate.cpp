#include "scenarios/licence_estimate.hpp"

#include <algorithm>

#include "numerics/robust.hpp"
#include "toml/document.hpp"

namespace noroshi::scenarios {
namespace {

constexpr double kDaysOfMonth = 365.0 / 12.0;
constexpr double kNearZero = 0.1;   // of the base
constexpr double kVisible = 0.5;    // a series that never falls to half of its base does not show the control
constexpr double kRecovered = 0.9;  // of the level after
constexpr int kMonthsToShow = 6, kMonthsOfLevel = 12, kMonthsOfBase = 12;

int index_of(Period p) { return 12 * p.year + p.month - 1; }
int index_of(Date d) { return 12 * d.year + static_cast<int>(d.month) - 1; }
Date first_day(Period p) { return {p.year, p.month, 1}; }

std::optional<double> base_of(const LicenceCase& of) {
  if (of.base) return of.base;
  double sum = 0.0;
  int months = 0;
  for (const auto& m : of.months) {
    const int before = index_of(of.announced) - index_of(m.month);
    if (before < 1 || before > kMonthsOfBase) continue;
    sum += m.amount;
    ++months;
  }
  if (months == 0) return std::nullopt;
  return sum / months;
}

// Months of which the regime holds every day, first to last.
std::vector<MonthlyAmount> months_after(const LicenceCase& of, int months) {
  const int first = index_of(of.effective) + (of.effective.day > 1 ? 1 : 0);
  std::vector<MonthlyAmount> after;
  for (const auto& m : of.months) {
    const int index = index_of(m.month);
    if (index >= first && index < index_of(of.effective) + months) after.push_back(m);
  }
  return after;
}

std::optional<double> front_loading(const LicenceCase& of, double base, int notice_days) {
  if (notice_days == 0) return std::nullopt;
  const int last = index_of(of.effective) - (of.effective.day > 1 ? 0 : 1);
  double extra = 0.0;
  for (const auto& m : of.months) {
    if (index_of(m.month) >= index_of(of.announced) && index_of(m.month) <= last) extra += m.amount - base;
  }
  return std::max(1.0, 1.0 + extra / (base / kDaysOfMonth * notice_days));
}

// Absent months do not prolong the days near zero.
Date end_of_zero(const LicenceCase& of, const std::vector<MonthlyAmount>& after, double base) {
  Date end = of.effective;
  int expected = index_of(of.effective) + (of.effective.day > 1 ? 1 : 0);
  for (const auto& m : after) {
    if (index_of(m.month) != expected++ || m.amount >= kNearZero * base) break;
    end = last_day(m.month);
  }
  return end;
}

std::optional<double> recovery_days(const std::vector<MonthlyAmount>& after, Date zero_until, double wanted) {
  for (const auto& m : after) {
    const int days = days_between(zero_until, first_day(m.month)) + static_cast<int>(kDaysOfMonth / 2.0);
    if (days > 0 && m.amount >= wanted) return days;
  }
  return std::nullopt;
}

}  // namespace

Result<LicenceEstimate> estimate_licence(const LicenceCase& of) {
  const auto base = base_of(of);
  const auto after = months_after(of, kMonthsOfLevel), soon = months_after(of, kMonthsToShow);
  if (!base || !(*base > 0.0) || soon.empty() || after.size() < 2) {
    return fail(
        ErrorCode::invalid_input,
        {"months are missing (an estimate needs a year before the announcement, or a base, and two months after "
         "the effect). Give more months.",
         "月次データが足りません（発表前1年又は基準値と、施行後2か月以上が必要です）。期間を広げてください。"},
        of.id);
  }
  const auto lowest = std::ranges::min(soon, {}, &MonthlyAmount::amount).amount;
  if (lowest > kVisible * *base) {
    return fail(
        ErrorCode::refused,
        text(
            "the series does not show the control: its lowest month is {:.0f} % of the base (a code that joins "
            "several goods hides the stop of one of them). Use a series of the good itself.",
            "この系列には措置の影響が現れていません（最小の月でも基準の{:.0f}％。複数の財をまとめた番号では個別の停止が"
            "見えません）。当該財だけの系列を用いてください。",
            100.0 * lowest / *base),
        of.id);
  }
  LicenceEstimate e{.base = *base};
  const int notice = std::max(0, days_between(of.announced, of.effective));
  e.notice_days = notice;
  e.front_loading = front_loading(of, *base, notice);
  const Date zero_until = end_of_zero(of, after, *base);
  e.zero_days = days_between(of.effective, zero_until) + (zero_until == of.effective ? 0 : 1);
  e.level_after = (after[after.size() - 1].amount + after[after.size() - 2].amount) / 2.0 / *base;
  e.recovery_days = recovery_days(after, zero_until, kRecovered * std::min(1.0, e.level_after) * *base);
  return e;
}

std::map<std::string, Range> licence_ranges(const std::vector<LicenceEstimate>& estimates) {
  std::map<std::string, std::vector<double>> seen;
  for (const auto& e : estimates) {
    seen["notice_days"].push_back(e.notice_days);
    if (e.front_loading) seen["front_loading"].push_back(*e.front_loading);
    seen["zero_days"].push_back(e.zero_days);
    if (e.recovery_days) seen["recovery_days"].push_back(*e.recovery_days);
    seen["level_after"].push_back(std::min(1.0, e.level_after));
  }
  std::map<std::string, Range> ranges;
  for (const auto& [parameter, values] : seen) {
    ranges[parameter] = {std::ranges::min(values), numerics::median(values), std::ranges::max(values)};
  }
  return ranges;
}

Result<std::vector<LicenceCase>> read_licence_cases(const std::filesystem::path& file) {
  auto document = toml::Document::read(file, file.filename().string());
  if (!document) return fail(document.error());
  std::vector<LicenceCase> cases;
  for (const auto& table : document->top().tables("case")) {
    LicenceCase of{.id = table.text("id")};
    of.announced = table.date("announced").value_or(Date{});
    of.effective = table.date("effective").value_or(Date{});
    of.base = table.number("base", toml::Presence::optional);
    table.leave({"unit", "base_from", "source"});
    for (const auto& month : table.tables("months")) {
      const auto date = month.date("month").value_or(Date{});
      of.months.push_back({.month = {static_cast<std::int16_t>(date.year), static_cast<std::uint8_t>(date.month)},
                           .amount = month.number("amount").value_or(0.0)});
    }
    std::ranges::sort(of.months, {}, &MonthlyAmount::month);
    cases.push_back(std::move(of));
  }
  const auto problems = document->finish();
  if (!problems.empty()) return fail(problems.front());
  return cases;
}

}  // namespace noroshi::scenarios
