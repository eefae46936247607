#pragma once
#include <string>
#include <vector>

#include "holdings/opened_workspace.hpp"
#include "lake/workspace.hpp"
#include "use_cases/exposure/solved_table.hpp"

namespace noroshi::use_cases {

struct SectorShare {
  std::string sector;
  double share = 0.0;  // of the good's codes, each counting the same
};

// Which sectors of a table make a good, and how much else they make.
struct GoodSectors {
  Text name;                         // of the good
  std::vector<std::string> codes;    // six digits of the Harmonized System that lead to a sector
  std::string edition;               // of them: "HS22"
  std::string way;                   // "HS22 > HS17 > ISIC4"
  std::vector<SectorShare> sectors;  // largest share first
  std::size_t codes_of_sectors = 0;  // six-digit codes that lead to one of these sectors
  std::vector<lake::Partition> files;
};

// `asked` is a good of the atlas (id, name in any language) or a trade code. Its codes go through the workspace's
// concordances to the scheme's own codes or else to ISIC Rev. 4, and by its divisions to the table's sectors. Errors:
// those of choose_good; not_found when the sectors' scheme is not known, or no concordance leads from the codes to ISIC
// 4 (the user may name the sector).
[[nodiscard]] Result<GoodSectors> find_good_sectors(holdings::OpenedWorkspace& workspace, const SolvedTable& solved,
                                                    const std::string& asked, const std::string& field);

}  // namespace noroshi::use_cases
