#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "propagation/driver/run.hpp"
#include "use_cases/verify/boario_case.hpp"
#include "use_cases/verify/labelled_table.hpp"
#include "use_cases/verify/reference_cases.hpp"

namespace noroshi::use_cases {
namespace {

constexpr double kBound = 1e-10;
// The base model lets overproduction fall only when demand equals output to the last bit: rounding decides.
constexpr double kBoundOfBase = 2e-4;

struct Compared {
  const char* id;
  bool plain;  // relative to the peer's figure alone; of the rest, which may be nothing but rounding of numbers that
               // cancel, over the node's own figure at rest where that is larger
};
constexpr std::array kCompared{Compared{"production_realised", true}, Compared{"production_capacity", true},
                               Compared{"overproduction", true},      Compared{"intermediate_demand", false},
                               Compared{"final_demand_unmet", false}, Compared{"rebuild_demand", false},
                               Compared{"rebuild_prod", false},       Compared{"capital_lost", false},
                               Compared{"inputs_stock_total", false}};

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

struct Worst {
  double largest = 0.0;
  std::size_t step = 0, node = 0, numbers = 0;
};

Worst deviation_of(const propagation::Recording& ours, const propagation::RecordedSeries& series,
                   const numerics::DenseMatrix& peer, const std::vector<double>& scale) {
  Worst worst;
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

// A case in the mode named after the peer, every series step by step against the peer's own.
Result<void> run_case(const std::filesystem::path& folder, std::vector<Deviation>& deviations) {
  const auto input = read_boario_case(folder);
  if (!input) return fail(input.error());
  auto model = propagation::make_boario_model(input->table, input->options, input->events);
  if (!model) return fail(model.error());
  std::vector<std::pair<LabelledTable, numerics::DenseMatrix>> peers;
  propagation::RunOptions options;
  for (const auto& [id, plain] : kCompared) {
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
  for (std::size_t k = 0; k < peers.size(); ++k) {
    const auto& [id, plain] = kCompared[k];
    const auto& [labels, numbers] = peers[k];
    if (numbers.columns != ours->series[k].width) {
      return fail(
          ErrorCode::invalid_input,
          text("{} has {} columns, the case {} nodes. Correct the file.",
               "{}の列数{}が対象の数{}と違います。直してください。", id, numbers.columns, ours->series[k].width),
          folder.string());
    }
    const auto scale = plain ? std::vector<double>{} : at_rest(*input, std::string_view{id} == "final_demand_unmet");
    const auto worst = deviation_of(*ours, ours->series[k], numbers, scale);
    deviations.push_back({.file = folder.filename().string(),
                          .quantity = id,
                          .compared = worst.numbers,
                          .largest = worst.largest,
                          .where = fmt::format("step {}, {}", worst.step, labels.columns[worst.node]),
                          .tolerance = input->base_model ? kBoundOfBase : kBound});
  }
  return {};
}

}  // namespace

// A folder that is a case (it has events.csv), or a folder of such folders, by name.
Result<std::vector<Deviation>> run_boario_cases(columnar::Database&, const std::filesystem::path& folder,
                                                const Progress& progress) {
  std::vector<std::filesystem::path> cases;
  if (std::filesystem::exists(folder / "events.csv")) cases.push_back(folder);
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (std::filesystem::exists(entry.path() / "events.csv")) cases.push_back(entry.path());
  }
  std::ranges::sort(cases);
  if (cases.empty()) {
    return fail(ErrorCode::not_found,
                {"the folder holds no case (Z.csv, Y.csv, x.csv, events.csv and the peer's series).",
                 "検証事例（Z.csv、Y.csv、x.csv、events.csvと系列）がありません。"},
                folder.string());
  }
  std::vector<Deviation> deviations;
  for (std::size_t k = 0; k < cases.size(); ++k) {
    if (progress.stop_requested()) return fail(ErrorCode::cancelled, {"stopped.", "中止しました。"});
    progress({"reference cases", "検証事例"}, static_cast<double>(k) / static_cast<double>(cases.size()));
    if (auto ran = run_case(cases[k], deviations); !ran) return fail(ran.error());
  }
  return deviations;
}

}  // namespace noroshi::use_cases
