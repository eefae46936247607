#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/good.hpp"

namespace noroshi::holdings {

// A good as it is asked about: a good of the atlas with its codes, or a bare trade code.
struct GoodChoice {
  std::string key;  // atlas id, or the code
  Text name;
  const Good* good = nullptr;           // of the atlas; nullptr: a bare code
  std::vector<std::string> codes;       // digits, the most general first
  std::vector<const Good*> goods_here;  // of a bare code: goods of the atlas that it holds
};

// `asked` is an atlas id, a name in any language, or a code. A code that means one good is that good; a code that
// several goods share is a subject of its own when trade in it is loaded. Errors: not_found; invalid_input for what
// several goods may mean (the message lists them).
enum class UnknownCode {
  refused,  // neither the atlas nor the trade data know it: not_found
  taken,    // a code is a code
};
[[nodiscard]] Result<GoodChoice> choose_good(OpenedWorkspace& workspace, const std::string& asked,
                                             UnknownCode unknown_code = UnknownCode::refused);

// The scope of a code of the good: exact for a bare code.
[[nodiscard]] GoodCode::Scope scope_of(const GoodChoice& good, const std::string& digits);
// What a code of the good holds: "exactly this good", "all of this good and other goods".
[[nodiscard]] Text scope_words(GoodCode::Scope scope);

}  // namespace noroshi::holdings
