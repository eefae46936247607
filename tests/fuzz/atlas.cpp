#include <cstdlib>

#include "sources/atlas/atlas.hpp"
#include "sources/atlas/good_file.hpp"

// Any bytes as a good of the atlas: either problems with a place and both languages, or a good that can be searched.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const noroshi::sources::AtlasKeys keys{{"who"}, {"metals"}};
  noroshi::sources::Problems problems;
  auto good = noroshi::sources::read_good(text, "goods/x.toml", keys, problems);
  for (const auto& problem : problems) {
    if (problem.where.empty() || problem.message.en.empty() || problem.message.ja.empty()) std::abort();
  }
  noroshi::Atlas atlas;
  if (good) atlas.goods.push_back(std::move(*good));
  static_cast<void>(noroshi::sources::find_goods(atlas, text.substr(0, 64)));
  return 0;
}
