#pragma once
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
inline Eight held(Eight a) {  // in a register: the compiler may otherwise read it anew from memory for every use
  asm("" : "+v"(a.v));
  return a;
}
inline Eight spread(double x) { return {_mm512_set1_pd(x)}; }
inline Eight fma(Eight a, Eight b, Eight c) { return {_mm512_fmadd_pd(a.v, b.v, c.v)}; }
inline Eight add(Eight a, Eight b) { return {_mm512_add_pd(a.v, b.v)}; }
inline Eight sub(Eight a, Eight b) { return {_mm512_sub_pd(a.v, b.v)}; }
inline Eight mul(Eight a, Eight b) { return {_mm512_mul_pd(a.v, b.v)}; }
inline Eight least(Eight a, Eight b) { return {_mm512_min_pd(a.v, b.v)}; }
inline Eight positive(Eight a) { return {_mm512_max_pd(a.v, _mm512_setzero_pd())}; }
inline Eight inverse(Eight a) {  // 0 of what is not above 0
  const __mmask8 above = _mm512_cmp_pd_mask(a.v, _mm512_setzero_pd(), _CMP_GT_OQ);
  return {_mm512_maskz_div_pd(above, _mm512_set1_pd(1.0), a.v)};
}
#elif defined(__FMA__)
struct Eight {
  __m256d low, high;
};
inline Eight load(const double* p) { return {_mm256_loadu_pd(p), _mm256_loadu_pd(p + 4)}; }
inline void store(double* p, Eight a) { _mm256_storeu_pd(p, a.low), _mm256_storeu_pd(p + 4, a.high); }
inline Eight held(Eight a) {
  asm("" : "+x"(a.low), "+x"(a.high));
  return a;
}
inline Eight spread(double x) { return {_mm256_set1_pd(x), _mm256_set1_pd(x)}; }
inline Eight fma(Eight a, Eight b, Eight c) {
  return {_mm256_fmadd_pd(a.low, b.low, c.low), _mm256_fmadd_pd(a.high, b.high, c.high)};
}
inline Eight add(Eight a, Eight b) { return {_mm256_add_pd(a.low, b.low), _mm256_add_pd(a.high, b.high)}; }
inline Eight sub(Eight a, Eight b) { return {_mm256_sub_pd(a.low, b.low), _mm256_sub_pd(a.high, b.high)}; }
inline Eight mul(Eight a, Eight b) { return {_mm256_mul_pd(a.low, b.low), _mm256_mul_pd(a.high, b.high)}; }
inline Eight least(Eight a, Eight b) { return {_mm256_min_pd(a.low, b.low), _mm256_min_pd(a.high, b.high)}; }
inline Eight positive(Eight a) {
  return {_mm256_max_pd(a.low, _mm256_setzero_pd()), _mm256_max_pd(a.high, _mm256_setzero_pd())};
}
inline __m256d inverse(__m256d a) {  // 0 of what is not above 0
  return _mm256_and_pd(_mm256_div_pd(_mm256_set1_pd(1.0), a), _mm256_cmp_pd(a, _mm256_setzero_pd(), _CMP_GT_OQ));
}
inline Eight inverse(Eight a) { return {inverse(a.low), inverse(a.high)}; }
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
inline Eight held(Eight a) { return a; }
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
inline Eight sub(Eight a, Eight b) {
  for (size_t k = 0; k < 8; ++k) a.v[k] -= b.v[k];
  return a;
}
inline Eight mul(Eight a, Eight b) {
  for (size_t k = 0; k < 8; ++k) a.v[k] *= b.v[k];
  return a;
}
inline Eight least(Eight a, Eight b) {
  for (size_t k = 0; k < 8; ++k) a.v[k] = a.v[k] < b.v[k] ? a.v[k] : b.v[k];
  return a;
}
inline Eight positive(Eight a) {
  for (double& v : a.v) v = v > 0.0 ? v : 0.0;
  return a;
}
inline Eight inverse(Eight a) {  // 0 of what is not above 0
  for (double& v : a.v) v = v > 0.0 ? 1.0 / v : 0.0;
  return a;
}
#endif

struct One {  // the same of a number alone
  double v;
};
inline One mul(One a, One b) { return {a.v * b.v}; }
inline One add(One a, One b) { return {a.v + b.v}; }
inline One sub(One a, One b) { return {a.v - b.v}; }
inline One least(One a, One b) { return {a.v < b.v ? a.v : b.v}; }
inline One positive(One a) { return {a.v > 0.0 ? a.v : 0.0}; }
inline One inverse(One a) { return {a.v > 0.0 ? 1.0 / a.v : 0.0}; }
inline void store(double* p, One a) { *p = a.v; }

inline Eight joined(const Eight* s) {
  return add(add(add(s[0], s[1]), add(s[2], s[3])), add(add(s[4], s[5]), add(s[6], s[7])));
}
inline double joined(const double* s) { return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])); }

// Loops over sums in registers are unrolled by order: the compiler keeps an array that it indexes in memory.

// One lane, 8 kEights columns from c on at a time.
template <size_t kEights>
inline void down_one_lane(const double* z, size_t rows, const SectorStep& s, const double* u, const double* v,
                          size_t c) {
  Eight w[kEights], x[kEights];
#pragma GCC unroll 32
  for (size_t k = 0; k < kEights; ++k) w[k] = x[k] = spread(0.0);
  z += c;
  for (size_t r = 0; r < rows; ++r, z += s.columns) {
    const Eight ur = spread(u[r]), vr = spread(v[r]);
#pragma GCC unroll 32
    for (size_t k = 0; k < kEights; ++k) {
      const Eight cells = load(z + 8 * k);
      w[k] = fma(cells, ur, w[k]);
      x[k] = fma(cells, vr, x[k]);
    }
  }
#pragma GCC unroll 32
  for (size_t k = 0; k < kEights; ++k) {
    store(s.weights + c + 8 * k, w[k]);
    store(s.arrived + c + 8 * k, mul(x[k], load(s.orders + c + 8 * k)));
  }
}

void down_1(const double* z, size_t rows, const SectorStep& s, const double* u, const double* v) {
  size_t c = 0;
  for (; c + 64 <= s.columns; c += 64) down_one_lane<8>(z, rows, s, u, v, c);
  for (; c + 8 <= s.columns; c += 8) down_one_lane<1>(z, rows, s, u, v, c);
  for (; c < s.columns; ++c) {
    double w = 0.0, x = 0.0;
    for (size_t r = 0; r < rows; ++r) {
      w = __builtin_fma(z[r * s.columns + c], u[r], w);
      x = __builtin_fma(z[r * s.columns + c], v[r], x);
    }
    s.weights[c] = w, s.arrived[c] = x * s.orders[c];
  }
}

template <size_t kRows>
inline void across_one_lane(const double* z, size_t columns, const double* g, double* out) {
  Eight sum[kRows];
#pragma GCC unroll 32
  for (size_t r = 0; r < kRows; ++r) sum[r] = spread(0.0);
  size_t c = 0;
  for (; c + 8 <= columns; c += 8) {
    const Eight gc = load(g + c);
#pragma GCC unroll 32
    for (size_t r = 0; r < kRows; ++r) sum[r] = fma(load(z + r * columns + c), gc, sum[r]);
  }
#pragma GCC unroll 32
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

// What the registers hold: columns x two sums of `down`, kTile rows x kParts running sums of `across`.
#if defined(__AVX512F__)
constexpr size_t kDown = 8, kTile = 6, kParts = 4;
#else
constexpr size_t kDown = 2, kTile = 3, kParts = 2;
#endif

// Eight lanes, kColumns columns from c on at a time. A row's next cells are a page away from those of the row before,
// too far for the machine to foresee.
template <size_t kColumns>
inline void down_lanes(const double* z, size_t rows, const SectorStep& s, const double* u, const double* v, size_t c) {
  for (size_t k = 8 * c; k < 8 * (c + kColumns); k += 8)
    __builtin_prefetch(s.orders + k), __builtin_prefetch(s.stock + k);
  Eight w[kColumns], x[kColumns];
#pragma GCC unroll 32
  for (size_t k = 0; k < kColumns; ++k) w[k] = x[k] = spread(0.0);
  z += c;
  for (size_t r = 0; r < rows; ++r, z += s.columns) {
    __builtin_prefetch(z + 8);
    const Eight ur = held(load(u + 8 * r)), vr = held(load(v + 8 * r));
#pragma GCC unroll 32
    for (size_t k = 0; k < kColumns; ++k) {
      const Eight cell = spread(z[k]);
      w[k] = fma(cell, ur, w[k]);
      x[k] = fma(cell, vr, x[k]);
    }
  }
#pragma GCC unroll 32
  for (size_t k = 0; k < kColumns; ++k) {
    store(s.weights + 8 * (c + k), w[k]);
    store(s.arrived + 8 * (c + k), mul(x[k], load(s.orders + 8 * (c + k))));
  }
}

void down_8(const double* z, size_t rows, const SectorStep& s, const double* u, const double* v) {
  size_t c = 0;
  for (; c + kDown <= s.columns; c += kDown) down_lanes<kDown>(z, rows, s, u, v, c);
  for (; c < s.columns; ++c) down_lanes<1>(z, rows, s, u, v, c);
}

// Rows and columns that `across` takes at a time: the numbers of the columns and the sums of the rows stay in L1 (32
// KiB) while every row of the panel passes over them. kTile rows x kParts of the running sums are in registers.
constexpr size_t kPanelRows = 24, kPanelColumns = 256;

// Adds columns [0, columns) of kRows rows to the running sums [first, first + kParts) of each.
template <size_t kRows>
inline void across_lanes(const double* z, size_t stride, size_t columns, size_t first, const double* g,
                         Eight (*sums)[kPartial]) {
  Eight sum[kRows][kParts];
#pragma GCC unroll 32
  for (size_t r = 0; r < kRows; ++r)
#pragma GCC unroll 32
    for (size_t k = 0; k < kParts; ++k) sum[r][k] = sums[r][first + k];
  size_t c = first;
  for (; c + kParts <= columns; c += kPartial) {
#pragma GCC unroll 32
    for (size_t k = 0; k < kParts; ++k) {
      const Eight gc = held(load(g + 8 * (c + k)));
#pragma GCC unroll 32
      for (size_t r = 0; r < kRows; ++r) sum[r][k] = fma(spread(z[r * stride + c + k]), gc, sum[r][k]);
    }
  }
  for (size_t k = 0; c + k < columns && k < kParts; ++k)
#pragma GCC unroll 32
    for (size_t r = 0; r < kRows; ++r) sum[r][k] = fma(spread(z[r * stride + c + k]), load(g + 8 * (c + k)), sum[r][k]);
#pragma GCC unroll 32
  for (size_t r = 0; r < kRows; ++r)
#pragma GCC unroll 32
    for (size_t k = 0; k < kParts; ++k) sums[r][first + k] = sum[r][k];
}

// The same for all running sums of the first `rows`, at most kRows.
template <size_t kRows>
inline void across_tile(size_t rows, const double* z, size_t stride, size_t columns, const double* g,
                        Eight (*sums)[kPartial]) {
  if (rows == kRows) {
    for (size_t k = 0; k < kPartial; k += kParts) across_lanes<kRows>(z, stride, columns, k, g, sums);
  } else if constexpr (kRows > 1) {
    across_tile<kRows - 1>(rows, z, stride, columns, g, sums);
  }
}

void across_8(const double* z, size_t rows, size_t columns, const double* g, double* out) {
  for (size_t from = 0; from < rows; from += kPanelRows) {
    const size_t here = rows - from < kPanelRows ? rows - from : kPanelRows;
    Eight sums[kPanelRows][kPartial];
    for (size_t r = 0; r < here; ++r)
      for (Eight& sum : sums[r]) sum = spread(0.0);
    for (size_t c = 0; c < columns; c += kPanelColumns) {
      const size_t wide = columns - c < kPanelColumns ? columns - c : kPanelColumns;
      for (size_t r = 0; r < here; r += kTile)
        across_tile<kTile>(here - r < kTile ? here - r : kTile, z + (from + r) * columns + c, columns, wide, g + 8 * c,
                           sums + r);
    }
    for (size_t r = 0; r < here; ++r) store(out + 8 * (from + r), joined(sums[r]));
  }
}

// How a cell's numbers stand: eight lanes of a column, eight columns of a lane, or one number.
struct LanesOfColumn {
  using Number = Eight;
  static constexpr size_t kColumns = 1, kStride = 8;
  static Eight column(const double* p) { return spread(*p); }
  static Eight lane(const double* p) { return load(p); }
  static Eight cell(const double* p) { return load(p); }
};
struct ColumnsOfLane {
  using Number = Eight;
  static constexpr size_t kColumns = 8, kStride = 1;
  static Eight column(const double* p) { return load(p); }
  static Eight lane(const double* p) { return spread(*p); }
  static Eight cell(const double* p) { return load(p); }
};
struct Alone {
  using Number = One;
  static constexpr size_t kColumns = 1, kStride = 1;
  static One column(const double* p) { return {*p}; }
  static One lane(const double* p) { return {*p}; }
  static One cell(const double* p) { return {*p}; }
};
template <class Number>
inline Number same(double x) {
  if constexpr (sizeof(Number) == sizeof(double)) {
    return {x};
  } else {
    return spread(x);
  }
}

// From column c on, as many as fit; returns the first that did not. received, used: the running sums.
template <class As, bool kTransit>
inline size_t settle(const SectorStep& s, size_t c, double* received, double* used) {
  using Number = typename As::Number;
  const Number dt = same<Number>(s.step_days), per_dt = same<Number>(1.0 / s.step_days);
  const Number restock = same<Number>(s.restock), destock = same<Number>(s.restock * s.destock);
  const Number days = As::lane(s.stock_days), per_day = As::lane(s.per_limit_day);
  for (; c + As::kColumns <= s.columns; c += As::kColumns) {
    const size_t k = c * As::kStride;
    const Number a = As::column(s.per_output + c), x = As::cell(s.output + k), wanted = As::cell(s.wanted + k);
    const Number before = As::cell(s.stock + k), arrived = As::cell(s.arrived + k), weights = As::cell(s.weights + k);
    const Number need = mul(a, x), use = least(need, mul(before, per_dt));
    const Number now = positive(add(before, mul(sub(arrived, use), dt)));
    const Number most = mul(a, wanted), target = mul(most, days);
    const Number one_over = inverse(mul(weights, target));  // one division for two
    // Of an input that runs short an industry orders what it would use, not the little that it still uses.
    const Number share_missing = mul(mul(positive(sub(target, now)), one_over), weights);
    const Number base = add(need, mul(sub(most, need), share_missing));
    Number gap = sub(target, now);
    if constexpr (kTransit) gap = sub(add(gap, mul(most, As::column(s.transit_days + c))), As::cell(s.under_way + k));
    const Number above = positive(gap), below = sub(gap, above);
    const Number order = positive(add(base, add(mul(above, restock), mul(below, destock))));
    store(s.orders + k, mul(order, mul(one_over, target)));
    store(s.stock + k, now);
    const size_t sum = c % kPartial * As::kStride;
    store(received + sum, add(As::cell(received + sum), arrived));
    store(used + sum, add(As::cell(used + sum), use));
    const Number limit = mul(mul(now, As::column(s.per_stock + c)), per_day);
    store(s.critical_limit + k, least(add(limit, As::column(s.not_critical + c)), As::cell(s.critical_limit + k)));
    store(s.important_limit + k, least(add(limit, As::column(s.not_important + c)), As::cell(s.important_limit + k)));
  }
  return c;
}

template <bool kTransit>
void settle_1(const SectorStep& s) {
  double received[kPartial] = {}, used[kPartial] = {};
  settle<Alone, kTransit>(s, settle<ColumnsOfLane, kTransit>(s, 0, received, used), received, used);
  *s.received = joined(received), *s.used = joined(used);
}
template <bool kTransit>
void settle_8(const SectorStep& s) {
  double received[kPartial * 8] = {}, used[kPartial * 8] = {};
  settle<LanesOfColumn, kTransit>(s, 0, received, used);
  Eight r[kPartial], u[kPartial];
  for (size_t k = 0; k < kPartial; ++k) r[k] = load(received + 8 * k), u[k] = load(used + 8 * k);
  store(s.received, joined(r)), store(s.used, joined(u));
}

void settle_one_lane(const SectorStep& s) { s.transit_days == nullptr ? settle_1<false>(s) : settle_1<true>(s); }
void settle_lanes(const SectorStep& s) { s.transit_days == nullptr ? settle_8<false>(s) : settle_8<true>(s); }

}  // namespace

FlowSweep sweep(std::size_t width) {
  if (width == 1) return {1, down_1, across_1, settle_one_lane};
  return {kLanes, down_8, across_8, settle_lanes};
}

}  // namespace noroshi::propagation::NOROSHI_SWEEP
