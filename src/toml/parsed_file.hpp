#pragma once
#include <toml++/toml.h>

#include <deque>
#include <set>
#include <string>
#include <string_view>

#include "toml/problem.hpp"

// Inside toml/ only: what Document and DeclaredTable share. Others would pay for the library's header.
namespace noroshi::toml {

struct ParsedFile;

struct VisitedTable {
  ParsedFile& file;
  const ::toml::table& table;
  std::string path;                               // "stage[1]"; empty: the top
  std::set<std::string, std::less<>> asked = {};  // keys somebody wants to know

  [[nodiscard]] std::size_t line_of(std::string_view key) const;  // of the table when it has no such key
  [[nodiscard]] std::string path_of(std::string_view key) const;
  [[nodiscard]] std::string where(std::string_view key) const;
  void report(std::string_view key, Text message, std::vector<Near> nearest = {});
};

struct ParsedFile {
  ::toml::table top;
  std::string shown, reference;
  Problems problems = {};
  std::deque<VisitedTable> visited = {};  // the top first; references to them stay valid

  VisitedTable& visit(const ::toml::table& table, std::string path);
};

}  // namespace noroshi::toml
