#include "interfaces/html/chart_library.hpp"

extern "C" const char noroshi_chart_library_begin[];
extern "C" const char noroshi_chart_library_end[];

namespace noroshi::html {

std::string_view chart_library() {
  return {noroshi_chart_library_begin,
          static_cast<std::size_t>(noroshi_chart_library_end - noroshi_chart_library_begin)};
}

}  // namespace noroshi::html
