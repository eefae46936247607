#include "holdings/year_editions.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "holdings/concordance_path.hpp"
#include "holdings/product_holdings.hpp"

namespace noroshi::holdings {
namespace {

// Tables within the span of two editions: a way over an older, coarser edition would see changes that are none.
std::vector<StoredConcordance> between(const std::vector<StoredConcordance>& stored, Nomenclature older,
                                       Nomenclature newer) {
  const auto within = [&](const std::string& scheme) {
    const auto edition = parse_nomenclature(scheme);
    return edition && scheme.starts_with("HS") && *edition >= older && *edition <= newer;
  };
  std::vector<StoredConcordance> found;
  std::ranges::copy_if(stored, std::back_inserter(found),
                       [&](const auto& table) { return within(table.from) && within(table.to); });
  return found;
}

Result<void> ask_table(columnar::Database& db, const std::vector<StoredConcordance>& stored, Nomenclature older,
                       Nomenclature newer, normalize::EditionTables& tables, std::vector<lake::Partition>& used) {
  const auto usable = between(stored, older, newer);
  if (usable.empty()) return {};
  auto path = find_concordance(db, usable, std::string{name_of(older)}, std::string{name_of(newer)}, {});
  if (!path && path.error().code == ErrorCode::not_found) return {};
  if (!path) return fail(path.error());
  for (const auto& step : path->steps) {
    if (std::ranges::find(used, step.file.id, &lake::Partition::id) == used.end()) used.push_back(step.file);
  }
  tables.emplace(std::pair{older, newer}, normalize::EditionTable{std::move(path->map)});
  return {};
}

std::string editions_in(const std::set<std::pair<Nomenclature, Nomenclature>>& pairs) {
  std::vector<std::string> names;
  for (const auto& [from, to] : pairs) names.push_back(fmt::format("{} > {}", name_of(from), name_of(to)));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string percent(double part, double whole) {
  constexpr double kLeastShown = 0.01;
  const double share = whole > 0.0 ? 100.0 * part / whole : 0.0;
  return share > 0.0 && share < kLeastShown ? "< 0.01" : fmt::format("{:.2f}", share);
}

}  // namespace

Result<YearEditions> editions_of_year(const StoredTrade& stored, columnar::Database& db, int year) {
  YearEditions editions;
  const auto files = stored.years().find(year);
  if (files == stored.years().end()) return editions;
  auto holdings = holdings_of(stored.folder(), db, files->second);
  if (!holdings) return fail(holdings.error());
  editions.holdings = std::move(*holdings);
  const auto pairs = normalize::editions_side_by_side(editions.holdings);
  normalize::EditionTables tables;
  if (!pairs.empty()) {
    const auto concordances = stored_concordances(stored.concordances(), db);
    if (!concordances) return fail(concordances.error());
    for (const auto& [older, newer] : pairs) {
      if (auto asked = ask_table(db, *concordances, older, newer, tables, editions.tables); !asked)
        return fail(asked.error());
    }
  }
  editions.join = normalize::EditionJoin{editions.holdings, year, tables};
  return editions;
}

std::vector<Text> notes_on_editions(const normalize::EditionJoinFacts& facts) {
  std::vector<Text> notes;
  if (facts.rows_joined > 0) {
    notes.push_back(
        text("Editions of the Harmonized System: {} of the year's {} rows ({} % of their value) are reported in "
             "another edition and joined by number with the edition in force ({} codes; {}).",
             "HSの版：当年の{1}行のうち{0}行（金額の{2}％）は別の版による報告であり、番号により当年の版に統合した"
             "（{3}コード、{4}）。",
             facts.rows_joined, facts.rows, percent(facts.value_joined, facts.value_usd), facts.numbers_joined,
             editions_in(facts.joined)));
  }
  if (!facts.without_table.empty()) {
    notes.push_back(text("No concordance is loaded for {}: a code whose meaning changed there is joined all the same.",
                         "{}の対応表は未取込のため、意味の変わったコードも区別せず統合している。",
                         editions_in(facts.without_table)));
  }
  if (facts.rows_apart > 0) {
    notes.push_back(
        text("{} codes changed their meaning between editions according to the loaded concordances: {} rows "
             "({} % of the value) in other editions are kept apart, so world totals of these codes rest "
             "on fewer reporters.",
             "取込済みの対応表によれば{}コードは版の間で意味が変わっている。別の版による{}行（金額の"
             "{}％）は統合しておらず、これらの世界計は報告国が少ない。",
             facts.numbers_apart, facts.rows_apart, percent(facts.value_apart, facts.value_usd)));
  }
  return notes;
}

}  // namespace noroshi::holdings
