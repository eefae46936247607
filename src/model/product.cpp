#include "model/product.hpp"

#include <array>

#include "base/contract.hpp"
#include "names/letter_case.hpp"

namespace noroshi {
namespace {

struct Edition {
  Nomenclature nomenclature;
  std::string_view name, long_name, comtrade, short_name;
  int in_force_since;  // 0: not an edition of the Harmonized System
};

constexpr std::array kEditions{
    Edition{Nomenclature::hs92, "HS92", "HS1992", "H0", "92", 1988},
    Edition{Nomenclature::hs96, "HS96", "HS1996", "H1", "96", 1996},
    Edition{Nomenclature::hs02, "HS02", "HS2002", "H2", "02", 2002},
    Edition{Nomenclature::hs07, "HS07", "HS2007", "H3", "07", 2007},
    Edition{Nomenclature::hs12, "HS12", "HS2012", "H4", "12", 2012},
    Edition{Nomenclature::hs17, "HS17", "HS2017", "H5", "17", 2017},
    Edition{Nomenclature::hs22, "HS22", "HS2022", "H6", "22", 2022},
    Edition{Nomenclature::sitc1, "SITC1", "SITC1", "S1", "S1", 0},
    Edition{Nomenclature::sitc2, "SITC2", "SITC2", "S2", "S2", 0},
    Edition{Nomenclature::sitc3, "SITC3", "SITC3", "S3", "S3", 0},
    Edition{Nomenclature::sitc4, "SITC4", "SITC4", "S4", "S4", 0},
    Edition{Nomenclature::national, "NATIONAL", "NATIONAL", "N", "N", 0},
};

constexpr int kMaxDigits = 12;
constexpr int shift_of(int position) { return 4 + 4 * (kMaxDigits - 1 - position); }

}  // namespace

std::string_view name_of(Nomenclature n) {
  for (const auto& edition : kEditions) {
    if (edition.nomenclature == n) return edition.name;
  }
  throw ContractViolation("a nomenclature without a name");
}

std::optional<Nomenclature> parse_nomenclature(std::string_view text) {
  for (const auto& e : kEditions) {
    for (const auto known : {e.name, e.long_name, e.comtrade, e.short_name}) {
      if (equal_ignoring_case(text, known)) return e.nomenclature;
    }
  }
  return std::nullopt;
}

Nomenclature hs_in_force(int year) {
  auto found = Nomenclature::hs92;
  for (const auto& e : kEditions) {
    if (e.in_force_since != 0 && year >= e.in_force_since) found = e.nomenclature;
  }
  return found;
}

std::optional<ProductCode> ProductCode::parse(Nomenclature nomenclature, std::string_view digits) {
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  std::uint64_t packed = std::uint64_t{static_cast<std::uint8_t>(nomenclature)} << 56;
  for (int i = 0; i < static_cast<int>(digits.size()); ++i) {
    const char c = digits[static_cast<std::size_t>(i)];
    if (c < '0' || c > '9') return std::nullopt;
    packed |= static_cast<std::uint64_t>(c - '0' + 1) << shift_of(i);
  }
  return unpack(packed | digits.size());
}

std::string ProductCode::digits() const {
  std::string out(static_cast<std::size_t>(length()), '0');
  for (int i = 0; i < length(); ++i) {
    out[static_cast<std::size_t>(i)] = static_cast<char>('0' + ((packed_ >> shift_of(i)) & 0xF) - 1);
  }
  return out;
}

ProductCode ProductCode::heading(int n) const {
  NOROSHI_EXPECT(n >= 1 && n <= length());
  const std::uint64_t kept = ~((std::uint64_t{1} << shift_of(n - 1)) - 1);
  return unpack((packed_ & kept) | static_cast<std::uint64_t>(n));
}

bool ProductCode::contains(ProductCode finer) const {
  return finer.nomenclature() == nomenclature() && finer.length() >= length() && length() > 0 &&
         finer.heading(length()) == *this;
}

}  // namespace noroshi
