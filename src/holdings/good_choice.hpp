#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/good.hpp"

namespace noroshi {

// What a dossier is about: a good of the atlas with its codes, or a bare trade code.
struct DossierSubject {
  std::string key;  // atlas id, or the code
  Text name;
  const Good* good = nullptr;           // of the atlas; nullptr: a bare code
  std::vector<std::string> codes;       // digits, the most general first
  std::vector<const Good*> goods_here;  // of a bare code: goods of the atlas that it holds
};

// `asked` is an atlas id, a name in any language, or a code. A code that means one good is that good; a code that
// several goods share is a subject of its own when trade in it is loaded. Errors: not_found; invalid_input for what
// several goods may mean (the message lists them).
[[nodiscard]] Result<DossierSubject> find_subject(const Atlas& atlas, const std::string& asked,
                                                  const Workspace& workspace, Database& db);

// The scope of a code of the subject: exact for a bare code.
[[nodiscard]] GoodCode::Scope scope_of(const DossierSubject& subject, const std::string& digits);

}  // namespace noroshi
