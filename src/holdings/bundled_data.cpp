#include "holdings/bundled_data.hpp"

#include <mutex>
#include <optional>

#include "sources/atlas/atlas.hpp"

namespace noroshi::holdings {

struct BundledData::LazyAtlas {
  std::once_flag once;
  std::optional<Result<Atlas>> read;
};

BundledData::BundledData(std::filesystem::path folder, normalize::AreaCatalog areas, normalize::AreaGroups groups)
    : folder_{std::move(folder)},
      areas_{std::move(areas)},
      groups_{std::move(groups)},
      atlas_{std::make_unique<LazyAtlas>()} {}

BundledData::~BundledData() = default;

Result<std::shared_ptr<const BundledData>> BundledData::load(std::filesystem::path folder) {
  auto areas = normalize::AreaCatalog::load(normalize::AreaCatalogFiles::in(folder));
  if (!areas) return fail(areas.error());
  auto groups = normalize::AreaGroups::load(folder / "groups" / "groups.toml", *areas);
  if (!groups) return fail(groups.error());
  return std::shared_ptr<const BundledData>{new BundledData{std::move(folder), std::move(*areas), std::move(*groups)}};
}

Result<const Atlas*> BundledData::atlas() const {
  std::call_once(atlas_->once, [this] { atlas_->read.emplace(sources::load_atlas(folder_ / "atlas")); });
  if (!*atlas_->read) return fail(atlas_->read->error());
  return &**atlas_->read;
}

}  // namespace noroshi::holdings
