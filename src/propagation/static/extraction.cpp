#include "propagation/static/extraction.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "base/contract.hpp"
#include "propagation/static/extraction_updates.hpp"

namespace noroshi::propagation {
namespace {

bool each_once(std::vector<std::size_t> indices, std::size_t n) {
  std::ranges::sort(indices);
  return (indices.empty() || indices.back() < n) && std::ranges::adjacent_find(indices) == indices.end();
}

Result<void> check(const Extraction& extraction, std::size_t n) {
  NOROSHI_EXPECT(each_once(extraction.industries, n) && each_once(extraction.buyers, n));
  if (extraction.industries.empty() || (has_buyers(extraction.kind) && extraction.buyers.empty())) {
    return fail(ErrorCode::invalid_input,
                {"there is no industry to extract. Name at least one that the table has.",
                 "抽出する産業がありません。産業連関表にある産業を1つ以上指定してください。"});
  }
  if (!(extraction.share >= 0.0 && extraction.share <= 1.0)) {
    return fail_field(
        ErrorCode::invalid_input, "share",
        text("the share of an extraction is {}; it lies between 0 (nothing) and 1 (everything).",
             "抽出割合 {} は範囲外です。0（なし）から1（全部）までで指定してください。", extraction.share));
  }
  return {};
}

ExtractionLoss loss_between(const LeontiefSystem& system, const std::vector<double>& after,
                            const Extraction& extraction) {
  ExtractionLoss loss;
  for (std::size_t i = 0; i < system.size(); ++i) {
    if (system.inert[i] != 0) continue;
    const double lost = system.output[i] - after[i];
    loss.output += lost;
    loss.value_added += lost * system.value_added[i] / system.output[i];
  }
  loss.elsewhere = loss.output;
  for (const std::size_t s : extraction.industries) loss.elsewhere -= system.output[s] - after[s];
  return loss;
}

}  // namespace

Result<std::vector<double>> Extractor::output_after(const Extraction& extraction) const {
  if (const auto sound = check(extraction, system_->size()); !sound) return fail(sound.error());
  const auto change = extraction_update(*system_, extraction);
  return numerics::updated_solution(change.start, change.update);
}

Result<ExtractionLoss> Extractor::loss(const Extraction& extraction) const {
  const auto after = output_after(extraction);
  if (!after) return fail(after.error());
  return loss_between(*system_, *after, extraction);
}

Result<std::vector<ExtractionLoss>> Extractor::losses(std::span<const Extraction> extractions) const {
  std::vector<Result<ExtractionLoss>> each(extractions.size(), ExtractionLoss{});
  tbb::parallel_for(std::size_t{0}, extractions.size(), [&](std::size_t e) { each[e] = loss(extractions[e]); });
  std::vector<ExtractionLoss> all;
  all.reserve(each.size());
  for (const auto& one : each) {
    if (!one) return fail(one.error());
    all.push_back(*one);
  }
  return all;
}

}  // namespace noroshi::propagation
