#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace noroshi {

// Editions of the Harmonized System, and the national lines that extend them. Codes of different editions do not
// compare: 850760 of HS12 and of HS22 are two products until a concordance says otherwise.
enum class Nomenclature : std::uint8_t {
  hs92,
  hs96,
  hs02,
  hs07,
  hs12,
  hs17,
  hs22,
  sitc1,
  sitc2,
  sitc3,
  sitc4,
  national
};

[[nodiscard]] std::string_view name_of(Nomenclature nomenclature);  // "HS22"
// Reads "HS22", "HS2022", "H6" (UN Comtrade's code), "22" or "S3"; case does not matter.
[[nodiscard]] std::optional<Nomenclature> parse_nomenclature(std::string_view text);
// The edition of the Harmonized System in force in a year (HS22 from 2022 on): what "as reported" means when a file
// does not say which edition it follows.
[[nodiscard]] Nomenclature hs_in_force(int year);

// A product: an edition and 1 to 12 digits. Packed so that products sort by edition, then by code read as text
// (8507 < 850710 < 8508), which keeps a heading beside its parts.
class ProductCode {
 public:
  constexpr ProductCode() = default;
  // Digits only, 1 to 12 of them; nothing otherwise. A code of odd length in the Harmonized System is refused by the
  // feeds (a lost leading zero), not here.
  [[nodiscard]] static std::optional<ProductCode> parse(Nomenclature nomenclature, std::string_view digits);
  [[nodiscard]] static constexpr ProductCode unpack(std::uint64_t packed) {
    ProductCode c;
    c.packed_ = packed;
    return c;
  }
  [[nodiscard]] constexpr std::uint64_t packed() const { return packed_; }

  [[nodiscard]] constexpr Nomenclature nomenclature() const { return static_cast<Nomenclature>(packed_ >> 56); }
  [[nodiscard]] constexpr int length() const { return static_cast<int>(packed_ & 0xF); }
  [[nodiscard]] std::string digits() const;  // "850760"
  // The first n digits as a product of the same edition; n <= length().
  [[nodiscard]] ProductCode heading(int n) const;
  [[nodiscard]] bool contains(ProductCode finer) const;  // same edition and finer begins with this code

  friend constexpr auto operator<=>(ProductCode, ProductCode) = default;

  // The same digits in another nomenclature, whatever they may mean there.
  [[nodiscard]] constexpr ProductCode renamed(Nomenclature nomenclature) const {
    return unpack((packed_ & ~kNomenclatureBits) | static_cast<std::uint64_t>(nomenclature) << 56);
  }
  // The number that is followed over the years: all editions of the Harmonized System taken as one, so that 850760 of
  // HS17 and of HS22 are the same; other nomenclatures stay apart. An edition can narrow or widen what a number means;
  // only a concordance knows.
  [[nodiscard]] constexpr ProductCode across_editions() const {
    return nomenclature() <= Nomenclature::hs22 ? renamed(Nomenclature::hs92) : *this;
  }

 private:
  // [63..56] nomenclature, [51..4] twelve digits left-aligned as 4-bit nibbles of digit + 1 (0: no digit), [3..0]
  // length
  static constexpr std::uint64_t kNomenclatureBits = std::uint64_t{0xFF} << 56;
  std::uint64_t packed_ = 0;
};

}  // namespace noroshi

template <>
struct std::hash<noroshi::ProductCode> {
  std::size_t operator()(noroshi::ProductCode c) const noexcept { return std::hash<std::uint64_t>{}(c.packed()); }
};
