#include "holdings/opened_workspace.hpp"

namespace noroshi::holdings {

Result<OpenedWorkspace> OpenedWorkspace::open(const std::filesystem::path& folder,
                                              std::shared_ptr<const BundledData> data, Clock clock,
                                              lake::Access access) {
  auto store = lake::Workspace::open(folder, access);
  if (!store) return fail(store.error());
  return OpenedWorkspace{std::move(*store), std::move(data), std::move(clock)};
}

Result<columnar::Database*> OpenedWorkspace::database() {
  if (!database_) {
    auto opened = columnar::Database::open();
    if (!opened) return fail(opened.error());
    database_ = std::move(*opened);
  }
  return &*database_;
}

}  // namespace noroshi::holdings
