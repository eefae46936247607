#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/rejected.hpp"

namespace noroshi::sources {

// A product code as people and spreadsheets write it. `digits` points into what was written or into the room given to
// read_code; `refused` says why it is no code.
struct WrittenCode {
  std::string_view digits;
  std::optional<RejectReason> refused = std::nullopt;
};

// The digits of a code where the writing leaves one reading:
//   850760  '850760  ="850760"  HS850760  8507 60  8507.60  8507.60.00  850760.0  ８５０７６０
// Dots stand after two or four digits and then after every two (notation of the Harmonized System); ".0" at the end is
// that of a number and falls away. Refused as what they are: 8.5E+05 and 8507.6 (a spreadsheet made a number of the
// code), one digit, letters. Whether the count of digits fits the nomenclature is for the feed to say.
[[nodiscard]] WrittenCode read_code(std::string_view written, std::string& room);

// As above for a code of the Harmonized System, which has an even number of digits: lost_leading_zero where it has not.
[[nodiscard]] WrittenCode read_hs_code(std::string_view written, std::string& room);

}  // namespace noroshi::sources
