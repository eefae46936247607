#pragma once
#include <array>
#include <cstdint>

namespace noroshi {

// Counter-based random draws: the value depends only on (seed, key), never on what was drawn before, so results are
// the same on any number of threads and with any order of evaluation.
// Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11.
struct DrawKey {
  std::uint32_t replicate = 0, entity = 0, step = 0, purpose = 0;
};

[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key);

[[nodiscard]] double uniform01(std::uint64_t seed, const DrawKey& key);        // in [0, 1), 53 bits
[[nodiscard]] double standard_normal(std::uint64_t seed, const DrawKey& key);  // Box-Muller on one counter

}  // namespace noroshi
