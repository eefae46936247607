#include "numerics/low_rank_update.hpp"

#include <Eigen/LU>

#include "base/contract.hpp"
#include "numerics/linear_solver.hpp"

namespace noroshi::numerics {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Index;

}  // namespace

Result<std::vector<double>> updated_solution(std::span<const double> x, const LowRankUpdate& update) {
  const std::size_t k = update.seen.size();
  NOROSHI_EXPECT(update.response.rows == k && update.response.columns == x.size());
  NOROSHI_EXPECT(update.capacitance.rows == k && update.capacitance.columns == k);
  std::vector<double> changed{x.begin(), x.end()};
  if (k == 0) return changed;
  const auto order = static_cast<Index>(k);
  const Eigen::PartialPivLU<RowMajor> lu{Eigen::Map<const RowMajor>{update.capacitance.values.data(), order, order}};
  const Eigen::VectorXd weights = lu.solve(Eigen::Map<const Eigen::VectorXd>{update.seen.data(), order});
  // With a zero pivot the estimate itself may be no number.
  if (!(lu.rcond() >= LuFactors::kLeastReciprocalCondition) || !weights.allFinite()) {
    return fail(
        ErrorCode::invalid_input,
        text("what is left after the change of rank {} has no reliable solution: it is singular or nearly so. "
             "Change less, or a smaller share.",
             "階数{}の変更後の連立方程式は特異又はそれに近く、信頼できる解がありません。変更の範囲又は割合を小さく"
             "してください。",
             k));
  }
  for (std::size_t j = 0; j < k; ++j) {
    const auto response = update.response.row(j);
    const double weight = weights[static_cast<Index>(j)];
    for (std::size_t i = 0; i < changed.size(); ++i) changed[i] -= weight * response[i];
  }
  return changed;
}

}  // namespace noroshi::numerics
