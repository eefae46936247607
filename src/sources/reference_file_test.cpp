#include "sources/reference_file.hpp"

#include <fstream>

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

// A file in the temporary folder, gone with the test.
struct TemporaryFile {
  std::filesystem::path path;
  TemporaryFile(const std::string& name, const std::string& text)
      : path{std::filesystem::temp_directory_path() / name} {
    std::ofstream{path} << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path); }
};

TEST(ReferenceFile, TheEditionNamedInTheTextIsTakenWhenItIsTheOnlyOne) {
  const TemporaryFile one{"noroshi_reference_one.csv", "code,description\n98,Codes of HS2017\n"};
  EXPECT_EQ(look_at({one.path, "", std::nullopt})->mentioned, "HS17");
  const TemporaryFile two{"noroshi_reference_two.csv", "code,description\n98,From HS 2012\n99,to HS2017\n"};
  EXPECT_EQ(look_at({two.path, "", std::nullopt})->mentioned, "");
}

TEST(ReferenceFile, ARowThatCannotBeReadIsRejectedWithItsLine) {
  const TemporaryFile file{"noroshi_reference_hs17.csv", "code,description\n98,Beacons\n9801,too,many\n9802,Bells\n"};
  const auto d = reference_test::read(hs_nomenclature_feed(), file.path);
  EXPECT_EQ(d.rows.size(), 2u);
  ASSERT_EQ(d.rejected.total(), 1u);
  EXPECT_EQ(d.rejected.rows.front().record, 3u);
  EXPECT_EQ(d.rejected.rows.front().file, "noroshi_reference_hs17.csv");
  EXPECT_EQ(d.rows_read, 3u);
}

TEST(ReferenceFile, AMissingOrEmptyFileIsAnErrorAndNotAnEmptyTable) {
  auto database = *columnar::Database::open();
  EXPECT_FALSE(read_reference(database, hs_nomenclature_feed(), {"/nowhere/H6.csv", "", std::nullopt}));
  const TemporaryFile empty{"noroshi_reference_H6.csv", ""};
  EXPECT_FALSE(read_reference(database, hs_nomenclature_feed(), {empty.path, "", std::nullopt}));
}

TEST(ReferenceFile, AStopIsHeeded) {
  const TemporaryFile file{"noroshi_reference_hs17b.csv", "code,description\n98,Beacons\n"};
  auto database = *columnar::Database::open();
  std::stop_source source;
  source.request_stop();
  Progress progress;
  progress.stop = source.get_token();
  const auto stopped = read_reference(database, hs_nomenclature_feed(), {file.path, "", std::nullopt}, progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

TEST(ReferenceFile, EveryRemarkHasAName) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(name_of(static_cast<RemarkKind>(i)).empty());
    EXPECT_NE(describe(static_cast<RemarkKind>(i)).en, describe(static_cast<RemarkKind>(i)).ja);
  }
}

}  // namespace
}  // namespace noroshi::sources
