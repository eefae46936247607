#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "use_cases/dossier/code_year.hpp"
#include "use_cases/dossier/good_question.hpp"

namespace noroshi::use_cases {

// What one exporter says of one code: to whom it sold in its newest year. Only its own list: nothing follows from it
// about who else supplies those buyers.
struct ExporterList {
  AreaCode exporter;
  std::string code, feed;
  Standing standing = Standing::own;
  int year = 0;
  int months = 0;           // 0: a figure of the whole year, else so many months added up
  double total_usd = 0.0;   // to all destinations that it names
  double nobody_usd = 0.0;  // of it, to nobody in particular
  double to_importer_usd = 0.0;
  AreaShares destinations;  // USD, largest first
};

// The newest year of every exporter and code, or that of the scope; largest first. The importer's own exports are not
// among them. Without a source in the scope the user's own tables are read too, and `standing` says so: they are shown
// as what they say of themselves, and enter no other figure. Cost: one pass over the rows of the good.
[[nodiscard]] Result<std::vector<ExporterList>> read_exporter_lists(const GoodQuestion& asked,
                                                                    const holdings::TradeScope& scope);

}  // namespace noroshi::use_cases
