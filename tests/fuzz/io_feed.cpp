#include "sources/io/io_feed.hpp"
#include "scratch_input.hpp"

// Descriptions of layouts of hostile bytes: a feed whose every file has one layout, or an error in both languages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  const auto feed = sources::io::parse_io_feed({reinterpret_cast<const char*>(data), size}, "input.toml");
  if (!feed) return fuzz::check(feed.error()), 0;
  fuzz::check(!feed->files.empty());
  for (const auto& file : feed->files) fuzz::check(file.matrix.has_value() != file.list.has_value());
  return 0;
}
