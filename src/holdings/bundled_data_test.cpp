#include "holdings/bundled_data.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/test_source_folder.hpp"

namespace noroshi::holdings {
namespace {

const std::filesystem::path kShipped = test::source_folder() / "data";

TEST(BundledData, HoldsAreasGroupsAndTheAtlas) {
  const auto data = BundledData::load(kShipped);
  ASSERT_TRUE(data);
  EXPECT_TRUE((*data)->areas().find("JPN"));
  EXPECT_NE((*data)->groups().find("g7"), nullptr);
  const auto atlas = (*data)->atlas();
  ASSERT_TRUE(atlas);
  EXPECT_NE((*atlas)->find("gallium"), nullptr);
}

TEST(BundledData, ReadsTheAtlasOnceHoweverManyAsk) {
  const auto data = BundledData::load(kShipped);
  ASSERT_TRUE(data);
  std::vector<const Atlas*> seen(4);
  std::vector<std::jthread> threads;
  for (auto& atlas : seen) threads.emplace_back([&] { atlas = (*data)->atlas().value(); });
  threads.clear();
  for (const auto* atlas : seen) EXPECT_EQ(atlas, seen.front());
}

TEST(BundledData, SaysWhichFileIsMissing) {
  const auto data = BundledData::load("/nowhere");
  ASSERT_FALSE(data);
  EXPECT_NE(data.error().where.find("/nowhere"), std::string::npos) << data.error().where;
}

}  // namespace
}  // namespace noroshi::holdings
