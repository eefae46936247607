#include "interfaces/cli/new_file.hpp"

#include <gtest/gtest.h>

namespace noroshi::cli {
namespace {

TEST(NewFile, a_failed_write_leaves_the_old_file_and_no_draft) {
  const TemporaryFile old{".txt"};
  ASSERT_TRUE(write_bytes(old.path(), "old"));
  const auto result = write_new_file(old.path(), [](const auto& draft) -> Result<void> {
    if (auto written = write_bytes(draft, "half"); !written) return written;
    return fail(ErrorCode::io, Text{"disk full", "容量不足"}, draft.string());
  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().where, old.path().string()) << "the user does not know the draft's name";
  EXPECT_EQ(read_bytes(old.path()), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{old.path().parent_path()}, {}), 1);
}

TEST(NewFile, a_success_replaces_the_file) {
  const TemporaryFile file{".txt"};
  ASSERT_TRUE(write_new_file(file.path(), [](const auto& draft) { return write_bytes(draft, "new"); }));
  EXPECT_EQ(read_bytes(file.path()), "new");
}

TEST(NewFile, a_missing_folder_is_an_io_error) {
  const auto result = write_new_file("/nonexistent/x", [](const auto& draft) { return write_bytes(draft, "a"); });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace noroshi::cli
