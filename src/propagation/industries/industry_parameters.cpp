#include "propagation/industries/industry_parameters.hpp"

#include <cmath>
#include <utility>

namespace noroshi::propagation {
namespace {

struct Bound {
  const char* field;
  double value, least, most;
  bool above_least = false;  // not the least itself
};

Result<void> check(const Bound& b, const std::string& of) {
  const bool fine =
      std::isfinite(b.value) && b.value >= b.least && b.value <= b.most && !(b.above_least && b.value == b.least);
  if (fine) return {};
  return fail(Error{.code = ErrorCode::invalid_input,
                    .message = text("{} is {}, which is not in its range {} to {}. Correct it",
                                    "{}が{}で、範囲{}～{}の外です。直してください", b.field, b.value, b.least, b.most),
                    .where = of.empty() ? b.field : of});
}

constexpr double kManyDays = 1e6;

Result<void> check(const SectorParameters& p, const std::string& sector) {
  for (const Bound& b :
       {Bound{"stock_days", p.stock_days, 0.0, kManyDays, true},
        Bound{"restock_days", p.restock_days, 0.0, kManyDays, true},
        Bound{"overproduction", p.overproduction, 1.0, 1e3},
        Bound{"overproduction_days", p.overproduction_days, 0.0, kManyDays, true},
        Bound{"substitution", p.substitution, 0.0, 1.0}, Bound{"transit_days", p.transit_days, 0.0, 1e3}})
    if (auto fine = check(b, sector); !fine) return fine;
  return {};
}

Result<void> no(const char* what, const std::string& code) {
  return fail(Error{.code = ErrorCode::not_found,
                    .message = text("the table has no {} {}. Use one of its codes",
                                    "表に{} {}はありません。表のコードを使ってください", what, code),
                    .where = code});
}

}  // namespace

Result<void> check(const IndustryParameters& p, const IndustryFlows& network) {
  if (!p.sectors.empty() && p.sectors.size() != network.sectors().size()) {
    return fail(
        Error{.code = ErrorCode::invalid_input,
              .message = text("parameters for {} sectors, but the table has {}. Give one set for each, or none",
                              "{}部門分のパラメータですが、表には{}部門あります。部門ごとに与えるか、空にしてください",
                              p.sectors.size(), network.sectors().size()),
              .where = "sectors"});
  }
  for (std::size_t s = 0; s < p.sectors.size(); ++s)
    if (auto fine = check(p.sectors[s], network.sectors()[s]); !fine) return fine;
  for (const auto& rule : p.classes) {
    if (!rule.sector.empty() && !network.sector(rule.sector)) return no("sector", rule.sector);
    if (!rule.user_sector.empty() && !network.sector(rule.user_sector)) return no("sector", rule.user_sector);
  }
  for (const auto& rule : p.transit) {
    if (!rule.origin.empty() && !network.region(rule.origin)) return no("region", rule.origin);
    if (!rule.destination.empty() && !network.region(rule.destination)) return no("region", rule.destination);
    if (auto fine = check(Bound{"transit", rule.days, 0.0, 1e3}, rule.origin + " -> " + rule.destination); !fine)
      return fine;
  }
  for (const Bound& b : {Bound{"anticipation", p.anticipation, 0.0, 1.0}, Bound{"destocking", p.destocking, 0.0, 1.0},
                         Bound{"negligible_share", p.negligible_share, 0.0, 1.0},
                         Bound{"capital_per_value_added", p.capital_per_value_added, 0.0, 1e3, true},
                         Bound{"step_days", p.step_days, 0.0, 365.0, true}})
    if (auto fine = check(b, ""); !fine) return fine;
  return {};
}

}  // namespace noroshi::propagation
