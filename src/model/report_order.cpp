#include "model/report_order.hpp"

#include <algorithm>

#include "model/cell.hpp"
#include "names/nearest_name.hpp"

namespace noroshi {
namespace {

// Cells of one column are of one kind: numbers by value, all else by its plain word.
bool before(const Cell& a, const Cell& b) {
  const auto x = number_in(a), y = number_in(b);
  if (x && y) return *x < *y;
  return plain_text(a, Language::en) < plain_text(b, Language::en);
}

}  // namespace

Result<void> sort_rows(ReportTable& table, const std::string& by) {
  const bool descending = by.starts_with('-');
  const std::string id = by.substr(descending ? 1 : 0);
  const auto column = std::ranges::find(table.columns, id, &ReportColumn::id);
  if (column == table.columns.end()) {
    std::vector<std::string> ids;
    for (const auto& c : table.columns) ids.push_back(c.id);
    return fail_field(ErrorCode::invalid_input, "sort",
                      text("there is no column '{}' to sort by.", "並べ替えに使う列「{}」はありません。", id),
                      near_names(id, ids));
  }
  const auto at = static_cast<std::size_t>(column - table.columns.begin());
  std::ranges::stable_sort(table.rows, [&](const auto& a, const auto& b) {
    const bool no_a = is_unknown(a[at]), no_b = is_unknown(b[at]);
    if (no_a || no_b) return no_b && !no_a;
    return descending ? before(b[at], a[at]) : before(a[at], b[at]);
  });
  return {};
}

}  // namespace noroshi
