#include "networks/industry_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace noroshi::networks {
namespace {

constexpr std::string_view kInventories = "inventories";
// What is counted off for goods from abroad; duties and taxes on them belong to their price (Japan prints them apart).
constexpr std::array<std::string_view, 3> kImportColumns{"imports", "customs_duties", "taxes_on_imports"};
constexpr std::string_view kExports = "exports";

struct KindWords {
  std::string_view name;
  StaticText words;
};
constexpr std::array<KindWords, kTreatmentKinds> kKinds{{
    {"missing_output", {"no output is printed: the sum of the row stands for it", "産出額の公表なし：行和で代用"}},
    {"output_by_row",
     {"printed output differs from the sum of the row: the sum stands for it", "公表産出額が行和と不一致：行和を採用"}},
    {"idle_industry", {"neither sales nor inputs: kept, inert", "販売も投入もない部門：不活動のまま残す"}},
    {"inputs_without_output",
     {"inputs but no output: its inputs are left out", "投入はあるが産出がない部門：投入を除外"}},
    {"negative_flow", {"negative flow between industries: set to zero", "部門間の負の取引：0に置換"}},
    {"negative_inventories",
     {"stocks run down: kept in final demand, counted as drawdown", "在庫の取崩し：最終需要に残し取崩しとして計上"}},
    {"negative_demand", {"negative final demand: kept, counted as drawdown", "負の最終需要：残し取崩しとして計上"}},
    {"negative_output", {"the row sums to less than zero: the industry is inert", "行和が負の部門：不活動とする"}},
    {"imports_column",
     {"imports in a negative column: taken off each home user in proportion",
      "輸入の控除列：国内の各需要から比例配分で控除"}},
    {"inputs_above_output",
     {"inputs cost more than the output: kept as it is", "投入額が産出額を上回る部門：そのまま残す"}},
}};

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

tl::unexpected<Error> unusable(const IoTable& t, Text what) {
  return fail(ErrorCode::invalid_input,
              text("the table is unusable: {} Import it again from its publisher's files.",
                   "産業連関表を使えません：{}公表元のファイルから取り込み直してください。", what),
              t.id());
}

bool has_shape(const numerics::DenseMatrix& m, std::size_t rows, std::size_t columns) {
  return m.rows == rows && m.columns == columns && m.values.size() == rows * columns;
}

bool all_finite(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

Result<void> check(const IoTable& t) {
  const auto n = t.size();
  const auto m = t.final_users.size();
  const auto fits = [&](const std::vector<double>& figures) { return figures.empty() || figures.size() == n; };
  const bool imports_fit = t.imported.values.empty() || has_shape(t.imported, n, n + m);
  if (n == 0 || m == 0)
    return unusable(t, {"it has no industries or no final users.", "部門又は最終需要がありません。"});
  if (!has_shape(t.intermediate, n, n) || !has_shape(t.final_demand, n, m) || !imports_fit || !fits(t.output) ||
      !fits(t.value_added) || !fits(t.other_inputs)) {
    return unusable(t, {"its parts do not have the same industries.", "部分ごとに部門数が異なります。"});
  }
  for (const auto* values : {&t.intermediate.values, &t.final_demand.values, &t.imported.values, &t.output,
                             &t.value_added, &t.other_inputs}) {
    if (!all_finite(*values)) return unusable(t, {"a cell is no finite number.", "有限の数でないセルがあります。"});
  }
  return {};
}

// Makes the network of a table step by step; each step lists what it changes.
class Builder {
 public:
  Builder(const IoTable& table, const NetworkOptions& options) : t_{table}, o_{options}, n_{table.size()} {
    net_.table = t_.id();
    net_.unit = t_.unit;
    net_.industries = t_.industries;
    net_.final_users = t_.final_users;
    net_.intermediate = t_.intermediate;
    net_.final_demand = t_.final_demand;
    net_.imported = t_.imported;
  }

  IndustryNetwork build() {
    if (o_.negative_flows == NegativeRule::zero) {
      drop_negative(net_.intermediate, n_);
      if (!net_.imported.values.empty()) drop_negative(net_.imported, n_);
    }
    if (o_.imports == ImportsRule::take_off && net_.imported.values.empty()) take_off_imports();
    set_output();
    silence_idle();
    note_drawdown();
    set_value_added();
    std::ranges::stable_sort(net_.treatments, {}, [](const Treatment& x) { return std::pair{x.kind, x.industry}; });
    return std::move(net_);
  }

 private:
  void treat(TreatmentKind kind, std::size_t industry, double was, double put) {
    net_.treatments.push_back({kind, industry, was, put});
  }

  void drop_negative(numerics::DenseMatrix& cells, std::size_t columns) {
    for (std::size_t i = 0; i < n_; ++i) {
      double dropped = 0.0;
      for (std::size_t j = 0; j < columns; ++j) {
        if (cells(i, j) >= 0.0) continue;
        dropped += cells(i, j);
        cells(i, j) = 0.0;
      }
      if (dropped < 0.0) treat(TreatmentKind::negative_flow, i, dropped, 0.0);
    }
  }

  // Chenery's and Moses' proportion: every home user of product i buys the share m_i = imports / home use of it abroad.
  // What exceeds home use (re-exports, taxes) stays in the column of imports, so that the row's sum does not change.
  void take_off_imports() {
    const auto users = net_.final_users.size();
    std::vector<std::size_t> imports;
    std::vector<bool> at_home(users, true);
    for (std::size_t k = 0; k < users; ++k) {
      const auto& category = net_.final_users[k].category;
      const bool import = std::ranges::find(kImportColumns, category) != kImportColumns.end();
      if (import) imports.push_back(k);
      at_home[k] = !import && category != kExports;
    }
    if (imports.empty()) return;
    net_.imported = {n_, n_ + users};
    for (std::size_t i = 0; i < n_; ++i) take_off_imports_of(i, imports, at_home);
  }

  void take_off_imports_of(std::size_t i, const std::vector<std::size_t>& columns, const std::vector<bool>& at_home) {
    double imports = 0.0;
    for (const auto k : columns) imports -= net_.final_demand(i, k);
    if (imports <= 0.0) return;
    double home_use = 0.0;  // of users that can buy: stocks that are run down do not
    for (const double flow : net_.intermediate.row(i)) home_use += std::max(flow, 0.0);
    for (std::size_t k = 0; k < at_home.size(); ++k) {
      if (at_home[k]) home_use += std::max(net_.final_demand(i, k), 0.0);
    }
    if (home_use <= 0.0) return;
    const double share = std::min(1.0, imports / home_use);
    double taken = 0.0;
    const auto move = [&](double& cell, std::size_t to) {
      if (cell <= 0.0) return;
      net_.imported(i, to) = cell * share;
      taken += net_.imported(i, to);
      cell = share == 1.0 ? 0.0 : cell - net_.imported(i, to);
    };
    for (std::size_t j = 0; j < n_; ++j) move(net_.intermediate(i, j), j);
    for (std::size_t k = 0; k < at_home.size(); ++k) {
      if (at_home[k]) move(net_.final_demand(i, k), n_ + k);
    }
    const double left = imports > home_use ? taken - imports : 0.0;
    for (const auto k : columns) net_.final_demand(i, k) = 0.0;
    net_.final_demand(i, columns.front()) = left;
    treat(TreatmentKind::imports_column, i, -imports, left);
  }

  double row_sum(std::size_t i) const { return sum(net_.intermediate.row(i)) + sum(net_.final_demand.row(i)); }

  void set_output() {
    net_.output.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const double sold = row_sum(i);
      if (t_.output.empty()) {
        net_.output[i] = sold;
        treat(TreatmentKind::missing_output, i, 0.0, sold);
        continue;
      }
      const double printed = t_.output[i];
      net_.output[i] = o_.output == OutputRule::printed ? printed : sold;
      const bool differs = std::abs(printed - sold) > o_.output_tolerance * std::max(std::abs(sold), std::abs(printed));
      if (o_.output == OutputRule::row_sum && differs) treat(TreatmentKind::output_by_row, i, printed, sold);
    }
  }

  double inputs_of(std::size_t j) const {
    double inputs = 0.0;
    for (std::size_t i = 0; i < n_; ++i) {
      inputs += net_.intermediate(i, j);
      if (!net_.imported.values.empty()) inputs += net_.imported(i, j);
    }
    return inputs;
  }

  // An industry without output buys nothing and sells nothing. Its inputs were sales of others: their output falls by
  // them, which can silence more industries, so it goes on until nothing changes (each round silences at least one).
  void silence_idle() {
    std::vector<bool> idle(n_, false);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t j = 0; j < n_; ++j) {
        if (idle[j] || net_.output[j] > 0.0) continue;
        idle[j] = changed = true;
        silence(j);
      }
    }
  }

  void silence(std::size_t j) {
    const double inputs = inputs_of(j);
    if (net_.output[j] < 0.0) treat(TreatmentKind::negative_output, j, net_.output[j], 0.0);
    if (inputs > 0.0) treat(TreatmentKind::inputs_without_output, j, inputs, 0.0);
    if (net_.output[j] == 0.0 && inputs <= 0.0) treat(TreatmentKind::idle_industry, j, 0.0, 0.0);
    for (std::size_t i = 0; i < n_; ++i) {
      if (!net_.imported.values.empty()) net_.imported(i, j) = 0.0;
      const double sold = net_.intermediate(i, j);
      if (sold == 0.0) continue;
      net_.intermediate(i, j) = 0.0;
      if (i != j) net_.output[i] = o_.output == OutputRule::row_sum ? row_sum(i) : net_.output[i] - sold;
    }
    std::ranges::fill(net_.intermediate.row(j), 0.0);
    std::ranges::fill(net_.final_demand.row(j), 0.0);
    net_.output[j] = 0.0;
  }

  void note_drawdown() {
    net_.drawdown.assign(n_, 0.0);
    for (std::size_t i = 0; i < n_; ++i) {
      double stocks = 0.0, other = 0.0;
      for (std::size_t k = 0; k < net_.final_users.size(); ++k) {
        const double cell = net_.final_demand(i, k);
        if (cell < 0.0) (net_.final_users[k].category == kInventories ? stocks : other) += cell;
      }
      if (stocks < 0.0) treat(TreatmentKind::negative_inventories, i, stocks, stocks);
      if (other < 0.0) treat(TreatmentKind::negative_demand, i, other, other);
      net_.drawdown[i] = stocks + other;
    }
  }

  void set_value_added() {
    net_.value_added.assign(n_, 0.0);
    for (std::size_t j = 0; j < n_; ++j) {
      if (net_.output[j] == 0.0) continue;
      const double other = t_.other_inputs.empty() ? 0.0 : t_.other_inputs[j];
      net_.value_added[j] = net_.output[j] - inputs_of(j) - other;
      if (net_.value_added[j] < 0.0)
        treat(TreatmentKind::inputs_above_output, j, net_.value_added[j], net_.value_added[j]);
    }
  }

  const IoTable& t_;
  const NetworkOptions& o_;
  std::size_t n_;
  IndustryNetwork net_;
};

}  // namespace

StaticText describe(TreatmentKind kind) { return kKinds[static_cast<std::size_t>(kind)].words; }
std::string_view name_of(TreatmentKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

Result<IndustryNetwork> build_network(const IoTable& table, const NetworkOptions& options) {
  if (auto usable = check(table); !usable) return fail(usable.error());
  auto network = Builder{table, options}.build();
  if (std::ranges::all_of(network.output, [](double x) { return x == 0.0; }))
    return unusable(table, {"no industry has any output.", "産出のある部門がありません。"});
  return network;
}

}  // namespace noroshi::networks
