#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "model/product.hpp"
#include "normalize/edition_join.hpp"

namespace noroshi::holdings {

// One level of one nomenclature. A question is answered at one level: HS2, HS4, HS6, national lines and SITC say the
// same trade again and never stand in one ranking or one world total.
struct TradeLevel {
  Nomenclature family = Nomenclature::hs92;  // hs92: the Harmonized System in any edition
  std::uint8_t digits = 6;

  friend auto operator<=>(const TradeLevel&, const TradeLevel&) = default;
};
[[nodiscard]] TradeLevel level_of(ProductCode product);
[[nodiscard]] Text describe(TradeLevel level);  // "HS, 6 digits"

// What is held at a level.
struct LevelHolding {
  TradeLevel level;
  std::uint64_t products = 0, rows = 0;
  double value_usd = 0.0;
};

// The level at which a question about some products is answered. `asked`: codes as a user writes them (a heading takes
// all below it); none: all. Rule: six digits of the Harmonized System if any such code is among the holdings and asked
// for, else the level with most products that are; when nothing asked for is held, as if nothing were asked.
[[nodiscard]] TradeLevel choose_level(std::span<const normalize::ProductHolding> holdings,
                                      std::span<const std::string> asked = {});

// Which products of a year are counted at a level: those of the level itself, and coarser codes of the same
// nomenclature none of whose parts is held (8542 where nobody's integrated circuits are held in six digits). Chapters
// 98 and 99, which the Harmonized System leaves to national uses ("not specified"), are no goods.
class LevelFilter {
 public:
  LevelFilter(std::span<const normalize::ProductHolding> holdings, TradeLevel level);

  [[nodiscard]] bool keeps(ProductCode product) const;
  // A condition on the columns of a stored file that everything kept fulfils: reads less, decides nothing.
  [[nodiscard]] std::string sql() const;
  [[nodiscard]] const std::vector<LevelHolding>& left_out() const { return left_out_; }  // by level
  [[nodiscard]] const LevelHolding& no_goods() const { return no_goods_; }

 private:
  TradeLevel level_;
  std::set<ProductCode> coarser_;  // that are kept, across editions
  std::vector<LevelHolding> left_out_;
  LevelHolding no_goods_;
};

// "9999xx", chapters 98 and 99 of the Harmonized System: what a country could not or did not want to classify.
[[nodiscard]] bool is_no_good(ProductCode product);

// What an answer at a level leaves aside, for the notes under it; nothing where all is at one level.
[[nodiscard]] std::vector<Text> notes_on_levels(const LevelFilter& filter);

}  // namespace noroshi::holdings
