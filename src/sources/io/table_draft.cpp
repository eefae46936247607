#include "sources/io/table_draft.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <functional>

namespace noroshi::sources::io {
namespace {

constexpr std::size_t kShown = 5;                 // labels that a message names
constexpr std::size_t kMostLabels = 20'000;       // 3 GB of cells; EXIOBASE has 9,800 industries
constexpr const char* kFinalUses = "final_uses";  // of all final users together

std::string some_of(std::vector<std::string> labels) {
  const auto all = labels.size();
  if (all > kShown) labels.resize(kShown);
  return fmt::format("{}{}", fmt::join(labels, ", "), all > kShown ? fmt::format(" ... ({})", all) : "");
}

std::string shown(const LabelRegister::Label& label) {
  return label.first.empty() ? label.second : label.first + " " + label.second;
}

tl::unexpected<Error> not_square(const std::vector<std::string>& rows, const std::vector<std::string>& columns,
                                 const std::string& where) {
  if (!rows.empty()) {
    return fail(
        ErrorCode::invalid_input,
        text("the matrix is not square: {} rows have no column of the same name ({}). A model of industries needs "
             "each as seller and as buyer. Check the layout, or list these rows as ignored, value added or other "
             "inputs in a mapping.",
             "正方行列ではありません。同名の列がない行が{}件あります（{}）。モデルには各部門が売り手かつ買い手として"
             "必要です。配置を確認するか、対応表で無視・付加価値等の行として指定してください。",
             rows.size(), some_of(rows)),
        where);
  }
  return fail(
      ErrorCode::invalid_input,
      text("{} industries have a column but no row ({}): their sales are missing. The file may be cut off; if the "
           "columns are no industries, list them as final users or ignored in a mapping.",
           "列はあるが行のない部門が{}件あります（{}"
           "）。販売先の情報が欠けており、ファイルが途中で切れている可能性があります。"
           "部門でない列は、対応表で最終需要又は無視として指定してください。",
           columns.size(), some_of(columns)),
      where);
}

using Cells = std::vector<TableDraft::Cell>;

// The first cell that is given twice. Cells of a matrix come row by row and need no sorting.
std::optional<TableDraft::Cell> repeated_cell(const Cells& given) {
  const auto place = [](const TableDraft::Cell& c) { return std::pair{c.from, c.to}; };
  if (std::ranges::adjacent_find(given, std::greater_equal{}, place) == given.end()) return std::nullopt;
  auto cells = given;
  std::ranges::sort(cells, {}, place);
  const auto twice = std::ranges::adjacent_find(cells, {}, place);
  return twice == cells.end() ? std::nullopt : std::optional{*twice};
}

void put(Cells& cells, std::size_t first_column, numerics::DenseMatrix& matrix) {
  for (const auto& c : cells) matrix(c.from, first_column + c.to) = c.value;
  Cells{}.swap(cells);  // EXIOBASE: a gigabyte
}

// All industries or none: of a figure that only some have, the others would be guesses.
std::vector<double> complete(const TableDraft::Figures& figures, std::size_t n) {
  std::vector<double> out;
  for (std::size_t i = 0; i < n; ++i) {
    if (i >= figures.size() || !figures[i]) return {};
    out.push_back(*figures[i]);
  }
  return out;
}

// What is left of each product's total use beside the inputs of industries.
void add_final_uses(const TableDraft::Figures& total, IoTable& table) {
  table.final_users.push_back({table.industries.front().region, kFinalUses});
  table.final_demand = {table.size(), 1};
  for (std::size_t i = 0; i < table.size(); ++i) {
    double inputs = 0.0;
    for (const double value : table.intermediate.row(i)) inputs += value;
    if (i < total.size() && total[i]) table.final_demand(i, 0) = *total[i] - inputs;
  }
}

}  // namespace

std::uint32_t LabelRegister::add(const std::string& region, const std::string& name) {
  const auto [found, fresh] = places_.try_emplace(key(region, name), static_cast<std::uint32_t>(labels_.size()));
  if (fresh) labels_.emplace_back(region, name);
  return found->second;
}

std::optional<std::uint32_t> LabelRegister::find(const std::string& region, const std::string& name) const {
  const auto found = places_.find(key(region, name));
  return found == places_.end() ? std::nullopt : std::optional{found->second};
}

void TableDraft::add_flow(std::uint32_t from, std::uint32_t to, bool final, bool imported, double value) {
  if (value == 0.0) return;
  auto& cells = imported ? (final ? imported_final : imported_intermediate) : (final ? final_demand : intermediate);
  cells.push_back({from, to, value});
}

void TableDraft::add_figure(Figures& figures, std::uint32_t industry, double value) {
  if (figures.size() <= industry) figures.resize(industry + 1);
  figures[industry] = figures[industry].value_or(0.0) + value;
}

void TableDraft::mark_row(std::uint32_t industry) {
  if (has_row.size() <= industry) has_row.resize(industry + 1);
  has_row[industry] = true;
}

Result<IoTable> TableDraft::finish(const IoFeed& feed, const std::string& where) {
  if (!repeated.empty()) {
    return fail(
        ErrorCode::invalid_input,
        text("labels stand there twice ({}), so it is not known which is meant. Correct the file or the layout.",
             "同じ見出しが重複しており（{}）、どちらか判別できません。ファイル又は配置を直してください。",
             some_of(repeated)),
        where);
  }
  const auto n = industries.size();
  std::vector<std::string> without_row;
  for (std::size_t i = 0; i < n && !feed.union_of_labels; ++i) {
    if (i >= has_row.size() || !has_row[i]) without_row.push_back(shown(industries.labels()[i]));
  }
  if (!stray_rows.empty() || !without_row.empty()) return not_square(stray_rows, without_row, where);
  for (const auto* cells : {&intermediate, &final_demand, &imported_intermediate, &imported_final}) {
    if (const auto twice = repeated_cell(*cells)) {
      return fail(ErrorCode::invalid_input,
                  text("the flow from {} to column {} is given twice. Correct the file, or import its parts apart.",
                       "{}から{}列目への取引が重複しています。ファイルを直すか、分けて取り込んでください。",
                       shown(industries.labels()[twice->from]), twice->to + 1),
                  where);
    }
  }
  IoTable table;
  table.feed = feed.info.id;
  table.part = part;
  table.year = year;
  table.unit = feed.unit;
  for (const auto& [region, sector] : industries.labels()) table.industries.push_back({region, sector});
  for (const auto& [region, category] : final_users.labels()) table.final_users.push_back({region, category});
  const auto m = final_users.size();
  if (n == 0 || (m == 0 && total_use.empty())) {
    return fail(
        ErrorCode::invalid_input,
        n == 0 ? Text{"there are no industries in it. Check the layout.", "部門がありません。配置を確認してください。"}
               : Text{"it holds flows between industries without any final use, so it is no closed table: output "
                      "cannot be told, and no model can be built of it. Add the file of final demand.",
                      "部門間の取引のみで最終需要がなく、閉じた産業連関表ではありません。産出額が定まらず"
                      "モデルを作れません。最終需要のファイルも合わせて指定してください。"},
        where);
  }
  if (n > kMostLabels || m > kMostLabels) {
    return fail(ErrorCode::invalid_input,
                text("{} industries and {} final users are more than the {} that a table may have. Check the layout.",
                     "部門{}・最終需要{}は、表の上限{}を超えています。配置を確認してください。", n, m, kMostLabels),
                where);
  }
  table.intermediate = {n, n};
  table.final_demand = {n, m};
  const bool apart = !imported_intermediate.empty() || !imported_final.empty();
  put(intermediate, 0, table.intermediate);
  put(final_demand, 0, table.final_demand);
  if (!total_use.empty()) add_final_uses(total_use, table);
  if (apart) {
    table.imported = {n, n + table.final_users.size()};
    put(imported_intermediate, 0, table.imported);
    put(imported_final, n, table.imported);
  }
  // A commodity that no industry is named after has no industry's output.
  for (std::size_t i = 0; feed.union_of_labels && !row_output.empty() && i < n; ++i) {
    if (i >= row_output.size() || !row_output[i]) add_figure(row_output, static_cast<std::uint32_t>(i), 0.0);
  }
  table.output = complete(row_output, n);
  if (table.output.empty()) table.output = complete(column_output, n);
  table.value_added = complete(value_added, n);
  table.other_inputs = complete(other_inputs, n);
  for (std::size_t i = 0; i < n && !names.empty(); ++i) {
    const auto found = names.find(static_cast<std::uint32_t>(i));
    table.names.push_back(found == names.end() ? table.industries[i].sector : found->second);
  }
  return table;
}

}  // namespace noroshi::sources::io
