#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace noroshi::sources {

// A column of codes in a concordance: which classification, and how many digits if the header says so.
struct CodeColumn {
  std::string scheme;         // HS92 .. HS22, HS (any edition), SITC1 .. 4, ISIC2 ISIC3 ISIC31 ISIC4, BEC4 BEC5,
                              // NAICS, GTAP, WIOD2013, BEA, HTS, CPC..
  std::optional<int> digits;  // "ISIC4_4d": 4
};

// Reads a header or a name given by a user: "HS0_6d", "HS 2022", "ISIC Rev. 3.1", "H5", "NAICS_6d", "gtap_code",
// "WIOT2013_c", "From HS2017". Nothing for anything else (descriptions, "WIOT2013_n", partial marks).
// "hs6_code" is six digits of an unnamed edition: scheme "HS?".
[[nodiscard]] std::optional<CodeColumn> read_code_column(std::string_view header);

enum class CodeFault : unsigned char { none, malformed, lost_leading_zero };
struct CheckedCode {
  std::string code;
  bool repaired = false;  // one lost leading zero was put back
  CodeFault fault = CodeFault::none;
};

// Checks a code against its classification. Dots ("0101.21") go. A zero is put back only where one reading is possible:
// five digits of the Harmonized System, or a code of ISIC one digit short of the length that the header declares.
[[nodiscard]] CheckedCode check_code(const CodeColumn& column, std::string_view written);

}  // namespace noroshi::sources
