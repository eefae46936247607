#include "interfaces/html/dossier_page.hpp"

#include <gtest/gtest.h>

namespace noroshi::html {
namespace {

TEST(DossierPage, says_what_it_is_of_whom_and_from_when) {
  use_cases::Dossier dossier;
  dossier.good = "gallium";
  dossier.importer = "JPN";
  dossier.title = {"Gallium", "ガリウム"};
  dossier.summary = {"All from one state.", "全量を一国に依存。"};
  dossier.made_on = {2026, 11, 1};
  const std::string page = dossier_page(dossier, Language::ja);
  for (const char* part : {"物資別サプライチェーン資料", "<dd>gallium</dd>", "<dd>JPN</dd>", "<dd>2026-11-01</dd>",
                           "<h1>ガリウム</h1>", "全量を一国に依存。", "supply dossier"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace noroshi::html
