#pragma once
#include <cstddef>

namespace noroshi::propagation {

// The arithmetic on the flow matrix: what one read of the rows of a sector has to give to every lane.
//
// Lanes stand beside each other in groups of kLanes: number l of cell k is x[k * width + l], width 1 (a lane alone) or
// kLanes. A lane's figures do not depend on the width nor on its neighbours, to the last bit: sums over rows run from
// the first row on, sums over columns in kPartial running sums (column c goes to sum c % kPartial) that are joined in
// pairs, every product is added by a fused multiply-add. Machines with AVX-512, AVX2 or neither give the same bits.
inline constexpr std::size_t kLanes = 8, kPartial = 8;

// The inputs of one sector in every industry's store, and what each orders next: `down` reads orders and stocks and
// writes weights and arrivals, `settle` does the rest. Per column c and lane: c * width + lane, except where said.
// Rates per day, stocks in money.
struct SectorStep {
  std::size_t columns = 0;
  const double* per_output = nullptr;  // per column: input per output (a)
  const double* per_stock = nullptr;   // per column: 1 / a where the input can limit, else 0
  const double *not_critical = nullptr, *not_important = nullptr;  // per column: 0 where it is, else infinity
  const double* transit_days = nullptr;                            // per column; null: nothing is ever under way
  const double *output = nullptr, *wanted = nullptr;
  double *arrived = nullptr, *weights = nullptr;
  const double* under_way = nullptr;                             // money; null as transit_days
  const double *stock_days = nullptr, *per_limit_day = nullptr;  // per lane
  double restock = 0.0, destock = 0.0, step_days = 1.0;          // share of a gap ordered per day
  double *stock = nullptr, *orders = nullptr;                    // orders: per unit of weighted flow at rest
  double *received = nullptr, *used = nullptr;  // per lane: sums over the columns of what arrived and was used
  double *critical_limit = nullptr, *important_limit = nullptr;  // smallest so far
};

// z: rows x columns, row by row. All arrays hold `width` numbers per element; out-arrays are written, not added to.
struct FlowSweep {
  std::size_t width;
  // weights[c] = sum over rows of z u, arrived[c] = orders[c] x sum over rows of z v; u and v: one per row. The stocks
  // are brought near for settle meanwhile: the sums leave the memory idle.
  void (*down)(const double* z, std::size_t rows, const SectorStep& step, const double* u, const double* v);
  // out[r] = sum over columns of z g; g: one per column.
  void (*across)(const double* z, std::size_t rows, std::size_t columns, const double* g, double* out);
  // One step of the stores of a sector, with short = (1 - stock / target)+:
  //   used = min(a x, stock / dt); stock += (arrived - used) dt; limits = min(limits, stock / (a days));
  //   orders = max(0, a (x + (wanted - x) short) + gap restock) / weights, gap = target - stock - under way;
  //   a negative gap counts `destock` times.
  void (*settle)(const SectorStep& step);
};

// What this machine does fastest, for one lane or for kLanes of them.
[[nodiscard]] FlowSweep flow_sweep(std::size_t width);

// The same in its plainest form, without a vector instruction: the reference of the tests, and of the benchmark.
[[nodiscard]] FlowSweep plain_flow_sweep(std::size_t width);

}  // namespace noroshi::propagation
