#include "toml/document.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "names/nearest_name.hpp"
#include "toml/key_depth.hpp"
#include "toml/parsed_file.hpp"

namespace noroshi::toml {
namespace {

void report_unasked_keys(VisitedTable& visited) {
  const std::vector<std::string> known{visited.asked.begin(), visited.asked.end()};
  for (const auto& [key, node] : visited.table) {
    if (visited.asked.contains(key.str())) continue;
    visited.report(key.str(),
                   {"The key is not known (a misspelt key would be lost). Remove it or correct its spelling.",
                    "未知のキーです（つづりの誤りは値の欠落になります）。削除するか、つづりを直してください。"},
                   near_names(key.str(), known));
  }
}

}  // namespace

std::string VisitedTable::path_of(std::string_view key) const {
  return fmt::format("{}{}{}", path, path.empty() || key.empty() ? "" : ".", key);
}

std::size_t VisitedTable::line_of(std::string_view key) const {
  const ::toml::node* node = table.get(key);
  return (node != nullptr ? node->source() : table.source()).begin.line;
}

std::string VisitedTable::where(std::string_view key) const {
  const auto path_of_key = path_of(key);
  return fmt::format("{}:{}{}{}", file.shown, line_of(key), path_of_key.empty() ? "" : ": ", path_of_key);
}

void VisitedTable::report(std::string_view key, Text message, std::vector<Near> nearest) {
  Error error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = where(key)};
  error.nearest = std::move(nearest);
  file.problems.push_back({std::move(error), line_of(key), path_of(key)});
}

VisitedTable& ParsedFile::visit(const ::toml::table& table, std::string path) {
  return visited.emplace_back(VisitedTable{*this, table, std::move(path)});
}

Result<std::string> read_file(const std::filesystem::path& file, std::string shown) {
  std::ifstream in{file, std::ios::binary};
  std::string bytes;
  std::array<char, 1 << 14> block{};
  while (in.read(block.data(), block.size()), in.gcount() > 0) {  // an iterator would throw at a folder
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.is_open() && !in.bad()) return bytes;
  return fail(ErrorCode::not_found,
              {"The file cannot be read. Check that it exists and its permissions.",
               "ファイルを読めません。存在と権限を確認してください。"},
              std::move(shown));
}

Document::Document(std::unique_ptr<ParsedFile> file) : file_{std::move(file)} {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view toml, std::string shown, std::string reference) {
  if (const auto line = line_of_deep_key(toml)) {
    return fail(ErrorCode::invalid_input,
                text("The line has more than {} dots (keys nested that deep could stop the program). Shorten it.",
                     "1行にピリオドが{}個を超えています（深い入れ子のキーは異常終了の原因になります）。"
                     "短くしてください。",
                     kMostDotsOfLine),
                fmt::format("{}:{}", shown, *line));
  }
  try {
    auto file = std::make_unique<ParsedFile>();
    file->top = ::toml::parse(toml);
    file->shown = std::move(shown);
    file->reference = std::move(reference);
    file->visit(file->top, "");
    return Document{std::move(file)};
  } catch (const ::toml::parse_error& error) {
    return fail(ErrorCode::invalid_input,
                text("The file is not valid TOML: {}. Correct the line.",
                     "TOMLとして読めません：{}。該当行を直してください。", error.description()),
                fmt::format("{}:{}", shown, error.source().begin.line));
  }
}

Result<Document> Document::read(const std::filesystem::path& file, std::string shown, std::string reference) {
  const auto toml = read_file(file, shown);
  if (!toml) return fail(toml.error());
  return parse(*toml, std::move(shown), std::move(reference));
}

DeclaredTable Document::top() const { return DeclaredTable{file_->visited.front()}; }

Problems Document::finish() {
  for (auto& visited : file_->visited) report_unasked_keys(visited);
  std::ranges::stable_sort(file_->problems, {}, &Problem::line);
  return std::move(file_->problems);
}

}  // namespace noroshi::toml
