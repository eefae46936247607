#pragma once
#include <filesystem>
#include <functional>
#include <ranges>
#include <string>
#include <type_traits>

#include "columnar/database.hpp"

namespace noroshi::columnar {

// The elements of a range as an SQL list: 'a','b' of texts and paths (for IN (...), read_parquet([...])), 1,2 of
// numbers and of ids of ours; NULL, which is in no list, of nothing. `of` picks what is meant from an element:
// sql_list(partitions, &Partition::path).
template <class Range, class Of = std::identity>
[[nodiscard]] std::string sql_list(const Range& range, Of of = {}) {
  std::string list;
  for (const auto& element : range) {
    const auto& value = std::invoke(of, element);
    using Value = std::remove_cvref_t<decltype(value)>;
    if (!list.empty()) list.push_back(',');
    if constexpr (std::is_same_v<Value, std::filesystem::path>) {
      list += sql_file(value);
    } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
      list += sql_string(value);
    } else if constexpr (std::is_arithmetic_v<Value>) {
      list += std::to_string(value);
    } else {
      list += std::to_string(value.value);
    }
  }
  return list.empty() ? "NULL" : list;
}

}  // namespace noroshi::columnar
