#include "use_cases/scorecard/check_runner.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "base/contract.hpp"
#include "holdings/importer_choice.hpp"
#include "indicators/catalog.hpp"
#include "use_cases/scorecard/answering_feed.hpp"
#include "use_cases/scorecard/trade_holdings.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kHistoryWindow = 3;  // years that the methods of a history look back

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Error stopped() {
  return {ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"}, {}};
}

CheckOutcome judged(const PublishedCheck& check, std::optional<double> measured, Text data) {
  if (!measured) return {CheckStatus::not_reproducible, measured, std::move(data)};
  constexpr double kRounding = 1e-9;  // of the subtraction
  const bool same = std::abs(*measured - check.published) <= check.tolerance + kRounding;
  return {same ? CheckStatus::reproduced : CheckStatus::differs, measured, std::move(data)};
}

// A selection of trade that several checks share.
struct Selection {
  std::string feed;
  int year = 0, window = 1;
  TradeExtent extent = TradeExtent::product;
  std::optional<holdings::ImporterChoice> group;
  std::vector<std::size_t> checks;

  [[nodiscard]] bool takes(const FromTrade& asked, const std::string& from,
                           const holdings::ImporterChoice& importer) const {
    const bool same_group = !group || !importer.group || group->code == importer.code;
    return feed == from && year == asked.year && window == asked.window &&
           (extent == TradeExtent::history) == (asked.extent == TradeExtent::history) && same_group;
  }
};

class Runner {
 public:
  Runner(holdings::OpenedWorkspace& workspace, std::span<const PublishedCheck> checks, const Progress& progress)
      : workspace_{workspace}, checks_{checks}, progress_{progress} {}

  Result<CheckResults> operator()() {
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    db_ = *db;
    const auto atlas = workspace_.atlas();
    if (!atlas) return fail(atlas.error());
    atlas_ = *atlas;
    progress_({"looking at what is loaded", "取込済みデータを確認中"}, 0.0);
    if (auto surveyed = survey(); !surveyed) return fail(surveyed.error());
    results_.outcomes.resize(checks_.size());
    for (std::size_t i = 0; i < checks_.size(); ++i) {
      if (auto done = start(i); !done) return fail(done.error());
    }
    for (std::size_t s = 0; s < selections_.size(); ++s) {
      if (progress_.stop_requested()) return fail(stopped());
      progress_(text("measuring on {} {}", "{} {}年で計測中", selections_[s].feed, selections_[s].year),
                static_cast<double>(s + 1) / static_cast<double>(selections_.size() + 1));
      if (auto measured = measure(selections_[s]); !measured) return fail(measured.error());
    }
    progress_({"done", "完了"}, 1.0);
    return std::move(results_);
  }

 private:
  Result<void> survey() {
    std::set<int> years;
    std::set<std::string> products{""};
    for (const auto& check : checks_) {
      if (const auto* asked = std::get_if<FromTrade>(&check.recipe)) {
        for (int y = asked->year - asked->window + 1; y <= asked->year; ++y) years.insert(y);
        products.insert(asked->product);
      } else if (const auto* mass = std::get_if<FromMass>(&check.recipe)) {
        years.insert(mass->year);
        products.insert(mass->product);
      }
    }
    auto found = TradeHoldings::survey(workspace_.store(), *db_, years, products);
    if (!found) return fail(found.error());
    holdings_ = std::move(*found);
    return {};
  }

  Result<void> start(std::size_t i) {
    const auto& check = checks_[i];
    auto& outcome = results_.outcomes[i];
    return std::visit(Overloaded{[&](const OutOfReach& missing) {
                                   outcome.data = {"needs " + missing.needs.en, missing.needs.ja};
                                   return Result<void>{};
                                 },
                                 [&](const WorkedExample& example) {
                                   outcome = judged(check, example.measure(),
                                                    {"the publication's own figures", "公表文書にある数値のみを使用"});
                                   return Result<void>{};
                                 },
                                 [&](const FromAtlas& asked) {
                                   outcome = from_atlas(check, asked);
                                   return Result<void>{};
                                 },
                                 [&](const FromMass& asked) { return from_mass(check, asked, outcome); },
                                 [&](const FromTrade& asked) { return plan(i, asked); }},
                      check.recipe);
  }

  CheckOutcome from_atlas(const PublishedCheck& check, const FromAtlas& asked) const {
    const auto* good = atlas_->find(asked.good);
    for (const auto& figure : good == nullptr ? std::vector<ShareFigure>{} : good->stages) {
      const auto share = figure.shares.find(asked.country);
      if (figure.source == asked.source && figure.stage == asked.stage && share != figure.shares.end()) {
        const double percent = 100.0 * share->second;
        auto outcome = judged(
            check, percent,
            text("atlas, {}, source {}, {}", "アトラス {}（出典 {}、{}年）", asked.good, asked.source, figure.year));
        if (!asked.carried || outcome.status != CheckStatus::reproduced) return outcome;
        return {CheckStatus::carried,
                {},
                text("the atlas copies {:.0f} % from this publication ({}); data to measure it are not loaded",
                     "アトラスが本公表物の{:.0f}％を転記（{}）。計測に用いるデータは未取込", percent, asked.good)};
      }
    }
    return {CheckStatus::not_reproducible,
            {},
            text("needs the atlas' figure of {} from {}", "アトラスの {}（出典 {}）の数値が必要", asked.good,
                 asked.source)};
  }

  Result<void> from_mass(const PublishedCheck& check, const FromMass& asked, CheckOutcome& outcome) {
    const auto importer = *workspace_.areas().find(asked.importer), supplier = *workspace_.areas().find(asked.supplier);
    const auto& product = asked.product;
    outcome.data = text("needs UN Comtrade {0} with weights: imports of {1} by {2}",
                        "UN Comtrade {0}年、{2}による{1}の輸入（重量つき）が必要", asked.year, product, asked.importer);
    for (const auto& feed : holdings_.feeds(TradeHoldings::Feeds::reported)) {
      if (!holdings_.has_product(feed, asked.year, importer, product)) continue;
      const auto mass =
          db_->scalar(fmt::format("SELECT sum(mass_kg) / 1e9 FROM trade WHERE feed = {} AND year = {} AND month = 0 "
                                  "AND flow = 'import' AND reporter = {} AND partner = {} "
                                  "AND product = {} AND marks & {} <> 0",
                                  columnar::sql_string(feed), asked.year, importer.value, supplier.value,
                                  columnar::sql_string(product), static_cast<int>(Mark::mass_known)));
      if (!mass) return fail(mass.error());
      if (!*mass) continue;
      outcome = judged(check, std::stod(**mass), text("{} {}", "{} {}年", feed, asked.year));
      return {};
    }
    return {};
  }

  Result<void> plan(std::size_t i, const FromTrade& asked) {
    const auto importer = holdings::choose_importer(workspace_.areas(), workspace_.groups(), asked.importer,
                                                    last_day({static_cast<std::int16_t>(asked.year), 0}));
    if (!importer) return fail(importer.error());
    const auto answering = find_answering_feed(holdings_, asked, *importer);
    results_.outcomes[i].data = answering.data;
    if (answering.feed.empty()) return {};
    auto at = std::ranges::find_if(selections_,
                                   [&](const Selection& s) { return s.takes(asked, answering.feed, *importer); });
    if (at == selections_.end())
      at = selections_.insert(at, Selection{answering.feed, asked.year, asked.window, asked.extent, std::nullopt, {}});
    if (importer->group) at->group = *importer;
    at->checks.push_back(i);
    return {};
  }

  // ---- measuring ---------------------------------------------------------------------------------------------------
  Result<void> measure(const Selection& selection) {
    std::vector<MethodResult> verdicts;
    auto trade = selection.extent == TradeExtent::history ? load_history(selection, verdicts)
                                                          : load(selection, selection.year, selection.window);
    if (!trade && trade.error().code == ErrorCode::cancelled) return fail(trade.error());
    for (const auto i : selection.checks) {
      auto& outcome = results_.outcomes[i];
      if (!trade) {
        outcome.data = trade.error().message;
        continue;
      }
      auto measured = measure_one(i, selection, *trade, verdicts);
      if (!measured)
        outcome.data = measured.error().message;
      else
        outcome = judged(
            checks_[i], *measured,
            *measured ? outcome.data : Text{"no such position in the data loaded", "取込済みデータに該当がない"});
    }
    if (trade) results_.used.insert(results_.used.end(), trade->used.begin(), trade->used.end());
    return {};
  }

  Result<std::optional<double>> measure_one(std::size_t i, const Selection& selection,
                                            const holdings::LoadedTrade& trade,
                                            const std::vector<MethodResult>& verdicts) {
    const auto& asked = std::get<FromTrade>(checks_[i].recipe);
    const auto importer = holdings::choose_importer(workspace_.areas(), workspace_.groups(), asked.importer,
                                                    last_day({static_cast<std::int16_t>(asked.year), 0}));
    std::set<ProductCode> reported;
    if (asked.extent == TradeExtent::product || asked.extent == TradeExtent::importer) {
      auto products = TradeHoldings::reported_products(*db_, selection.feed, asked.year, importer->reporters());
      if (!products) return fail(products.error());
      for (const auto product : *products) reported.insert(trade.editions.target(product));
    }
    const auto supplier = asked.supplier.empty() ? std::nullopt : workspace_.areas().find(asked.supplier);
    return asked.measure({asked, trade, importer->area, supplier, reported, verdicts});
  }

  Result<holdings::LoadedTrade> load(const Selection& selection, int year, int window) {
    holdings::TradeSelection wanted;
    wanted.year = year;
    wanted.window = window;
    if (selection.group) {
      auto then = holdings::choose_importer(workspace_.areas(), workspace_.groups(), selection.group->code,
                                            last_day({static_cast<std::int16_t>(year), 0}));
      if (!then) return fail(then.error());
      wanted.group = then->group;
    }
    const auto stored = holdings::StoredTrade::open(workspace_.store(), {.source = selection.feed});
    if (!stored) return fail(stored.error());
    return holdings::load_trade_years(*stored, *db_, workspace_.areas(), wanted, {{}, progress_.stop});
  }

  // Judges year after year and keeps of each only who imports what, so that decades fit into memory.
  Result<holdings::LoadedTrade> load_history(const Selection& selection, std::vector<MethodResult>& verdicts) {
    const auto* method =
        indicators::find_indicator(std::get<FromTrade>(checks_[selection.checks.front()].recipe).method);
    NOROSHI_EXPECT(method != nullptr);
    holdings::LoadedTrade history;
    std::deque<TradeYear> recent;
    for (int year = selection.year - selection.window + 1; year <= selection.year; ++year) {
      if (progress_.stop_requested()) return fail(stopped());
      auto loaded = load(selection, year, 1);
      if (!loaded) return fail(loaded.error());
      history.used.insert(history.used.end(), loaded->used.begin(), loaded->used.end());
      recent.push_back(std::move(loaded->years.back()));
      if (recent.size() > kHistoryWindow) recent.pop_front();
      if (recent.size() < kHistoryWindow) continue;
      std::vector<const TradeYear*> years;
      for (const auto& y : recent) years.push_back(&y);
      auto result = method->compute(indicators::IndicatorInput{years}, {});
      if (!result) return fail(result.error());
      verdicts.push_back(std::move(*result));
      TradeYear& kept = history.years.emplace_back();
      kept.cube.period = recent.back().cube.period;
      kept.cube.products = recent.back().cube.products;
      kept.cube.position_begin = recent.back().cube.position_begin;
      kept.cube.importer = recent.back().cube.importer;
    }
    return history;
  }

  holdings::OpenedWorkspace& workspace_;
  std::span<const PublishedCheck> checks_;
  const Progress& progress_;
  columnar::Database* db_ = nullptr;
  TradeHoldings holdings_;
  const Atlas* atlas_ = nullptr;
  std::vector<Selection> selections_;
  CheckResults results_;
};

}  // namespace

Result<CheckResults> run_checks(holdings::OpenedWorkspace& workspace, std::span<const PublishedCheck> checks,
                                const Progress& progress) {
  return Runner{workspace, checks, progress}();
}

}  // namespace noroshi::use_cases
