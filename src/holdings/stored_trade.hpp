#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.hpp"
#include "holdings/trade_scope.hpp"
#include "lake/workspace.hpp"

namespace noroshi::holdings {

// The stored files of trade by year, and the concordances beside them. The register of the workspace is read once, so
// that all parts of an answer rest on the same state.
class StoredTrade {
 public:
  using FilesByYear = std::map<int, std::vector<lake::Partition>>;

  // Of the scope only `source` and `as_of` count. Own data stand apart: a table of the user's (Standing::own) is there
  // only when `source` names its feed. Error: not_found when no trade of `source` is stored (the message
  // lists the feeds that are there).
  [[nodiscard]] static Result<StoredTrade> open(const lake::Workspace& workspace, const TradeScope& scope = {});

  [[nodiscard]] const FilesByYear& years() const { return years_; }  // of the most trusted standing first, then by feed
  // Files of `length` years ending with `last`. Error: not_found when the last year has no trade (it lists the years).
  [[nodiscard]] Result<std::vector<lake::Partition>> window(int last, int length) const;
  // The file of another table (trade_totals, frames, doubts) that belongs to a file of trade; nothing where the import
  // stored none.
  [[nodiscard]] const lake::Partition* beside(const lake::Partition& trade, std::string_view table) const;
  // Feeds of own data that were left aside, sorted.
  [[nodiscard]] const std::vector<std::string>& own_aside() const { return own_aside_; }
  [[nodiscard]] const std::vector<lake::Partition>& concordances() const { return concordances_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }  // of the workspace

 private:
  std::filesystem::path folder_;
  FilesByYear years_;
  std::map<std::tuple<std::string, std::string, std::string>, lake::Partition> beside_;  // by table, feed, year
  std::vector<std::string> own_aside_;
  std::vector<lake::Partition> concordances_;
};

}  // namespace noroshi::holdings
