#pragma once
#include <span>
#include <vector>

#include "base/result.hpp"
#include "propagation/static/leontief_system.hpp"

namespace noroshi::propagation {

// Hypothetical extraction: what the rest would make if a share d of some industries' deals did not take place
// (Paelinck, de Caevel and Degueldre 1965; Strassert 1968; Dietzenbacher and Lahr 2013, "Expanding extractions",
// Economic Systems Research 25(3); Miller and Lahr 2001 number the kinds).
enum class ExtractionKind {
  total,     // rows and columns of A and final demand of the industries: as if they were gone
  backward,  // columns of A: they buy d less from every industry, which nobody replaces
  forward,   // rows of B (Ghosh): they sell d less to every industry, and users make that much less
  supply,    // rows of A and final demand: they deliver d less, and users do without (partial extraction)
  cells,     // A_RD: D buy d less of R and final demand stays: R loses the orders, nobody replaces R for D's output
  forward_cells,  // B_RD (Ghosh): R delivers d less to D, and D and its users make that much less
};

struct Extraction {
  ExtractionKind kind = ExtractionKind::total;
  std::vector<std::size_t> industries = {};  // S or R; each once
  std::vector<std::size_t> buyers = {};      // D, of both kinds of cells; each once
  double share = 1.0;                        // d, 0 to 1
};

[[nodiscard]] constexpr bool has_buyers(ExtractionKind kind) {
  return kind == ExtractionKind::cells || kind == ExtractionKind::forward_cells;
}

struct ExtractionLoss {
  double output = 0.0;       // sum of x - x*, of all industries (those extracted too), in the table's unit
  double elsewhere = 0.0;    // of it, of industries that were not extracted
  double value_added = 0.0;  // v'(x - x*), v = value added over output
};

// Extractions of a solved table as changes of rank 2 |S| at most, without a second factorisation: L A = A L = L - I
// gives every product that the update needs from rows and columns of L itself. Cost of one: k^3 + k N with k = 2 |S|;
// cells: min(|R|, |D|)^2 max(|R|, |D|) + |R| N.
class Extractor {
 public:
  explicit Extractor(const LeontiefSystem& system) : system_{&system} {}  // keeps a view

  // x*, N. Errors: invalid_input for a share out of [0, 1], no industries, or what cannot be solved.
  // An index beyond the table or given twice is a mistake of the caller (ContractViolation).
  [[nodiscard]] Result<std::vector<double>> output_after(const Extraction& extraction) const;
  [[nodiscard]] Result<ExtractionLoss> loss(const Extraction& extraction) const;
  // One loss for each, in order; the work is shared by threads and the bits do not depend on how many. Errors: the
  // first.
  [[nodiscard]] Result<std::vector<ExtractionLoss>> losses(std::span<const Extraction> extractions) const;

 private:
  const LeontiefSystem* system_;
};

}  // namespace noroshi::propagation
