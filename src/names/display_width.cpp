#include "names/display_width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace noroshi {
namespace {

struct Character {
  std::string_view bytes;
  UChar32 code;  // negative: not UTF-8
};

// Calls `see` for each character; stops when it returns false.
template <class See>
void each_character(std::string_view text, See see) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t begin = at;
    UChar32 code = 0;
    U8_NEXT(data, at, length, code);
    if (!see(Character{text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)), code}))
      return;
  }
}

std::size_t columns_of(UChar32 code) {
  if (code < 0) return 1;
  switch (u_charType(code)) {
    case U_CONTROL_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

// Small closing marks that must not begin a line (JIS X 4051, the ones that our texts use).
bool may_not_begin_line(std::string_view bytes) {
  constexpr std::string_view kClosing = "、。，．）」』・：；？！ー";
  return bytes.size() == 3 && kClosing.find(bytes) != std::string_view::npos;
}

bool may_not_end_line(std::string_view bytes) {
  constexpr std::string_view kOpening = "（「『";
  return bytes.size() == 3 && kOpening.find(bytes) != std::string_view::npos;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  each_character(text, [&](const Character& c) {
    width += columns_of(c.code);
    return true;
  });
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string{text};
  if (width == 0) return {};
  std::string cut;
  std::size_t used = 0;
  each_character(text, [&](const Character& c) {
    used += columns_of(c.code);
    if (used > width - 1) return false;
    cut.append(c.bytes);
    return true;
  });
  return cut + "…";
}

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  each_character(text, [&](const Character& c) {
    const bool hidden = c.code < 0 || u_charType(c.code) == U_CONTROL_CHAR || u_charType(c.code) == U_FORMAT_CHAR;
    if (c.code < 0) {
      clean.append("\uFFFD");
    } else if (hidden) {
      clean.push_back(' ');
    } else {
      clean.append(c.bytes);
    }
    return true;
  });
  return clean;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line, word;
  std::size_t line_width = 0, word_width = 0;
  const auto end_line = [&] {
    while (line.ends_with(' ')) line.pop_back();
    lines.push_back(std::move(line));
    line.clear();
    line_width = 0;
  };
  const auto end_word = [&] {
    if (line_width > 0 && line_width + word_width > width) end_line();
    line.append(word);
    line_width += word_width;
    word.clear();
    word_width = 0;
  };
  bool after_wide = false, after_opening = false;
  each_character(text, [&](const Character& c) {
    const std::size_t columns = columns_of(c.code);
    if (c.code == ' ') {
      end_word();
      if (line_width > 0 && line_width < width) {
        line.push_back(' ');
        ++line_width;
      }
      after_wide = after_opening = false;
      return true;
    }
    if ((columns == 2 || after_wide) && !after_opening && !may_not_begin_line(c.bytes)) end_word();
    after_wide = columns == 2;
    after_opening = may_not_end_line(c.bytes);
    word.append(c.bytes);
    word_width += columns;
    return true;
  });
  end_word();
  if (!line.empty() || lines.empty()) end_line();
  return lines;
}

}  // namespace noroshi
