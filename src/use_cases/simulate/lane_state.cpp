#include "use_cases/simulate/lane_state.hpp"

#include <cstring>

namespace noroshi::use_cases {
namespace {

void append(std::string& bytes, std::span<const double> values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

std::vector<double> take(std::string_view& bytes, std::size_t count) {
  std::vector<double> values(count);
  std::memcpy(values.data(), bytes.data(), count * sizeof(double));
  bytes.remove_prefix(count * sizeof(double));
  return values;
}

}  // namespace

std::string state_of(std::span<const LaneLoss> lanes) {
  std::string bytes;
  for (const auto& lane : lanes) {
    append(bytes, lane.by_industry);
    append(bytes, lane.first_day);
    append(bytes, lane.by_day);
    append(bytes, {&lane.abroad, 1});
  }
  return bytes;
}

Result<std::vector<LaneLoss>> lanes_of(std::string_view state, std::size_t industries, std::size_t days) {
  const std::size_t lane_bytes = (2 * industries + days + 1) * sizeof(double);
  if (state.size() % lane_bytes != 0) {
    return fail(ErrorCode::corrupt, {"the state of the stopped run is not one of this question. Start it anew.",
                                     "中断した実行の状態が、この問いのものではありません。最初から実行してください。"});
  }
  std::vector<LaneLoss> lanes;
  while (!state.empty()) {
    LaneLoss lane;
    lane.by_industry = take(state, industries);
    lane.first_day = take(state, industries);
    lane.by_day = take(state, days);
    lane.abroad = take(state, 1).front();
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

}  // namespace noroshi::use_cases
