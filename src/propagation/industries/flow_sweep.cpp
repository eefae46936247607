#include "propagation/industries/flow_sweep.hpp"

#include "base/contract.hpp"

namespace noroshi::propagation {

#if defined(__x86_64__)
namespace avx512 {
FlowSweep sweep(std::size_t width);
}
namespace avx2 {
FlowSweep sweep(std::size_t width);
}
#endif
namespace plain {
FlowSweep sweep(std::size_t width);
}

FlowSweep flow_sweep(std::size_t width) {
  NOROSHI_EXPECT(width == 1 || width == kLanes);
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return avx512::sweep(width);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::sweep(width);
#endif
  return plain::sweep(width);
}

FlowSweep plain_flow_sweep(std::size_t width) {
  NOROSHI_EXPECT(width == 1 || width == kLanes);
  return plain::sweep(width);
}

}  // namespace noroshi::propagation
