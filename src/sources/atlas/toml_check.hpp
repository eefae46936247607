#pragma once
#include <toml++/toml.h>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"

namespace noroshi {

// Everything that is wrong with the atlas, in the order in which it was found; nobody fixes 30 files one error a run.
using Problems = std::vector<Error>;

enum class Presence : std::uint8_t { required, optional };

// A TOML table that is read key by key. What is missing, of the wrong type or out of range goes to `problems` with
// file:line; the reading goes on with an empty value.
class TomlTable {
 public:
  TomlTable(const toml::table& table, std::string file, std::string path, Problems& problems);

  void allow_only(std::initializer_list<std::string_view> keys);  // any other key is a problem
  [[nodiscard]] std::string text(std::string_view key, Presence presence = Presence::required);
  [[nodiscard]] Text both(std::string_view key, Presence presence = Presence::required);  // { en = "...", ja = "..." }
  [[nodiscard]] std::optional<int> integer(std::string_view key, int min, int max,
                                           Presence presence = Presence::required);
  [[nodiscard]] std::optional<double> number(std::string_view key, Presence presence = Presence::required);
  [[nodiscard]] std::optional<bool> flag(std::string_view key, Presence presence = Presence::required);
  [[nodiscard]] std::optional<Date> date(std::string_view key, Presence presence = Presence::required);
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key, Presence presence = Presence::required);
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);               // [[key]]; none is an empty list
  [[nodiscard]] std::vector<std::string> text_of_languages(std::string_view key);  // { en = ["..."], zh = [...] }
  [[nodiscard]] std::map<std::string, double> shares(std::string_view key);        // ISO3 -> [0, 1], sum <= 1.005
  // A text that must be one of a list.
  [[nodiscard]] std::string word(std::string_view key, std::initializer_list<std::string_view> words);

  void report(std::string_view key, Text message);
  [[nodiscard]] std::string where(std::string_view key) const;  // "goods/gallium.toml:12: stage.year"
  [[nodiscard]] bool has(std::string_view key) const { return table_->get(key) != nullptr; }

 private:
  const toml::node* find(std::string_view key, Presence presence);
  void wrong_type(std::string_view key, StaticText expected);

  const toml::table* table_;
  std::string file_, path_;
  Problems* problems_;
};

// Parses a whole file; a syntax error is one problem and yields nothing.
[[nodiscard]] std::optional<toml::table> parse_toml(std::string_view text, const std::string& file, Problems& problems);

}  // namespace noroshi
