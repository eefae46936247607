#include "use_cases/simulate/question.hpp"

#include <algorithm>

#include "holdings/io_tables.hpp"

namespace noroshi::use_cases {
namespace {

// By weight where every origin has one, else by value: what is short is counted in the same unit as what is used.
scenarios::GoodFlows flows_of(const holdings::OpenedWorkspace& workspace, const holdings::GoodSupply& supply) {
  const bool by_weight = supply.imports_kg().has_value();
  scenarios::GoodFlows flows{.unit = by_weight ? "kg" : "USD", .days = 365.0 * supply.months / 12.0};
  for (const auto& origin : supply.origins) {
    flows.origins.push_back({workspace.areas().area(origin.area).iso3, by_weight ? *origin.mass_kg : origin.value_usd});
  }
  // What nobody in particular delivered has no weight of its own: it is taken to weigh what the rest does.
  const double identified = supply.imports_usd() - supply.unidentified_usd;
  if (identified > 0.0)
    flows.unidentified = supply.unidentified_usd * (by_weight ? *supply.imports_kg() / identified : 1.0);
  return flows;
}

Text scope_note(const holdings::GoodSupply& supply, const KeptBackGood& good) {
  switch (supply.scope) {
    case GoodCode::Scope::exact:
      return {};
    case GoodCode::Scope::wider:
      return text(
          "{0}: imports are those of code {1}, which holds other goods too; shares of origins are of all of them.",
          "{0}：輸入はコード{1}の値であり、他の財を含む。供給国の割合はその全体に対するもの。", good.choice.name,
          supply.code);
    case GoodCode::Scope::overlapping:
      return text("{0}: imports are those of code {1}, which holds a part of the good and other goods too.",
                  "{0}：輸入はコード{1}の値であり、この財の一部と他の財を含む。", good.choice.name, supply.code);
    case GoodCode::Scope::narrower:
      return text("{0}: imports are those of code {1}, which holds a part of the good only.",
                  "{0}：輸入はコード{1}の値であり、この財の一部のみを含む。", good.choice.name, supply.code);
  }
  return {};
}

Text supply_note(const holdings::GoodSupply& supply, const KeptBackGood& good) {
  const auto where = describe(supply.standing);
  auto said = text("{}: supply is that of {} ({}), code {}.", "{}：供給は{}年の{}（コード{}）による。",
                   good.choice.name, supply.year, where, supply.code);
  said.ja = fmt::format("{}：供給は{}年の輸入（{}、コード{}）による。", good.choice.name.ja, supply.year, where.ja,
                        supply.code);
  if (supply.months < 12) {
    const auto part =
        text(" Only {} months of the year are loaded.", "年のうち{}か月分のみ取り込まれている。", supply.months);
    said = {said.en + part.en, said.ja + part.ja};
  }
  return said;
}

class Asking {
 public:
  Asking(holdings::OpenedWorkspace& workspace, const SimulateRequest& request)
      : workspace_{workspace}, request_{request} {}

  Result<SimulationQuestion> ask() {
    auto scenario = scenario_of(workspace_, request_);
    if (!scenario) return fail(scenario.error());
    asked_.scenario = *std::move(scenario);
    auto importer = holdings::choose_importer(workspace_.areas(), workspace_.groups(), asked_.scenario.importer,
                                              workspace_.today());
    if (!importer) return fail(importer.error());
    asked_.importer = *std::move(importer);
    asked_.scenario.importer = asked_.importer.code;
    if (auto found = find_ground(); !found) return fail(found.error());
    for (const auto& what : subjects()) {
      if (auto added = add(what); !added) return fail(added.error());
    }
    return std::move(asked_);
  }

 private:
  // Without a table the goods are answered alone; a table that was asked for must be there.
  Result<void> find_ground() {
    const auto stored = holdings::io_tables(workspace_, request_.as_of);
    if (!stored) return fail(stored.error());
    if (stored->empty() && asked_.scenario.table.empty()) {
      asked_.notes.push_back(
          {"no input-output table is loaded, so the loss of industries is unknown; ⟦network_import⟧ loads "
           "one.",
           "産業連関表が取り込まれていないため、産業の損失は不明。⟦network_import⟧ で取り込める。"});
      return {};
    }
    auto ground = ground_of(workspace_, request_, asked_.scenario.table, asked_.importer);
    if (!ground) return fail(ground.error());
    asked_.ground = *std::move(ground);
    return {};
  }

  // Goods and bare codes; sectors are the industry model's business.
  [[nodiscard]] std::vector<std::string> subjects() const {
    std::vector<std::string> subjects;
    for (const auto& shock : asked_.scenario.shocks) {
      if (shock.subject == scenarios::Subject::sector) continue;
      if (std::ranges::find(subjects, shock.what) == subjects.end()) subjects.push_back(shock.what);
    }
    return subjects;
  }

  Result<void> add(const std::string& what) {
    auto choice = holdings::choose_good(workspace_, what);
    if (!choice) return fail(choice.error());
    auto supply = holdings::good_supply(workspace_, *choice, asked_.importer, request_.as_of);
    if (!supply) {
      auto error = supply.error();
      if (error.field == "good") error.field = "goods";
      return fail(std::move(error));
    }
    const bool known = choice->good != nullptr && choice->good->supply;
    scenarios::UncertainGood::Parts parts{.id = what,
                                          .name = choice->name,
                                          .flows = flows_of(workspace_, *supply),
                                          .facts = known ? *choice->good->supply : SupplyFacts{}};
    std::vector<Text> notes;
    bool industries_known = false;
    if (asked_.ground) {
      auto placed = place_in(*asked_.ground, parts.facts, supply->imports_usd());
      industries_known = std::ranges::any_of(placed.uses, [](const auto& use) { return !use.parts.empty(); });
      if (asked_.ground->scheme) parts.uses = std::move(placed.uses);
      parts.values = std::move(placed.values);
      notes = std::move(placed.notes);
    }
    auto uncertain = scenarios::UncertainGood::make(std::move(parts), asked_.scenario);
    if (!uncertain) return fail(uncertain.error());
    KeptBackGood good{*std::move(choice), *std::move(supply), *std::move(uncertain), std::move(notes),
                      industries_known};
    good.notes.insert(good.notes.begin(), supply_note(good.supply, good));
    if (auto scope = scope_note(good.supply, good); !scope.en.empty()) good.notes.push_back(std::move(scope));
    if (!known) {
      good.notes.push_back(text("{}: the atlas records no facts for the ledger; every input is a range of ours.",
                                "{}：アトラスに需給の情報がなく、全ての入力は当方の設定した幅である。",
                                good.choice.name));
    }
    if (asked_.ground && !industries_known) {
      good.notes.push_back(
          text("{}: no industry of {} is known to use it, so the loss of industries is unknown, not zero.",
               "{}：{}のどの産業が使うか分からないため、産業の損失は不明（0ではない）。", good.choice.name,
               asked_.ground->id));
    }
    add_supply_doubts(good);
    asked_.goods.push_back(std::move(good));
    return {};
  }

  // What a reader must know before he believes the shares.
  void add_supply_doubts(KeptBackGood& good) const {
    const auto& name = good.choice.name;
    const auto gap = good.supply.shortfall.gap;
    if (gap != Gap::none && gap != Gap::months_missing) {  // months are said with the year
      good.notes.push_back(
          text("{}: its suppliers may not all be here ({}). Those that are missing are unknown, and shares are of "
               "those listed.",
               "{}：供給国が揃っていない可能性がある（{}"
               "）。載っていない供給国は不明であり、割合は載っている供給国に対するもの。",
               name, describe(good.supply.shortfall)));
    }
    const bool supplied = std::ranges::any_of(good.supply.origins, [&](const holdings::GoodOrigin& origin) {
      return asked_.scenario.keeps_back(good.uncertain.id(), workspace_.areas().area(origin.area).iso3);
    });
    if (!supplied) {
      good.notes.push_back(
          text("{}: nothing that {} buys is kept back (no imports from these origins are loaded, or it is no "
               "target), so nothing changes.",
               "{}：{}の輸入に停止の対象となる供給がない（該当国からの輸入がないか、対象国に含まれない）ため、何も"
               "変わらない。",
               name, asked_.importer.name));
    }
  }

  holdings::OpenedWorkspace& workspace_;
  const SimulateRequest& request_;
  SimulationQuestion asked_;
};

}  // namespace

bool SimulationQuestion::reaches_industries() const {
  return std::ranges::any_of(goods, &KeptBackGood::industries_known) ||
         std::ranges::any_of(scenario.shocks,
                             [](const scenarios::Shock& s) { return s.subject == scenarios::Subject::sector; });
}

Result<SimulationQuestion> ask(holdings::OpenedWorkspace& workspace, const SimulateRequest& request) {
  return Asking{workspace, request}.ask();
}

}  // namespace noroshi::use_cases
