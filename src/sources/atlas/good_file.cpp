#include "sources/atlas/good_file.hpp"

#include <algorithm>

namespace noroshi {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_snake_case(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// The stem of "goods/gallium.toml".
std::string_view stem_of(std::string_view file) {
  const auto slash = file.find_last_of('/');
  auto stem = slash == std::string_view::npos ? file : file.substr(slash + 1);
  if (stem.ends_with(".toml")) stem.remove_suffix(5);
  return stem;
}

std::string source_of(TomlTable& table, const AtlasKeys& keys) {
  auto id = table.text("source");
  if (!id.empty() && !keys.sources.contains(id)) {
    table.report("source", text("\"{}\" is no id in sources.toml. Add the source there or correct the id.",
                                "「{}」はsources.tomlにありません。出典を追加するか、idを直してください。", id));
  }
  return id;
}

std::string country_of(TomlTable& table, std::string_view key) {
  auto code = table.text(key);
  const bool fits =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!code.empty() && !fits) {
    table.report(key, text("\"{}\" is no ISO 3166 alpha-3 code. Write three capitals, such as JPN.",
                           "「{}」はISO 3166の3文字コードではありません。JPNのように書いてください。", code));
  }
  return code;
}

// HS codes have 2, 4 or 6 digits, Japan's statistical codes nine.
void check_code(TomlTable& table, std::string_view system, std::string_view revision, std::string_view code) {
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

GoodCode read_code(TomlTable& table) {
  table.allow_only({"system", "revision", "code", "scope"});
  GoodCode code;
  code.system = table.word("system", {"HS", "JP"});
  code.revision = table.text("revision");
  code.code = table.text("code");
  if (!code.system.empty()) check_code(table, code.system, code.revision, code.code);
  const auto scope = table.word("scope", {"exact", "wider", "narrower"});
  if (scope == "wider") code.scope = GoodCode::Scope::wider;
  if (scope == "narrower") code.scope = GoodCode::Scope::narrower;
  return code;
}

ShareFigure read_stage(TomlTable& table, const AtlasKeys& keys) {
  table.allow_only({"stage", "measure", "year", "source", "basis", "shares", "total"});
  ShareFigure figure;
  figure.stage = table.word("stage", {"mine", "refine", "material", "part", "product"});
  figure.measure = table.both("measure");
  figure.year = table.integer("year", kFirstYear, kLastYear).value_or(0);
  figure.source = source_of(table, keys);
  figure.computed = table.word("basis", {"published", "computed"}) == "computed";
  figure.shares = table.shares("shares");
  if (auto total = table.table("total", Presence::optional)) {
    total->allow_only({"value", "unit"});
    figure.total = total->number("value");
    figure.unit = total->text("unit");
  }
  return figure;
}

ImportFigure read_import(TomlTable& table, const AtlasKeys& keys) {
  table.allow_only({"code", "revision", "year", "source", "value_usd", "shares"});
  ImportFigure figure;
  figure.code = table.text("code");
  figure.revision = table.text("revision");
  check_code(table, figure.revision.starts_with("JP") ? "JP" : "HS", figure.revision, figure.code);
  figure.year = table.integer("year", kFirstYear, kLastYear).value_or(0);
  figure.source = source_of(table, keys);
  figure.value_usd = table.number("value_usd").value_or(0.0);
  figure.shares = table.shares("shares");
  return figure;
}

LegalStatus read_legal(TomlTable& table, const AtlasKeys& keys) {
  table.allow_only({"status", "country", "since", "text", "source"});
  LegalStatus legal;
  legal.status = table.word("status", {"specified_critical_good", "export_control", "stockpile", "other"});
  legal.country = country_of(table, "country");
  legal.since = table.date("since", Presence::optional);
  legal.text = table.both("text");
  legal.source = source_of(table, keys);
  return legal;
}

void read_placement(TomlTable& top, const AtlasKeys& keys, Good& good) {
  good.specified_good = top.text("specified_good", Presence::optional);
  if (!good.specified_good.empty() && !keys.groups.contains(good.specified_good)) {
    top.report("specified_good",
               text("\"{}\" is no key of groups.toml. Correct it or leave it out.",
                    "「{}」はgroups.tomlにありません。直すか、省いてください。", good.specified_good));
  }
  if (auto domain = top.table("domain", Presence::optional)) {
    domain->allow_only({"value", "source"});
    good.domain = domain->integer("value", 1, 3);
    good.domain_source = source_of(*domain, keys);
  }
  if (auto granularity = top.table("granularity")) {
    granularity->allow_only({"finer_than_hs6", "reason"});
    good.finer_than_hs6 = granularity->flag("finer_than_hs6").value_or(false);
    good.granularity_reason =
        granularity->both("reason", good.finer_than_hs6 ? Presence::optional : Presence::required);
  }
}

void check_identity(TomlTable& top, const Good& good, const std::string& file) {
  if (good.id.empty()) return;
  if (good.id != stem_of(file)) {
    top.report("id", text("The id \"{}\" is not the name of the file. Make them the same.",
                          "id「{}」がファイル名と違います。同じにしてください。", good.id));
  }
  if (!is_snake_case(good.id)) {
    top.report("id", text("The id \"{}\" is not in snake_case. Use lower-case letters, digits and underscores.",
                          "id「{}」がsnake_caseではありません。小文字、数字、下線だけを使ってください。", good.id));
  }
}

}  // namespace

std::optional<Good> read_good(std::string_view toml, const std::string& file, const AtlasKeys& keys,
                              Problems& problems) {
  const auto parsed = parse_toml(toml, file, problems);
  if (!parsed) return std::nullopt;
  TomlTable top{*parsed, file, "", problems};
  top.allow_only({"id", "name", "note", "specified_good", "domain", "aliases", "code", "granularity", "stage",
                  "japan_imports", "legal"});
  Good good;
  good.id = top.text("id");
  check_identity(top, good, file);
  good.name = top.both("name");
  good.note = top.both("note", Presence::optional);
  good.aliases = top.text_of_languages("aliases");
  read_placement(top, keys, good);
  for (auto& table : top.tables("code")) {
    auto code = read_code(table);
    const bool again = std::any_of(good.codes.begin(), good.codes.end(), [&](const GoodCode& c) {
      return c.system == code.system && c.revision == code.revision && c.code == code.code;
    });
    if (again) {
      table.report("code", text("The code {} {} stands twice in this good. Keep one.",
                                "番号{} {}がこの品目に2回あります。一方を残してください。", code.revision, code.code));
    } else {
      good.codes.push_back(std::move(code));
    }
  }
  for (auto& table : top.tables("stage")) good.stages.push_back(read_stage(table, keys));
  for (auto& table : top.tables("japan_imports")) good.japan_imports.push_back(read_import(table, keys));
  for (auto& table : top.tables("legal")) good.legal.push_back(read_legal(table, keys));
  return good;
}

}  // namespace noroshi
