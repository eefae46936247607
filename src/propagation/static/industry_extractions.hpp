#pragma once
#include "propagation/static/extraction.hpp"
#include "propagation/static/static_method.hpp"

namespace noroshi::propagation {

// The loss of output when each industry is extracted by itself, N; nothing for an industry that sells nothing.
// Errors: those of Extractor::losses.
[[nodiscard]] Result<IndustryMeasure> extraction_losses(const LeontiefSystem& system, ExtractionKind kind,
                                                        double share);

}  // namespace noroshi::propagation
