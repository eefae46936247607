#include "holdings/opened_workspace.hpp"

namespace noroshi {

Result<OpenedWorkspace> OpenedWorkspace::open(const std::filesystem::path& folder,
                                              std::shared_ptr<const BundledData> data, Clock clock, Access access) {
  auto store = Workspace::open(folder, access);
  if (!store) return fail(store.error());
  return OpenedWorkspace{std::move(*store), std::move(data), std::move(clock)};
}

Result<Database*> OpenedWorkspace::database() {
  if (!database_) {
    auto opened = Database::open();
    if (!opened) return fail(opened.error());
    database_ = std::move(*opened);
  }
  return &*database_;
}

}  // namespace noroshi
