#include "propagation/static/industry_extractions.hpp"

namespace noroshi::propagation {

Result<IndustryMeasure> extraction_losses(const LeontiefSystem& system, ExtractionKind kind, double share) {
  std::vector<Extraction> each(system.size());
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = {.kind = kind, .industries = {i}, .share = share};
  const auto losses = Extractor{system}.losses(each);
  if (!losses) return fail(losses.error());
  std::vector<double> output(system.size());
  for (std::size_t i = 0; i < output.size(); ++i) output[i] = (*losses)[i].output;
  return known_where_active(system, output);
}

}  // namespace noroshi::propagation
