#include "names/name_folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/contract.hpp"

namespace noroshi {
namespace {

constexpr UChar32 kFirstLatinAccent = 0x0300, kLastLatinAccent = 0x036F;  // Combining Diacritical Marks

const icu::Normalizer2& form(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(status);
  if (U_FAILURE(status) || found == nullptr) throw ContractViolation("ICU's normalization data are missing");
  return *found;
}

}  // namespace

std::string fold_name(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto read = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  const auto folded = form(icu::Normalizer2::getNFKCCasefoldInstance).normalize(read, status);
  const auto taken_apart = form(icu::Normalizer2::getNFDInstance).normalize(folded, status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < taken_apart.length(); i = taken_apart.moveIndex32(i, 1)) {
    const UChar32 c = taken_apart.char32At(i);
    if (c >= kFirstLatinAccent && c <= kLastLatinAccent) continue;
    if (c == '&') {
      kept.append("and");
    } else if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) {
      kept.append(c);
    }
  }
  std::string result;
  form(icu::Normalizer2::getNFCInstance).normalize(kept, status).toUTF8String(result);
  return result;
}

}  // namespace noroshi
