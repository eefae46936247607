#include "propagation/static/extraction_updates.hpp"

namespace noroshi::propagation {
namespace {

using numerics::DenseMatrix;
using Indices = std::vector<std::size_t>;

// In what follows S are the industries, d the share, e_s unit vectors, and M = I - A (forward: (I - B)').
// The change of M is U V'; an update needs M^-1 U (rows of `response`), I + V' M^-1 U and V' x.

double unit(std::size_t i, std::size_t j) { return i == j ? 1.0 : 0.0; }

// Row of `response`: d times column j of L, or of L - I.
void put_column(std::span<double> response, const LeontiefSystem& system, std::size_t j, double d,
                double less_identity) {
  for (std::size_t i = 0; i < response.size(); ++i) response[i] = d * system.inverse(i, j);
  response[j] -= d * less_identity;
}

// L (f - d f_S): the solution without the final demand for S that goes.
std::vector<double> without_final_demand(const LeontiefSystem& system, const Indices& industries, double d) {
  auto start = system.output;
  for (const std::size_t s : industries) {
    const double gone = d * system.final_demand[s];
    for (std::size_t i = 0; i < start.size(); ++i) start[i] -= system.inverse(i, s) * gone;
  }
  return start;
}

// U = d [e_S, A_S - e_S A_SS], V' = [A_S', e_S']: rows and columns of S, their crossing once.
ExtractionUpdate total(const LeontiefSystem& system, const Indices& industries, double d) {
  const std::size_t n = system.size(), m = industries.size();
  const auto& l = system.inverse;
  ExtractionUpdate out{without_final_demand(system, industries, d),
                       {DenseMatrix{2 * m, n}, DenseMatrix{2 * m, 2 * m}, {}}};
  auto& [response, capacitance, seen] = out.update;
  for (std::size_t a = 0; a < m; ++a) {
    put_column(response.row(a), system, industries[a], d, 0.0);
    auto second = response.row(m + a);
    put_column(second, system, industries[a], d, 1.0);
    for (const std::size_t s : industries) {
      const double own = d * system.coefficients(s, industries[a]);
      if (own == 0.0) continue;
      for (std::size_t i = 0; i < n; ++i) second[i] -= l(i, s) * own;
    }
  }
  // A_S' (M^-1 u) = (L - I)_S' (column), and (L A_SS etc.) follow from A L = L - I: A y = y - M y with M y = u.
  for (std::size_t a = 0; a < m; ++a) {
    for (std::size_t b = 0; b < m; ++b) {
      const std::size_t i = industries[a];
      const double first = response(b, i), second = response(m + b, i);
      capacitance(a, b) = unit(a, b) + first - d * unit(a, b);  // u = d e_b
      capacitance(a, m + b) = second;                           // u = d (A_b without rows S): nothing in row a
      capacitance(m + a, b) = first;
      capacitance(m + a, m + b) = unit(a, b) + second;
    }
  }
  for (const std::size_t s : industries) seen.push_back(out.start[s] - (1.0 - d) * system.final_demand[s]);
  for (const std::size_t s : industries) seen.push_back(out.start[s]);
  return out;
}

// U = d A_S (columns), V' = e_S'.
ExtractionUpdate backward(const LeontiefSystem& system, const Indices& industries, double d) {
  const std::size_t m = industries.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, system.size()}, DenseMatrix{m, m}, {}}};
  for (std::size_t b = 0; b < m; ++b) {
    put_column(out.update.response.row(b), system, industries[b], d, 1.0);
    for (std::size_t a = 0; a < m; ++a)
      out.update.capacitance(a, b) = unit(a, b) + out.update.response(b, industries[a]);
    out.update.seen.push_back(out.start[industries[b]]);
  }
  return out;
}

// U = d e_S, V' = rows S of A.
ExtractionUpdate supply(const LeontiefSystem& system, const Indices& industries, double d) {
  const std::size_t m = industries.size();
  ExtractionUpdate out{without_final_demand(system, industries, d),
                       {DenseMatrix{m, system.size()}, DenseMatrix{m, m}, {}}};
  for (std::size_t b = 0; b < m; ++b) {
    put_column(out.update.response.row(b), system, industries[b], d, 0.0);
    for (std::size_t a = 0; a < m; ++a)
      out.update.capacitance(a, b) = (1.0 - d) * unit(a, b) + out.update.response(b, industries[a]);
    out.update.seen.push_back(out.start[industries[b]] - (1.0 - d) * system.final_demand[industries[b]]);
  }
  return out;
}

// M = (I - B)': U = d rows S of B as columns, V' = e_S'; M^-1 U = d rows S of G - I.
ExtractionUpdate forward(const LeontiefSystem& system, const Indices& industries, double d) {
  const std::size_t n = system.size(), m = industries.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, n}, DenseMatrix{m, m}, {}}};
  for (std::size_t b = 0; b < m; ++b) {
    auto response = out.update.response.row(b);
    for (std::size_t j = 0; j < n; ++j) response[j] = d * (ghosh(system, industries[b], j) - unit(industries[b], j));
    for (std::size_t a = 0; a < m; ++a) out.update.capacitance(a, b) = unit(a, b) + response[industries[a]];
    out.update.seen.push_back(out.start[industries[b]]);
  }
  return out;
}

// Few sellers: U = d e_R, V' = A_RD and nothing elsewhere.
ExtractionUpdate cells_by_row(const LeontiefSystem& system, const Indices& sellers, const Indices& buyers, double d) {
  const std::size_t m = sellers.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, system.size()}, DenseMatrix{m, m}, std::vector<double>(m, 0.0)}};
  for (std::size_t b = 0; b < m; ++b) put_column(out.update.response.row(b), system, sellers[b], d, 0.0);
  for (std::size_t a = 0; a < m; ++a) {
    for (const std::size_t j : buyers) out.update.seen[a] += system.coefficients(sellers[a], j) * out.start[j];
    for (std::size_t b = 0; b < m; ++b) {
      double sum = unit(a, b);
      for (const std::size_t j : buyers) sum += system.coefficients(sellers[a], j) * out.update.response(b, j);
      out.update.capacitance(a, b) = sum;
    }
  }
  return out;
}

// Few buyers: U = d A_RD, V' = e_D'.
ExtractionUpdate cells_by_column(const LeontiefSystem& system, const Indices& sellers, const Indices& buyers,
                                 double d) {
  const std::size_t n = system.size(), m = buyers.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, n}, DenseMatrix{m, m}, {}}};
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::size_t s : sellers) {
      const double reach = d * system.inverse(i, s);
      if (reach == 0.0) continue;
      for (std::size_t b = 0; b < m; ++b) out.update.response(b, i) += reach * system.coefficients(s, buyers[b]);
    }
  }
  for (std::size_t b = 0; b < m; ++b) {
    for (std::size_t a = 0; a < m; ++a) out.update.capacitance(a, b) = unit(a, b) + out.update.response(b, buyers[a]);
    out.update.seen.push_back(out.start[buyers[b]]);
  }
  return out;
}

// B_ij = Z_ij / x_i; of an inert industry nothing.
double allocation(const LeontiefSystem& system, std::size_t i, std::size_t j) {
  return system.inert[i] != 0 ? 0.0 : system.coefficients(i, j) * system.output[j] / system.output[i];
}

// M = (I - B)', few sellers: U = d rows B_RD as columns, V' = e_R'; M^-1 u = d sum over D of B_sj G_j.
ExtractionUpdate forward_cells_by_row(const LeontiefSystem& system, const Indices& sellers, const Indices& buyers,
                                      double d) {
  const std::size_t n = system.size(), m = sellers.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, n}, DenseMatrix{m, m}, {}}};
  for (std::size_t b = 0; b < m; ++b) {
    auto response = out.update.response.row(b);
    for (const std::size_t j : buyers) {
      const double delivered = d * allocation(system, sellers[b], j);
      if (delivered == 0.0) continue;
      for (std::size_t i = 0; i < n; ++i) response[i] += delivered * ghosh(system, j, i);
    }
    for (std::size_t a = 0; a < m; ++a) out.update.capacitance(a, b) = unit(a, b) + response[sellers[a]];
    out.update.seen.push_back(out.start[sellers[b]]);
  }
  return out;
}

// The same for few buyers: U = d e_D, V' = (B_RD)'; M^-1 u = d G_j.
ExtractionUpdate forward_cells_by_column(const LeontiefSystem& system, const Indices& sellers, const Indices& buyers,
                                         double d) {
  const std::size_t n = system.size(), m = buyers.size();
  ExtractionUpdate out{system.output, {DenseMatrix{m, n}, DenseMatrix{m, m}, std::vector<double>(m, 0.0)}};
  for (std::size_t b = 0; b < m; ++b) {
    for (std::size_t i = 0; i < n; ++i) out.update.response(b, i) = d * ghosh(system, buyers[b], i);
  }
  for (std::size_t a = 0; a < m; ++a) {
    for (std::size_t b = 0; b < m; ++b) out.update.capacitance(a, b) = unit(a, b);
    for (const std::size_t s : sellers) {
      const double share = allocation(system, s, buyers[a]);
      out.update.seen[a] += share * out.start[s];
      for (std::size_t b = 0; b < m; ++b) out.update.capacitance(a, b) += share * out.update.response(b, s);
    }
  }
  return out;
}

}  // namespace

ExtractionUpdate extraction_update(const LeontiefSystem& system, const Extraction& extraction) {
  const auto& [kind, industries, buyers, d] = extraction;
  switch (kind) {
    case ExtractionKind::total:
      return total(system, industries, d);
    case ExtractionKind::backward:
      return backward(system, industries, d);
    case ExtractionKind::forward:
      return forward(system, industries, d);
    case ExtractionKind::supply:
      return supply(system, industries, d);
    case ExtractionKind::forward_cells:
      return industries.size() < buyers.size() ? forward_cells_by_row(system, industries, buyers, d)
                                               : forward_cells_by_column(system, industries, buyers, d);
    case ExtractionKind::cells:
      break;
  }
  return industries.size() <= buyers.size() ? cells_by_row(system, industries, buyers, d)
                                            : cells_by_column(system, industries, buyers, d);
}

}  // namespace noroshi::propagation
