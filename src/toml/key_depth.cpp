#include "toml/key_depth.hpp"

namespace noroshi::toml {

std::optional<std::size_t> line_of_deep_key(std::string_view toml) {
  std::size_t line = 1, dots = 0;
  for (const char c : toml) {
    if (c == '\n') {
      ++line;
      dots = 0;
    } else if (c == '.' && ++dots > kMostDotsOfLine) {
      return line;
    }
  }
  return std::nullopt;
}

}  // namespace noroshi::toml
