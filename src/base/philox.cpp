#include "base/philox.hpp"

#include <cmath>
#include <numbers>

namespace noroshi {
namespace {

std::array<std::uint32_t, 4> draw(std::uint64_t seed, const DrawKey& k) {
  return philox4x32({k.replicate, k.entity, k.step, k.purpose},
                    {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

double fraction(std::uint32_t high, std::uint32_t low) {
  return static_cast<double>(((std::uint64_t{high} << 32) | low) >> 11) * 0x1.0p-53;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t kMultiplier0 = 0xD2511F53u, kMultiplier1 = 0xCD9E8D57u;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9u, kWeyl1 = 0xBB67AE85u;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = kMultiplier0 * counter[0], p1 = kMultiplier1 * counter[2];
    counter = {static_cast<std::uint32_t>(p1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(p1),
               static_cast<std::uint32_t>(p0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(p0)};
    key[0] += kWeyl0;
    key[1] += kWeyl1;
  }
  return counter;
}

double uniform01(std::uint64_t seed, const DrawKey& key) {
  const auto r = draw(seed, key);
  return fraction(r[0], r[1]);
}

double standard_normal(std::uint64_t seed, const DrawKey& key) {
  const auto r = draw(seed, key);
  const double radius = std::sqrt(-2.0 * std::log1p(-fraction(r[0], r[1])));
  return radius * std::cos(2.0 * std::numbers::pi * fraction(r[2], r[3]));
}

}  // namespace noroshi
