#include "use_cases/verify/boario.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "propagation/driver/run.hpp"
#include "use_cases/verify/boario_case.hpp"
#include "use_cases/verify/labelled_table.hpp"

namespace noroshi::use_cases {
namespace {

constexpr double kBound = 1e-10;
// The base model lets overproduction fall only when demand equals output to the last bit: rounding decides.
constexpr double kBoundOfBase = 2e-4;

struct Compared {
  const char* id;
  Text title;
  bool plain;  // relative to the peer's figure alone
};

const std::vector<Compared>& compared() {
  static const std::vector<Compared> all{
      {"production_realised", {"output", "生産"}, true},
      {"production_capacity", {"capacity", "生産能力"}, true},
      {"overproduction", {"overproduction", "増産倍率"}, true},
      {"intermediate_demand", {"orders of industries", "産業からの注文"}, false},
      {"final_demand_unmet", {"final demand not met", "満たされない最終需要"}, false},
      {"rebuild_demand", {"rebuilding demand", "復旧需要"}, false},
      {"rebuild_prod", {"output for rebuilding", "復旧向け生産"}, false},
      {"capital_lost", {"capital lost", "失われた資本"}, false},
      {"inputs_stock_total", {"stock of inputs", "投入在庫"}, false}};
  return all;
}

// What a number of a series is measured against beside the peer's own: the node's flow per step at rest.
std::vector<double> at_rest(const BoarioCase& input, bool of_users) {
  std::vector<double> scale;
  const double steps = input.options.steps_per_year;
  if (!of_users) {
    for (const double x : input.table.output) scale.push_back(x / steps);
    return scale;
  }
  scale.assign(input.table.final_users.size(), 0.0);
  for (std::size_t i = 0; i < input.table.size(); ++i)
    for (std::size_t k = 0; k < scale.size(); ++k) scale[k] += std::abs(input.table.final_demand(i, k)) / steps;
  return scale;
}

struct Deviation {
  double largest = 0.0;
  std::size_t step = 0, node = 0, numbers = 0;
};

Deviation deviation_of(const propagation::Recording& ours, const propagation::RecordedSeries& series,
                       const numerics::DenseMatrix& peer, const std::vector<double>& scale) {
  Deviation worst;
  for (std::size_t t = 0; t < peer.rows; ++t) {
    const auto row = ours.at(series, t, 0);
    for (std::size_t j = 0; j < peer.columns; ++j) {
      if (std::isnan(peer(t, j))) continue;  // the peer wrote nothing
      ++worst.numbers;
      const double difference = std::abs(row[j] - peer(t, j));
      if (difference == 0.0) continue;
      double relative = difference / std::max(std::abs(peer(t, j)), scale.empty() ? 0.0 : scale[j]);
      if (!std::isfinite(relative)) relative = std::numeric_limits<double>::infinity();
      if (relative > worst.largest) worst = {relative, t, j, worst.numbers};
    }
  }
  return worst;
}

ReportTable empty_report(const std::filesystem::path& folder) {
  return {
      .id = "verify",
      .title = text("Our figures against those of BoARIO: {}", "BoARIOの数値との照合: {}", folder.filename().string()),
      .columns = {{.id = "series", .title = {"Series", "系列"}},
                  {.id = "meaning", .title = {"Meaning", "意味"}},
                  {.id = "numbers", .title = {"Numbers", "数値の数"}, .kind = CellKind::integer},
                  {.id = "deviation", .title = {"Largest deviation", "最大偏差"}, .note = {"relative", "相対"}},
                  {.id = "step", .title = {"Step", "段階"}, .kind = CellKind::integer},
                  {.id = "node", .title = {"Of", "対象"}},
                  {.id = "bound", .title = {"Bound", "許容"}},
                  {.id = "passed", .title = {"Holds", "合否"}}}};
}

}  // namespace

Result<ReportTable> verify_boario(const std::filesystem::path& folder) {
  const auto input = read_boario_case(folder);
  if (!input) return fail(input.error());
  auto model = propagation::make_boario_model(input->table, input->options, input->events);
  if (!model) return fail(model.error());
  std::vector<std::pair<LabelledTable, numerics::DenseMatrix>> peers;
  propagation::RunOptions options;
  for (const auto& [id, title, plain] : compared()) {
    auto table = read_labelled_table(folder, std::string{id} + ".csv");
    if (!table) return fail(table.error());
    auto numbers = numbers_of(*table, id);
    if (!numbers) return fail(numbers.error());
    options.steps = std::max(options.steps, numbers->rows);
    options.records.push_back({.series = id});
    peers.emplace_back(std::move(*table), std::move(*numbers));
  }
  const auto ours = propagation::run(**model, options);
  if (!ours) return fail(ours.error());
  auto report = empty_report(folder);
  const double bound = input->base_model ? kBoundOfBase : kBound;
  for (std::size_t k = 0; k < peers.size(); ++k) {
    const auto& [id, title, plain] = compared()[k];
    const auto& [labels, numbers] = peers[k];
    if (numbers.columns != ours->series[k].width) {
      return fail(ErrorCode::invalid_input,
                  text("{} has {} columns, the case {} nodes. Correct the file",
                       "{}の列数{}が対象の数{}と違います。直してください", id, numbers.columns, ours->series[k].width),
                  folder.string());
    }
    const auto scale = plain ? std::vector<double>{} : at_rest(*input, std::string_view{id} == "final_demand_unmet");
    const auto worst = deviation_of(*ours, ours->series[k], numbers, scale);
    report.rows.push_back({std::string{id}, title, static_cast<std::int64_t>(worst.numbers),
                           fmt::format("{:.2e}", worst.largest), static_cast<std::int64_t>(worst.step),
                           labels.columns[worst.node], fmt::format("{:.0e}", bound), worst.largest <= bound});
  }
  if (input->base_model) {
    report.notes.push_back(
        {"In the base model overproduction falls only when demand equals output to the last bit, so that rounding "
         "decides: the bound is 2e-4.",
         "基本モデルでは需要と生産が最終桁まで等しい時だけ増産が戻るため、丸めが結果を決めます。許容は2e-4です。"});
  }
  return report;
}

}  // namespace noroshi::use_cases
