#include "interfaces/cli/data_folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace noroshi::cli {
namespace {

namespace fs = std::filesystem;

class DataFolder : public testing::Test {
 protected:
  DataFolder() {
    std::string name = (fs::temp_directory_path() / "noroshi_prefix_XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) prefix_ = name;
  }
  ~DataFolder() override { fs::remove_all(prefix_); }
  fs::path prefix_;
};

TEST_F(DataFolder, AnInstalledProgramReadsTheDataOfItsInstallation) {
  fs::create_directories(prefix_ / "share" / "noroshi" / "atlas");
  EXPECT_EQ(find_data_folder(prefix_ / "bin" / "noroshi", "/source/data"), prefix_ / "share" / "noroshi");
}

TEST_F(DataFolder, AProgramThatIsNotInstalledReadsTheDataItWasBuiltWith) {
  EXPECT_EQ(find_data_folder(prefix_ / "build" / "noroshi", "/source/data"), "/source/data");
  fs::create_directories(prefix_ / "share" / "noroshi");  // of something else
  EXPECT_EQ(find_data_folder(prefix_ / "bin" / "noroshi", "/source/data"), "/source/data");
}

TEST_F(DataFolder, TheBuiltInFolderIsThereAndHoldsTheAtlas) {
  EXPECT_TRUE(fs::is_directory(built_in_data_folder() / "atlas"));
}

}  // namespace
}  // namespace noroshi::cli
