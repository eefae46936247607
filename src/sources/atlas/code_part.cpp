#include "sources/atlas/code_part.hpp"

#include <algorithm>

namespace noroshi::sources {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

GoodCode read_code(const toml::DeclaredTable& table) {
  GoodCode code;
  code.system = table.word("system", {"HS", "JP"});
  code.revision = table.text("revision");
  code.code = table.text("code");
  if (!code.system.empty()) check_code(table, code.system, code.revision, code.code);
  using enum GoodCode::Scope;
  code.scope =
      table
          .choice<GoodCode::Scope>(
              "scope", {{"exact", exact}, {"wider", wider}, {"narrower", narrower}, {"overlapping", overlapping}})
          .value_or(exact);
  return code;
}

bool holds_whole_good(const GoodCode& code) {
  return code.scope == GoodCode::Scope::exact || code.scope == GoodCode::Scope::wider;
}

// Japan's lines divide the HS codes of the day, so their digits compare; two editions of HS do not.
bool stand_beside_each_other(const GoodCode& a, const GoodCode& b) {
  const std::string_view one = a.code, other = b.code;
  const bool comparable = a.system != b.system || a.revision == b.revision;
  return comparable && !one.empty() && !other.empty() && !one.starts_with(other) && !other.starts_with(one);
}

void check_new_code(const toml::DeclaredTable& table, const GoodCode& code, const std::vector<GoodCode>& before) {
  for (const auto& known : before) {
    if (!stand_beside_each_other(code, known) || (!holds_whole_good(code) && !holds_whole_good(known))) continue;
    const auto& whole = holds_whole_good(code) ? code : known;
    table.report(
        "scope",
        text(
            "{0} is said to hold all of the good, but a part of it is in {1}. Write narrower (a part and nothing else) "
            "or overlapping (a part, and other goods) for {0}, or leave {1} out.",
            "番号{0}は品目の全部を含むとされていますが、一部は{1}にあります。{0}をnarrower（一部のみ）又は"
            "overlapping（一部と他の品目）にするか、{1}を省いてください。",
            whole.code, &whole == &code ? known.code : code.code));
    return;
  }
}

}  // namespace

void check_code(const toml::DeclaredTable& table, std::string_view system, std::string_view revision,
                std::string_view code) {
  if (!code.empty() && !all_digits(code)) {
    table.report("code", text("\"{}\" holds something other than digits. Write digits only, leading zeros kept.",
                              "「{}」に数字以外の文字があります。先頭のゼロを残し、数字だけで書いてください。", code));
    return;
  }
  const bool hs = system == "HS";
  const bool fits = hs ? code.size() == 2 || code.size() == 4 || code.size() == 6 : code.size() == 9;
  if (!code.empty() && !fits) {
    table.report("code", text("\"{}\" has {} digits; HS codes have 2, 4 or 6, Japan's nine. Correct the code.",
                              "「{}」は{}桁です（HSは2、4、6桁、日本の統計品目番号は9桁）。番号を直してください。",
                              code, code.size()));
  }
  const auto edition = parse_nomenclature(revision);
  const bool known = hs ? edition && name_of(*edition) == revision && revision.starts_with("HS")
                        : revision.size() == 6 && revision.starts_with("JP") && all_digits(revision.substr(2));
  if (!revision.empty() && !known) {
    table.report("revision", text("\"{}\" is no edition of {}. Write HS92 .. HS22, or JP and a year (JP2026).",
                                  "「{}」は{}の版ではありません。HS92～HS22、又はJPと年（JP2026）で書いてください。",
                                  revision, system));
  }
}

std::vector<GoodCode> read_codes(const toml::DeclaredTable& top) {
  std::vector<GoodCode> codes;
  for (const auto& table : top.tables("code")) {
    auto code = read_code(table);
    const bool again = std::ranges::any_of(codes, [&](const GoodCode& c) {
      return c.system == code.system && c.revision == code.revision && c.code == code.code;
    });
    if (again) {
      table.report("code", text("The code {} {} stands twice in this good. Keep one.",
                                "番号{} {}がこの品目に2回あります。一方を残してください。", code.revision, code.code));
      continue;
    }
    check_new_code(table, code, codes);
    codes.push_back(std::move(code));
  }
  return codes;
}

}  // namespace noroshi::sources
