#include "scenarios/scenario_file.hpp"

#include "toml/document.hpp"

namespace noroshi::scenarios {
namespace {

using toml::DeclaredTable;
using toml::Presence;

constexpr int kAnyDays = 1'000'000;  // check() knows the bounds and says why

// The first thing that check() finds in a part, at its key.
void tell(const DeclaredTable& table, const Result<void>& checked, std::string_view key = {}) {
  if (!checked) table.report(key.empty() ? checked.error().field : key, checked.error().message);
}

// One number, or two ends with the likeliest value between them (the middle when nobody says): as in the atlas.
Range read_range(const DeclaredTable& table) {
  if (const auto value = table.number("value", Presence::optional)) return Range::exactly(*value);
  const auto low = table.number("low"), high = table.number("high");
  const auto mid = table.number("mid", Presence::optional);
  if (!low || !high) return {};
  return {*low, mid.value_or((*low + *high) / 2.0), *high};
}

// Exactly one of the keys `good`, `sector`, `product` names the thing.
std::pair<Subject, std::string> read_subject(const DeclaredTable& table, std::string_view where) {
  std::pair<Subject, std::string> subject;
  int named = 0;
  for (const auto& [key, kind] : {std::pair{"good", Subject::good}, std::pair{"sector", Subject::sector},
                                  std::pair{"product", Subject::product}}) {
    auto what = table.text(key, Presence::optional);
    if (what.empty()) continue;
    subject = {kind, std::move(what)};
    ++named;
  }
  if (named != 1) {
    table.report(where, {"Exactly one of good, sector and product names what is meant. Write one of them.",
                         "good、sector、productのうち一つだけを書いてください。"});
  }
  return subject;
}

int read_day(const DeclaredTable& table, std::string_view key) {
  return table.integer(key, 0, kAnyDays, Presence::optional).value_or(0);
}

Shock read_shock(const DeclaredTable& table, int horizon) {
  Shock shock;
  std::tie(shock.subject, shock.what) = read_subject(table, "origin");
  shock.origin = table.text("origin");
  shock.targets = table.texts("targets");
  shock.control = table.text("control");
  if (const auto parameters = table.table("parameters", Presence::optional)) {
    for (const auto& id : parameters->keys()) {
      if (const auto range = parameters->table(id)) shock.parameters[id] = read_range(*range);
    }
  }
  shock.start_day = read_day(table, "start_day");
  shock.duration_days = table.integer("duration_days", 1, kAnyDays, Presence::optional);
  if (!shock.what.empty() && !shock.control.empty() && !shock.origin.empty()) {
    const auto checked = check(shock, horizon);
    const bool parameter = !checked && checked.error().field.starts_with("parameters.");
    tell(table, checked, parameter ? "parameters" : "");
  }
  return shock;
}

Release read_release(const DeclaredTable& table, int horizon) {
  Release release{.good = table.text("good"), .start_day = read_day(table, "start_day")};
  release.days_of_use = table.number("days_of_use").value_or(0.0);
  release.share_of_use = table.number("share_of_use", Presence::optional).value_or(1.0);
  if (!release.good.empty()) tell(table, check(release, horizon));
  return release;
}

ThriftRule read_thrift(const DeclaredTable& table) {
  ThriftRule thrift{.good = table.text("good")};
  thrift.below_cover_days = table.number("below_cover_days").value_or(0.0);
  thrift.share = table.number("share").value_or(1.0);
  if (!thrift.good.empty()) tell(table, check(thrift));
  return thrift;
}

SavingOrder read_saving(const DeclaredTable& table, int horizon) {
  SavingOrder saving;
  std::tie(saving.subject, saving.what) = read_subject(table, "days");
  saving.start_day = read_day(table, "start_day");
  saving.days = table.integer("days", 1, kAnyDays).value_or(1);
  saving.share = table.number("share").value_or(1.0);
  saving.final_demand_only = table.word("whose", {"everyone", "final_demand"}, Presence::optional) == "final_demand";
  if (!saving.what.empty()) tell(table, check(saving, horizon));
  return saving;
}

HoardingRule read_hoarding(const DeclaredTable& table, int horizon) {
  HoardingRule hoarding{.good = table.text("good"), .start_day = read_day(table, "start_day")};
  hoarding.days = table.integer("days", 1, kAnyDays).value_or(1);
  hoarding.factor = table.number("factor").value_or(1.0);
  if (!hoarding.good.empty()) tell(table, check(hoarding, horizon));
  return hoarding;
}

InputRange read_input(const DeclaredTable& table) {
  InputRange input{.good = table.text("good"), .input = table.text("name")};
  if (const auto value = table.table("value")) input.value = read_range(*value);
  if (!input.good.empty() && !input.input.empty()) tell(table, check(input));
  return input;
}

Scenario read_top(const DeclaredTable& top) {
  Scenario s;
  s.title = top.text("title");
  if (auto importer = top.text("importer", Presence::optional); !importer.empty()) s.importer = std::move(importer);
  s.start = top.date("start", Presence::optional);
  s.horizon_days = top.integer("horizon_days", 1, kMostHorizonDays, Presence::optional).value_or(s.horizon_days);
  s.table = top.text("table", Presence::optional);
  s.seed = static_cast<std::uint64_t>(top.integer("seed", 0, 2'147'483'647, Presence::optional).value_or(1));
  s.draws = top.integer("draws", 1, kMostDraws, Presence::optional).value_or(s.draws);
  s.allocation =
      top.choice<Allocation>("allocation",
                             {{"same_fraction", Allocation::same_fraction}, {"priority", Allocation::priority}},
                             Presence::optional)
          .value_or(Allocation::same_fraction);
  s.first_served = top.texts("first_served");
  for (const auto& table : top.tables("shock")) s.shocks.push_back(read_shock(table, s.horizon_days));
  for (const auto& table : top.tables("release")) s.releases.push_back(read_release(table, s.horizon_days));
  for (const auto& table : top.tables("thrift")) s.thrifts.push_back(read_thrift(table));
  for (const auto& table : top.tables("saving")) s.savings.push_back(read_saving(table, s.horizon_days));
  for (const auto& table : top.tables("hoarding")) s.hoardings.push_back(read_hoarding(table, s.horizon_days));
  for (const auto& table : top.tables("input")) s.inputs.push_back(read_input(table));
  return s;
}

}  // namespace

tl::expected<Scenario, toml::Problems> parse_scenario(std::string_view toml, std::string shown) {
  auto document = toml::Document::parse(toml, shown, "docs/scenarios.md");
  if (!document) return tl::make_unexpected(toml::Problems{{document.error()}});
  const auto top = document->top();
  auto scenario = read_top(top);
  // What spans several parts, once the parts are sound.
  auto problems = document->finish();
  if (problems.empty()) {
    if (const auto whole = check(scenario); !whole) {
      toml::Problem problem{whole.error()};
      problem.where = fmt::format("{}: {}", shown, whole.error().field);
      problem.key = whole.error().field;
      problems.push_back(std::move(problem));
    }
  }
  if (!problems.empty()) return tl::make_unexpected(std::move(problems));
  return scenario;
}

Result<Scenario> read_scenario(const std::filesystem::path& file) {
  const auto bytes = toml::read_file(file, file.string());
  if (!bytes) return fail(bytes.error());
  auto scenario = parse_scenario(*bytes, file.string());
  if (scenario) return *std::move(scenario);
  const auto& problems = scenario.error();
  Error first = problems.front();
  if (problems.size() > 1) {
    first.message = text("{} There are {} more problems in the file.", "{}（ほかに{}件の問題があります。）",
                         first.message, problems.size() - 1);
  }
  return fail(std::move(first));
}

}  // namespace noroshi::scenarios
