#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"

namespace noroshi::normalize {

// One sector of a classification of industries, as a publisher's tables code it.
struct SchemeSector {
  std::string code;  // "c14", "C26", "26T27": as in IoTable
  Text name;
  // Divisions of ISIC Rev. 4 (two digits, "01" to "99") that it holds, sorted. A division that the scheme splits
  // between sectors stands in each of them.
  std::vector<std::string> divisions;
  std::string concordance_code;  // its code in concordances of the scheme; empty: none
};

// A classification: which sectors the tables of some feeds have. Read from data/industry_schemes/<id>.toml, facts from
// the publishers' documentation.
struct IndustryScheme {
  std::string id;  // "wiod2013"
  Text title;
  std::string source;              // the document that defines it
  std::vector<std::string> feeds;  // whose tables are coded like this
  std::vector<SchemeSector> sectors;
  std::string concordance;  // what loaded concordances call the scheme: "WIOD2013"; empty: none leads to it

  [[nodiscard]] const SchemeSector* find(std::string_view code) const;
  // Codes of the sectors that hold one of these divisions, in the order of the scheme: where a good used by "26" is
  // used.
  [[nodiscard]] std::vector<std::string> sectors_of(std::span<const std::string> divisions) const;
};

class IndustrySchemes {
 public:
  // Every *.toml of the folder. Errors: invalid_input with file:line (an unknown key, a repeated code, a division that
  // ISIC Rev. 4 does not have); io.
  [[nodiscard]] static Result<IndustrySchemes> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<IndustryScheme>& all() const { return schemes_; }  // sorted by id
  [[nodiscard]] const IndustryScheme* find(std::string_view id) const;
  // The scheme that a table is coded in: one that names its feed and has every sector of the table, else one with
  // exactly its sectors ("01" alone says nothing of what it numbers). Nothing: there is none.
  [[nodiscard]] const IndustryScheme* of(const IoTable& table) const;

 private:
  std::vector<IndustryScheme> schemes_;
};

}  // namespace noroshi::normalize
