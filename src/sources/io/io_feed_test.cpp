#include "sources/io/io_feed.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "columnar/test_files.hpp"

namespace noroshi::sources::io {
namespace {

constexpr const char* kAbout = R"(id = "mine"
title = { en = "Mine", ja = "自作" }
publisher = "me"
licence = "none"
unit = "million EUR"
)";

TEST(IoFeed, ReadsALayoutWithItsWords) {
  const auto feed = parse_io_feed(std::string{kAbout} + R"(
[[file]]
name = 'table_(\d{4})\.csv'
year = { group = 1 }
matrix = { region_row = 1, sector_row = 2, first_row = 3, region_column = 1, sector_column = 2, first_column = 3 }
[rows]
value_added = ["VA"]
[columns]
output = ["X"]
[final_users]
C = "households"
)",
                                  "mine.toml");
  ASSERT_TRUE(feed) << feed.error().message.en << feed.error().where;
  ASSERT_EQ(feed->files.size(), 1U);
  EXPECT_EQ(feed->files[0].matrix->first_column, 3);
  EXPECT_EQ(feed->rows.at("VA"), LabelIs::value_added);
  EXPECT_EQ(feed->columns.at("X"), LabelIs::output);
  EXPECT_EQ(feed->final_users.at("C"), "households");
  EXPECT_EQ(feed->info.standing, Standing::own);
  const auto file = recognise(*feed, "folder/TABLE_2015.CSV");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->constant(feed->files[0].year), "2015");
}

TEST(IoFeed, RefusesADeclarationThatCannotBeWithItsLine) {
  const std::pair<const char*, const char*> wrong[] = {
      {"[[file]]\nname = '('\nmatrix = {}\n", "name"},
      {"[[file]]\nname = 'a'\n", "matrix"},
      {"[[file]]\nname = 'a'\nmatrix = {}\nlist = { from_sector = 'a', to_sector = 'b', value = 'v' }\n", "matrix"},
      {"[[file]]\nname = 'a'\nmatrix = { sector_row = 3, first_row = 3 }\n", "first_row"},
      {"[[file]]\nname = 'a'\nlist = { from_sector = 'a', value = 'v' }\n", "value"},
      {"[[file]]\nname = 'a'\nmatrix = {}\nyaer = { group = 1 }\n", "yaer"},
      {"", "file"}};
  for (const auto& [lines, key] : wrong) {
    const auto feed = parse_io_feed(std::string{kAbout} + lines, "mine.toml");
    ASSERT_FALSE(feed) << lines;
    EXPECT_EQ(feed.error().code, ErrorCode::invalid_input);
    EXPECT_TRUE(feed.error().where.starts_with("mine.toml:")) << feed.error().where;
    EXPECT_NE((feed.error().where + feed.error().message.en).find(key), std::string::npos) << feed.error().where;
  }
}

TEST(IoFeed, EveryShippedFeedIsReadAndSaysWhatItIs) {
  const auto feeds = read_io_feeds(test::shipped("data/io_feeds"));
  ASSERT_TRUE(feeds) << feeds.error().where << feeds.error().message.en;
  EXPECT_GE(feeds->size(), 9U);
  for (const auto& feed : *feeds) {
    EXPECT_FALSE(feed.info.files.ja.empty()) << feed.info.id;
    EXPECT_FALSE(feed.info.cadence.en.empty()) << feed.info.id;
    EXPECT_NE(feed.info.standing, Standing::own) << feed.info.id;
  }
}

TEST(IoFeed, NamesThePatternsThatAFilesNameShouldFit) {
  const auto feeds = read_io_feeds(test::shipped("data/io_feeds"));
  const auto wiod = std::ranges::find(*feeds, "wiod2013", [](const IoFeed& f) { return f.info.id; });
  const auto file = recognise(*wiod, "holiday.csv");
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message.en.find("_row_"), std::string::npos);
}

}  // namespace
}  // namespace noroshi::sources::io
