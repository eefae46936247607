#include <algorithm>
#include <set>

#include "use_cases/exposure/exposure_tables.hpp"

namespace noroshi::use_cases {
namespace {

// Every region of the table that is not the area's own.
std::vector<TableArea> outsiders(const SolvedTable& solved, const TableArea& of) {
  std::vector<TableArea> partners;
  for (const auto& region : solved.regions()) {
    if (std::ranges::find(of.regions, region) == of.regions.end())
      partners.push_back({region, solved.region_name(region), {region}, {}});
  }
  return partners;
}

// A group on which one of its members is asked means its other members.
Result<std::vector<TableArea>> read_partners(const SolvedTable& solved, const ExposureRequest& request,
                                             const TableArea& of) {
  if (request.on.empty()) return outsiders(solved, of);
  std::vector<TableArea> partners;
  for (const auto& asked : request.on) {
    auto partner = choose_table_area(solved, asked, "on");
    if (!partner) return fail(partner.error());
    const bool overlaps = std::erase_if(partner->regions, [&](const std::string& region) {
                            return std::ranges::find(of.regions, region) != of.regions.end();
                          }) > 0;
    if (partner->regions.empty() && overlaps) {
      return fail_field(ErrorCode::invalid_input, "on",
                        text("{} is {} itself. Name somebody else.",
                             "{}は対象の{}自身です。別の国・地域を指定してください。", partner->name, of.name));
    }
    partners.push_back(std::move(*partner));
  }
  return partners;
}

}  // namespace

ExposureQuestion ExposureRequest::asked() const {
  if (question) return *question;
  return good.empty() && product.empty() ? ExposureQuestion::partners : ExposureQuestion::industries;
}

Result<ExposureScope> read_scope(const SolvedTable& solved, const ExposureRequest& request,
                                 const std::optional<GoodSectors>& good) {
  const auto whose = !request.of.empty()                           ? request.of
                     : request.asked() == ExposureQuestion::common ? std::string{"G7"}
                                                                   : std::string{"JPN"};
  auto of = choose_table_area(solved, whose, "of");
  if (!of) return fail(of.error());
  auto partners = read_partners(solved, request, *of);
  if (!partners) return fail(partners.error());
  if (partners->empty() && request.asked() != ExposureQuestion::measures) {
    return fail_field(
        ErrorCode::invalid_input, "table",
        text("the table {} has no region beside {}: it cannot say who stands behind its industries. Use a "
             "table of several regions; ⟦.question=measures⟧ works with this one.",
             "産業連関表 {} には{}以外の地域がなく、相手国を調べられません。国際産業連関表を使用してくださ"
             "い。⟦.question=measures⟧ はこの表でも利用できます。",
             solved.table.id(), of->name));
  }
  if (good && !request.sector.empty()) {
    return fail_field(ErrorCode::invalid_input, "sector",
                      {"a good names its sector itself. Give a good or a sector, not both.",
                       "物資を指定すると部門は自動的に決まります。物資と部門のどちらか一方を指定してください。"});
  }
  std::vector<std::string> asked = request.sector;
  if (good) {
    for (const auto& [sector, share] : good->sectors) asked.push_back(sector);
  }
  auto supplier_sectors = choose_sectors(solved, asked, "sector");
  if (!supplier_sectors) return fail(supplier_sectors.error());
  auto own_sectors = choose_sectors(solved, request.industry, "industry");
  if (!own_sectors) return fail(own_sectors.error());
  return ExposureScope{std::move(*of), std::move(*partners), std::move(*supplier_sectors), std::move(*own_sectors),
                       good};
}

PartnerLookThrough::PartnerLookThrough(const SolvedTable& solved, const std::vector<TableArea>& partners,
                                       const std::vector<std::string>& sectors) {
  using propagation::SupplierGroups;
  std::vector<std::vector<std::size_t>> suppliers;
  std::set<std::size_t> seen;
  for (const auto& partner : partners) {
    suppliers.push_back(industries_of(solved, partner.regions, sectors));
    for (const std::size_t i : suppliers.back()) shared_ = seen.insert(i).second && shared_;
  }
  SupplierGroups groups{std::vector<std::size_t>(solved.table.size(), SupplierGroups::kNone), partners.size()};
  for (std::size_t p = 0; p < partners.size(); ++p) {
    if (!shared_) groups = {std::vector<std::size_t>(solved.table.size(), SupplierGroups::kNone), 1};
    for (const std::size_t i : suppliers[p]) groups.group_of[i] = shared_ ? p : 0;
    if (!shared_) look_.emplace_back(solved.system, groups);
  }
  if (shared_) look_.emplace_back(solved.system, groups);
}

std::optional<propagation::SupplierExposure> PartnerLookThrough::of(std::span<const std::size_t> buyers,
                                                                    std::size_t partner) const {
  return shared_ ? look_.front().of(buyers, partner) : look_[partner].of(buyers, 0);
}

std::optional<propagation::SupplierExposure> PartnerLookThrough::of(std::size_t buyer, std::size_t partner) const {
  return shared_ ? look_.front().of(buyer, partner) : look_[partner].of(buyer, 0);
}

}  // namespace noroshi::use_cases
