#include "holdings/table_order.hpp"

#include <algorithm>

#include "names/nearest_name.hpp"

namespace noroshi::holdings {
namespace {

bool is_unknown(const Cell& cell) {
  if (const auto* verdict = std::get_if<Verdict>(&cell)) return *verdict == Verdict::unknown;
  if (const auto* words = std::get_if<Text>(&cell)) return words->en.empty();  // does not apply
  return std::holds_alternative<std::monostate>(cell);
}

bool less(const Cell& a, const Cell& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  return std::visit(
      [&](const auto& left) {
        using T = std::decay_t<decltype(left)>;
        const auto& right = std::get<T>(b);
        if constexpr (std::is_same_v<T, Text>) {
          return left.en < right.en;
        } else {
          return left < right;
        }
      },
      a);
}

}  // namespace

Result<TableOrder> read_order(const std::string& wish, std::span<const ReportColumn> columns) {
  const bool descending = wish.starts_with('-');
  const auto name = descending ? wish.substr(1) : wish;
  const auto found = std::ranges::find(columns, name, &ReportColumn::id);
  if (found != columns.end()) return TableOrder{static_cast<std::size_t>(found - columns.begin()), descending};
  std::vector<std::string> names;
  for (const auto& c : columns) names.push_back(c.id);
  return fail_field(ErrorCode::invalid_input, "sort",
                    text("'{}' is no column of this list. ⟦methods⟧ explains the columns with their names in files.",
                         "「{}」という列はありません。列とファイルでの列名は ⟦methods⟧ に示します。", name),
                    near_names(name, names));
}

void order_rows(ReportTable& table, const TableOrder& order) {
  std::ranges::stable_sort(table.rows, [&](const auto& a, const auto& b) {
    const Cell &left = a[order.column], &right = b[order.column];
    if (is_unknown(left) || is_unknown(right)) return !is_unknown(left) && is_unknown(right);
    return order.descending ? less(right, left) : less(left, right);
  });
}

}  // namespace noroshi::holdings
