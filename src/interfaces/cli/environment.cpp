#include "interfaces/cli/environment.hpp"

namespace noroshi::cli {
namespace {

std::string value_of(const Environment& environment, const char* name) {
  return environment.variable ? environment.variable(name).value_or(std::string{}) : std::string{};
}

}  // namespace

Language choose_language(std::span<const std::string> words, const Environment& environment) {
  std::string chosen;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--lang" && i + 1 < words.size()) chosen = words[i + 1];
    if (words[i].starts_with("--lang=")) chosen = words[i].substr(7);
  }
  if (chosen == "ja") return Language::ja;
  if (chosen == "en") return Language::en;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = value_of(environment, name);
    if (!locale.empty()) return locale.starts_with("ja") ? Language::ja : Language::en;
  }
  return Language::en;
}

std::filesystem::path default_workspace(const Environment& environment) {
  const std::string folder = value_of(environment, "NOROSHI_WORKSPACE");
  return folder.empty() ? std::filesystem::path{"noroshi-workspace"} : std::filesystem::path{folder};
}

std::filesystem::path data_folder(const Environment& environment) {
  const std::string chosen = value_of(environment, "NOROSHI_DATA");
  return chosen.empty() ? environment.shipped_data : std::filesystem::path{chosen};
}

bool colours_wanted(const Environment& environment) {
  return value_of(environment, "NO_COLOR").empty() && value_of(environment, "TERM") != "dumb";
}

}  // namespace noroshi::cli
