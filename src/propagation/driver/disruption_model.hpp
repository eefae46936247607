#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

namespace noroshi::propagation {

// Something that a model can show of each step: one number per industry, final user, firm ...
struct Series {
  std::string_view id;  // "output"
  StaticText title;
  std::string_view unit;  // "money/day", "share", "days"; money is that of the table
  std::size_t width = 0;  // numbers per step
};

// All that a model needs to go on with identical bytes. `fingerprint` is of the parameters: a state goes back only into
// a model that was made of the same network, options and scenarios.
struct Checkpoint {
  std::string model;  // "industries", "boario"
  std::uint64_t fingerprint = 0;
  std::size_t step = 0;  // steps done
  std::vector<double> values;
};

// A disruption model as the driver sees it: immutable parameters inside, a state for each lane (a lane is a scenario),
// `advance` and `observe`. Industries are nodes of one kernel, firms or plants of others; the driver does not know.
// A model never draws random numbers, never starts threads, and computes a lane without looking at the others.
class DisruptionModel {
 public:
  virtual ~DisruptionModel() = default;
  [[nodiscard]] virtual std::size_t lanes() const = 0;
  [[nodiscard]] virtual std::size_t step() const = 0;  // steps done
  [[nodiscard]] virtual std::span<const Series> series() const = 0;
  // One step of every lane.
  virtual void advance() = 0;
  // Series `which` of a lane in the step done last; out.size() == series()[which].width. Before the first step: at
  // rest.
  virtual void observe(std::size_t which, std::size_t lane, std::span<double> out) const = 0;
  [[nodiscard]] virtual Checkpoint checkpoint() const = 0;
  // Errors: refused, when the checkpoint is of another model, network, scenario or option.
  [[nodiscard]] virtual Result<void> restore(const Checkpoint& checkpoint) = 0;
};

}  // namespace noroshi::propagation
