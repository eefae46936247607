#pragma once
#include <string>
#include <string_view>

namespace noroshi {

// The form under which two spellings of a name count as the same: Unicode NFKC with full case folding (so widths,
// ligatures and case fall away), Latin accents removed, everything that is neither letter nor digit removed, and "&"
// read as "and". "Côte d'Ivoire", "COTE D’IVOIRE" and "cote d ivoire" fold alike; Japanese voicing marks stay.
// Text that is not UTF-8 folds to what remains after its broken bytes are replaced.
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace noroshi
