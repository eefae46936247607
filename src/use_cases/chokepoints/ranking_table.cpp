#include "use_cases/chokepoints/ranking_table.hpp"

#include <algorithm>
#include <array>

#include "base/single_precision.hpp"

namespace noroshi::use_cases {
namespace {

Cell method_cell(const indicators::Indicator& method, Verdict verdict, double score) {
  if (method.doc.decides) return verdict;
  return verdict == Verdict::unknown ? Cell{} : known_digits(score);
}

Cell known(bool is, double value) { return is ? Cell{known_digits(value)} : Cell{}; }

// Of the suppliers of a known total, the part that is listed. Whoever sells the rest is none of them, so that a share
// of the total is known, and HHI is at least what the listed ones make of it.
double listed_part(const holdings::PositionRow& r) {
  const double identified = r.imports_usd - r.unidentified_usd - r.unlisted_usd;
  return r.unlisted_usd > 0.0 ? identified / (identified + r.unlisted_usd) : 1.0;
}

std::vector<Cell> held_cells(const holdings::PositionRow& r) {
  const bool part = r.shortfall.gap != Gap::none, whole = !part && r.hhi_high > 0.0;
  const bool listed = r.suppliers > 0 && (part || r.unlisted_usd > 0.0);
  return {part ? Cell{std::string{name_of(r.shortfall.gap)}} : Cell{},
          known(whole, r.hhi_low),
          known(whole, r.hhi_high),
          known(whole, r.top_low),
          known(whole, r.top_high),
          known(listed, r.hhi),
          known(listed, r.top_share)};
}

// Of a known total; without one nobody knows.
Cell unlisted_share(const holdings::PositionRow& r) {
  if (r.shortfall.gap != Gap::none) return {};
  return r.imports_usd > 0 ? known_digits(r.unlisted_usd / r.imports_usd) : 0.0;
}

std::vector<Cell> cells_of(const RankedRow& ranked, const std::vector<holdings::MethodChoice>& methods,
                           const normalize::AreaCatalog& areas, const holdings::ProductTitles& titles) {
  const auto& r = ranked.position;
  const bool supplied = r.suppliers > 0, whole = shares_known(r);
  const double listed = listed_part(r);
  std::vector<Cell> line{ranked.of->importer.code,
                         static_cast<std::int64_t>(ranked.of->year),
                         r.product.digits(),
                         std::string{name_of(r.product.nomenclature())},
                         r.imports_usd,
                         static_cast<std::int64_t>(r.suppliers),
                         supplied ? Cell{areas.area(r.top_supplier).iso3} : Cell{},
                         known(whole, r.top_share * listed),
                         known(whole, r.hhi * listed * listed)};
  for (std::size_t m = 0; m < methods.size(); ++m)
    line.push_back(method_cell(*methods[m].method, r.verdicts[m], r.scores[m]));
  line.emplace_back(static_cast<std::int64_t>(r.flagged));
  line.emplace_back(static_cast<std::int64_t>(r.judged));
  const auto why = why_unknown(r, methods);
  line.push_back(why ? Cell{*why} : Cell{Text{"", ""}});
  for (const double v : {r.rank, r.rank_low, r.rank_high}) line.push_back(r.has_interval && whole ? Cell{v} : Cell{});
  line.emplace_back(r.imports_usd > 0 ? known_digits(r.unidentified_usd / r.imports_usd) : 0.0);
  line.push_back(unlisted_share(r));
  line.push_back(r.mirrored ? Cell{Text{"exporters", "輸出側"}} : Cell{Text{"importer", "輸入側"}});
  line.emplace_back(r.feed);
  const auto title = titles.find(r.product);
  line.push_back(title ? Cell{*title} : Cell{});
  line.push_back(supplied ? Cell{Text{areas.area(r.top_supplier).en, areas.area(r.top_supplier).ja}} : Cell{});
  std::ranges::move(held_cells(r), std::back_inserter(line));
  for (std::size_t m = 0; m < methods.size(); ++m) {
    if (!methods[m].method->doc.decides) continue;
    line.emplace_back(std::string{m < r.why.size() ? name_of(r.why[m]) : std::string_view{}});
  }
  return line;
}

}  // namespace

std::optional<Text> why_unknown(const holdings::PositionRow& row, const std::vector<holdings::MethodChoice>& methods) {
  if (row.shortfall.gap != Gap::none) return describe(row.shortfall);
  std::array<int, kGaps> count{};
  for (std::size_t m = 0; m < methods.size() && m < row.why.size(); ++m) {
    if (methods[m].method->doc.decides && row.verdicts[m] == Verdict::unknown)
      ++count[static_cast<std::size_t>(row.why[m])];
  }
  count[static_cast<std::size_t>(Gap::none)] = 0;
  const auto most = std::ranges::max_element(count);
  if (*most == 0) return std::nullopt;
  return Text{describe(static_cast<Gap>(most - count.begin()))};
}

std::vector<std::vector<Cell>> ranking_cells(const std::vector<RankedRow>& rows,
                                             const std::vector<holdings::MethodChoice>& methods,
                                             const normalize::AreaCatalog& areas,
                                             const holdings::ProductTitles& titles) {
  std::vector<std::vector<Cell>> cells;
  cells.reserve(rows.size());
  for (const auto& r : rows) cells.push_back(cells_of(r, methods, areas, titles));
  return cells;
}

}  // namespace noroshi::use_cases
