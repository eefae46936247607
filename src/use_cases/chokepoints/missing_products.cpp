#include "use_cases/chokepoints/missing_products.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "holdings/product_choice.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kInternationalDigits = 6;
constexpr std::size_t kMostNamed = 20, kMostNamedOfAsked = 100;

std::string list_of(const std::set<std::string>& codes, std::size_t most) {
  std::vector<std::string> named;
  for (auto code = codes.begin(); code != codes.end() && named.size() < most; ++code) named.push_back(*code);
  return fmt::format("{}", fmt::join(named, " "));
}

Text not_imported(const std::set<std::string>& codes, std::size_t most, const holdings::ImporterChoice& importer,
                  int year) {
  const bool all = codes.size() <= most;
  auto note = text(
      "No imports of {} in {} are reported, by itself or by enough exporters, of {} codes with trade of others: ",
      "次の{2}コードには他国の{1}年の貿易データがあるが、{0}の輸入は、自国からも十分な数の輸出国からも報告がない: ",
      importer.code, year, codes.size());
  const auto list = list_of(codes, most);
  note.en += list + (all ? "." : " ... (⟦.product⟧ shows whether one of the others is among them).");
  note.ja += list + (all ? "。" : " …（ほかは ⟦.product⟧ で確認できる）。");
  return note;
}

}  // namespace

std::vector<Text> notes_on_missing(std::span<const normalize::ProductHolding> holdings,
                                   const std::vector<holdings::PositionRow>& rows,
                                   const std::vector<std::string>& asked, const holdings::ImporterChoice& importer,
                                   int year) {
  std::set<std::string> missing, unknown{asked.begin(), asked.end()}, there;
  for (const auto& row : rows) there.insert(row.product.digits());
  for (const auto& held : holdings) {
    if (!holdings::asked_for(asked, held.product)) continue;
    const auto digits = held.product.digits();
    std::erase_if(unknown, [&](const std::string& code) { return digits.starts_with(code); });
    if (asked.empty() && held.product.length() > kInternationalDigits) continue;
    if (!there.contains(digits)) missing.insert(digits);
  }
  std::vector<Text> notes;
  if (!missing.empty())
    notes.push_back(not_imported(missing, asked.empty() ? kMostNamed : kMostNamedOfAsked, importer, year));
  if (!unknown.empty()) {
    notes.push_back(text("Of these codes no trade of {} is loaded: {}.", "次のコードは{}年の貿易データが未取込: {}。",
                         year, list_of(unknown, kMostNamedOfAsked)));
  }
  return notes;
}

}  // namespace noroshi::use_cases
