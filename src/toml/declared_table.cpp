#include "toml/declared_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "names/nearest_name.hpp"
#include "toml/parsed_file.hpp"

namespace noroshi::toml {
namespace {

// The value of a key, or nothing; a required one that is missing is reported.
const ::toml::node* find(VisitedTable& visited, std::string_view key, Presence presence) {
  visited.asked.emplace(key);
  const ::toml::node* node = visited.table.get(key);
  if (node != nullptr || presence == Presence::optional) return node;
  const auto& reference = visited.file.reference;
  visited.report(key, reference.empty()
                          ? Text{"The key is missing. Add it.", "必須のキーがありません。書き足してください。"}
                          : noroshi::text("The key is missing. Add it as {} shows.",
                                          "必須のキーがありません。{}の例に従って書き足してください。", reference));
  return nullptr;
}

constexpr StaticText kTextExpected{"a text in quotes that is not empty", "空でない文字列（引用符付き）"};
constexpr StaticText kIntegerExpected{"a whole number", "整数"};

// The elements of a list, or nothing; a value that is no list is reported.
const ::toml::array* find_list(VisitedTable& visited, std::string_view key, const DeclaredTable& table,
                               StaticText expected) {
  const ::toml::node* node = find(visited, key, Presence::optional);
  if (node == nullptr) return nullptr;
  if (const auto* list = node->as_array()) return list;
  table.refuse(key, expected);
  return nullptr;
}

}  // namespace

std::string DeclaredTable::where(std::string_view key) const { return visited_->where(key); }

void DeclaredTable::report(std::string_view key, Text message) const { visited_->report(key, std::move(message)); }

void DeclaredTable::refuse(std::string_view key, StaticText expected) const {
  report(key, noroshi::text("The value does not fit here. Write {}.", "値がこのキーに合いません。{}を書いてください。",
                            expected));
}

std::string DeclaredTable::text(std::string_view key, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return {};
  const auto value = node->value_exact<std::string>();
  if (!value || (value->empty() && presence == Presence::required)) {
    refuse(key, kTextExpected);
    return {};
  }
  return *value;
}

Text DeclaredTable::both(std::string_view key, Presence presence) const {
  const auto words = table(key, presence);
  if (!words) return {};
  auto en = words->text("en");
  return {std::move(en), words->text("ja")};
}

std::optional<int> DeclaredTable::integer(std::string_view key, int min, int max, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::int64_t>();
  if (!value) {
    refuse(key, kIntegerExpected);
    return std::nullopt;
  }
  if (*value < min || *value > max) {
    report(key, noroshi::text("{} is outside {} .. {}. Correct the number.",
                              "{}は{}～{}の範囲外です。数値を直してください。", *value, min, max));
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<double> DeclaredTable::number(std::string_view key, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (!value || !std::isfinite(*value) || *value < 0) {
    refuse(key, {"a finite number of zero or more", "0以上の有限の数値"});
    return std::nullopt;
  }
  return value;
}

std::optional<bool> DeclaredTable::flag(std::string_view key, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<bool>();
  if (!value) refuse(key, {"true or false", "trueまたはfalse"});
  return value;
}

std::optional<Date> DeclaredTable::date(std::string_view key, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<::toml::date>();
  if (!value) {
    refuse(key, {"a TOML date without quotes (2023-08-01)", "引用符なしのTOML日付（2023-08-01）"});
    return std::nullopt;
  }
  return Date{static_cast<int>(value->year), value->month, value->day};
}

std::optional<DeclaredTable> DeclaredTable::table(std::string_view key, Presence presence) const {
  const ::toml::node* node = find(*visited_, key, presence);
  if (node == nullptr) return std::nullopt;
  if (const auto* inner = node->as_table()) return DeclaredTable{visited_->file.visit(*inner, visited_->path_of(key))};
  refuse(key, {"a table { ... }", "テーブル{ ... }"});
  return std::nullopt;
}

std::vector<DeclaredTable> DeclaredTable::tables(std::string_view key) const {
  constexpr StaticText kExpected{"tables headed by the name in double brackets",
                                 "二重の角括弧で囲んだ名前を見出しとするテーブル"};
  std::vector<DeclaredTable> found;
  const auto* list = find_list(*visited_, key, *this, kExpected);
  if (list == nullptr) return found;
  for (const auto& item : *list) {
    const auto* inner = item.as_table();
    if (inner == nullptr) {
      refuse(key, kExpected);
      break;
    }
    found.emplace_back(visited_->file.visit(*inner, fmt::format("{}[{}]", visited_->path_of(key), found.size() + 1)));
  }
  return found;
}

std::vector<std::string> DeclaredTable::texts(std::string_view key) const {
  constexpr StaticText kExpected{"a list of texts", "文字列の一覧"};
  std::vector<std::string> found;
  const auto* list = find_list(*visited_, key, *this, kExpected);
  if (list == nullptr) return found;
  for (const auto& item : *list) {
    if (auto value = item.value_exact<std::string>()) {
      found.push_back(*std::move(value));
    } else {
      refuse(key, kExpected);
      break;
    }
  }
  return found;
}

std::vector<int> DeclaredTable::integers(std::string_view key, int min, int max) const {
  std::vector<int> found;
  const auto* list = find_list(*visited_, key, *this, {"a list of whole numbers", "整数の一覧"});
  if (list == nullptr) return found;
  for (const auto& item : *list) {
    const auto value = item.value_exact<std::int64_t>();
    if (!value || *value < min || *value > max) {
      report(key, noroshi::text("The list holds something other than whole numbers of {} .. {}. Correct it.",
                                "一覧に{}～{}の整数以外のものがあります。直してください。", min, max));
      break;
    }
    found.push_back(static_cast<int>(*value));
  }
  return found;
}

std::string DeclaredTable::word(std::string_view key, const std::vector<std::string_view>& words,
                                Presence presence) const {
  auto given = text(key, presence);
  if (given.empty() || std::ranges::find(words, given) != words.end()) return given;
  visited_->report(key,
                   noroshi::text("\"{}\" is not one of: {}. Use one of these words.",
                                 "「{}」は次のいずれでもありません：{}。この中から選んでください。", given,
                                 fmt::format("{}", fmt::join(words, ", "))),
                   near_names(given, std::vector<std::string>{words.begin(), words.end()}));
  return {};
}

std::vector<std::string> DeclaredTable::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, node] : visited_->table) all.emplace_back(key.str());
  visited_->asked.insert(all.begin(), all.end());
  return all;
}

void DeclaredTable::leave(std::initializer_list<std::string_view> keys) const {
  visited_->asked.insert(keys.begin(), keys.end());
}

}  // namespace noroshi::toml
