#include "names/country_name.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace noroshi {

std::string country_name(const std::string& iso2, const char* language) {
  const icu::Locale country{"", iso2.c_str()};
  icu::UnicodeString shown;
  country.getDisplayCountry(icu::Locale{language}, shown);
  std::string name;
  shown.toUTF8String(name);
  return name == country.getCountry() ? std::string{} : name;  // ICU answers with the code when it knows no name
}

}  // namespace noroshi
