#include "holdings/trade_level.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace noroshi::holdings {
namespace {

constexpr TradeLevel kSixDigits{};

// Of a heading's value that its parts must hold to stand for it: a few parts that few reporters file do not.
constexpr double kPartsThatSpeak = 0.5;

bool is_harmonized(Nomenclature family) { return family == Nomenclature::hs92; }

bool asked_for(std::span<const std::string> asked, ProductCode product) {
  if (asked.empty()) return true;
  const auto digits = product.digits();
  return std::ranges::any_of(asked, [&](const std::string& code) { return digits.starts_with(code); });
}

void count(LevelHolding& sum, const normalize::ProductHolding& h) {
  ++sum.products;
  sum.rows += h.rows;
  sum.value_usd += h.value_usd;
}

}  // namespace

TradeLevel level_of(ProductCode product) {
  return {product.across_editions().nomenclature(), static_cast<std::uint8_t>(product.length())};
}

Text describe(TradeLevel level) {
  const auto family = is_harmonized(level.family) ? std::string{"HS"} : std::string{name_of(level.family)};
  return text("{}, {} digits", "{}{}桁", family, level.digits);
}

bool is_no_good(ProductCode product) {
  if (!is_harmonized(product.across_editions().nomenclature())) return false;
  const auto digits = product.digits();
  return digits.starts_with("98") || digits.starts_with("99");
}

TradeLevel choose_level(std::span<const normalize::ProductHolding> holdings, std::span<const std::string> asked) {
  std::map<TradeLevel, std::size_t> products;
  for (const auto& h : holdings) {
    if (asked_for(asked, h.product) && !is_no_good(h.product)) ++products[level_of(h.product)];
  }
  if (products.empty()) return asked.empty() ? kSixDigits : choose_level(holdings);
  if (products.contains(kSixDigits)) return kSixDigits;
  // Of equally many the first: the Harmonized System before others, few digits before many.
  return std::ranges::max_element(products, {}, [](const auto& level) { return level.second; })->first;
}

LevelFilter::LevelFilter(std::span<const normalize::ProductHolding> holdings, TradeLevel level) : level_{level} {
  std::map<ProductCode, double> held;  // value of the nomenclature's codes down to the level, across editions
  for (const auto& h : holdings) {
    const auto product = h.product.across_editions();
    if (level_of(product).family == level.family && product.length() <= level.digits) held[product] += h.value_usd;
  }
  for (auto heading = held.begin(); heading != held.end(); ++heading) {
    if (heading->first.length() == level.digits) continue;
    std::map<int, double> parts;  // by length; products sort as text: parts follow their heading
    for (auto part = std::next(heading); part != held.end() && heading->first.contains(part->first); ++part)
      parts[part->first.length()] += part->second;
    const bool said = std::ranges::any_of(
        parts, [&](const auto& finer) { return finer.second >= kPartsThatSpeak * heading->second; });
    if (!said) coarser_.insert(heading->first);
  }
  std::map<TradeLevel, LevelHolding> aside;
  for (const auto& h : holdings) {
    if (is_no_good(h.product)) {
      count(no_goods_, h);
    } else if (!keeps(h.product)) {
      auto& sum = aside[level_of(h.product)];
      sum.level = level_of(h.product);
      count(sum, h);
    }
  }
  for (const auto& [at, sum] : aside) left_out_.push_back(sum);
}

bool LevelFilter::keeps(ProductCode product) const {
  if (is_no_good(product)) return false;
  return level_of(product) == level_ || coarser_.contains(product.across_editions());
}

std::string LevelFilter::sql() const {
  const auto family = is_harmonized(level_.family) ? std::string{"revision LIKE 'HS%'"}
                                                   : fmt::format("revision = '{}'", name_of(level_.family));
  return fmt::format("{} AND length(product) <= {}", family, level_.digits);
}

std::vector<Text> notes_on_levels(const LevelFilter& filter) {
  std::vector<Text> notes;
  for (const auto& out : filter.left_out()) {
    notes.push_back(text("Not counted, as it says the same trade at another level: {} ({} codes, {} rows).",
                         "別の段階の統計は重複するため除外：{}（{}コード、{}行）。", describe(out.level), out.products,
                         out.rows));
  }
  if (filter.no_goods().rows > 0) {
    notes.push_back(text("Not counted, as chapters 98 and 99 are no goods but what is not specified: {} rows.",
                         "第98・99類（分類不能等）は品目ではないため除外：{}行。", filter.no_goods().rows));
  }
  return notes;
}

}  // namespace noroshi::holdings
