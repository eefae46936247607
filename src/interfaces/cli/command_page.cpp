#include "interfaces/cli/command_page.hpp"

#include <algorithm>

#include "interfaces/cli/wording.hpp"

namespace noroshi::cli {

std::string option_name(std::string_view field) {
  std::string name = "--" + std::string{field};
  std::ranges::replace(name, '_', '-');
  return name;
}

std::vector<OptionDecl> CommandDecl::options() const {
  std::vector<OptionDecl> options;
  for (const auto& field : fields) {
    if (std::ranges::find(words, field.name) != words.end()) continue;
    options.push_back({option_name(field.name), field.value, as_typed(field.doc), field.choices, field.many, field.is});
  }
  return options;
}

std::vector<PositionalDecl> CommandDecl::positionals() const {
  std::vector<PositionalDecl> positionals;
  for (const auto& word : words) {
    const auto field = std::ranges::find(fields, word, &FieldDoc::name);
    positionals.push_back({std::string{word}, field->value, as_typed(field->doc), field->required, field->many,
                           field->choices, field->is});
  }
  return positionals;
}

}  // namespace noroshi::cli
