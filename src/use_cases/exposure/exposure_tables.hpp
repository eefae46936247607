#pragma once
#include <optional>
#include <vector>

#include "model/report_table.hpp"
#include "propagation/static/supplier_exposure.hpp"
#include "use_cases/exposure/exposure.hpp"
#include "use_cases/exposure/good_sectors.hpp"
#include "use_cases/exposure/solved_table.hpp"

namespace noroshi::use_cases {

// What a question is about, in rows of a solved table.
struct ExposureScope {
  TableArea of;
  std::vector<TableArea> partners;  // none of their regions is one of `of`
  std::vector<std::string> supplier_sectors, own_sectors;
  std::optional<GoodSectors> good;  // why the suppliers' sectors are these

  [[nodiscard]] bool all_sectors(const SolvedTable& solved) const {
    return supplier_sectors.size() == solved.sectors().size();
  }
};

// Errors: not_found and invalid_input of the request's names, each on its field.
[[nodiscard]] Result<ExposureScope> read_scope(const SolvedTable& solved, const ExposureRequest& request,
                                               const std::optional<GoodSectors>& good);

// One answer each, on a table that is passed in; notes and provenance of the table are added by describe_table.
[[nodiscard]] Result<ReportTable> partner_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);
[[nodiscard]] Result<ReportTable> reverse_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);
[[nodiscard]] Result<ReportTable> industry_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);
[[nodiscard]] Result<ReportTable> common_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);
[[nodiscard]] Result<ReportTable> extraction_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);
[[nodiscard]] Result<ReportTable> measure_table(const SolvedTable&, const ExposureScope&, const ExposureRequest&);

// The question of the request, answered on a table: what find_exposure does once it has loaded one.
[[nodiscard]] Result<ReportTable> expose(const SolvedTable& solved, const ExposureRequest& request,
                                         const std::optional<GoodSectors>& good);

// Exposure of each buyer set to each partner. Partners may overlap (EU beside Germany).
class PartnerLookThrough {
 public:
  PartnerLookThrough(const SolvedTable& solved, const std::vector<TableArea>& partners,
                     const std::vector<std::string>& sectors);
  [[nodiscard]] std::optional<propagation::SupplierExposure> of(std::span<const std::size_t> buyers,
                                                                std::size_t partner) const;
  [[nodiscard]] std::optional<propagation::SupplierExposure> of(std::size_t buyer, std::size_t partner) const;

 private:
  bool shared_ = true;  // one look-through with a group per partner; else one for each
  std::vector<propagation::SupplierLookThrough> look_;
};

// The columns total, face, hidden, pass_through, value_added, and their cells; unknown: five unknown cells.
void add_exposure_columns(std::vector<ReportColumn>& columns);
void add_exposure_cells(std::vector<Cell>& row, const std::optional<propagation::SupplierExposure>& exposure);

void keep_largest(ReportTable& table, std::size_t column, std::size_t limit);  // of a real column; unknown last
void describe_table(ReportTable& report, const SolvedTable& solved, const ExposureScope& scope);

}  // namespace noroshi::use_cases
