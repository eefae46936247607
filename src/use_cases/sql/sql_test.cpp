#include "use_cases/sql/sql.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

class RunSql : public example::WorkspaceTest {};

TEST_F(RunSql, AnswersWithTheTypesOfTheQuestion) {
  const auto table = run_sql(opened(), {"SELECT feed, retrieved, imported_at, accepted > 0 AS any FROM deliveries;"});
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(table->rows, (std::vector<std::vector<Cell>>{{std::string{"atlas"}, std::string{"2024-07-20"},
                                                          std::string{"2024-07-20T00:00:00Z"}, true}}));
}

TEST_F(RunSql, WhatIsWrongWithAQuestionIsSaidOfItsField) {
  for (const auto* wrong :
       {"", "DROP TABLE deliveries", "SELECT nothing FROM deliveries", "SELECT * FROM '/etc/passwd'"}) {
    const auto refused = run_sql(opened(), {wrong});
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().field, "query") << wrong;
    EXPECT_EQ(refused.error().where, "") << wrong;
    EXPECT_NE(refused.error().message.en.find("deliveries"), std::string::npos) << wrong;
  }
}

}  // namespace
}  // namespace noroshi::use_cases
