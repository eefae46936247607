#include "propagation/industries/industry_flows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace noroshi::propagation {
namespace {

using numerics::DenseMatrix;

std::string name_of(const Industry& industry) { return industry.region + " " + industry.sector; }

tl::unexpected<Error> bad(Text message, std::string where) {
  return fail(Error{.code = ErrorCode::invalid_input, .message = std::move(message), .where = std::move(where)});
}

Result<void> check_shape(const IoTable& table) {
  const std::size_t n = table.size(), m = table.final_users.size();
  if (n == 0)
    return bad(
        {"the table has no industries. Import one that has", "表に産業がありません。産業のある表を取り込んでください"},
        table.feed);
  if (table.intermediate.rows != n || table.intermediate.columns != n || table.final_demand.rows != n ||
      table.final_demand.columns != m || (!table.value_added.empty() && table.value_added.size() != n)) {
    return bad(
        text("the table is not square: {} industries, flows {} x {}, final demand {} x {}. Give one row and one "
             "column for each industry",
             "表が正方ではありません: 産業{}、取引{}×{}、最終需要{}×{}。産業ごとに一行一列を与えてください", n,
             table.intermediate.rows, table.intermediate.columns, table.final_demand.rows, table.final_demand.columns),
        table.feed);
  }
  return {};
}

Result<void> check_cells(const IoTable& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table.size(); ++j) {
      const double v = table.intermediate(i, j);
      if (v >= 0.0 && std::isfinite(v)) continue;
      return bad(
          text("the flow is {}, but a flow is a number of zero or more. Treat the table first, or correct the cell",
               "取引が{}ですが、0以上の数でなければなりません。先に表を処理するか、セルを直してください", v),
          name_of(table.industries[i]) + " -> " + name_of(table.industries[j]));
    }
    for (const double v : table.final_demand.row(i)) {
      if (!std::isfinite(v))
        return bad(
            {"a final demand is not a number. Correct the cell", "最終需要が数ではありません。セルを直してください"},
            name_of(table.industries[i]));
    }
  }
  if (std::ranges::any_of(table.value_added, [](double v) { return !std::isfinite(v); }))
    return bad({"a value added is not a number. Correct it", "付加価値が数ではありません。直してください"}, table.feed);
  return {};
}

// Cycles of a permutation of rows, in place: row r of the result is row order[r] of before.
void permute_rows(DenseMatrix& m, std::span<const std::uint32_t> order) {
  std::vector<double> held(m.columns);
  std::vector<bool> done(m.rows, false);
  for (std::size_t start = 0; start < m.rows; ++start) {
    if (done[start] || order[start] == start) continue;
    std::ranges::copy(m.row(start), held.begin());
    std::size_t r = start;
    for (; order[r] != start; r = order[r]) {
      std::ranges::copy(m.row(order[r]), m.row(r).begin());
      done[r] = true;
    }
    std::ranges::copy(held, m.row(r).begin());
    done[r] = true;
  }
}

void permute_columns(DenseMatrix& m, std::span<const std::uint32_t> order) {
  std::vector<double> held(m.columns);
  for (std::size_t r = 0; r < m.rows; ++r) {
    const auto row = m.row(r);
    for (std::size_t c = 0; c < m.columns; ++c) held[c] = row[order[c]];
    std::ranges::copy(held, row.begin());
  }
}

std::vector<std::string> codes_of(const std::vector<Industry>& industries, std::string Industry::*part) {
  std::vector<std::string> codes;
  for (const auto& industry : industries) codes.push_back(industry.*part);
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::uint32_t place(const std::vector<std::string>& codes, std::string_view code) {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(codes, code) - codes.begin());
}

std::vector<std::uint32_t> inverse(std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> out(order.size());
  for (std::uint32_t k = 0; k < order.size(); ++k) out[order[k]] = k;
  return out;
}

// Where each of `groups` begins among the ordered nodes.
std::vector<std::uint32_t> firsts(std::span<const std::uint32_t> order, std::span<const std::uint32_t> group,
                                  std::size_t groups) {
  std::vector<std::uint32_t> first(groups + 1, 0);
  for (const auto i : order) ++first[group[i] + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  return first;
}

}  // namespace

Result<IndustryFlows> IndustryFlows::make(IoTable table, const FlowOptions& options) {
  if (!(options.days_per_year > 0.0 && std::isfinite(options.days_per_year)))
    return bad({"a year has more than no days. Use 365", "一年の日数は正です。365を使ってください"}, "days_per_year");
  if (auto fine = check_shape(table); !fine) return fail(fine.error());
  if (auto fine = check_cells(table); !fine) return fail(fine.error());
  IndustryFlows out;
  const std::size_t n = table.size();
  double negative = 0.0, total = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    for (double& v : table.final_demand.row(i)) {
      if (v >= 0.0) continue;
      if (options.negative_final_demand == NegativeFinalDemand::refuse) {
        return bad(
            text("final demand is {} (stocks run down): a flow per day cannot be negative. Treat the table first, or "
                 "set such cells to zero",
                 "最終需要が{}です(在庫取り崩し): 一日の流れは負になりません。先に表を処理するか、0としてください", v),
            name_of(table.industries[i]));
      }
      negative -= v;
      v = 0.0;
    }
  }
  out.industries_ = std::move(table.industries);
  out.final_users_ = std::move(table.final_users);
  out.unit_ = std::move(table.unit);
  out.days_per_year_ = options.days_per_year;
  out.sectors_ = codes_of(out.industries_, &Industry::sector);
  out.regions_ = codes_of(out.industries_, &Industry::region);
  for (const auto& industry : out.industries_) {
    out.sector_of_.push_back(place(out.sectors_, industry.sector));
    out.region_of_.push_back(place(out.regions_, industry.region));
  }
  out.by_row_.resize(n), out.by_column_.resize(n);
  std::iota(out.by_row_.begin(), out.by_row_.end(), 0u);
  out.by_column_ = out.by_row_;
  std::ranges::sort(out.by_row_, {}, [&](std::uint32_t i) { return std::pair{out.sector_of_[i], out.region_of_[i]}; });
  std::ranges::sort(out.by_column_, {}, [&](std::uint32_t i) {
    return std::pair{out.region_of_[i], out.sector_of_[i]};
  });
  for (std::size_t k = 1; k < n; ++k) {
    if (out.industries_[out.by_row_[k]] == out.industries_[out.by_row_[k - 1]])
      return bad({"the industry is there twice. Give each region and sector once",
                  "産業が重複しています。地域と部門の組を一度だけ与えてください"},
                 name_of(out.industries_[out.by_row_[k]]));
  }
  out.row_of_ = inverse(out.by_row_), out.column_of_ = inverse(out.by_column_);
  out.first_row_ = firsts(out.by_row_, out.sector_of_, out.sectors_.size());
  out.first_column_ = firsts(out.by_column_, out.region_of_, out.regions_.size());

  out.flows_ = std::move(table.intermediate);
  out.final_flows_ = std::move(table.final_demand);
  for (double& v : out.flows_.values) v /= options.days_per_year;
  for (double& v : out.final_flows_.values) v /= options.days_per_year;
  permute_rows(out.flows_, out.by_row_);
  permute_columns(out.flows_, out.by_column_);
  permute_rows(out.final_flows_, out.by_row_);

  out.inputs_ = DenseMatrix{out.sectors_.size(), n};
  out.output_.assign(n, 0.0);
  for (std::size_t r = 0; r < n; ++r) {
    const std::uint32_t i = out.by_row_[r];
    const auto sums = out.inputs_.row(out.sector_of_[i]);
    const auto row = out.flows_.row(r);
    for (std::size_t c = 0; c < n; ++c) sums[c] += row[c];
    double sold = 0.0;
    for (const double v : row) sold += v;
    for (const double v : out.final_flows_.row(r)) sold += v;
    out.output_[i] = sold;
    total += sold;
  }
  out.value_added_.assign(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    double inputs = 0.0;
    for (std::size_t s = 0; s < out.sectors_.size(); ++s) inputs += out.inputs_(s, out.column_of_[i]);
    if (out.output_[i] == 0.0 && inputs > 0.0) {
      return bad(
          {"the industry buys inputs and sells nothing (its output is zero, so no input can be put in relation to it). "
           "Treat the table first, or leave the industry out",
           "投入はあるのに産出が0です(投入を産出に関係づけられません)。先に表を処理するか、この産業を除いてください"},
          name_of(out.industries_[i]));
    }
    const double va =
        table.value_added.empty() ? out.output_[i] - inputs : table.value_added[i] / options.days_per_year;
    out.value_added_[i] = std::max(0.0, va);
  }
  if (!(total > 0.0))
    return bad({"nothing is sold in the table. Import one with flows",
                "表に取引がありません。取引のある表を取り込んでください"},
               table.feed);
  out.negative_share_ = negative / options.days_per_year / total;
  return out;
}

std::optional<std::size_t> IndustryFlows::find(const Industry& industry) const {
  const auto s = sector(industry.sector);
  if (!s) return std::nullopt;
  for (std::uint32_t r = first_row_[*s]; r < first_row_[*s + 1]; ++r)
    if (industries_[by_row_[r]] == industry) return by_row_[r];
  return std::nullopt;
}

std::optional<std::uint32_t> IndustryFlows::sector(std::string_view code) const {
  const auto k = place(sectors_, code);
  return k < sectors_.size() && sectors_[k] == code ? std::optional{k} : std::nullopt;
}

std::optional<std::uint32_t> IndustryFlows::region(std::string_view code) const {
  const auto k = place(regions_, code);
  return k < regions_.size() && regions_[k] == code ? std::optional{k} : std::nullopt;
}

}  // namespace noroshi::propagation
