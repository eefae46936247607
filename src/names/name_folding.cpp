#include "names/name_folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

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

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

}  // namespace noroshi
