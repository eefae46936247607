#include "holdings/opened_workspace.hpp"

#include "holdings/test_workspace.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::holdings {
namespace {

class Opened : public example::WorkspaceTest {};

TEST_F(Opened, TwoInOneProcessDoNotKnowOfEachOther) {
  const auto other_folder = folder.string() + "_other";
  ASSERT_TRUE(lake::Workspace::create(other_folder));
  auto one = OpenedWorkspace::open(folder, example::data(), Clock{"2024-07-20"});
  auto other = OpenedWorkspace::open(other_folder, example::data(), Clock{"2020-01-01"});
  ASSERT_TRUE(one && other);
  ASSERT_TRUE((*one->database())->execute("CREATE TABLE mine AS SELECT 1 AS x"));
  EXPECT_FALSE((*other->database())->execute("SELECT x FROM mine"));
  EXPECT_TRUE((*one->database())->execute("SELECT x FROM mine"));  // the same database as before
  EXPECT_EQ(one->today(), (Date{2024, 7, 20}));
  EXPECT_EQ(other->today(), (Date{2020, 1, 1}));
  EXPECT_EQ(&one->areas(), &other->areas());  // read once
  EXPECT_TRUE(other->store().partitions("")->empty());
  EXPECT_FALSE(one->store().partitions("")->empty());
  std::filesystem::remove_all(other_folder);
}

TEST_F(Opened, ANameWithThePatternOfAnotherIsThatOfNoOther) {
  // The folder "s[1]" would answer for "s1", and "w*" for everything, were names patterns.
  for (const auto* name : {"s[1]", "w*", "q?"}) {
    const auto odd = folder.parent_path() / (folder.filename().string() + name);
    std::filesystem::remove_all(odd);
    ASSERT_TRUE(lake::Workspace::create(odd));
    auto workspace = *OpenedWorkspace::open(odd, example::data(), clock, lake::Access::write);
    ASSERT_TRUE(deliver_atlas(workspace.store(), **workspace.atlas(), workspace.areas(), **workspace.database(),
                              clock.utc_now()));
    ASSERT_TRUE(lake::create_lake_views(workspace.store(), **workspace.database()));
    EXPECT_EQ((*workspace.database())->scalar("SELECT count(*) FROM areas")->value_or(""),
              std::to_string(workspace.areas().all().size()))
        << name;
    std::filesystem::remove_all(odd);
  }
}

TEST_F(Opened, AFolderWithoutAWorkspaceIsNotFound) {
  const auto none = OpenedWorkspace::open(folder / "nowhere", example::data());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::holdings
