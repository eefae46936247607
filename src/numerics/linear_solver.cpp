#include "numerics/linear_solver.hpp"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/contract.hpp"

// LAPACK as OpenBLAS carries it; Debian's package has no header for it.
extern "C" {
void dgetrf_(const int* m, const int* n, double* a, const int* lda, int* pivots, int* info);
void dgetrs_(const char* trans, const int* n, const int* nrhs, const double* a, const int* lda, const int* pivots,
             double* b, const int* ldb, int* info);
void dgetri_(const int* n, double* a, const int* lda, const int* pivots, double* work, const int* lwork, int* info);
void dgecon_(const char* norm, const int* n, const double* a, const int* lda, const double* anorm, double* rcond,
             double* work, int* iwork, int* info);
}

namespace noroshi::numerics {
namespace {

// Our matrices lie row by row and LAPACK reads column by column, so it sees A'. Hence A x = b is its "transposed"
// system, and each row of a matrix of ours is a right-hand side of its.
constexpr char kOurs = 'T', kOursTransposed = 'N';
constexpr int kInverseBlock = 64;

// OpenBLAS for one thread keeps its work space in the process and does not promise to share it between callers.
std::scoped_lock<std::mutex> one_at_a_time() {
  static std::mutex door;
  static const bool single = (openblas_set_num_threads(1), true);  // where another build of it answers to the name
  NOROSHI_EXPECT(single);
  return std::scoped_lock{door};
}

int to_int(std::size_t n) {
  NOROSHI_EXPECT(n <= 2'000'000'000);
  return static_cast<int>(n);
}

double one_norm_of_transposed(const DenseMatrix& a) {
  double norm = 0.0;
  for (std::size_t i = 0; i < a.rows; ++i) {
    double sum = 0.0;
    for (const double value : a.row(i)) sum += std::abs(value);
    norm = std::max(norm, sum);
  }
  return norm;
}

double largest(std::span<const double> x) {
  double most = 0.0;
  for (const double value : x) most = std::max(most, std::abs(value));
  return most;
}

tl::unexpected<Error> singular(std::size_t n, double reciprocal_condition) {
  return fail(ErrorCode::invalid_input,
              text("the system of {} equations has no reliable solution: it is singular or nearly so (reciprocal "
                   "condition {:.1e}). Look for a row or column that repeats another, or adds up to nothing.",
                   "{}元の連立方程式は特異又はそれに近く、信頼できる解がありません（条件数の逆数 {:.1e}）。他と同じ行・"
                   "列や、合計がゼロになる行・列がないか確認してください。",
                   n, reciprocal_condition));
}

}  // namespace

Result<LuFactors> LuFactors::of(DenseMatrix matrix) {
  if (matrix.rows != matrix.columns || matrix.values.size() != matrix.rows * matrix.columns) {
    return fail(ErrorCode::invalid_input,
                text("a system of equations needs a square matrix; this one has {} rows and {} columns.",
                     "連立方程式には正方行列が必要です（{}行{}列）。", matrix.rows, matrix.columns));
  }
  if (!std::ranges::all_of(matrix.values, [](double value) { return std::isfinite(value); })) {
    return fail(ErrorCode::invalid_input, {"the matrix holds a number that is not finite. Check the table's cells.",
                                           "行列に有限でない数があります。表の値を確認してください。"});
  }
  const double norm = one_norm_of_transposed(matrix);
  const int n = to_int(matrix.rows);
  std::vector<int> pivots(matrix.rows);
  if (n == 0) return LuFactors{std::move(matrix), std::move(pivots), 1.0};
  double reciprocal = 0.0;
  int info = 0;
  {
    const auto lock = one_at_a_time();
    dgetrf_(&n, &n, matrix.values.data(), &n, pivots.data(), &info);
    NOROSHI_ENSURE(info >= 0);
    if (info > 0) return singular(matrix.rows, 0.0);
    std::vector<double> work(4 * matrix.rows);
    std::vector<int> signs(matrix.rows);
    dgecon_("1", &n, matrix.values.data(), &n, &norm, &reciprocal, work.data(), signs.data(), &info);
    NOROSHI_ENSURE(info == 0);
  }
  if (!(reciprocal >= kLeastReciprocalCondition)) return singular(matrix.rows, reciprocal);
  return LuFactors{std::move(matrix), std::move(pivots), reciprocal};
}

namespace {

void solve_in_place(const DenseMatrix& factors, const std::vector<int>& pivots, char side, double* b,
                    std::size_t count) {
  if (factors.rows == 0 || count == 0) return;
  const int n = to_int(factors.rows), columns = to_int(count);
  int info = 0;
  const auto lock = one_at_a_time();
  dgetrs_(&side, &n, &columns, factors.values.data(), &n, pivots.data(), b, &n, &info);
  NOROSHI_ENSURE(info == 0);
}

}  // namespace

std::vector<double> LuFactors::solve(std::span<const double> b) const {
  NOROSHI_EXPECT(b.size() == size());
  std::vector<double> x{b.begin(), b.end()};
  solve_in_place(factors_, pivots_, kOurs, x.data(), 1);
  return x;
}

std::vector<double> LuFactors::solve_transposed(std::span<const double> b) const {
  NOROSHI_EXPECT(b.size() == size());
  std::vector<double> y{b.begin(), b.end()};
  solve_in_place(factors_, pivots_, kOursTransposed, y.data(), 1);
  return y;
}

DenseMatrix LuFactors::solve_rows(DenseMatrix b) const {
  NOROSHI_EXPECT(b.columns == size());
  solve_in_place(factors_, pivots_, kOurs, b.values.data(), b.rows);
  return b;
}

DenseMatrix LuFactors::inverse() && {
  const int n = to_int(size());
  if (n == 0) return std::move(factors_);
  const int space = n * kInverseBlock;
  std::vector<double> work(static_cast<std::size_t>(space));
  int info = 0;
  const auto lock = one_at_a_time();
  dgetri_(&n, factors_.values.data(), &n, pivots_.data(), work.data(), &space, &info);
  NOROSHI_ENSURE(info == 0);
  return std::move(factors_);
}

DenseMatrix product(const DenseMatrix& a, const DenseMatrix& b) {
  NOROSHI_EXPECT(a.columns == b.rows);
  DenseMatrix c{a.rows, b.columns};
  if (c.values.empty() || a.columns == 0) return c;
  const auto lock = one_at_a_time();
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, to_int(a.rows), to_int(b.columns), to_int(a.columns), 1.0,
              a.values.data(), to_int(a.columns), b.values.data(), to_int(b.columns), 0.0, c.values.data(),
              to_int(c.columns));
  return c;
}

std::vector<double> product(const DenseMatrix& a, std::span<const double> x) {
  NOROSHI_EXPECT(a.columns == x.size());
  std::vector<double> y(a.rows, 0.0);
  if (y.empty() || x.empty()) return y;
  const auto lock = one_at_a_time();
  cblas_dgemv(CblasRowMajor, CblasNoTrans, to_int(a.rows), to_int(a.columns), 1.0, a.values.data(), to_int(a.columns),
              x.data(), 1, 0.0, y.data(), 1);
  return y;
}

double relative_residual(const DenseMatrix& a, std::span<const double> x, std::span<const double> b) {
  NOROSHI_EXPECT(a.columns == x.size() && a.rows == b.size());
  const auto ax = product(a, x);
  double worst = 0.0;
  for (std::size_t i = 0; i < b.size(); ++i) worst = std::max(worst, std::abs(ax[i] - b[i]));
  const double scale = one_norm_of_transposed(a) * largest(x) + largest(b);
  return scale > 0.0 ? worst / scale : 0.0;
}

}  // namespace noroshi::numerics
