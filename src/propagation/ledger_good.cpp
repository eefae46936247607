#include "propagation/ledger_good.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace noroshi::propagation {
namespace {

constexpr double kBalanceTolerance = 1e-6;  // shares of a table add up to the digits that were printed
constexpr int kMostDays = 36525;            // a century; longer is a slip of the pen

bool is_amount(double x) { return std::isfinite(x) && x >= 0.0; }
bool is_share(double x) { return x >= 0.0 && x <= 1.0; }  // false for NaN
bool is_days(int n) { return n >= 0 && n <= kMostDays; }

// The first thing that is wrong; later ones are not looked at.
class Check {
 public:
  explicit Check(std::string good) : good_{std::move(good)} {}

  void that(bool holds, std::string_view part, StaticText wrong) {
    if (!first_ && !holds) first_ = Error{.message = wrong, .where = fmt::format("{}: {}", good_, part)};
  }
  void amount(double x, std::string_view part) {
    that(is_amount(x), part,
         {"an amount is negative or no number. Give zero or more.",
          "数量が負又は数値ではありません。0以上の値を指定してください。"});
  }
  void share(double x, std::string_view part) {
    that(is_share(x), part,
         {"a share lies outside 0 to 1. Give a value in 0 to 1.",
          "割合が0～1の範囲外です。0～1の値を指定してください。"});
  }
  void days(int n, std::string_view part) {
    that(is_days(n), part,
         {"days are negative or more than a century. Give whole days, zero or more.",
          "日数が負又は100年を超えています。0以上の整数で指定してください。"});
  }
  [[nodiscard]] Result<void> done() const {
    if (first_) return fail(*first_);
    return {};
  }

 private:
  std::string good_;
  std::optional<Error> first_;
};

void check_path(Check& check, const ShippingPath& path, const std::string& part) {
  check.that(path.first_day >= -kMostDays && path.first_day <= kMostDays, part,
             {"the path begins more than a century away. Give its first day.",
              "経路の開始日が100年以上離れています。開始日を確認してください。"});
  for (const double c : path.withheld) check.share(c, part + ".withheld");
  for (const double e : path.extra) check.amount(e, part + ".extra");
  for (const int d : path.delay_days) check.days(d, part + ".delay_days");
  const auto before = static_cast<std::size_t>(std::max(0, -path.first_day));
  const auto none = [before](const auto& list) {
    return std::all_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(before, list.size())),
                       [](auto x) { return x == 0; });
  };
  check.that(none(path.withheld) && none(path.delay_days), part,
             {"something is withheld or delayed before day 0, when all is at rest. Let the scenario start earlier.",
              "平常時である0日より前に輸出の停止又は遅延があります。シナリオの開始日を早めてください。"});
}

void check_users(Check& check, const LedgerGood& good, std::size_t industries) {
  std::set<std::size_t> seen;
  double sum = 0.0;
  for (const auto& user : good.users) {
    const std::string part = user.industry ? fmt::format("users[industry {}]", *user.industry) : "users[final demand]";
    check.share(user.share, part + ".share");
    check.share(user.indispensable, part + ".indispensable");
    check.share(user.substitutable, part + ".substitutable");
    check.share(user.value_share.value_or(0.0), part + ".value_share");
    check.days(user.substitution_days, part + ".substitution_days");
    sum += user.share;
    if (!user.industry) continue;
    check.that(*user.industry < industries, part,
               {"there is no such industry in the table. Name industries of the table that is simulated.",
                "表にない産業です。シミュレーションに用いる表の産業を指定してください。"});
    check.that(seen.insert(*user.industry).second, part,
               {"the industry stands twice. Add its shares up.", "同じ産業が二度あります。割合を合算してください。"});
  }
  check.that(sum <= 1.0 + kBalanceTolerance, "users",
             {"shares of the users sum up to more than 1. Correct them: what no user names is used by others.",
              "用途の割合の合計が1を超えています。割合を直してください（残りはその他の用途になります）。"});
}

void check_measures(Check& check, const LedgerGood& good) {
  if (good.thrift) {
    check.amount(good.thrift->below_cover_days, "thrift.below_cover_days");
    check.share(good.thrift->share, "thrift.share");
  }
  for (const auto& release : good.releases) {
    check.days(release.first_day, "releases.first_day");
    check.amount(release.per_day, "releases.per_day");
    check.amount(release.amount, "releases.amount");
  }
  if (good.hoarding) {
    check.days(good.hoarding->first_day, "hoarding.first_day");
    check.days(good.hoarding->days, "hoarding.days");
    check.that(std::isfinite(good.hoarding->factor) && good.hoarding->factor >= 1.0, "hoarding.factor",
               {"who hoards asks for less than he needs. Give a factor of one or more.",
                "買いだめの倍率が1未満です。1以上の値を指定してください。"});
  }
  for (const auto& saving : good.savings) {
    check.days(saving.first_day, "savings.first_day");
    check.days(saving.days, "savings.days");
    check.share(saving.share, "savings.share");
  }
}

}  // namespace

Result<void> check(const LedgerGood& good, std::size_t industries) {
  Check check{good.id};
  check.that(std::isfinite(good.use_at_rest) && good.use_at_rest > 0.0, "use_at_rest",
             {"nothing is used at rest, so nothing can be short. Give the use of a day, above zero.",
              "平常時の使用量がないため不足を計算できません。0より大きい1日当たりの使用量を指定してください。"});
  check.amount(good.home_output, "home_output");
  check.amount(good.commercial_stock, "commercial_stock");
  check.amount(good.strategic_stock, "strategic_stock");
  check.days(good.substitution_from_day, "substitution_from_day");
  double supply = good.home_output;
  for (const auto& supplier : good.suppliers) {
    const auto part = fmt::format("suppliers[{}]", supplier.origin);
    check.amount(supplier.flow, part + ".flow");
    check.days(supplier.transit_days, part + ".transit_days");
    check_path(check, supplier.path, part + ".path");
    supply += supplier.flow;
  }
  for (const auto& other : good.alternatives) {
    const auto part = fmt::format("alternatives[{}]", other.origin);
    check.amount(other.amount, part + ".amount");
    check.days(other.lead_days, part + ".lead_days");
    check.days(other.ramp_days, part + ".ramp_days");
    check.days(other.transit_days, part + ".transit_days");
  }
  check.that(std::abs(supply - good.use_at_rest) <= kBalanceTolerance * good.use_at_rest, "suppliers",
             {"flows of the suppliers and home output do not sum up to the use at rest. Correct one of them.",
              "各供給元の流量と国内生産の合計が平常時の使用量と一致しません。いずれかを直してください。"});
  check_users(check, good, industries);
  check_measures(check, good);
  return check.done();
}

LedgerGood at_bound(LedgerGood good, LedgerBound bound) {
  for (auto& user : good.users) {
    if (bound == LedgerBound::only_its_value) {
      user.indispensable = std::min(user.indispensable, user.value_share.value_or(0.0));
    } else if (bound == LedgerBound::all_output_needs_it) {
      user.indispensable = user.share > 0.0 ? 1.0 : 0.0;
      user.substitutable = 0.0;
    }
  }
  return good;
}

}  // namespace noroshi::propagation
