#include <algorithm>
#include <cmath>

#include "scenarios/input_catalog.hpp"
#include "scenarios/uncertain_good.hpp"

namespace noroshi::scenarios {
namespace {

constexpr double kShareTolerance = 1e-6;

bool is_amount(double x) { return std::isfinite(x) && x >= 0.0; }

}  // namespace

// Collects the inputs of a good, says what was unknown, and binds the shocks to them.
class UncertainGoodBuilder {
 public:
  UncertainGoodBuilder(UncertainGood::Parts parts, const Scenario& scenario) {
    good_.parts_ = std::move(parts);
    good_.scenario_ = scenario;
  }

  Result<UncertainGood> operator()() {
    if (auto checked = check(good_.scenario_); !checked) return fail(checked.error());
    if (auto checked = check_flows(); !checked) return fail(checked.error());
    if (auto checked = check_uses(); !checked) return fail(checked.error());
    add_catalogued();
    add_uses();
    if (auto bound = bind_shocks(); !bound) return fail(bound.error());
    add_rules();  // last: inputs of runs without a measure come first in runs with it
    // Any draw balances when the likeliest does; parts of it could still be out of bounds.
    if (auto fine = propagation::check(good_.ledger(good_.likeliest()), good_.industries_); !fine) {
      return fail(fine.error());
    }
    return std::move(good_);
  }

 private:
  const SupplyFacts& facts() const { return good_.parts_.facts; }

  tl::unexpected<Error> refuse(StaticText message) const {
    return fail(ErrorCode::invalid_input, message, good_.parts_.id);
  }

  Result<void> check_flows() const {
    const auto& flows = good_.parts_.flows;
    bool amounts = is_amount(flows.unidentified) && is_amount(flows.re_exports.value_or(0.0));
    double imports = flows.unidentified;
    for (const auto& origin : flows.origins) {
      amounts = amounts && is_amount(origin.amount);
      imports += origin.amount;
    }
    if (!amounts || !std::isfinite(flows.days) || flows.days <= 0.0) {
      return refuse({"an amount of trade is negative or no number, or its period has no days. Correct the data.",
                     "貿易量が負若しくは数値でないか、期間の日数がありません。データを確認してください。"});
    }
    if (imports <= flows.re_exports.value_or(0.0) || imports <= 0.0) {
      return refuse(
          {"nothing is imported for use at home (so a cut abroad changes nothing). Choose another good or year.",
           "国内で使われる輸入がありません（海外の停止は影響しません）。別の財又は年を選んでください。"});
    }
    return {};
  }

  Result<void> check_uses() const {
    if (!good_.parts_.uses) return {};
    for (const auto& mapped : *good_.parts_.uses) {
      double sum = 0.0;
      bool shares = true;
      for (const auto& part : mapped.parts) {
        sum += part.share_of_use;
        shares = shares && part.share_of_use >= 0.0 && part.share_of_industry >= 0.0 && part.share_of_industry <= 1.0;
      }
      const bool known = std::ranges::find(facts().uses, mapped.division, &GoodUse::division) != facts().uses.end();
      if (!known || !shares || (!mapped.parts.empty() && std::abs(sum - 1.0) > kShareTolerance)) {
        return refuse(
            {"a mapped use is no division of the facts, or its shares do not sum up to 1. Correct the mapping.",
             "対応付けた用途が品目情報の中分類にないか、割合の合計が1になりません。対応付けを直してください。"});
      }
    }
    return {};
  }

  void note(Text sentence) { good_.notes_.push_back(std::move(sentence)); }

  // The scenario's word, else the published figure, else a range of ours with the sentence that says so.
  std::size_t add(std::string id, Text name, std::string_view unit, const std::optional<SourcedRange>& fact,
                  const Range& ours, Text unknown) {
    LedgerInput input{.id = std::move(id), .name = std::move(name), .unit = std::string{unit}};
    const auto given = std::ranges::find_if(
        good_.scenario_.inputs, [&](const InputRange& x) { return x.good == good_.parts_.id && x.input == input.id; });
    if (given != good_.scenario_.inputs.end()) {
      input.range = given->value;
      input.note = {"given by the scenario", "シナリオで指定"};
    } else if (fact) {
      input.range = fact->value;
      input.source = fact->source;
      input.ours = fact->ours;
      input.note = fact->note;
      if (!fact->country.empty() && fact->country != good_.scenario_.importer) {
        note(text("{}: the figure speaks of {}, not of {}.", "{}：{}についての値であり、{}の値ではない。", input.name,
                  fact->country, good_.scenario_.importer));
      }
    } else {
      input.range = ours;
      input.ours = true;
      input.note = std::move(unknown);
      note(text("{}: {}; {} is assumed, a range of ours.", "{}：{}。当方の設定として{}を置く。", input.name, input.note,
                said(ours, unit)));
    }
    good_.inputs_.push_back(std::move(input));
    return good_.inputs_.size() - 1;
  }

  // "0 to 30 % (most likely 5)", "15 to 45 days (most likely 30)".
  static Text said(const Range& range, std::string_view unit) {
    const bool share = unit == "share";
    const auto figure = [&](double x) { return fmt::format("{:g}", share ? 100.0 * x : x); };
    const StaticText named = share ? StaticText{"%", "％"} : StaticText{"days", "日"};
    if (range.is_exact()) return text("{} {}", "{}{}", figure(range.mid), named);
    return text("{} to {} {} (most likely {})", "{}～{}{}（最もありそうな値は{}）", figure(range.low),
                figure(range.high), named, figure(range.mid));
  }

  void add_catalogued() {
    for (const auto& spec : input_catalog()) {
      const auto fact = spec.fact != nullptr ? facts().*spec.fact : std::nullopt;
      const bool stock = spec.fact == &SupplyFacts::commercial_stock_days;
      add(std::string{spec.id}, spec.name, spec.unit, fact, stock ? assumed_stock_days(facts().tier) : spec.ours,
          spec.unknown);
    }
    if (!good_.parts_.flows.re_exports) {
      note({"Re-exports are not known; none are taken off the imports.",
            "再輸出量が分からないため、輸入から差し引いていない。"});
    }
  }

  int priority_of(const std::string& division) const {
    const auto& first = good_.scenario_.first_served;
    return static_cast<int>(std::ranges::find(first, division) - first.begin());
  }

  std::size_t add_indispensable(const std::string& division, const Text& application,
                                const std::optional<SourcedRange>& fact) {
    return add(std::string{kIndispensablePrefix} + division,
               text("Output that cannot be made without it ({})", "これなしに作れない産出の割合（{}）", application),
               "share", fact, kUnknownIndispensable,
               {"nobody says how much of the output needs it", "産出のどれだけに必要かは公表されていない"});
  }

  void add_uses() {
    double named = 0.0;
    for (const auto& use : facts().uses) {
      UncertainGood::BoundUse bound{.division = use.division, .priority = priority_of(use.division)};
      const std::string key = use.division.empty() ? "final" : use.division;
      bound.share_input =
          add(std::string{kUsePrefix} + key, text("Share of use ({})", "用途の割合（{}）", use.application), "share",
              use.share, {}, {});
      named += use.share.value.mid;
      bound.parts = parts_of(use);
      if (!bound.parts.empty()) {
        bound.indispensable_input = add_indispensable(use.division, use.application, use.indispensable);
      }
      for (const auto& part : bound.parts) good_.industries_ = std::max(good_.industries_, part.industry + 1);
      good_.uses_.push_back(std::move(bound));
    }
    if (facts().uses.empty()) add_unknown_use();
    if (!facts().uses.empty() && named < 1.0 - kShareTolerance) {
      note(text("Uses are known of {:.0f} % of the good; the rest limits no industry.",
                "用途が分かるのは{:.0f}％で、残りはどの産業も制約しないものとする。", 100.0 * named));
    }
  }

  // Without a table each use is an industry of its own.
  std::vector<IndustryPart> parts_of(const GoodUse& use) {
    if (use.division.empty()) return {};
    if (!good_.parts_.uses) return {{.industry = good_.industries_}};
    const auto found = std::ranges::find(*good_.parts_.uses, use.division, &MappedUse::division);
    if (found != good_.parts_.uses->end() && !found->parts.empty()) return found->parts;
    note(text("ISIC division {} has no sector in the table; what it uses limits no industry.",
              "ISIC中分類{}は表に対応する部門がなく、どの産業も制約しないものとする。", use.division));
    return {};
  }

  void add_unknown_use() {
    if (good_.parts_.uses) {
      note({"Nobody says which industries use the good, so none is limited: only days to shortage are answered.",
            "どの産業が使うかが分からないため、産業への制約は計算できず、不足までの日数だけを示す。"});
      return;
    }
    UncertainGood::BoundUse all{.parts = {{.industry = 0}}};
    all.indispensable_input =
        add_indispensable("all", {"all users as one", "全ての利用者を一つとみなす"}, std::nullopt);
    good_.industries_ = 1;
    good_.uses_.push_back(std::move(all));
  }

  void add_rules() {
    for (const auto& thrift : good_.scenario_.thrifts) {
      if (thrift.good == good_.parts_.id)
        good_.thrift_input_ = add_rule(kThriftShare, {"Thrift", "節約"}, thrift.share);
    }
    for (const auto& hoarding : good_.scenario_.hoardings) {
      if (hoarding.good != good_.parts_.id) continue;
      good_.hoarding_input_ = add_rule(kHoardingFactor, {"Hoarding", "買いだめ"}, hoarding.factor);
    }
  }

  // The rule's own number, unless an [[input]] gives a range.
  std::size_t add_rule(std::string_view id, Text name, double value) {
    const SourcedRange own{.value = Range::exactly(value), .note = {"given by the scenario", "シナリオで指定"}};
    return add(std::string{id}, std::move(name), id == kThriftShare ? "share" : "times", own, {}, {});
  }

  Result<void> bind_shocks() {
    const auto& scenario = good_.scenario_;
    for (const auto& shock : scenario.shocks) {
      if (shock.subject == Subject::sector || shock.what != good_.parts_.id) continue;
      if (!shock.hits(scenario.importer)) {
        note(text("{} is not among the targets of the control of {}.", "{}は{}の措置の対象国に含まれない。",
                  scenario.importer, shock.origin));
        continue;
      }
      const auto supplies = std::ranges::find(good_.parts_.flows.origins, shock.origin, &OriginFlow::origin);
      if (supplies == good_.parts_.flows.origins.end()) {
        note(text("{} supplied nothing of it in that period, so its control changes nothing here.",
                  "この期間に{}からの輸入はなく、その措置は影響しない。", shock.origin));
        continue;
      }
      const auto* control = *control_named(shock.control);  // check(Scenario) has asked
      const auto ranges = *parameter_ranges(*control, shock.parameters);
      const int end = shock.start_day + shock.duration_days.value_or(scenario.horizon_days);
      good_.shocks_.push_back({.control = control,
                               .window = {shock.start_day, std::min(end, scenario.horizon_days), scenario.horizon_days},
                               .origin = shock.origin,
                               .first_input = good_.inputs_.size()});
      add_parameters(shock, *control, ranges);
    }
    return {};
  }

  void add_parameters(const Shock& shock, const Control& control, const std::vector<Range>& ranges) {
    for (std::size_t p = 0; p < ranges.size(); ++p) {
      const auto& parameter = control.parameters[p];
      const bool given = shock.parameters.contains(std::string{parameter.id});
      auto id = fmt::format("{}.{}.{}", shock.origin, control.doc.id, parameter.id);
      while (std::ranges::find(good_.inputs_, id, &LedgerInput::id) != good_.inputs_.end()) id += "+";
      good_.inputs_.push_back(
          {.id = std::move(id),
           .name = text("{}: {}", "{}：{}", control.doc.title, parameter.doc),
           .unit = std::string{parameter.unit},
           .range = ranges[p],
           .note = given ? Text{"given by the scenario", "シナリオで指定"} : Text{parameter.where_from}});
    }
  }

  UncertainGood good_;
};

Result<UncertainGood> UncertainGood::make(Parts parts, const Scenario& scenario) {
  return UncertainGoodBuilder{std::move(parts), scenario}();
}

}  // namespace noroshi::scenarios
