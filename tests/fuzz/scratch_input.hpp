#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/result.hpp"

// The input of a fuzz target as a file in memory, and what every refusal owes its reader.
namespace noroshi::fuzz {

inline const std::filesystem::path& folder() {
  static const auto path = [] {
    std::string name = "/dev/shm/noroshi_fuzz_XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    return std::filesystem::path{name};
  }();
  return path;
}

inline std::filesystem::path file(const char* name, std::string_view bytes) {
  const auto path = folder() / name;
  std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
  return path;
}

inline void check(const Error& error) {
  if (error.message.en.empty() || error.message.ja.empty()) std::abort();
}

inline void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace noroshi::fuzz
