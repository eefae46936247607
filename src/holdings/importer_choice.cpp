#include "holdings/importer_choice.hpp"

#include "names/letter_case.hpp"

namespace noroshi::holdings {

Result<ImporterChoice> choose_importer(const normalize::AreaCatalog& areas, const normalize::AreaGroups& groups,
                                       const std::string& asked, Date day) {
  // Groups first by their exact key: "EU" is a group, although statistics also have a code for it.
  if (const auto* group = groups.find(to_lower(asked))) {
    return ImporterChoice{asked, group->code, group->name,
                          normalize::ImporterGroup{group->code, normalize::members_on(*group, day)}};
  }
  if (const auto code = areas.find(asked); code && *code != kWorld) {
    const auto& area = areas.area(*code);
    return ImporterChoice{area.iso3, *code, {area.en, area.ja}, std::nullopt};
  }
  std::vector<Near> near;
  for (const auto code : areas.suggestions(asked)) {
    const auto& area = areas.area(code);
    near.push_back({area.iso3, {area.en, area.ja}});
  }
  return fail_field(
      ErrorCode::not_found, "importer",
      text("'{}' is no country, area or group that is known. Give an ISO code, a name, or a group such as EU or G7.",
           "「{}"
           "」という国・地域・グループはありません。ISOコード、国名、またはEU・G7などのグループ名を指定してください。",
           asked),
      std::move(near));
}

}  // namespace noroshi::holdings
