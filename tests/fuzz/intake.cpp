#include "columnar/intake.hpp"

#include <simdjson.h>

#include <iterator>

#include "scratch_input.hpp"

// Any bytes under any name: an answer or a refusal, and what is called UTF-8 is UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto path = fuzz::file("input.csv", bytes);
  const auto got = columnar::make_readable(path, {.scratch_folder = fuzz::folder(), .sheet = {}, .max_bytes = 1 << 24});
  if (!got) return fuzz::check(got.error()), 0;
  fuzz::check(got->bytes == size && got->sha256.size() == 64 && std::filesystem::exists(got->path));
  if (got->encoding == "Parquet" || got->encoding == "UTF-8, damaged") return 0;
  std::ifstream in{got->path, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  fuzz::check(simdjson::validate_utf8(text));
  return 0;
}
