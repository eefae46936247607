#include "interfaces/cli/help_page.hpp"

#include <algorithm>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/exit_code.hpp"
#include "names/display_width.hpp"

namespace noroshi::cli {
namespace {

constexpr std::size_t kIndent = 2, kTermColumn = 26;

// A page under construction: headings, paragraphs, and terms with their meaning beside them.
class Page {
 public:
  Page(Language language, std::size_t width) : language_{language}, width_{std::clamp<std::size_t>(width, 60, 100)} {}

  void heading(StaticText title) {
    if (!text_.empty()) text_.push_back('\n');
    text_.append(title.in(language_)).push_back('\n');
  }
  void paragraph(std::string_view words) {
    for (const auto& line : wrap(words, width_ - kIndent)) text_.append(kIndent, ' ').append(line).push_back('\n');
  }
  void verbatim(std::string_view line) { text_.append(kIndent, ' ').append(line).push_back('\n'); }
  void term(std::string_view name, std::string_view meaning) {
    text_.append(kIndent, ' ').append(name);
    std::size_t at = kIndent + display_width(name);
    if (at + 2 > kTermColumn) {
      text_.push_back('\n');
      at = 0;
    }
    for (const auto& line : wrap(meaning, width_ - kTermColumn)) {
      text_.append(kTermColumn - at, ' ').append(line).push_back('\n');
      at = 0;
    }
  }
  void term(std::string_view name, StaticText meaning) { term(name, meaning.in(language_)); }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  Language language_;
  std::size_t width_;
  std::string text_;
};

std::string written(const OptionDecl& option) {
  const std::string name = option.name == "--help" ? "-h, --help" : option.name;
  return option.value.empty() ? name : fmt::format("{} {}", name, option.value);
}

std::string meaning(const OptionDecl& option, Language language) {
  std::string words = option.doc.in(language);
  if (option.many) {
    words.append(language == Language::ja ? "繰返し、又はコンマ区切りで複数指定できる。"
                                          : " May be repeated or take a list with commas.");
  }
  return words;
}

void add_exit_codes(Page& page) {
  page.heading({"EXIT CODES", "終了コード"});
  for (const auto& code : exit_codes()) page.term(fmt::format("{}", code.number), code.meaning);
}

std::string usage(const CommandDecl& command) {
  std::string line = "noroshi " + as_words(command.name);
  for (const auto& positional : command.positionals()) {
    const std::string name = fmt::format("{}{}", positional.value, positional.many ? "..." : "");
    line.append(positional.required ? fmt::format(" {}", name) : fmt::format(" [{}]", name));
  }
  return line.append(" [OPTIONS]");
}

}  // namespace

std::string overview_page(Language language, std::size_t width) {
  Page page{language, width};
  page.heading({"NAME", "名称"});
  page.paragraph(StaticText{
      "noroshi - early warning for supply chains: from public statistics to the goods whose supply is a "
      "chokepoint, every number traceable to its source",
      "noroshi（狼煙）- サプライチェーンの早期警戒システム。公的統計から供給上のチョークポイントとなる物資を特定し、"
      "全ての数値の出典を示す。"}
                     .in(language));
  page.heading({"USAGE", "書式"});
  page.verbatim("noroshi COMMAND [OPTIONS]");
  page.heading({"COMMANDS", "コマンド"});
  for (const auto& command : commands()) page.term(as_words(command.page.name), command.page.summary);
  page.heading({"OPTIONS OF EVERY COMMAND (before or after it)", "共通オプション（コマンドの前後どちらにも置ける）"});
  for (const auto& option : global_options()) page.term(written(option), meaning(option, language));
  page.heading({"EXAMPLES", "例"});
  page.verbatim("noroshi demo");
  page.verbatim("noroshi init && noroshi import baci BACI_HS17_Y2023_V202501.csv");
  page.verbatim("noroshi chokepoints --importer JPN --year 2023 --limit 20");
  page.heading({"OUTPUT", "出力"});
  page.paragraph(StaticText{
      "stdout holds the data and nothing else. Notes and sources stand under a table on a terminal and "
      "go to stderr when stdout is a pipe. Marks: ● flagged, · clear, ? unknown.",
      "標準出力にはデータのみを出力する。注記と出典は、端末では表の下に、パイプの場合は標準エラー出力に示す。"
      "記号は ● 該当、· 非該当、? 不明。"}
                     .in(language));
  add_exit_codes(page);
  return page.take();
}

std::string command_page(const CommandDecl& command, Language language, std::size_t width) {
  Page page{language, width};
  page.heading({"NAME", "名称"});
  page.paragraph(fmt::format("noroshi {} - {}", as_words(command.name), command.summary.in(language)));
  page.heading({"USAGE", "書式"});
  page.verbatim(usage(command));
  page.heading({"DESCRIPTION", "説明"});
  page.paragraph(command.description.in(language));
  if (const auto positionals = command.positionals(); !positionals.empty()) {
    page.heading({"ARGUMENTS", "引数"});
    for (const auto& positional : positionals) page.term(positional.value, positional.doc.in(language));
  }
  if (const auto options = command.options(); !options.empty()) {
    page.heading({"OPTIONS", "オプション"});
    for (const auto& option : options) page.term(written(option), meaning(option, language));
  }
  page.heading({"OPTIONS OF EVERY COMMAND", "共通オプション"});
  for (const auto& option : global_options()) page.term(written(option), meaning(option, language));
  page.heading({"PRINTS", "出力"});
  page.paragraph(command.prints.in(language));
  page.heading({"EXAMPLES", "例"});
  for (const auto& example : command.examples) {
    page.paragraph(example.says.in(language));
    page.verbatim(fmt::format("  {}", example.command));
  }
  add_exit_codes(page);
  return page.take();
}

}  // namespace noroshi::cli
