#include "model/gap.hpp"

#include <array>
#include <string>

namespace noroshi {
namespace {

struct Words {
  std::string_view id;
  StaticText text;
};
constexpr std::array<Words, kGaps> kWords{{
    {"", {"", ""}},
    {"not_loaded", {"not loaded", "未取込"}},
    {"year_missing", {"a year of the window is missing", "判定期間の一部の年がない"}},
    {"months_missing", {"only some months", "一部の月のみ"}},
    {"partners_listed", {"only listed partners", "一部の相手国のみ"}},
    {"total_unmatched", {"part of the total has no partner", "総額の一部は相手国が不明"}},
    {"mostly_unidentified", {"too much is not identified", "供給国不明の割合が大きい"}},
    {"members_missing", {"members are missing", "一部の加盟国のみ"}},
    {"mirrored_partial", {"mirrored from partial lists", "輸出側の報告が不完全"}},
    {"world_partial", {"too little of world trade", "世界貿易の把握が不十分"}},
    {"products_listed", {"only listed products", "一部の品目のみ"}},
    {"filler_values", {"filler values", "仮の値とみられる"}},
    {"doubted", {"doubted at import", "取込時に疑義"}},
    {"not_applicable", {"not asked of this position", "対象外"}},
}};

constexpr int kMonths = 12;

// "1-2, 5": runs of months held.
std::string month_runs(std::uint16_t bits) {
  std::string out;
  for (int m = 1; m <= kMonths; ++m) {
    const auto held = [bits](int month) { return month >= 1 && month <= kMonths && (bits >> (month - 1) & 1) != 0; };
    if (!held(m) || held(m - 1)) continue;
    int last = m;
    while (held(last + 1)) ++last;
    if (!out.empty()) out += ", ";
    out += last == m ? fmt::format("{}", m) : fmt::format("{}-{}", m, last);
  }
  return out;
}

}  // namespace

std::string_view name_of(Gap gap) { return kWords[static_cast<std::size_t>(gap)].id; }

StaticText describe(Gap gap) { return kWords[static_cast<std::size_t>(gap)].text; }

std::optional<Gap> parse_gap(std::string_view name) {
  for (std::size_t i = 0; i < kGaps; ++i) {
    if (kWords[i].id == name) return static_cast<Gap>(i);
  }
  return std::nullopt;
}

Text describe(const Shortfall& s) {
  if (s.gap == Gap::months_missing && s.have != 0) {
    return text("months {} of 12", "12か月中{}月のみ", month_runs(s.have));
  }
  if (s.gap == Gap::members_missing && s.of != 0) {
    if (s.share > 0.0f) {
      return text("{} of {} members ({:.0f} % of usual imports)", "加盟{1}か国中{0}か国（通常の輸入額の{2:.0f}％）",
                  s.have, s.of, 100.0 * static_cast<double>(s.share));
    }
    return text("{} of {} members", "加盟{1}か国中{0}か国", s.have, s.of);
  }
  const auto words = describe(s.gap);
  return {std::string{words.en}, std::string{words.ja}};
}

}  // namespace noroshi
