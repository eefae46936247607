#include "use_cases/exposure/exposure.hpp"

#include "holdings/io_tables.hpp"
#include "holdings/trade_provenance.hpp"
#include "normalize/industry_scheme.hpp"
#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {

Result<ReportTable> expose(const SolvedTable& solved, const ExposureRequest& request,
                           const std::optional<GoodSectors>& good) {
  const auto scope = read_scope(solved, request, good);
  if (!scope) return fail(scope.error());
  const auto answer = [&]() -> Result<ReportTable> {
    switch (request.asked()) {
      case ExposureQuestion::partners:
        return partner_table(solved, *scope, request);
      case ExposureQuestion::industries:
        return industry_table(solved, *scope, request);
      case ExposureQuestion::common:
        return common_table(solved, *scope, request);
      case ExposureQuestion::reverse:
        return reverse_table(solved, *scope, request);
      case ExposureQuestion::extraction:
        return extraction_table(solved, *scope, request);
      case ExposureQuestion::measures:
        break;
    }
    return measure_table(solved, *scope, request);
  };
  auto table = answer();
  if (!table) return table;
  describe_table(*table, solved, *scope);
  return table;
}

Result<ReportTable> find_exposure(holdings::OpenedWorkspace& workspace, const ExposureRequest& request,
                                  const Progress& progress) {
  if (!request.good.empty() && !request.product.empty()) {
    return fail_field(ErrorCode::invalid_input, "product",
                      {"a good and a product are two names for one thing. Give one of them.",
                       "物資と品目コードはどちらか一方を指定してください。"});
  }
  const auto schemes = normalize::IndustrySchemes::load(workspace.data().folder() / "industry_schemes");
  if (!schemes) return fail(schemes.error());
  progress({"reading the table", "産業連関表を読込み中"}, 0.0);
  auto loaded = holdings::load_io_table(workspace, request.table, request.as_of);
  if (!loaded) return fail(loaded.error());
  progress({"solving it", "逆行列を計算中"}, 0.3);
  const auto solved = SolvedTable::of(std::move(*loaded), workspace.areas(), workspace.groups(), *schemes);
  if (!solved) return fail(solved.error());
  std::optional<GoodSectors> good;
  if (!request.good.empty() || !request.product.empty()) {
    const auto& asked = request.good.empty() ? request.product : request.good;
    auto found = find_good_sectors(workspace, *solved, asked, request.good.empty() ? "product" : "good");
    if (!found) return fail(found.error());
    good = std::move(*found);
  }
  progress({"looking through", "間接依存を集計中"}, 0.6);
  auto table = expose(*solved, request, good);
  if (!table || !good) return table;
  auto provenance = holdings::trade_provenance(workspace, good->files);
  if (!provenance) return fail(provenance.error());
  table->provenance.insert(table->provenance.end(), provenance->begin(), provenance->end());
  return table;
}

}  // namespace noroshi::use_cases
