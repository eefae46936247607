#include "holdings/concordance_path.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

class FindConcordance : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ConcordancePath> find(const std::string& from, const std::string& to,
                                             const std::vector<std::string>& via = {}) const {
    auto db = columnar::Database::open();
    const auto files = lake::Workspace::open(folder, lake::Access::read)->partitions("concordances");
    const auto stored = stored_concordances(*files, *db);
    if (!stored) return fail(stored.error());
    return find_concordance(*db, *stored, from, to, via);
  }
};

TEST_F(FindConcordance, SaysHowToGetTablesWhenThereAreNone) {
  const auto none = find("HS22", "HS17");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.en.find("⟦import feed=concordance files=FILES⟧"), std::string::npos);
}

TEST_F(FindConcordance, JoinsTablesAndReadsThemBackwards) {
  store_concordance("HS17", "HS22", {{"850511", "850511"}});
  store_concordance("HS17", "HS12", {{"850511", "850511"}});
  const auto path = find("HS22", "HS12");
  ASSERT_TRUE(path) << path.error().message.en;
  ASSERT_EQ(path->steps.size(), 2u);
  EXPECT_TRUE(path->steps[0].inverted);
  EXPECT_FALSE(path->steps[1].inverted);
}

TEST_F(FindConcordance, WhatIsWrongIsSaidOfTheFieldThatNamesIt) {
  store_concordance("HS17", "HS22", {{"850511", "850511"}});
  const auto from = find("HS71", "HS22"), to = find("HS22", "HS18");
  ASSERT_FALSE(from || to);
  EXPECT_EQ(from.error().field, "from");
  EXPECT_EQ(to.error().field, "to");
  EXPECT_EQ(to.error().nearest.at(0).value, "HS17");
  EXPECT_EQ(find("HS22", "HS22").error().field, "to");
  EXPECT_EQ(find("HS22", "HS17", {"HS22"}).error().field, "via");
}

}  // namespace
}  // namespace noroshi::holdings
