#include "interfaces/cli/session.hpp"

namespace noroshi::cli {

holdings::Clock Session::clock() const {
  return holdings::Clock{environment.variable ? environment.variable("NOROSHI_NOW") : std::nullopt};
}

Result<std::shared_ptr<const holdings::BundledData>> Session::data() {
  if (!bundled) {
    auto loaded = holdings::BundledData::load(data_folder(environment));
    if (!loaded) return fail(loaded.error());
    bundled = std::move(*loaded);
  }
  return bundled;
}

Result<holdings::OpenedWorkspace> Session::open_workspace(lake::Access access) {
  const auto read = data();
  if (!read) return fail(read.error());
  return holdings::OpenedWorkspace::open(workspace, *read, clock(), access);
}

}  // namespace noroshi::cli
