#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "propagation/driver/run.hpp"
#include "use_cases/verify/boario_case.hpp"
#include "use_cases/verify/labelled_table.hpp"
#include "use_cases/verify/reference_cases.hpp"

// Case folders of the peer BoARIO, run in the mode named after it and compared step by step. Deviation of output,
// capacity and overproduction: |ours - peer| / |peer|; of the rest, which may be nothing but rounding of numbers that
// cancel: over the industry's or user's own figure at rest, where that is larger. What the peer left empty is not
// compared.

namespace noroshi::use_cases {
namespace {

constexpr double kBound = 1e-10;
// The base model lets overproduction fall only when demand equals output to the last bit: rounding decides.
constexpr double kBoundOfBase = 2e-4;

struct Compared {
  const char* id;
  bool plain;  // relative to the peer's figure alone
};
constexpr Compared kCompared[] = {
    {"production_realised", true},  {"production_capacity", true}, {"overproduction", true},
    {"intermediate_demand", false}, {"final_demand_unmet", false}, {"rebuild_demand", false},
    {"rebuild_prod", false},        {"capital_lost", false},       {"inputs_stock_total", false}};

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

void compare(const propagation::Recording& ours, const propagation::RecordedSeries& series,
             const numerics::DenseMatrix& peer, const std::vector<double>& scale, const std::vector<std::string>& nodes,
             Deviation& worst) {
  for (std::size_t t = 0; t < peer.rows; ++t) {
    const auto row = ours.at(series, t, 0);
    for (std::size_t j = 0; j < peer.columns; ++j) {
      if (std::isnan(peer(t, j))) continue;  // the peer wrote nothing
      ++worst.compared;
      const double difference = std::abs(row[j] - peer(t, j));
      if (difference == 0.0) continue;
      double relative = difference / std::max(std::abs(peer(t, j)), scale.empty() ? 0.0 : scale[j]);
      if (!std::isfinite(relative)) relative = std::numeric_limits<double>::infinity();
      if (relative > worst.largest) worst.largest = relative, worst.where = fmt::format("{}:{}", t, nodes[j]);
    }
  }
}

Result<std::vector<Deviation>> run_case(columnar::Database& db, const std::filesystem::path& folder,
                                        const Progress& progress) {
  const auto input = read_boario_case(db, folder);
  if (!input) return fail(input.error());
  auto model = propagation::make_boario_model(input->table, input->options, input->events);
  if (!model) return fail(model.error());
  std::vector<std::pair<LabelledTable, numerics::DenseMatrix>> peers;
  propagation::RunOptions options;
  for (const auto& [id, plain] : kCompared) {
    auto table = read_labelled_table(db, folder, std::string{id} + ".csv");
    if (!table) return fail(table.error());
    auto numbers = numbers_of(*table, id);
    if (!numbers) return fail(numbers.error());
    options.steps = std::max(options.steps, numbers->rows);
    options.records.push_back({.series = id});
    peers.emplace_back(std::move(*table), std::move(*numbers));
  }
  const auto ours = propagation::run(**model, options, {.stop = progress.stop});
  if (!ours) return fail(ours.error());
  if (!ours->complete) return fail(ErrorCode::cancelled, {"stopped on request", "中断しました"});
  std::vector<Deviation> out;
  const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  for (std::size_t k = 0; k < peers.size(); ++k) {
    const auto& [id, plain] = kCompared[k];
    const auto& [labels, numbers] = peers[k];
    if (numbers.columns != ours->series[k].width) {
      return fail(ErrorCode::invalid_input,
                  text("{} has {} columns, the case {} nodes. Correct the file",
                       "{}の列数{}が対象の数{}と違います。直してください", id, numbers.columns, ours->series[k].width),
                  folder.string());
    }
    const auto scale = plain ? std::vector<double>{} : at_rest(*input, std::string_view{id} == "final_demand_unmet");
    out.push_back({.file = (name / (std::string{id} + ".csv")).string(),
                   .quantity = id,
                   .tolerance = input->base_model ? kBoundOfBase : kBound});
    compare(*ours, ours->series[k], numbers, scale, labels.columns, out.back());
  }
  return out;
}

}  // namespace

// The folder is a case, or holds cases.
Result<std::vector<Deviation>> run_boario_cases(columnar::Database& db, const std::filesystem::path& folder,
                                                const Progress& progress) {
  std::vector<std::filesystem::path> cases;
  if (std::filesystem::exists(folder / "events.csv")) cases.push_back(folder);
  if (cases.empty())
    for (const auto& entry : std::filesystem::directory_iterator{folder})
      if (std::filesystem::exists(entry.path() / "events.csv")) cases.push_back(entry.path());
  std::ranges::sort(cases);
  if (cases.empty())
    return fail(ErrorCode::not_found,
                {"the folder holds no case (no events.csv). Give a case of BoARIO, or a folder of them",
                 "フォルダに事例がありません(events.csvなし)。BoARIOの事例か、それらを含むフォルダを指定してください"},
                folder.string());
  std::vector<Deviation> out;
  for (std::size_t k = 0; k < cases.size(); ++k) {
    auto more = run_case(db, cases[k], progress);
    if (!more) return fail(more.error());
    out.insert(out.end(), more->begin(), more->end());
    progress({"cases", "事例"}, static_cast<double>(k + 1) / static_cast<double>(cases.size()));
  }
  return out;
}

}  // namespace noroshi::use_cases
