#include "holdings/delivered_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "columnar/test_archive.hpp"

namespace noroshi::holdings {
namespace {

class DeliveredFilesTest : public testing::Test {
 protected:
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      (std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
  const Clock clock{"2024-07-20"};
  sources::FeedInfo feed;

  void SetUp() override {
    std::filesystem::create_directories(folder / "scratch");
    feed.id = "ours";
    feed.publisher = "A publisher";
    feed.licence = "free";
    feed.standing = Standing::own;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  // The file's own date is the noon of that day of June 2024 (UTC).
  [[nodiscard]] std::filesystem::path file(const std::string& name, const std::string& bytes, unsigned day = 1) const {
    std::ofstream{folder / name, std::ios::binary} << bytes;
    const std::chrono::sys_seconds when =
        std::chrono::sys_days{std::chrono::year{2024} / 6 / day} + std::chrono::hours{12};
    std::filesystem::last_write_time(folder / name, std::chrono::file_clock::from_sys(when));
    return folder / name;
  }
  [[nodiscard]] Result<DeliveredFiles> receive(const std::vector<std::filesystem::path>& files,
                                               std::optional<Date> retrieved = std::nullopt) const {
    return receive_files(files, feed, retrieved, clock, {.scratch_folder = folder / "scratch"});
  }
};

TEST_F(DeliveredFilesTest, ADeliveryNamesItsFilesWithTheirDigestsAndSize) {
  const auto received = receive({file("a.csv", "x,y\n1,2\n"), file("b.csv", "x,y\n3,4\n5,6\n")});
  ASSERT_TRUE(received) << received.error().message.en;
  EXPECT_EQ(received->files.size(), 2u);
  const auto& delivery = received->delivery;
  EXPECT_EQ(delivery.feed, "ours");
  EXPECT_EQ(delivery.publisher, "A publisher");
  EXPECT_EQ(delivery.standing, Standing::own);
  EXPECT_EQ(delivery.files, "a.csv, b.csv");
  EXPECT_EQ(delivery.sha256.size(), 64u + 1u + 64u);
  EXPECT_EQ(delivery.bytes, 8u + 12u);
  EXPECT_EQ(delivery.imported_at.date, (Date{2024, 7, 20}));
  EXPECT_TRUE(received->notes.empty());
}

TEST_F(DeliveredFilesTest, WasRetrievedWhenItsNewestFileWasWrittenUnlessTheUserKnowsBetter) {
  const std::vector files{file("a.csv", "x\n1\n", 3), file("b.csv", "x\n2\n", 9), file("c.csv", "x\n3\n", 5)};
  EXPECT_EQ(receive(files)->delivery.retrieved, (Date{2024, 6, 9}));
  EXPECT_EQ(receive(files, Date{2023, 1, 2})->delivery.retrieved, (Date{2023, 1, 2}));
  EXPECT_FALSE(receive({})->delivery.retrieved);
}

TEST_F(DeliveredFilesTest, WhatHadToBeDoneToAFileIsSaidWithItsName) {
  const auto received = receive({file("plain.csv", "x\n1\n"), file("japan.csv", "\x93\xfa\x96{,x\n\x93\xfa\x96{,1\n")});
  ASSERT_TRUE(received) << received.error().message.en;
  ASSERT_FALSE(received->notes.empty());
  for (const auto& note : received->notes) {
    EXPECT_TRUE(note.en.starts_with("japan.csv: ")) << note.en;
    EXPECT_TRUE(note.ja.starts_with("japan.csv: ")) << note.ja;
    EXPECT_NE(note.en, note.ja);
  }
  EXPECT_NE(received->files[1].intake.path, received->files[1].named);  // a readable copy
  EXPECT_EQ(received->files[0].intake.path, received->files[0].named);
}

TEST_F(DeliveredFilesTest, AnArchiveStandsForTheTablesInsideAndItsListsAreLeftAside) {
  feed.beside = {"country_codes", "Product_codes"};
  const auto zip = file("BACI_HS17_V202401.zip", test::archive({{"BACI/BACI_HS17_Y2021_V202401.csv", "t,i\n1,2\n"},
                                                                {"BACI/BACI_HS17_Y2022_V202401.csv", "t,i\n3,4\n"},
                                                                {"BACI/country_codes_V202401.csv", "code\n1\n"},
                                                                {"BACI/product_codes_HS17_V202401.csv", "code\n1\n"},
                                                                {"BACI/Readme.txt.pdf", "%PDF"}}));
  const auto received = receive({zip});
  ASSERT_TRUE(received) << received.error().message.en;
  ASSERT_EQ(received->files.size(), 2u);
  EXPECT_EQ(received->files[1].named.filename(), "BACI_HS17_Y2022_V202401.csv") << "feeds read the edition from it";
  std::ifstream second{received->files[1].intake.path};
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>{second}, {}}), "t,i\n3,4\n");
  EXPECT_EQ(received->delivery.files, "BACI_HS17_V202401.zip");
  EXPECT_EQ(received->delivery.sha256.size(), 64u) << "of the archive as delivered";
  EXPECT_EQ(received->delivery.bytes, std::filesystem::file_size(zip));
  ASSERT_EQ(received->notes.size(), 1u);
  EXPECT_NE(received->notes[0].en.find("country_codes_V202401.csv, product_codes_HS17_V202401.csv, Readme.txt.pdf"),
            std::string::npos)
      << received->notes[0].en;
}

TEST_F(DeliveredFilesTest, ListsAmongSeveralFilesAreLeftAsideToo) {
  feed.beside = {"country_codes"};
  const auto codes = file("country_codes_V202401.csv", "code\n1\n");
  const auto received = receive({file("a.csv", "x\n1\n"), codes});
  ASSERT_TRUE(received);
  EXPECT_EQ(received->files.size(), 1u);
  EXPECT_EQ(received->delivery.files, "a.csv");
  EXPECT_EQ(receive({codes})->files.size(), 1u) << "the only file is meant";
}

TEST_F(DeliveredFilesTest, AnArchiveWithoutATableIsRefused) {
  const auto received = receive({file("a.zip", test::archive({{"letter.pdf", "%PDF"}}))});
  ASSERT_FALSE(received);
  EXPECT_NE(received.error().message.en.find("letter.pdf"), std::string::npos) << received.error().message.en;
}

TEST_F(DeliveredFilesTest, OneFileThatCannotBeReadRefusesTheDelivery) {
  const auto good = file("a.csv", "x\n1\n");
  const auto absent = receive({good, folder / "absent.csv"});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::not_found);
  const auto empty = receive({good, file("empty.csv", "")});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace noroshi::holdings
