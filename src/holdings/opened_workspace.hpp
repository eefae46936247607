#pragma once
#include <filesystem>
#include <memory>
#include <optional>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "holdings/bundled_data.hpp"
#include "holdings/clock.hpp"
#include "lake/workspace.hpp"

namespace noroshi::holdings {

// A workspace with everything that a question needs beside it: areas, groups, the atlas, a database in memory, the day.
// Nothing is read again from one question to the next, and nothing is shared but the bundled data, so that several may
// live in one process. One thread at a time may ask one.
class OpenedWorkspace {
 public:
  // Errors: those of Workspace::open.
  [[nodiscard]] static Result<OpenedWorkspace> open(const std::filesystem::path& folder,
                                                    std::shared_ptr<const BundledData> data, Clock clock = {},
                                                    lake::Access access = lake::Access::read);

  [[nodiscard]] const lake::Workspace& store() const { return store_; }
  [[nodiscard]] const BundledData& data() const { return *data_; }
  [[nodiscard]] const normalize::AreaCatalog& areas() const { return data_->areas(); }
  [[nodiscard]] const normalize::AreaGroups& groups() const { return data_->groups(); }
  [[nodiscard]] Result<const Atlas*> atlas() const { return data_->atlas(); }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] Date today() const { return clock_.today(); }
  // The same workspace and data at another time of day, with a database of its own.
  [[nodiscard]] OpenedWorkspace at(Instant now) const { return {store_, data_, Clock{to_string(now)}}; }
  // Opened at the first call. Views and tables made in it stay until the workspace is closed.
  [[nodiscard]] Result<columnar::Database*> database();

 private:
  OpenedWorkspace(lake::Workspace store, std::shared_ptr<const BundledData> data, Clock clock)
      : store_{std::move(store)}, data_{std::move(data)}, clock_{std::move(clock)} {}

  lake::Workspace store_;
  std::shared_ptr<const BundledData> data_;
  Clock clock_;
  std::optional<columnar::Database> database_;
};

}  // namespace noroshi::holdings
