#pragma once
#include "propagation/static/static_method.hpp"

namespace noroshi::propagation {

// How many stages lie between an industry and final use, or between primary inputs and an industry (Antras and Chor
// 2018, NBER 24185, eqs. 3, 6 and the net-inventory correction of section 3.1: what goes into stocks, N_i, is spread
// over all uses in proportion, so that Z'_ij = Z_ij x_i / (x_i - N_i) and the same for final demand):
//   U = 1 + sum_j Z'_ij / x_i U_j     D = 1 + sum_i Z'_ij / x_j D_i
// Unknown for industries that sell nothing, or nothing but to stocks. Errors: invalid_input for a system without
// solution. Cost: 2/3 N^3 operations, N^2 numbers.
[[nodiscard]] Result<IndustryMeasure> stages_to_final_use(const LeontiefSystem& system);
[[nodiscard]] Result<IndustryMeasure> stages_from_primary_input(const LeontiefSystem& system);

}  // namespace noroshi::propagation
