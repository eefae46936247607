#include "sources/atlas/good_file.hpp"

#include <algorithm>
#include <iterator>

#include "sources/atlas/code_part.hpp"
#include "sources/atlas/country_shares.hpp"
#include "sources/atlas/legal_part.hpp"
#include "sources/atlas/supply_part.hpp"
#include "toml/document.hpp"

namespace noroshi::sources {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

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

// The year that the figure is about; where nobody states it, the year in which the figure was published.
void read_year(const toml::DeclaredTable& table, ShareFigure& figure) {
  const auto published = table.integer("published", kFirstYear, kLastYear, toml::Presence::optional);
  const auto year =
      table.integer("year", kFirstYear, kLastYear, published ? toml::Presence::optional : toml::Presence::required);
  if (year && published) {
    table.report("published", {"A figure has `year`, that its data are about, or `published`, when nobody states it. "
                               "Keep one.",
                               "yearはデータの対象年、publishedは対象年の記載がない場合の公表年です。一方だけを書いて"
                               "ください。"});
  }
  figure.year_published = !year && published.has_value();
  figure.year = year.value_or(published.value_or(0));
}

ShareFigure read_stage(const toml::DeclaredTable& table, const AtlasKeys& keys) {
  ShareFigure figure;
  figure.stage = table.word("stage", {"mine", "refine", "material", "part", "product"});
  figure.measure = table.both("measure");
  read_year(table, figure);
  figure.source = source_of(table, keys);
  figure.computed = table.word("basis", {"published", "computed"}) == "computed";
  figure.of_exports = table.word("of", {"supply", "exports"}, toml::Presence::optional) == "exports";
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
    good.domain_inferred = domain->word("basis", {"named", "inferred"}) == "inferred";
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
  good.codes = read_codes(top);
  for (const auto& table : top.tables("stage")) good.stages.push_back(read_stage(table, keys));
  for (const auto& table : top.tables("japan_imports")) good.japan_imports.push_back(read_import(table, keys));
  for (const auto& table : top.tables("legal")) good.legal.push_back(read_legal(table, keys));
  good.supply = read_supply(top, keys);
  std::ranges::move(document->finish(), std::back_inserter(problems));
  return good;
}

}  // namespace noroshi::sources
