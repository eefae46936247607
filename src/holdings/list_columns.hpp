#pragma once
#include <vector>

#include "holdings/position_rows.hpp"
#include "model/report_table.hpp"

// The columns of the lists of trade with what they mean: the one place that defines them. The lists use them as they
// are, and the job that explains columns prints them, so that no label is without an explanation.
namespace noroshi::holdings {

[[nodiscard]] std::vector<ReportColumn> ranking_columns(const std::vector<MethodChoice>& methods,
                                                        bool several_importers = false);
[[nodiscard]] std::vector<ReportColumn> overlap_columns();
[[nodiscard]] std::vector<ReportColumn> change_columns();
[[nodiscard]] std::vector<ReportColumn> common_dependence_columns();
[[nodiscard]] std::vector<ReportColumn> reverse_dependence_columns();
[[nodiscard]] std::vector<ReportColumn> conversion_columns();
[[nodiscard]] std::vector<ReportColumn> conservation_columns();
[[nodiscard]] std::vector<ReportColumn> unmapped_columns();

}  // namespace noroshi::holdings
