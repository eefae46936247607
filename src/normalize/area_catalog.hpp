#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/area.hpp"

namespace noroshi::normalize {

struct AreaEntry;

// Where the catalogue's files are. ISO 3166 comes from the package iso-codes, the rest from the project's data folder.
struct AreaCatalogFiles {
  std::filesystem::path iso_countries = "/usr/share/iso-codes/json/iso_3166-1.json";
  std::filesystem::path iso_withdrawn = "/usr/share/iso-codes/json/iso_3166-3.json";
  std::filesystem::path statistical_areas, japan_customs_areas, groups, usual_trade;

  [[nodiscard]] static AreaCatalogFiles in(const std::filesystem::path& data_folder);
};

// Every area that trade statistics name, and every way they name it. Loaded once, then only read; safe to share.
// Law: each number, letter code and name leads to one area, and find_number(area.code) is that area itself.
class AreaCatalog {
 public:
  // Errors: not_found or invalid_input of a file; invalid_input when two areas claim one code, number or letters.
  [[nodiscard]] static Result<AreaCatalog> load(const AreaCatalogFiles& files);

  // A number of a trade file (UN M49 and Comtrade's own: 699 India, 490 Taiwan, 842 USA). One array read.
  [[nodiscard]] std::optional<AreaCode> find_number(int number) const {
    if (number < 0 || number >= static_cast<int>(kAreaCodes)) return std::nullopt;
    return known(by_number_[static_cast<std::size_t>(number)]);
  }
  // A number of Japan Customs' country list (103 Korea, 304 USA).
  [[nodiscard]] std::optional<AreaCode> find_japan_customs(int number) const {
    if (number < 0 || number >= static_cast<int>(kAreaCodes)) return std::nullopt;
    return known(by_japan_customs_[static_cast<std::size_t>(number)]);
  }
  // Three or two letters, Comtrade's letter codes (S19, W00, X1), a number written out, or a name in English, Japanese,
  // Chinese or Korean as statistics spell it. Case, accents, widths and punctuation do not matter. Three letters cost
  // one array read, a name about a microsecond.
  [[nodiscard]] std::optional<AreaCode> find(std::string_view code_or_name) const;

  [[nodiscard]] bool contains(AreaCode code) const { return code.index() < kAreaCodes && row_[code.index()] != kNone; }
  [[nodiscard]] const Area& area(AreaCode code) const;  // ContractViolation for a code that is not in the catalogue
  [[nodiscard]] std::span<const Area> all() const { return areas_; }  // by code
  [[nodiscard]] std::string_view name(AreaCode code, Language language) const;
  [[nodiscard]] bool is_identified(AreaCode code) const { return noroshi::is_identified(area(code).kind); }

  // Share of the area in world merchandise imports, in [0, 1] (normalize/usual_trade.hpp).
  [[nodiscard]] double usual_import_share(AreaCode code) const {
    return code.index() < usual_import_share_.size() ? usual_import_share_[code.index()] : 0.0;
  }

  // Areas whose name is spelt most like a name that was not found, best first; empty when nothing is near.
  [[nodiscard]] std::vector<AreaCode> suggestions(std::string_view misspelt, std::size_t at_most = 3) const;

 private:
  static constexpr std::uint16_t kNone = 0xFFFF;
  static constexpr std::size_t kLetters = 26;
  using Table = std::array<std::uint16_t, kAreaCodes>;

  AreaCatalog();
  static std::optional<AreaCode> known(std::uint16_t code) {
    return code == kNone ? std::nullopt : std::optional{AreaCode{code}};
  }
  Result<void> add(const AreaEntry& entry);
  Result<void> claim_number(int number, const AreaEntry& entry);
  void add_names(std::uint16_t code, const std::vector<std::string>& names);
  Result<void> add_japan_customs(const std::filesystem::path& file);
  void finish();

  std::vector<Area> areas_;
  std::vector<double> usual_import_share_;  // by code
  Table row_, by_number_, by_japan_customs_;
  std::vector<std::uint16_t> by_letters_;                // 26^3, three letters to code
  std::vector<std::pair<std::string, AreaCode>> codes_;  // other letter codes, sorted after finish()
  std::vector<std::pair<std::string, AreaCode>> names_;  // folded, sorted after finish()
};

}  // namespace noroshi::normalize
