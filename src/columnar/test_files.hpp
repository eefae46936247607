#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/test_source_folder.hpp"

// Files for tests: samples shipped with the project, files written on the spot, and real data where they are present.
namespace noroshi::test {

// A folder of one test, gone with it.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "noroshi_test_XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline std::filesystem::path shipped(const std::string& relative) { return test::source_folder() / relative; }

// A file of the private test data; empty when it is absent.
inline std::filesystem::path real_data(const std::string& relative) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto path = (root != nullptr ? std::filesystem::path{root} : shipped("../shared/data")) / relative;
  return std::filesystem::exists(path) ? path : std::filesystem::path{};
}

// A reference case, which stands beside the test data; empty when it is absent.
inline std::filesystem::path real_case(const std::string& relative) { return real_data("../cases/" + relative); }

}  // namespace noroshi::test
