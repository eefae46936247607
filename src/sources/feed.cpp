#include "sources/feed.hpp"

#include <array>
#include <charconv>

#include "names/trimming.hpp"

namespace noroshi::sources {

StaticText describe(SkipReason reason) {
  constexpr std::array<StaticText, kSkipReasons> kWords{{
      {"a breakdown of a total that is also given", "別に合計が示されている内訳"},
      {"a total over products", "品目の合計"},
      {"part of imports or exports that the total already holds", "輸出入の合計に含まれる内数"},
      {"services, not goods", "財ではなくサービス"},
      {"nothing was traded", "取引なし（ゼロ）"},
  }};
  return kWords[static_cast<std::size_t>(reason)];
}

AreaRef area_ref(std::string_view written) {
  const auto name = trimmed(written);
  int number = -1;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc{} && end == name.data() + name.size()) return {AreaScheme::number, number, {}};
  return {AreaScheme::text, -1, name};
}

}  // namespace noroshi::sources
