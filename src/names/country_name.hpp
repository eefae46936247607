#pragma once
#include <string>

namespace noroshi {

// Name of a country (two letters of ISO 3166-1) in a language ("en", "ja", "zh", "ko"), from ICU's locale data; empty
// where ICU knows none.
[[nodiscard]] std::string country_name(const std::string& iso2, const char* language);

}  // namespace noroshi
