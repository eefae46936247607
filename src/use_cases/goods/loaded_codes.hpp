#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/good.hpp"
#include "model/trade_frame.hpp"

namespace noroshi::use_cases {

// What one feed holds of a code and the lines below it, from one side of the trade.
struct LoadedSide {
  std::string feed;
  bool exporters = false;  // what exporters say they sold to the importer; else what the importer says it bought
  Period first, newest;
  Extent extent = Extent::not_said;  // of its partners (importer's side) or destinations (exporters'), as was said
};

// What is loaded of the codes of some goods, for one importer: its own imports, and exports of others to it.
class LoadedCodes {
 public:
  // One query a feed, over the key columns of its files. Errors: those of reading files.
  [[nodiscard]] static Result<LoadedCodes> gather(holdings::OpenedWorkspace& workspace,
                                                  const holdings::ImporterChoice& importer,
                                                  const std::vector<const Good*>& goods);

  // By feed, the importer's side first; empty: nothing is loaded.
  [[nodiscard]] std::vector<LoadedSide> of(const std::string& code) const;
  [[nodiscard]] std::optional<Period> newest_imports_of(const Good& good) const;
  // "811292: comtrade imports 2019–2024 (partners listed); not loaded: 810990".
  [[nodiscard]] Text words_of(const Good& good) const;

 private:
  struct Key {
    std::string feed;
    bool exporters = false;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Span {
    Period first, newest;
  };
  std::map<std::string, std::map<Key, Span>> spans_;  // by product as stored
  std::map<Key, Extent> extents_;
};

}  // namespace noroshi::use_cases
