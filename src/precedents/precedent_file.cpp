#include "precedents/precedent_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "toml/document.hpp"

namespace noroshi::precedents {
namespace {

using toml::DeclaredTable;
using toml::Presence;

std::optional<double> share(const DeclaredTable& table, std::string_view key) {
  const auto value = table.number(key, Presence::optional);
  if (value && (*value <= 0.0 || *value > 1.0)) {
    table.refuse(key, {"a share above 0 and at most 1", "0より大きく1以下の割合"});
    return std::nullopt;
  }
  return value;
}

Circumstances read_known(const DeclaredTable& table) {
  return {.shock = table.choice<Shock>("shock", {{"act_of_state", Shock::act_of_state},
                                                 {"accident", Shock::accident},
                                                 {"route", Shock::route},
                                                 {"conflict", Shock::conflict},
                                                 {"market", Shock::market}}),
          .tier = table.choice<GoodTier>("tier", {{"part", GoodTier::part},
                                                  {"material", GoodTier::material},
                                                  {"raw_material", GoodTier::raw_material},
                                                  {"energy", GoodTier::energy},
                                                  {"consumable", GoodTier::consumable},
                                                  {"equipment", GoodTier::equipment}}),
          .reach = table.choice<Reach>(
              "reach",
              {{"same_country", Reach::same_country}, {"neighbour", Reach::neighbour}, {"deep_sea", Reach::deep_sea}},
              Presence::optional),
          .share_cut = share(table, "share_cut"),
          .stock_days = table.number("stock_days", Presence::optional),
          .transit_days = table.number("transit_days", Presence::optional)};
}

std::optional<StopOutcome> read_outcome(const DeclaredTable& table) {
  constexpr int kMostDays = 3650;
  const auto stopped = table.flag("stopped");
  const auto days = table.integer("days_to_stop", 0, kMostDays, Presence::optional);
  if (!stopped) return std::nullopt;
  if (*stopped != days.has_value()) {
    table.report("days_to_stop", {"a case that stopped has days_to_stop, and only such a case",
                                  "停止した事例にのみ days_to_stop を記す"});
    return std::nullopt;
  }
  return StopOutcome{*stopped, days.value_or(0)};
}

std::optional<ExpertForecast> read_expert(const DeclaredTable& table) {
  const auto expert = table.table("expert", Presence::optional);
  if (!expert) return std::nullopt;
  return ExpertForecast{expert->flag("stops").value_or(false), expert->date("by", Presence::optional),
                        expert->date("said_on").value_or(Date{}), expert->text("source")};
}

Precedent read_case(const DeclaredTable& table) {
  Precedent precedent;
  precedent.id = table.text("id");
  const auto event = table.text("event", Presence::optional);
  precedent.event = event.empty() ? event_of(precedent.id) : event;
  precedent.name = table.both("name");
  precedent.effective = table.date("effective").value_or(Date{});
  precedent.known = read_known(table);
  precedent.outcome = read_outcome(table);
  precedent.source = table.text("source");
  precedent.expert = read_expert(table);
  return precedent;
}

}  // namespace

Result<Precedents> read_precedents(const std::filesystem::path& file) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  Precedents precedents;
  std::set<std::string> ids;
  for (const auto& table : document->top().tables("case")) {
    precedents.push_back(read_case(table));
    if (!ids.insert(precedents.back().id).second) table.report("id", {"this id is given twice", "IDが重複している"});
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(toml::all_in_words(problems));
  std::ranges::stable_sort(precedents, {}, [](const Precedent& p) { return p.effective; });
  return precedents;
}

}  // namespace noroshi::precedents
