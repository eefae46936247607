#include "normalize/data_file.hpp"

#include <fstream>

namespace noroshi {

Result<toml::table> read_toml(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) {
    return fail(ErrorCode::not_found,
                text("cannot open {} (a data file of Noroshi). Check the installation or the path given.",
                     "{} を開けません（Noroshiのデータファイル）。インストールまたは指定パスを確認してください。",
                     file.string()),
                file.string());
  }
  try {
    return toml::parse(in, file.string());
  } catch (const toml::parse_error& error) {
    const auto at = error.source().begin;
    const std::string why{error.description()};
    return fail(ErrorCode::invalid_input,
                text("not valid TOML: {}. Correct the file.",
                     "TOMLとして正しくありません：{}。ファイルを修正してください。", why),
                fmt::format("{}:{}:{}", file.string(), at.line, at.column));
  }
}

std::vector<const toml::table*> tables_of(const toml::table& file, std::string_view key) {
  std::vector<const toml::table*> found;
  if (const auto* array = file[key].as_array()) {
    for (const auto& node : *array) {
      if (const auto* table = node.as_table()) found.push_back(table);
    }
  }
  return found;
}

std::string text_of(const toml::table& table, std::string_view key) { return table[key].value_or(std::string{}); }

std::vector<std::string> texts_of(const toml::table& table, std::string_view key) {
  std::vector<std::string> found;
  if (const auto* array = table[key].as_array()) {
    for (const auto& node : *array) {
      if (auto value = node.value<std::string>()) found.push_back(std::move(*value));
    }
  }
  return found;
}

std::string place_of(const std::filesystem::path& file, const toml::node& node) {
  const auto at = node.source().begin;
  return fmt::format("{}:{}:{}", file.filename().string(), at.line, at.column);
}

}  // namespace noroshi
