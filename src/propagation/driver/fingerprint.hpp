#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "propagation/driver/disruption_model.hpp"

namespace noroshi::propagation {

// Of the parameters of a model: FNV-1a over 64-bit words, so that a state goes back only where it came from.
class Fingerprint {
 public:
  Fingerprint& add(double value) { return add_word(std::bit_cast<std::uint64_t>(value)); }
  Fingerprint& add(std::span<const double> values) {
    add_word(values.size());
    for (const double v : values) add(v);
    return *this;
  }
  Fingerprint& add(std::string_view words) {
    add_word(words.size());
    for (const char c : words) add_word(static_cast<unsigned char>(c));
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  Fingerprint& add_word(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x100000001B3u;
    value_ ^= value_ >> 29;  // words, not bytes: fold the high bits back
    return *this;
  }
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

// Errors: refused, with what differs.
[[nodiscard]] inline Result<void> check_fits(const Checkpoint& checkpoint, std::string_view model,
                                             std::uint64_t fingerprint, std::size_t size) {
  if (checkpoint.model == model && checkpoint.fingerprint == fingerprint && checkpoint.values.size() == size) return {};
  return fail(ErrorCode::refused,
              {"the stopped run is of another network, scenario or option (going on from it would mix two runs). Start "
               "anew",
               "中断した計算は別の網・想定・設定のものです(続けると二つの計算が混ざります)。初めから計算してください"},
              checkpoint.model);
}

}  // namespace noroshi::propagation
