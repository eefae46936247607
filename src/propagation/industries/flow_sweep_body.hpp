// Compiled once per set of instructions, with that set's flags, into a namespace of its own (NOROSHI_SWEEP). No header
// of the standard library may come in here: an inline function of one compiled with AVX-512 could end up in the
// program.
#include "propagation/industries/flow_sweep.hpp"
#if defined(__AVX512F__) || defined(__FMA__)
#include <immintrin.h>
#endif

namespace noroshi::propagation::NOROSHI_SWEEP {
namespace {

using std::size_t;

// Eight numbers side by side.
#if defined(__AVX512F__)
struct Eight {
  __m512d v;
};
inline Eight load(const double* p) { return {_mm512_loadu_pd(p)}; }
inline void store(double* p, Eight a) { _mm512_storeu_pd(p, a.v); }
inline Eight spread(double x) { return {_mm512_set1_pd(x)}; }
inline Eight fma(Eight a, Eight b, Eight c) { return {_mm512_fmadd_pd(a.v, b.v, c.v)}; }
inline Eight add(Eight a, Eight b) { return {_mm512_add_pd(a.v, b.v)}; }
#elif defined(__FMA__)
struct Eight {
  __m256d low, high;
};
inline Eight load(const double* p) { return {_mm256_loadu_pd(p), _mm256_loadu_pd(p + 4)}; }
inline void store(double* p, Eight a) { _mm256_storeu_pd(p, a.low), _mm256_storeu_pd(p + 4, a.high); }
inline Eight spread(double x) { return {_mm256_set1_pd(x), _mm256_set1_pd(x)}; }
inline Eight fma(Eight a, Eight b, Eight c) {
  return {_mm256_fmadd_pd(a.low, b.low, c.low), _mm256_fmadd_pd(a.high, b.high, c.high)};
}
inline Eight add(Eight a, Eight b) { return {_mm256_add_pd(a.low, b.low), _mm256_add_pd(a.high, b.high)}; }
#else
struct Eight {
  double v[8];
};
inline Eight load(const double* p) {
  Eight a;
  for (size_t k = 0; k < 8; ++k) a.v[k] = p[k];
  return a;
}
inline void store(double* p, Eight a) {
  for (size_t k = 0; k < 8; ++k) p[k] = a.v[k];
}
inline Eight spread(double x) {
  Eight a;
  for (double& v : a.v) v = x;
  return a;
}
inline Eight fma(Eight a, Eight b, Eight c) {
  for (size_t k = 0; k < 8; ++k) c.v[k] = __builtin_fma(a.v[k], b.v[k], c.v[k]);
  return c;
}
inline Eight add(Eight a, Eight b) {
  for (size_t k = 0; k < 8; ++k) a.v[k] += b.v[k];
  return a;
}
#endif

inline Eight joined(const Eight* s) {
  return add(add(add(s[0], s[1]), add(s[2], s[3])), add(add(s[4], s[5]), add(s[6], s[7])));
}
inline double joined(const double* s) { return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])); }

// One lane, kColumns columns at a time.
template <size_t kEights>
inline void down_one_lane(const double* z, size_t rows, size_t columns, const double* u, const double* v,
                          double* weights, double* shipped) {
  Eight w[kEights], x[kEights];
  for (size_t k = 0; k < kEights; ++k) w[k] = x[k] = spread(0.0);
  for (size_t r = 0; r < rows; ++r, z += columns) {
    const Eight ur = spread(u[r]), vr = spread(v[r]);
    for (size_t k = 0; k < kEights; ++k) {
      const Eight cells = load(z + 8 * k);
      w[k] = fma(cells, ur, w[k]);
      x[k] = fma(cells, vr, x[k]);
    }
  }
  for (size_t k = 0; k < kEights; ++k) store(weights + 8 * k, w[k]), store(shipped + 8 * k, x[k]);
}

void down_1(const double* z, size_t rows, size_t columns, const double* u, const double* v, double* weights,
            double* shipped) {
  size_t c = 0;
  for (; c + 64 <= columns; c += 64) down_one_lane<8>(z + c, rows, columns, u, v, weights + c, shipped + c);
  for (; c + 8 <= columns; c += 8) down_one_lane<1>(z + c, rows, columns, u, v, weights + c, shipped + c);
  for (; c < columns; ++c) {
    double w = 0.0, x = 0.0;
    for (size_t r = 0; r < rows; ++r) {
      w = __builtin_fma(z[r * columns + c], u[r], w);
      x = __builtin_fma(z[r * columns + c], v[r], x);
    }
    weights[c] = w, shipped[c] = x;
  }
}

template <size_t kRows>
inline void across_one_lane(const double* z, size_t columns, const double* g, double* out) {
  Eight sum[kRows];
  for (size_t r = 0; r < kRows; ++r) sum[r] = spread(0.0);
  size_t c = 0;
  for (; c + 8 <= columns; c += 8) {
    const Eight gc = load(g + c);
    for (size_t r = 0; r < kRows; ++r) sum[r] = fma(load(z + r * columns + c), gc, sum[r]);
  }
  for (size_t r = 0; r < kRows; ++r) {
    double partial[8];
    store(partial, sum[r]);
    for (size_t k = c; k < columns; ++k) partial[k - c] = __builtin_fma(z[r * columns + k], g[k], partial[k - c]);
    out[r] = joined(partial);
  }
}

void across_1(const double* z, size_t rows, size_t columns, const double* g, double* out) {
  size_t r = 0;
  for (; r + 8 <= rows; r += 8) across_one_lane<8>(z + r * columns, columns, g, out + r);
  for (; r < rows; ++r) across_one_lane<1>(z + r * columns, columns, g, out + r);
}

// Eight lanes, kColumns columns at a time.
template <size_t kColumns>
inline void down_lanes(const double* z, size_t rows, size_t columns, const double* u, const double* v, double* weights,
                       double* shipped) {
  Eight w[kColumns], x[kColumns];
  for (size_t k = 0; k < kColumns; ++k) w[k] = x[k] = spread(0.0);
  for (size_t r = 0; r < rows; ++r, z += columns) {
    const Eight ur = load(u + 8 * r), vr = load(v + 8 * r);
    for (size_t k = 0; k < kColumns; ++k) {
      const Eight cell = spread(z[k]);
      w[k] = fma(cell, ur, w[k]);
      x[k] = fma(cell, vr, x[k]);
    }
  }
  for (size_t k = 0; k < kColumns; ++k) store(weights + 8 * k, w[k]), store(shipped + 8 * k, x[k]);
}

void down_8(const double* z, size_t rows, size_t columns, const double* u, const double* v, double* weights,
            double* shipped) {
  size_t c = 0;
  for (; c + 8 <= columns; c += 8) down_lanes<8>(z + c, rows, columns, u, v, weights + 8 * c, shipped + 8 * c);
  for (; c < columns; ++c) down_lanes<1>(z + c, rows, columns, u, v, weights + 8 * c, shipped + 8 * c);
}

template <size_t kRows>
inline void across_lanes(const double* z, size_t columns, const double* g, double* out) {
  Eight sum[kRows][8];
  for (size_t r = 0; r < kRows; ++r)
    for (size_t k = 0; k < 8; ++k) sum[r][k] = spread(0.0);
  size_t c = 0;
  for (; c + 8 <= columns; c += 8) {
    for (size_t k = 0; k < 8; ++k) {
      const Eight gc = load(g + 8 * (c + k));
      for (size_t r = 0; r < kRows; ++r) sum[r][k] = fma(spread(z[r * columns + c + k]), gc, sum[r][k]);
    }
  }
  for (size_t r = 0; r < kRows; ++r) {
    for (size_t k = 0; c + k < columns; ++k)
      sum[r][k] = fma(spread(z[r * columns + c + k]), load(g + 8 * (c + k)), sum[r][k]);
    store(out + 8 * r, joined(sum[r]));
  }
}

void across_8(const double* z, size_t rows, size_t columns, const double* g, double* out) {
  size_t r = 0;
  for (; r + 3 <= rows; r += 3) across_lanes<3>(z + r * columns, columns, g, out + 8 * r);
  for (; r < rows; ++r) across_lanes<1>(z + r * columns, columns, g, out + 8 * r);
}

template <size_t kWidth, bool kTransit>
inline void settle(const SectorStep& s) {
  const double* __restrict a = s.per_output;
  const double* __restrict per_stock = s.per_stock;
  const double* __restrict not_critical = s.not_critical;
  const double* __restrict not_important = s.not_important;
  const double* __restrict x = s.output;
  const double* __restrict wanted = s.wanted;
  const double* __restrict arrived = s.arrived;
  const double* __restrict weights = s.weights;
  double* __restrict stock = s.stock;
  double* __restrict orders = s.orders;
  double* __restrict used = s.used;
  double* __restrict critical = s.critical_limit;
  double* __restrict important = s.important_limit;
  const double dt = s.step_days, per_dt = 1.0 / s.step_days, restock = s.restock;
  double days[kWidth], per_day[kWidth];
  for (size_t l = 0; l < kWidth; ++l) days[l] = s.stock_days[l], per_day[l] = s.per_limit_day[l];
  for (size_t c = 0; c < s.columns; ++c) {
    for (size_t l = 0; l < kWidth; ++l) {
      const size_t k = c * kWidth + l;
      const double need = a[c] * x[k], there = stock[k] * per_dt;
      const double use = need < there ? need : there;
      const double left = stock[k] + (arrived[k] - use) * dt, now = left > 0.0 ? left : 0.0;
      double target = a[c] * wanted[k] * days[l], position = now;
      // Of an input that runs short an industry orders what it would use, not the little that it still uses.
      const double ratio = target > now ? 1.0 - now / target : 0.0, base = a[c] * (x[k] + (wanted[k] - x[k]) * ratio);
      if constexpr (kTransit) target += a[c] * wanted[k] * s.transit_days[c], position += s.under_way[k];
      const double gap = target - position;
      const double order = base + (gap > 0.0 ? gap : gap * s.destock) * restock;
      const double per_weight = weights[k] > 0.0 ? 1.0 / weights[k] : 0.0;
      orders[k] = (order > 0.0 ? order : 0.0) * per_weight;
      stock[k] = now;
      used[k] = use;
      const double limit = now * per_stock[c] * per_day[l];
      const double lc = limit + not_critical[c], li = limit + not_important[c];
      critical[k] = lc < critical[k] ? lc : critical[k];
      important[k] = li < important[k] ? li : important[k];
    }
  }
}

template <size_t kWidth>
void settle_any(const SectorStep& s) {
  if (s.transit_days == nullptr) return settle<kWidth, false>(s);
  settle<kWidth, true>(s);
}

}  // namespace

FlowSweep sweep(std::size_t width) {
  if (width == 1) return {1, down_1, across_1, settle_any<1>};
  return {kLanes, down_8, across_8, settle_any<8>};
}

}  // namespace noroshi::propagation::NOROSHI_SWEEP
