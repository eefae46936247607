#include "use_cases/simulate/answer.hpp"

#include <algorithm>

#include "holdings/trade_provenance.hpp"
#include "lake/io_table_file.hpp"
#include "lake/run_store.hpp"
#include "precedents/precedent_file.hpp"

namespace noroshi::use_cases {
namespace {

// The deliveries behind the answer, by their digests.
Result<std::vector<RunInput>> inputs_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request,
                                        const SimulationQuestion& question) {
  std::vector<RunInput> inputs;
  const auto add_file = [&](std::string name, std::string what, const std::filesystem::path& file) -> Result<void> {
    auto digest = lake::digest_of(file);
    if (!digest) return fail(digest.error());
    inputs.push_back({std::move(name), std::move(what), *std::move(digest)});
    return {};
  };
  for (const auto& good : question.goods) {
    for (const auto& file : good.supply.used) {
      if (auto added = add_file(fmt::format("trade of {}", good.uncertain.id()),
                                fmt::format("{} {}, delivery {}", file.feed, file.name, file.delivery), file.path);
          !added)
        return fail(added.error());
    }
    if (good.choice.good == nullptr) continue;
    const auto facts = workspace.data().folder() / "atlas" / "goods" / (good.choice.good->id + ".toml");
    if (auto added = add_file(fmt::format("facts of {}", good.uncertain.id()), "atlas", facts); !added)
      return fail(added.error());
  }
  if (question.ground) {
    const auto stored = workspace.store().partitions(lake::kIoFlows, request.as_of);
    if (!stored) return fail(stored.error());
    for (const auto& file : *stored) {
      const auto& table = question.ground->table;
      if (file.feed != table.feed || file.name != lake::io_partition_name(table)) continue;
      if (auto added = add_file("input-output table",
                                fmt::format("{}, delivery {}", question.ground->id, file.delivery), file.path);
          !added)
        return fail(added.error());
    }
  }
  const auto cases = workspace.data().folder() / precedents::kPrecedentFile;
  if (auto added = add_file("precedents", "cases of the past", cases); !added) return fail(added.error());
  if (request.scenario) {
    if (auto added = add_file("scenario", request.scenario->filename().string(), *request.scenario); !added)
      return fail(added.error());
  }
  return inputs;
}

Result<std::vector<Provenance>> trade_sources(const holdings::OpenedWorkspace& workspace,
                                              const SimulationQuestion& question) {
  std::vector<lake::Partition> used;
  for (const auto& good : question.goods) used.insert(used.end(), good.supply.used.begin(), good.supply.used.end());
  return holdings::trade_provenance(workspace, used);
}

}  // namespace

std::vector<Headline> headlines_of(const SimulationQuestion& question, const SimulationResults& results) {
  std::vector<Headline> headlines;
  for (std::size_t g = 0; g < results.goods.size(); ++g) {
    const auto& name = question.goods[g].choice.name;
    const auto& id = question.goods[g].uncertain.id();
    const auto& shortage = results.goods[g].shortage;
    headlines.push_back({"days_to_shortage." + id,
                         text("{}: days to shortage, median", "{}：不足までの日数（中央値）", name),
                         shortage.shortage.p50,
                         {"days", "日"}});
    headlines.push_back({"stop_within_90." + id,
                         text("{}: probability that plants which need it stop within 90 days, ledger",
                              "{}：90日以内に不可欠な工場が停止する確率（需給計算）", name),
                         shortage.stop_within[2][1],
                         {"share", "割合"},
                         CellKind::share});
    headlines.push_back({"use_lost." + id,
                         text("{}: use lost, median", "{}：失われる使用量（中央値）", name),
                         shortage.use_lost_days.mid,
                         {"days of use", "使用日数分"}});
  }
  if (const auto loss = band_of(results.inner, [](const LaneLoss& lane) { return lane.total(); })) {
    const Text unit = unit_words(question.ground->table.unit);
    headlines.push_back({"loss", {"Value added lost, median", "付加価値の損失（中央値）"}, loss->p50, unit});
    headlines.push_back({"loss_p90", {"Value added lost, 90 %", "付加価値の損失（90％点）"}, loss->p90, unit});
  }
  return headlines;
}

Result<RunAnswer> answer_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request,
                            const SimulationQuestion& question, const SimulationResults& results) {
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  RunAnswer answer;
  answer.tables.push_back(answer_table(question, results));
  if (!results.goods.empty()) answer.tables.push_back(probability_table(question, results));
  if (!results.inner.empty()) answer.tables.push_back(industry_table(question, results));
  if (!results.goods.empty()) {
    answer.tables.push_back(supply_table(workspace, question));
    answer.tables.push_back(input_table(question, results, **atlas));
    answer.tables.push_back(precedent_table(question, results));
  }
  if (!results.rules.empty()) answer.tables.push_back(rule_table(question, results));
  auto sources = trade_sources(workspace, question);
  if (!sources) return fail(sources.error());
  if (question.ground) {
    const auto& table = question.ground->table.provenance;
    sources->insert(sources->end(), table.begin(), table.end());
  }
  answer.tables.front().provenance = *std::move(sources);
  answer.charts = charts_of(question, results);
  answer.headlines = headlines_of(question, results);
  auto inputs = inputs_of(workspace, request, question);
  if (!inputs) return fail(inputs.error());
  answer.inputs = *std::move(inputs);
  answer.seed = question.scenario.seed;
  answer.options = {{"draws", fmt::format("{}", question.scenario.draws)},
                    {"horizon_days", fmt::format("{}", question.scenario.horizon_days)},
                    {"industry_lanes", fmt::format("{}", results.inner.size())}};
  if (question.ground) answer.options.emplace("table", question.ground->id);
  return answer;
}

}  // namespace noroshi::use_cases
