#include "sources/atlas/control_lists.hpp"

#include <algorithm>
#include <iterator>

namespace noroshi::sources {
namespace {

struct ControlList {
  std::string source;
  std::vector<std::string> under, headings, goods, except;
};

bool has_entry_from(const Good& good, std::string_view source) {
  return std::ranges::any_of(good.legal, [&](const LegalStatus& law) { return law.source == source; });
}

bool is_under(const Good& good, const ControlList& list) {
  if (std::ranges::find(list.except, good.id) != list.except.end()) return false;
  if (std::ranges::find(list.goods, good.id) != list.goods.end()) return true;
  if (std::ranges::any_of(list.under, [&](const auto& source) { return has_entry_from(good, source); })) return true;
  return std::ranges::any_of(good.codes, [&](const GoodCode& code) {
    return std::ranges::any_of(list.headings, [&](const auto& heading) { return code.code.starts_with(heading); });
  });
}

void check_ids(const toml::DeclaredTable& table, std::string_view key, const std::vector<std::string>& ids,
               const Atlas& atlas) {
  for (const auto& id : ids) {
    if (atlas.find(id) != nullptr) continue;
    table.report(key, text("There is no good \"{}\" in the atlas. Correct the id.",
                           "アトラスに品目「{}」がありません。idを直してください。", id));
  }
}

void check_sources(const toml::DeclaredTable& table, std::string_view key, const std::vector<std::string>& ids,
                   const Atlas& atlas) {
  for (const auto& id : ids) {
    if (atlas.sources.contains(id)) continue;
    table.report(key, text("\"{}\" is no id in sources.toml. Add the source there or correct the id.",
                           "「{}」はsources.tomlにありません。出典を追加するか、idを直してください。", id));
  }
}

ControlList read_list(const toml::DeclaredTable& table, const std::string& source, const Atlas& atlas) {
  ControlList list{source, table.texts("under"), table.texts("headings"), table.texts("goods"), table.texts("except")};
  check_sources(table, "under", list.under, atlas);
  check_ids(table, "goods", list.goods, atlas);
  check_ids(table, "except", list.except, atlas);
  return list;
}

}  // namespace

toml::Problems check_control_lists(toml::Document document, const Atlas& atlas) {
  const auto top = document.top();
  for (const auto& source : top.keys()) {
    const auto table = top.table(source);
    if (!table) continue;
    check_sources(top, source, {source}, atlas);
    const auto list = read_list(*table, source, atlas);
    for (const auto& good : atlas.goods) {
      if (!is_under(good, list) || has_entry_from(good, source)) continue;
      top.report(source, text("{0} is under this control list and has no [[legal]] entry from {1}. Add it to "
                              "goods/{0}.toml, or name the good in `except`.",
                              "{0}はこの規制の対象ですが、出典{1}の[[legal]]がありません。goods/{0}.tomlに加えるか、"
                              "exceptに書いてください。",
                              good.id, source));
    }
  }
  return document.finish();
}

}  // namespace noroshi::sources
