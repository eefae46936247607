#include "base/mention.hpp"

#include <algorithm>
#include <optional>

namespace noroshi {
namespace {

constexpr std::string_view kOpen = "⟦", kClose = "⟧";

bool is_name(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::optional<std::pair<std::string, std::string>> read_field(std::string_view word) {
  const auto equals = word.find('=');
  const auto name = word.substr(0, equals);
  if (!is_name(name)) return std::nullopt;
  return std::pair{std::string{name}, equals == std::string_view::npos ? "" : std::string{word.substr(equals + 1)}};
}

// What stands between the brackets.
std::optional<Mention> read_mention(std::string_view inside) {
  Mention found;
  bool first = true;
  while (!inside.empty()) {
    const auto blank = std::min(inside.find(' '), inside.size());
    auto word = inside.substr(0, blank);
    inside.remove_prefix(std::min(blank + 1, inside.size()));
    if (first && !word.starts_with('.')) {
      found.help = word.ends_with('?');
      if (found.help) word.remove_suffix(1);
      if (!is_name(word)) return std::nullopt;
      found.job = word;
    } else {
      if (first) word.remove_prefix(1);
      auto field = read_field(word);
      if (!field) return std::nullopt;
      found.fields.push_back(std::move(*field));
    }
    first = false;
  }
  return first ? std::nullopt : std::optional{std::move(found)};
}

}  // namespace

std::string mention(std::string_view job, const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string words{job};
  for (const auto& [name, value] : fields) {
    std::string plain;
    for (const char c : value) plain.push_back(c == ' ' ? '_' : c);
    for (const auto bracket : {kOpen, kClose}) {
      for (auto at = plain.find(bracket); at != std::string::npos; at = plain.find(bracket))
        plain.replace(at, bracket.size(), "_");
    }
    words += fmt::format("{}{}{}{}", words.empty() ? "." : " ", name, plain.empty() ? "" : "=", plain);
  }
  return fmt::format("{}{}{}", kOpen, words, kClose);
}

std::string say_mentions(std::string_view words, const SayMention& say) {
  std::string said;
  while (true) {
    const auto open = words.find(kOpen);
    const auto close = open == std::string_view::npos ? open : words.find(kClose, open);
    if (close == std::string_view::npos) return said.append(words);
    said.append(words.substr(0, open));
    const auto inside = words.substr(open + kOpen.size(), close - open - kOpen.size());
    const auto found = read_mention(inside);
    said.append(found ? say(*found) : std::string{words.substr(open, close + kClose.size() - open)});
    words.remove_prefix(close + kClose.size());
  }
}

Text say_mentions(const Text& words, const SayMention& say) {
  return {say_mentions(words.en, say), say_mentions(words.ja, say)};
}

}  // namespace noroshi
