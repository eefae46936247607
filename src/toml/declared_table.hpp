#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "toml/problem.hpp"

namespace noroshi::toml {

struct VisitedTable;

enum class Presence : std::uint8_t { required, optional };

// A table of a Document, read key by key; asking for a key declares it. What is missing, of the wrong type or out of
// range becomes a problem of the document with file:line, and the answer is empty. A table is asked for once.
class DeclaredTable {
 public:
  explicit DeclaredTable(VisitedTable& visited) : visited_{&visited} {}

  // A required text is not empty.
  [[nodiscard]] std::string text(std::string_view key, Presence presence = Presence::required) const;
  [[nodiscard]] Text both(std::string_view key, Presence presence = Presence::required) const;  // { en = "", ja = "" }
  [[nodiscard]] std::optional<int> integer(std::string_view key, int min, int max,
                                           Presence presence = Presence::required) const;
  // Finite, zero or more.
  [[nodiscard]] std::optional<double> number(std::string_view key, Presence presence = Presence::required) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key, Presence presence = Presence::required) const;
  [[nodiscard]] std::optional<Date> date(std::string_view key, Presence presence = Presence::required) const;
  [[nodiscard]] std::optional<DeclaredTable> table(std::string_view key, Presence presence = Presence::required) const;
  // Lists may be left out: none is an empty list.
  [[nodiscard]] std::vector<DeclaredTable> tables(std::string_view key) const;  // [[key]] or key = [{ ... }]
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::vector<int> integers(std::string_view key, int min, int max) const;

  // A text that must be one of a list.
  [[nodiscard]] std::string word(std::string_view key, const std::vector<std::string_view>& words,
                                 Presence presence = Presence::required) const;
  // The same, with what each word stands for.
  template <class T>
  [[nodiscard]] std::optional<T> choice(std::string_view key, std::initializer_list<std::pair<std::string_view, T>> all,
                                        Presence presence = Presence::required) const {
    std::vector<std::string_view> words;
    for (const auto& [name, value] : all) words.push_back(name);
    const auto given = word(key, words, presence);
    for (const auto& [name, value] : all) {
      if (name == given) return value;
    }
    return std::nullopt;
  }
  // A text that `read` turns into an optional value; when it cannot, `expected` says what to write.
  template <class Read>
  [[nodiscard]] auto parsed(std::string_view key, Read read, StaticText expected,
                            Presence presence = Presence::required) const -> decltype(read(std::string_view{})) {
    const auto given = text(key, presence);
    if (given.empty()) return std::nullopt;
    auto value = read(given);
    if (!value) refuse(key, expected);
    return value;
  }

  // All keys, sorted, of a table whose keys are free; they count as asked for.
  [[nodiscard]] std::vector<std::string> keys() const;
  // Keys that people or another reader of the file want.
  void leave(std::initializer_list<std::string_view> keys) const;

  void report(std::string_view key, Text message) const;             // a problem that only the caller can see
  void refuse(std::string_view key, StaticText expected) const;      // the value is not "a whole number"
  [[nodiscard]] std::string where(std::string_view key = {}) const;  // "goods/gallium.toml:12: stage[1].year"

 private:
  VisitedTable* visited_;
};

}  // namespace noroshi::toml
