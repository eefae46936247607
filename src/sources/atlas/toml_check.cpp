#include "sources/atlas/toml_check.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace noroshi {
namespace {

constexpr double kMaxShareSum = 1.005;  // published shares are rounded to whole percents

bool is_iso3(std::string_view key) {
  return key.size() == 3 && std::all_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

TomlTable::TomlTable(const toml::table& table, std::string file, std::string path, Problems& problems)
    : table_{&table}, file_{std::move(file)}, path_{std::move(path)}, problems_{&problems} {}

std::string TomlTable::where(std::string_view key) const {
  const toml::node* node = table_->get(key);
  const auto line = (node != nullptr ? node->source() : table_->source()).begin.line;
  return fmt::format("{}:{}: {}{}{}", file_, line, path_, path_.empty() || key.empty() ? "" : ".", key);
}

void TomlTable::report(std::string_view key, Text message) {
  problems_->push_back({ErrorCode::invalid_input, std::move(message), where(key)});
}

void TomlTable::wrong_type(std::string_view key, StaticText expected) {
  report(key, {fmt::format("The value is of the wrong type. Write {}.", expected.en),
               fmt::format("値の型が違います。{}を書いてください。", expected.ja)});
}

const toml::node* TomlTable::find(std::string_view key, Presence presence) {
  const toml::node* node = table_->get(key);
  if (node == nullptr && presence == Presence::required) {
    report(key, Text("The key is missing. Add it as data/atlas/README.md shows.",
                     "必須のキーがありません。data/atlas/README.mdの例に従って書き足してください。"));
  }
  return node;
}

void TomlTable::allow_only(std::initializer_list<std::string_view> keys) {
  for (const auto& [key, node] : *table_) {
    if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
      report(key.str(),
             Text("The key is not known (a misspelt key would be lost). Remove it or correct its spelling.",
                  "未知のキーです（つづりの誤りは値の欠落になります）。削除するか、つづりを直してください。"));
    }
  }
}

std::string TomlTable::text(std::string_view key, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return {};
  const auto value = node->value_exact<std::string>();
  if (!value || value->empty()) {
    wrong_type(key, {"a text in quotes that is not empty", "空でない文字列（引用符付き）"});
    return {};
  }
  return *value;
}

Text TomlTable::both(std::string_view key, Presence presence) {
  auto words = table(key, presence);
  if (!words) return {};
  words->allow_only({"en", "ja"});
  return {words->text("en"), words->text("ja")};
}

std::optional<int> TomlTable::integer(std::string_view key, int min, int max, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::int64_t>();
  if (!value) {
    wrong_type(key, {"a whole number", "整数"});
    return std::nullopt;
  }
  if (*value < min || *value > max) {
    report(key, noroshi::text("{} is outside {} .. {}. Correct the number.",
                              "{}は{}～{}の範囲外です。数値を直してください。", *value, min, max));
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<double> TomlTable::number(std::string_view key, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (!value || !std::isfinite(*value) || *value < 0) {
    wrong_type(key, {"a finite number of zero or more", "0以上の有限の数値"});
    return std::nullopt;
  }
  return value;
}

std::optional<bool> TomlTable::flag(std::string_view key, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<bool>();
  if (!value) wrong_type(key, {"true or false", "trueまたはfalse"});
  return value;
}

std::optional<Date> TomlTable::date(std::string_view key, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<toml::date>();
  if (!value) {
    wrong_type(key, {"a TOML date without quotes (2023-08-01)", "引用符なしのTOML日付（2023-08-01）"});
    return std::nullopt;
  }
  return Date{static_cast<int>(value->year), value->month, value->day};
}

std::optional<TomlTable> TomlTable::table(std::string_view key, Presence presence) {
  const toml::node* node = find(key, presence);
  if (node == nullptr) return std::nullopt;
  if (const auto* inner = node->as_table()) {
    return TomlTable{*inner, file_, path_.empty() ? std::string{key} : fmt::format("{}.{}", path_, key), *problems_};
  }
  wrong_type(key, {"a table { ... }", "テーブル{ ... }"});
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> found;
  const toml::node* node = table_->get(key);
  if (node == nullptr) return found;
  const auto* list = node->as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::table)) {
    wrong_type(key, {"tables headed by the name in double brackets", "二重の角括弧で囲んだ名前を見出しとするテーブル"});
    return found;
  }
  std::size_t number = 0;
  for (const auto& item : *list) {
    found.emplace_back(*item.as_table(), file_, fmt::format("{}[{}]", key, ++number), *problems_);
  }
  return found;
}

std::vector<std::string> TomlTable::text_of_languages(std::string_view key) {
  std::vector<std::string> words;
  auto languages = table(key, Presence::optional);
  if (!languages) return words;
  languages->allow_only({"en", "ja", "zh", "ko"});
  for (const auto& [language, node] : *languages->table_) {
    const auto* list = node.as_array();
    if (list == nullptr) {
      languages->wrong_type(language.str(), {"a list of texts", "文字列の一覧"});
      continue;
    }
    for (const auto& item : *list) {
      const auto word = item.value_exact<std::string>();
      if (word && !word->empty())
        words.push_back(*word);
      else
        languages->wrong_type(language.str(), {"a list of texts that are not empty", "空でない文字列の一覧"});
    }
  }
  return words;
}

std::map<std::string, double> TomlTable::shares(std::string_view key) {
  std::map<std::string, double> found;
  auto inner = table(key);
  if (!inner) return found;
  double sum = 0.0;
  for (const auto& [country, node] : *inner->table_) {
    if (!is_iso3(country.str())) {
      inner->report(country.str(),
                    Text("The country is not an ISO 3166 alpha-3 code. Write three capitals, such as CHN.",
                         "国名がISO 3166の3文字コードではありません。CHNのように大文字3字で書いてください。"));
      continue;
    }
    const auto share = inner->number(country.str());
    if (!share) continue;
    if (*share > 1.0) {
      inner->report(country.str(),
                    noroshi::text("The share {} is outside 0 .. 1. Write a fraction of the whole.",
                                  "シェア{}は0～1の範囲外です。全体に対する割合を書いてください。", *share));
      continue;
    }
    sum += *share;
    found.emplace(std::string{country.str()}, *share);
  }
  if (sum > kMaxShareSum) {
    report(key, noroshi::text("The shares sum to {:.3f}, more than {}. Check them against the source.",
                              "シェアの合計が{:.3f}で、{}を超えています。出典と照合してください。", sum, kMaxShareSum));
  }
  if (found.empty()) {
    report(key,
           Text("There is no share (missing is unknown). Leave the whole table out when nobody published a figure.",
                "シェアがありません（未公表は不明を意味します）。公表値がなければテーブルごと省いてください。"));
  }
  return found;
}

std::string TomlTable::word(std::string_view key, std::initializer_list<std::string_view> words) {
  auto given = text(key);
  if (given.empty() || std::find(words.begin(), words.end(), given) != words.end()) return given;
  report(key, noroshi::text("\"{}\" is not one of: {}. Use one of these words.",
                            "「{}」は次のいずれでもありません：{}。この中から選んでください。", given,
                            fmt::format("{}", fmt::join(words, ", "))));
  return {};
}

std::optional<toml::table> parse_toml(std::string_view text, const std::string& file, Problems& problems) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    problems.push_back({ErrorCode::invalid_input,
                        noroshi::text("The file is not valid TOML: {}. Correct the line.",
                                      "TOMLとして読めません：{}。該当行を直してください。", error.description()),
                        fmt::format("{}:{}", file, error.source().begin.line)});
    return std::nullopt;
  }
}

}  // namespace noroshi
