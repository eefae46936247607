#include <algorithm>
#include <charconv>

#include "holdings/importer_choice.hpp"
#include "names/nearest_name.hpp"
#include "scenarios/control.hpp"
#include "scenarios/scenario_file.hpp"
#include "use_cases/simulate/question.hpp"

namespace noroshi::use_cases {
namespace {

std::optional<double> number(std::string_view words) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc{} || end != words.data() + words.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<std::string_view> between_dots(std::string_view words) {
  std::vector<std::string_view> parts;
  for (auto at = words.find(".."); at != std::string_view::npos; at = words.find("..")) {
    parts.push_back(words.substr(0, at));
    words.remove_prefix(at + 2);
  }
  parts.push_back(words);
  return parts;
}

// The countries that a word means: a country, or the members of a group today.
Result<std::vector<std::string>> origins_of(const holdings::OpenedWorkspace& workspace, const std::string& asked) {
  const auto group = holdings::choose_importer(workspace.areas(), workspace.groups(), asked, workspace.today());
  if (group) {
    std::vector<std::string> origins;
    for (const auto member : group->reporters()) origins.push_back(workspace.areas().area(member).iso3);
    return origins;
  }
  std::vector<Near> near;
  for (const auto code : workspace.areas().suggestions(asked)) {
    const auto& area = workspace.areas().area(code);
    near.push_back({area.iso3, {area.en, area.ja}});
  }
  return fail_field(ErrorCode::not_found, "from",
                    text("no country or group is called '{}'. Give an ISO code or a name.",
                         "「{}」に当たる国又はグループがありません。ISOコード又は名称で指定してください。", asked),
                    std::move(near));
}

Result<std::vector<std::string>> all_origins(const holdings::OpenedWorkspace& workspace,
                                             const SimulateRequest& request) {
  const auto importer =
      holdings::choose_importer(workspace.areas(), workspace.groups(), request.importer, workspace.today());
  if (!importer) return fail(importer.error());
  std::vector<std::string> all;
  for (const auto& from : request.from) {
    const auto origins = origins_of(workspace, from);
    if (!origins) return fail(origins.error());
    for (const auto& origin : *origins) {
      const auto area = workspace.areas().find(origin);
      const auto home = importer->reporters();
      if (std::ranges::find(all, origin) == all.end() && std::ranges::find(home, *area) == home.end())
        all.push_back(origin);
    }
  }
  if (all.empty()) {
    return fail_field(ErrorCode::invalid_input, "from",
                      text("{} does not keep goods back from itself. Name other origins.",
                           "{}自身からの供給停止は試算できません。他の国を指定してください。", importer->name));
  }
  return all;
}

Result<void> refuse_both(const SimulateRequest& request) {
  const SimulateRequest defaults;
  if (request.goods.empty() && request.from.empty() && request.parameters.empty() &&
      request.importer == defaults.importer && request.control == defaults.control && request.start == defaults.start &&
      request.days == defaults.days && request.horizon == defaults.horizon && request.draws == defaults.draws &&
      request.seed == defaults.seed)
    return {};
  return fail_field(
      ErrorCode::invalid_input, "scenario",
      {"a scenario file says what is kept back, how, how long, for whom, and how it is drawn. Give the file or "
       "⟦.goods⟧ and ⟦.from⟧, not "
       "both.",
       "止まる物資と措置はシナリオファイルが定めます。ファイルか ⟦.goods⟧・⟦.from⟧ のどちらか一方を指定してくだ"
       "さい。"});
}

Result<scenarios::Scenario> from_fields(holdings::OpenedWorkspace& workspace, const SimulateRequest& request) {
  if (request.goods.empty()) {
    return fail_field(
        ErrorCode::invalid_input, "goods",
        {"nothing is kept back. Name a good (⟦goods⟧ lists them), or give a scenario file.",
         "止まる物資が指定されていません。物資（⟦goods⟧ で一覧）又はシナリオファイルを指定してください。"});
  }
  if (request.from.empty()) {
    return fail_field(ErrorCode::invalid_input, "from",
                      {"nobody keeps anything back. Name the origins: ⟦.from=CHN⟧.",
                       "どの国からの供給が止まるか指定されていません。⟦.from=CHN⟧ のように指定してください。"});
  }
  scenarios::Scenario scenario;
  scenario.importer = request.importer;
  scenario.horizon_days = request.horizon;
  scenarios::Shock shock{.control = request.control, .start_day = request.start, .duration_days = request.days};
  for (const auto& words : request.parameters) {
    const auto parameter = parameter_of(words);
    if (!parameter) return fail(parameter.error());
    shock.parameters.insert(*parameter);
  }
  const auto origins = all_origins(workspace, request);
  if (!origins) return fail(origins.error());
  for (const auto& asked : request.goods) {
    const auto good = holdings::choose_good(workspace, asked);
    if (!good) return fail(good.error());
    shock.what = good->key;
    shock.subject = good->good != nullptr ? scenarios::Subject::good : scenarios::Subject::product;
    for (const auto& origin : *origins) {
      const bool there = std::ranges::any_of(scenario.shocks, [&](const scenarios::Shock& other) {
        return other.what == shock.what && other.origin == origin;
      });
      if (there) continue;  // named twice
      shock.origin = origin;
      scenario.shocks.push_back(shock);
    }
  }
  return scenario;
}

}  // namespace

Result<std::pair<std::string, Range>> parameter_of(const std::string& words) {
  const auto equals = words.find('=');
  const auto parts =
      between_dots(equals == std::string::npos ? std::string_view{} : std::string_view{words}.substr(equals + 1));
  std::vector<double> values;
  for (const auto part : parts) {
    if (const auto value = number(part)) values.push_back(*value);
  }
  if (values.size() != parts.size() || values.empty() || values.size() > 3) {
    return fail_field(
        ErrorCode::invalid_input, "parameter",
        text("'{}' is no parameter with its range. Write zero_days=20..60, or leakage=0.1.",
             "「{}」はパラメータと範囲の形になっていません。zero_days=20..60 又は leakage=0.1 のように記述して"
             "ください。",
             words));
  }
  const double low = values.front(), high = values.back();
  const double mid = values.size() == 3 ? values[1] : 0.5 * (low + high);
  return std::pair{words.substr(0, equals), Range{low, mid, high}};
}

Result<scenarios::Scenario> scenario_of(holdings::OpenedWorkspace& workspace, const SimulateRequest& request) {
  auto scenario = [&]() -> Result<scenarios::Scenario> {
    if (!request.scenario) return from_fields(workspace, request);
    if (auto both = refuse_both(request); !both) return fail(both.error());
    return scenarios::read_scenario(*request.scenario);
  }();
  if (!scenario) return scenario;
  if (!request.scenario) {
    scenario->seed = static_cast<std::uint64_t>(request.seed);
    scenario->draws = request.draws;
  }
  if (!request.table.empty()) scenario->table = request.table;
  if (auto checked = scenarios::check(*scenario); !checked) {
    auto error = checked.error();
    if (request.scenario) return fail(std::move(error));
    // The first shock is that of the fields: "shock[1].parameters.leakage".
    if (const auto dot = error.field.find("]."); dot != std::string::npos) error.field.erase(0, dot + 2);
    if (error.field.starts_with("parameters.")) error.field = "parameter";
    if (error.field == "duration_days") error.field = "days";
    if (error.field == "start_day") error.field = "start";
    if (error.field == "horizon_days") error.field = "horizon";
    if (error.field == "origin") error.field = "from";
    return fail(std::move(error));
  }
  return scenario;
}

}  // namespace noroshi::use_cases
