#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace noroshi::columnar {

// Unpacks gzip (one member or several in a row) as its bytes stream by, checking lengths and checksums.
class GzipInflater {
 public:
  using Receiver = std::function<Result<void>(std::string_view unpacked)>;
  explicit GzipInflater(Receiver receiver);
  GzipInflater(const GzipInflater&) = delete;
  GzipInflater& operator=(const GzipInflater&) = delete;
  ~GzipInflater();

  [[nodiscard]] Result<void> take(std::string_view packed);
  [[nodiscard]] Result<void> finish();  // error: the data end before the archive does

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace noroshi::columnar
