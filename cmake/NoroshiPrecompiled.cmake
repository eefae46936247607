# Headers that nearly every file reads, read once: one precompiled header for the product (made with the first room) and
# one for its tests, which are compiled without optimisation. Files still name every header they use; a build with
# CMAKE_DISABLE_PRECOMPILE_HEADERS (the presets sanitize and fuzz) shows those that do not.
set(NOROSHI_PRECOMPILED <algorithm> <array> <charconv> <chrono> <cmath> <compare> <cstdint> <cstdlib> <filesystem> <fstream>
  <functional> <limits> <map> <memory> <numeric> <optional> <ranges> <set> <span> <sstream> <stdexcept> <string> <string_view>
  <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector> <fmt/core.h>
  [["base/contract.hpp"]] [["base/result.hpp"]] [["base/text.hpp"]])

# noroshi_precompile(<target> <first>): <target> shares what <first> reads; <first> itself reads it.
function(noroshi_precompile target first)
  if(target STREQUAL first)
    target_precompile_headers(${target} PRIVATE ${NOROSHI_PRECOMPILED} ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${first})
  endif()
endfunction()
