#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "holdings/test_workspace.hpp"
#include "use_cases/dossier/parts.hpp"

// The material of a dossier on magnets for Japan, made by hand, for tests only.
namespace noroshi::example {

inline const std::string kMagnets = "850511";

// A year in which the importer buys from these, for so many USD each.
inline use_cases::CodeYear year_of(int year, use_cases::AreaShares supplied, double unidentified_usd = 0.0,
                                   const std::string& code = kMagnets) {
  use_cases::CodeYear y{.year = year, .code = code, .imported = true, .feed = "baci", .standing = Standing::reconciled};
  y.unidentified_usd = unidentified_usd;
  double identified = 0.0;
  for (const auto& [area, usd] : supplied) identified += usd;
  for (const auto& [area, usd] : supplied) {
    y.hhi += usd / identified * usd / identified;
    y.top_share = std::max(y.top_share, usd / identified);
  }
  y.imports_usd = identified + unidentified_usd;
  y.suppliers = static_cast<int>(supplied.size());
  y.supplied = std::move(supplied);
  return y;
}

inline Provenance provenance(std::string source, std::string period, int age_days) {
  Provenance p;
  p.source = std::move(source);
  p.period = std::move(period);
  p.age_days = age_days;
  return p;
}

// Fill what a test is about; the rest is unknown.
class DossierParts : public testing::Test {
 protected:
  Atlas atlas;
  Good good{.id = "magnets", .name = {"Magnets", "磁石"}};
  holdings::GoodChoice subject{.key = "magnets", .name = {"Magnets", "磁石"}, .good = &good, .codes = {kMagnets}};
  holdings::ImporterChoice importer{"JPN", AreaCode{392}, {"Japan", "日本"}, std::nullopt};
  use_cases::GoodTrade trade;
  std::vector<Provenance> sources;
  std::vector<ReportTable> production;

  [[nodiscard]] use_cases::DossierMaterial material() const {
    return {atlas, data()->areas(), {2024, 7, 20}, subject, importer, trade, sources, production};
  }
};

inline const Cell& cell(const ReportTable& table, std::size_t row, std::string_view column) {
  const auto found = std::ranges::find(table.columns, column, &ReportColumn::id);
  return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
}
inline std::string words(const Cell& cell) { return std::get<Text>(cell).en; }
inline bool unknown(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }
inline bool notes_say(const std::vector<Text>& notes, std::string_view en) {
  return std::ranges::any_of(notes, [&](const Text& note) { return note.en.find(en) != std::string::npos; });
}

}  // namespace noroshi::example
