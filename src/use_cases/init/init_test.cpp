#include "use_cases/init/init.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::use_cases {
namespace {

class InitWorkspace : public example::WorkspaceTest {
 protected:
  [[nodiscard]] Result<ReportTable> init(const std::filesystem::path& where) const {
    return init_workspace(where, *example::data(), clock, {});
  }
};

TEST_F(InitWorkspace, AFreshWorkspaceHoldsTheAtlasAndTheAreas) {
  const auto fresh = folder / "fresh";
  const auto table = init(fresh);
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_EQ(std::get<std::int64_t>(table->rows.at(0).at(1)),
            static_cast<std::int64_t>((*example::data()->atlas())->goods.size()));
  const auto deliveries = lake::Workspace::open(fresh, lake::Access::read)->deliveries();
  ASSERT_EQ(deliveries->size(), 1U);
  EXPECT_EQ(deliveries->front().standing, Standing::cited);
  EXPECT_EQ(deliveries->front().imported_at, clock.utc_now());
}

TEST_F(InitWorkspace, OneThatIsThereIsLeftAsItIs) {
  const auto table = init(folder);
  ASSERT_TRUE(table) << table.error().message.en;
  EXPECT_NE(table->notes.at(0).en.find("nothing was changed"), std::string::npos);
  EXPECT_EQ(lake::Workspace::open(folder, lake::Access::read)->deliveries()->size(), 1U);
}

TEST_F(InitWorkspace, AFolderWithOtherThingsInItIsRefused) {
  const auto taken = folder / "taken";
  std::filesystem::create_directories(taken / "holiday_pictures");
  EXPECT_FALSE(init(taken));
  EXPECT_FALSE(std::filesystem::exists(taken / "workspace.toml"));
}

}  // namespace
}  // namespace noroshi::use_cases
