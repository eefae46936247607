#pragma once
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/test_source_folder.hpp"

// For tests only: real data outside the project, found by NOROSHI_TEST_DATA or beside the project.
namespace noroshi::test_data {

inline std::filesystem::path folder() {
  const char* given = std::getenv("NOROSHI_TEST_DATA");
  return given != nullptr ? std::filesystem::path{given} : test::source_folder() / "../shared/data";
}

inline std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

// Rows of a plain or gzipped CSV file without line breaks inside fields; the first row is the header.
inline std::vector<std::vector<std::string>> read_csv(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> rows;
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return rows;
  std::string line;
  char buffer[1 << 16];
  while (gzgets(in, buffer, sizeof buffer) != nullptr) {
    line += buffer;
    if (line.back() != '\n') continue;
    line.pop_back();
    rows.push_back(split_csv(line));
    line.clear();
  }
  if (!line.empty()) rows.push_back(split_csv(line));
  gzclose(in);
  return rows;
}

inline std::size_t column(const std::vector<std::vector<std::string>>& rows, const std::string& name) {
  for (std::size_t i = 0; i < rows.at(0).size(); ++i) {
    if (rows[0][i] == name) return i;
  }
  return static_cast<std::size_t>(-1);
}

}  // namespace noroshi::test_data

#define NOROSHI_NEEDS_TEST_DATA(file) \
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no test data at " << (file)
