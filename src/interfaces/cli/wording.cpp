#include "interfaces/cli/wording.hpp"

#include <algorithm>

#include "interfaces/cli/command.hpp"

namespace noroshi::cli {
namespace {

bool stands_as_word(std::string_view job, std::string_view field) {
  const auto* command = find_command(job);
  return command != nullptr && std::ranges::find(command->page.words, field) != command->page.words.end();
}

Text named(const Near& near) {
  if (near.name.en.empty()) return {"'" + near.value + "'", "「" + near.value + "」"};
  return {fmt::format("{} ({})", near.value, near.name.en), fmt::format("{}（{}）", near.value, near.name.ja)};
}

Text question(const std::vector<Near>& nearest) {
  Text list;
  for (const auto& near : nearest) {
    const auto name = named(near);
    list.en += (list.en.empty() ? "" : ", ") + name.en;
    list.ja += (list.ja.empty() ? "" : "、") + name.ja;
  }
  return text(" Did you mean {}?", "もしかして: {}。", list);
}

}  // namespace

std::string as_typed(const Mention& mention) {
  std::string words = mention.job.empty() ? "" : "noroshi " + as_words(mention.job);
  for (const auto& [field, value] : mention.fields) {
    std::string written = stands_as_word(mention.job, field) ? "" : option_name(field);
    if (!value.empty()) written += (written.empty() ? "" : " ") + value;
    words += (words.empty() ? "" : " ") + written;
  }
  if (mention.help) words += " --help";
  return mention.job.empty() ? words : "`" + words + "`";
}

Text as_typed(const Text& words) {
  return say_mentions(words, [](const Mention& mention) { return as_typed(mention); });
}

ReportTable as_typed(ReportTable table) {
  table.title = as_typed(table.title);
  for (auto& note : table.notes) note = as_typed(note);
  for (auto& row : table.rows) {
    for (auto& cell : row) {
      if (auto* words = std::get_if<Text>(&cell)) *words = as_typed(*words);
    }
  }
  return table;
}

Text error_words(const Error& error) {
  auto words = as_typed(error.message);
  if (error.nearest.empty()) return words;
  const auto meant = question(error.nearest);
  return {words.en + meant.en, words.ja + meant.ja};
}

std::string error_place(const Error& error, std::string_view command) {
  if (!error.where.empty() || error.field.empty()) return error.where;
  const auto* known = find_command(command);
  if (known == nullptr || !stands_as_word(command, error.field)) return option_name(error.field);
  return std::string{std::ranges::find(known->page.fields, error.field, &FieldDoc::name)->value};
}

}  // namespace noroshi::cli
