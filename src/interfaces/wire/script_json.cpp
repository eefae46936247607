#include "interfaces/wire/script_json.hpp"

namespace noroshi::wire {

std::string safe_in_script(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i);
    if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      safe.append(rest.starts_with("\u2028") ? "\\u2028" : "\\u2029");
      i += 2;
    } else if (json[i] == '<' || json[i] == '>' || json[i] == '&') {
      safe.append(json[i] == '<' ? "\\u003c" : json[i] == '>' ? "\\u003e" : "\\u0026");
    } else {
      safe.push_back(json[i]);
    }
  }
  return safe;
}

}  // namespace noroshi::wire
