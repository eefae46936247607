#include "lake/stored_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace noroshi::lake {
namespace {

TEST(StoredFiles, AreTheParquetFilesOfTheWorkspaceAndNoLinks) {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "noroshi_stored_files";
  fs::remove_all(folder);
  const auto workspace = Workspace::create(folder / "workspace");
  ASSERT_TRUE(workspace);
  const auto at = workspace->folder();
  fs::create_directories(at / "vintages/trade/x/2023");
  fs::create_directories(folder / "outside");
  std::ofstream{at / "vintages/trade/x/2023/1.parquet"} << "x";
  std::ofstream{at / "vintages/trade/x/2023/notes.txt"} << "x";
  std::ofstream{folder / "outside/secret.parquet"} << "x";
  fs::create_symlink(folder / "outside/secret.parquet", at / "vintages/trade/x/2023/2.parquet");
  fs::create_directory_symlink(folder / "outside", at / "vintages/trade/y");
  EXPECT_EQ(stored_files(*workspace), (std::vector<fs::path>{at / "vintages/trade/x/2023/1.parquet"}));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace noroshi::lake
