#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "toml/declared_table.hpp"

namespace noroshi::toml {

struct ParsedFile;

// The bytes of a file; `shown` is its name in the error. Errors: not_found.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::string shown);

// A TOML file of ours or of a user that is read by its declared keys: whatever nobody asks for is a problem (a misspelt
// key would be lost). Reading goes on after a problem; finish() tells all of them.
class Document {
 public:
  // `shown` is the file's name in problems; `reference` the page that describes its keys, if there is one.
  // Errors: invalid_input with file:line when the text is no TOML or nests keys too deep; `read` also not_found.
  [[nodiscard]] static Result<Document> parse(std::string_view toml, std::string shown, std::string reference = {});
  [[nodiscard]] static Result<Document> read(const std::filesystem::path& file, std::string shown,
                                             std::string reference = {});
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] DeclaredTable top() const;  // valid as long as the document is

  // Every problem so far and every key that was not asked for in a table that was, in the order of lines. Once, last.
  [[nodiscard]] Problems finish();

 private:
  explicit Document(std::unique_ptr<ParsedFile> file);

  std::unique_ptr<ParsedFile> file_;
};

}  // namespace noroshi::toml
