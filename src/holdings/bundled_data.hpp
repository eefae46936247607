#pragma once
#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "model/good.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/area_groups.hpp"

namespace noroshi::holdings {

// The project's data folder, read once and shared by every workspace that is opened with it. Only read after loading,
// so threads may share it.
class BundledData {
 public:
  // Errors: of the first file that is missing or wrong.
  [[nodiscard]] static Result<std::shared_ptr<const BundledData>> load(std::filesystem::path folder);
  BundledData(const BundledData&) = delete;
  BundledData& operator=(const BundledData&) = delete;
  ~BundledData();

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const normalize::AreaCatalog& areas() const { return areas_; }
  [[nodiscard]] const normalize::AreaGroups& groups() const { return groups_; }
  // Read at the first call: many questions do without. Errors: what is wrong with its files.
  [[nodiscard]] Result<const Atlas*> atlas() const;

 private:
  struct LazyAtlas;
  BundledData(std::filesystem::path folder, normalize::AreaCatalog areas, normalize::AreaGroups groups);

  std::filesystem::path folder_;
  normalize::AreaCatalog areas_;
  normalize::AreaGroups groups_;
  std::unique_ptr<LazyAtlas> atlas_;
};

}  // namespace noroshi::holdings
