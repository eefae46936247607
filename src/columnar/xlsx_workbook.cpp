#include "columnar/xlsx_workbook.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <orcus/sax_parser.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>
#include <utility>

#include "columnar/xlsx_sheet.hpp"

namespace noroshi::columnar {
namespace {

// Attributes of an element come before it is said to start.
class Part : public orcus::sax_handler {
 public:
  void attribute(const orcus::sax::parser_attribute& a) { attributes_.emplace_back(a.name, a.value); }

 protected:
  [[nodiscard]] std::string take(std::string_view name) const {
    for (const auto& [key, value] : attributes_) {
      if (key == name) return value;
    }
    return {};
  }
  void forget() { attributes_.clear(); }

 private:
  std::vector<std::pair<std::string, std::string>> attributes_;
};

// Which part an id leads to, and of which kind that is.
struct Link {
  std::string id, kind, target;
};

class Links final : public Part {
 public:
  void start_element(const orcus::sax::parser_element& e) {
    const auto type = take("Type");
    if (e.name == "Relationship") found.push_back({take("Id"), type.substr(type.rfind('/') + 1), take("Target")});
    forget();
  }
  std::vector<Link> found;
};

struct SheetName {
  std::string name, id;
};

class SheetNames final : public Part {
 public:
  void start_element(const orcus::sax::parser_element& e) {
    if (e.name == "sheet") found.push_back({take("name"), take("id")});
    forget();
  }
  std::vector<SheetName> found;
};

// Texts of a cell or of the shared table: those of its runs one after the other, without how they are read aloud.
class Texts : public Part {
 public:
  void characters(std::string_view text, bool) {
    if (open_ && !aloud_) text_ += text;
  }

 protected:
  void enter(std::string_view element, std::string_view holder) {
    if (element == "rPh") aloud_ = true;
    if (element == holder) open_ = true;
  }
  void leave(std::string_view element, std::string_view holder) {
    if (element == "rPh") aloud_ = false;
    if (element == holder) open_ = false;
  }
  std::string text_;

 private:
  bool open_ = false, aloud_ = false;
};

class SharedTexts final : public Texts {
 public:
  void start_element(const orcus::sax::parser_element& e) {
    if (e.name == "si") text_.clear();
    enter(e.name, "t");
    forget();
  }
  void end_element(const orcus::sax::parser_element& e) {
    leave(e.name, "t");
    if (e.name == "si") found.push_back(std::exchange(text_, {}));
  }
  std::vector<std::string> found;
};

template <class T>
std::optional<T> number_in(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

// Cells of one sheet. Rows and cells may say where they are ("B3"); those that do not follow the one before.
class Sheet final : public Texts {
 public:
  explicit Sheet(std::vector<std::string>& strings) : strings_{strings} {}

  void start_element(const orcus::sax::parser_element& e) {
    if (e.name == "row") {
      const auto said = number_in<std::int32_t>(take("r"));
      row_ = said ? row_of(*said) : row_ + 1;
      column_ = -1;
    } else if (e.name == "c") {
      ++column_;
      place(take("r"));
      type_ = take("t");
      text_.clear();
    }
    enter(e.name, "v");
    enter(e.name, "t");
    forget();
  }
  void end_element(const orcus::sax::parser_element& e) {
    leave(e.name, "v");
    leave(e.name, "t");
    if (e.name == "c" && !text_.empty()) put();
  }

  std::vector<Cell> cells;

 private:
  // From 0; numbers outside the format lead outside it.
  static std::int32_t row_of(std::int32_t said) { return std::clamp(said, 0, kMaxSheetRows + 1) - 1; }
  void place(std::string_view address) {
    std::int32_t column = 0;
    std::size_t at = 0;
    for (; at < address.size() && address[at] >= 'A' && address[at] <= 'Z'; ++at)
      column = std::min(column * 26 + (address[at] - 'A' + 1), kMaxSheetColumns + 1);
    const auto row = number_in<std::int32_t>(address.substr(at));
    if (column == 0 || !row) return;
    column_ = column - 1;
    row_ = row_of(*row);
  }
  void put() {
    if (row_ < 0 || row_ >= kMaxSheetRows || column_ < 0 || column_ >= kMaxSheetColumns) return;
    if (cells.size() >= kMaxSheetCells) throw TooLarge{"cells"};
    cells.push_back({row_, column_, value()});
  }
  std::variant<double, bool, SharedText> value() {
    if (type_ == "s") return SharedText{number_in<std::size_t>(text_).value_or(strings_.size())};
    if (type_ == "b") return text_ == "1" || text_ == "true";
    if (type_.empty() || type_ == "n") {
      if (const auto number = number_in<double>(text_)) return *number;
    }
    if (type_ == "d") text_.resize(std::min<std::size_t>(text_.size(), 10));  // the day, without the time
    strings_.push_back(text_);
    return SharedText{strings_.size() - 1};
  }

  std::vector<std::string>& strings_;
  std::string type_;
  std::int32_t row_ = -1, column_ = -1;
};

class Workbook {
 public:
  explicit Workbook(const char* path) : stream_{path}, archive_{&stream_} {
    archive_.load();
    for (std::size_t i = 0; i < archive_.get_file_entry_count(); ++i) {
      const std::string entry{archive_.get_file_entry_name(i)};
      entries_.emplace(plain(entry), entry);
    }
    for (const auto& link : links_of("")) {
      if (link.kind == "officeDocument") main_ = link.target;
    }
    links_ = links_of(main_);
    SheetNames listed;
    parse(main_, listed);
    sheets_ = std::move(listed.found);
  }

  // Empty name: no such sheet.
  WorkbookSheet read(std::string_view wanted) const {
    WorkbookSheet read;
    for (const auto& sheet : sheets_) read.names.push_back(sheet.name);
    for (const auto& sheet : sheets_) {
      const auto link = std::ranges::find(links_, sheet.id, &Link::id);
      if (link == links_.end() || link->kind != "worksheet" || (!wanted.empty() && sheet.name != wanted)) continue;
      SharedTexts shared;
      for (const auto& other : links_) {
        if (other.kind == "sharedStrings") parse(other.target, shared);
      }
      read.strings = std::move(shared.found);
      Sheet cells{read.strings};
      parse(link->target, cells);
      read.cells = std::move(cells.cells);
      read.name = sheet.name;
      break;
    }
    return read;
  }

 private:
  // Some writers begin names of parts with a slash, use the other slash, or other cases than where they are named.
  static std::string plain(std::string name) {
    for (auto& c : name) c = c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name.substr(std::min(name.find_first_not_of('/'), name.size()));
  }
  [[nodiscard]] std::vector<Link> links_of(const std::filesystem::path& part) const {
    Links links;
    const auto folder = part.parent_path();
    parse((folder / "_rels" / (part.filename().string() + ".rels")).generic_string(), links);
    for (auto& link : links.found) link.target = (folder / link.target).lexically_normal().generic_string();
    return std::move(links.found);
  }
  // A part that is not there is empty.
  template <class Handler>
  void parse(const std::string& part, Handler& handler) const {
    std::vector<unsigned char> bytes;
    const auto entry = entries_.find(plain(part));
    if (entry == entries_.end() || !archive_.read_file_entry(entry->second, bytes) || bytes.empty()) return;
    orcus::sax_parser<Handler> parser{reinterpret_cast<const char*>(bytes.data()), bytes.size(), handler};
    parser.parse();
  }

  orcus::zip_archive_stream_fd stream_;
  orcus::zip_archive archive_;
  std::map<std::string, std::string> entries_;
  std::string main_ = "xl/workbook.xml";
  std::vector<Link> links_;
  std::vector<SheetName> sheets_;
};

}  // namespace

WorkbookSheet read_workbook(const char* path, std::string_view wanted) { return Workbook{path}.read(wanted); }

}  // namespace noroshi::columnar
