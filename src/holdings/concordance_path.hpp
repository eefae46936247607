#pragma once
#include <string>
#include <vector>

#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "normalize/concordance.hpp"

namespace noroshi::holdings {

// A table of the workspace between two classifications of goods or industries: the newest delivery that has the pair.
struct StoredConcordance {
  std::string from, to;  // schemes: "HS22", "ISIC3"
  lake::Partition file;
  std::uint64_t rows = 0;
};
// Sorted by pair. `files`: partitions of the table `concordances`.
[[nodiscard]] Result<std::vector<StoredConcordance>> stored_concordances(const std::vector<lake::Partition>& files,
                                                                         columnar::Database& db);

// One table on the way, read forwards or, where only the opposite table is there, backwards.
struct ConcordanceStep {
  std::string from, to;
  bool inverted = false;
  normalize::ConcordanceFacts facts;  // of the table as stored
  lake::Partition file;
};
struct ConcordancePath {
  normalize::Concordance map;
  std::vector<ConcordanceStep> steps;
};

// The way from one classification to another: the fewest tables, a table read backwards counting as one and a half; of
// equal ways the first by name. `via` names the classifications in between, and then each leg is one table.
// Errors: not_found for a classification that no table has, or without a way (the message lists what there is);
// invalid_input for a way that comes back to where it was, and for a table whose weights do not add up (Concordance).
[[nodiscard]] Result<ConcordancePath> find_concordance(columnar::Database& db,
                                                       const std::vector<StoredConcordance>& stored,
                                                       const std::string& from, const std::string& to,
                                                       const std::vector<std::string>& via);

}  // namespace noroshi::holdings
