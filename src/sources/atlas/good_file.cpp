#include "sources/atlas/good_file.hpp"

#include <algorithm>
#include <iterator>

#include "sources/atlas/country_shares.hpp"
#include "sources/atlas/supply_part.hpp"
#include "toml/document.hpp"

namespace noroshi::sources {
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

std::string country_of(const toml::DeclaredTable& table, std::string_view key) {
  auto code = table.text(key);
  if (!code.empty() && !is_iso3(code)) {
    table.report(key, text("\"{}\" is no ISO 3166 alpha-3 code. Write three capitals, such as JPN.",
                           "「{}」はISO 3166の3文字コードではありません。JPNのように書いてください。", code));
  }
  return code;
}

// HS codes have 2, 4 or 6 digits, Japan's statistical codes nine.
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

GoodCode read_code(const toml::DeclaredTable& table) {
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

ShareFigure read_stage(const toml::DeclaredTable& table, const AtlasKeys& keys) {
  ShareFigure figure;
  figure.stage = table.word("stage", {"mine", "refine", "material", "part", "product"});
  figure.measure = table.both("measure");
  figure.year = table.integer("year", kFirstYear, kLastYear).value_or(0);
  figure.source = source_of(table, keys);
  figure.computed = table.word("basis", {"published", "computed"}) == "computed";
  figure.shares = read_shares(table, "shares");
  if (auto total = table.table("total", toml::Presence::optional)) {
    figure.total = total->number("value");
    figure.unit = total->text("unit");
  }
  return figure;
}

ImportFigure read_import(const toml::DeclaredTable& table, const AtlasKeys& keys) {
  ImportFigure figure;
  figure.code = table.text("code");
  figure.revision = table.text("revision");
  check_code(table, figure.revision.starts_with("JP") ? "JP" : "HS", figure.revision, figure.code);
  figure.year = table.integer("year", kFirstYear, kLastYear).value_or(0);
  figure.source = source_of(table, keys);
  figure.value_usd = table.number("value_usd").value_or(0.0);
  figure.shares = read_shares(table, "shares");
  return figure;
}

LegalStatus read_legal(const toml::DeclaredTable& table, const AtlasKeys& keys) {
  LegalStatus legal;
  legal.status = table.word("status", {"specified_critical_good", "export_control", "stockpile", "other"});
  legal.country = country_of(table, "country");
  legal.since = table.date("since", toml::Presence::optional);
  legal.text = table.both("text");
  legal.source = source_of(table, keys);
  return legal;
}

std::vector<std::string> read_aliases(const toml::DeclaredTable& top) {
  std::vector<std::string> aliases;
  const auto languages = top.table("aliases", toml::Presence::optional);
  if (!languages) return aliases;
  for (const auto* language : {"en", "ja", "ko", "zh"}) {
    for (auto& alias : languages->texts(language)) {
      if (alias.empty()) languages->refuse(language, {"texts that are not empty", "空でない文字列"});
      aliases.push_back(std::move(alias));
    }
  }
  return aliases;
}

void read_placement(const toml::DeclaredTable& top, const AtlasKeys& keys, Good& good) {
  good.specified_good = top.text("specified_good", toml::Presence::optional);
  if (!good.specified_good.empty() && !keys.groups.contains(good.specified_good)) {
    top.report("specified_good",
               text("\"{}\" is no key of groups.toml. Correct it or leave it out.",
                    "「{}」はgroups.tomlにありません。直すか、省いてください。", good.specified_good));
  }
  if (auto domain = top.table("domain", toml::Presence::optional)) {
    good.domain = domain->integer("value", 1, 3);
    good.domain_source = source_of(*domain, keys);
  }
  if (auto granularity = top.table("granularity")) {
    good.finer_than_hs6 = granularity->flag("finer_than_hs6").value_or(false);
    good.granularity_reason =
        granularity->both("reason", good.finer_than_hs6 ? toml::Presence::optional : toml::Presence::required);
  }
}

void check_identity(const toml::DeclaredTable& top, const Good& good, const std::string& file) {
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
  auto document = toml::Document::parse(toml, file, std::string{kAtlasReference});
  if (!document) {
    problems.push_back({std::move(document.error())});
    return std::nullopt;
  }
  const auto top = document->top();
  Good good;
  good.id = top.text("id");
  check_identity(top, good, file);
  good.name = top.both("name");
  good.note = top.both("note", toml::Presence::optional);
  good.aliases = read_aliases(top);
  read_placement(top, keys, good);
  for (const auto& table : top.tables("code")) {
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
  for (const auto& table : top.tables("stage")) good.stages.push_back(read_stage(table, keys));
  for (const auto& table : top.tables("japan_imports")) good.japan_imports.push_back(read_import(table, keys));
  for (const auto& table : top.tables("legal")) good.legal.push_back(read_legal(table, keys));
  good.supply = read_supply(top, keys);
  std::ranges::move(document->finish(), std::back_inserter(problems));
  return good;
}

}  // namespace noroshi::sources
