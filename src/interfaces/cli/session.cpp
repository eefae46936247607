#include "interfaces/cli/session.hpp"

namespace noroshi::cli {

Clock Session::clock() const {
  return Clock{environment.variable ? environment.variable("NOROSHI_NOW") : std::nullopt};
}

Result<std::shared_ptr<const BundledData>> Session::data() {
  if (!bundled) {
    auto loaded = BundledData::load(data_folder(environment));
    if (!loaded) return fail(loaded.error());
    bundled = std::move(*loaded);
  }
  return bundled;
}

Result<OpenedWorkspace> Session::open_workspace(Access access) {
  const auto read = data();
  if (!read) return fail(read.error());
  return OpenedWorkspace::open(workspace, *read, clock(), access);
}

}  // namespace noroshi::cli
