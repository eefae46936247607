#include "holdings/importer_choice.hpp"

#include <algorithm>

#include "holdings/bundled_data.hpp"
#include "normalize/area_groups.hpp"

namespace noroshi {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Result<ImporterChoice> choose_importer(const AreaCatalog& areas, const std::string& asked, Date day) {
  // Groups first by their exact key: "EU" is a group, although statistics also have a code for it.
  const auto groups = AreaGroups::load(bundled_data() / "groups" / "groups.toml", areas);
  if (!groups) return fail(groups.error());
  if (const auto* group = groups->find(lower(asked))) {
    return ImporterChoice{asked, group->code, group->name, ImporterGroup{group->code, members_on(*group, day)}};
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

}  // namespace noroshi
