#include "scratch_input.hpp"
#include "sources/generic/feed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  auto mapping = sources::generic::parse_mapping({reinterpret_cast<const char*>(data), size}, "input.toml");
  if (!mapping) return fuzz::check(mapping.error()), 0;
  const auto feed = sources::generic::feed(std::move(*mapping));
  fuzz::check(!feed.info.id.empty() && !feed.info.title.ja.empty() && feed.fields.size() == 11);
  return 0;
}
