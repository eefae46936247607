#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "indicators/catalog.hpp"
#include "indicators/example_cube.hpp"
#include "indicators/known_range.hpp"

// What every method of the catalogue promises: less data may turn flagged or clear into unknown, never unknown or
// flagged into clear.
namespace noroshi::indicators {
namespace {

using namespace example;

constexpr std::uint32_t kProducts = 24;
constexpr std::uint16_t kAreas = 9;
constexpr int kYears = 3;

// Numbers that depend on nothing but the seed and how many were drawn.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_{seed} {}
  double uniform() { return uniform01(seed_, {count_++, 0, 0, 7}); }
  bool once_in(double n) { return uniform() * n < 1.0; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

 private:
  std::uint64_t seed_;
  std::uint32_t count_ = 0;
};

struct Supply {
  AreaCode exporter;
  double usd;
};
struct Position {
  std::vector<Supply> flows;
  double unidentified = 0.0, unlisted = 0.0;
  Shortfall shortfall;
  [[nodiscard]] double total() const {
    double sum = 0.0;
    for (const auto& f : flows) sum += f.usd;
    return sum + unidentified + unlisted;
  }
};
using Key = std::pair<ProductCode, AreaCode>;

// One year as it is held, and what the world traded in truth (of which coverage is the share held).
struct HeldYear {
  int year = 0;
  std::map<Key, Position> positions;
  std::map<ProductCode, double> truth;
  std::vector<AreaCode> partial;
  Gap comparison_gap = Gap::none;

  [[nodiscard]] std::map<ProductCode, double> whole_totals() const {
    std::map<ProductCode, double> totals;
    for (const auto& [key, position] : positions) {
      totals[key.first] += position.shortfall.gap == Gap::none ? position.total() : 0.0;
    }
    return totals;
  }
  [[nodiscard]] TradeYear facts() const {
    TradeCube c;
    c.period.year = static_cast<std::int16_t>(year);
    c.partial_importers = partial;
    c.comparison_gap = comparison_gap;
    const auto held = whole_totals();
    for (const auto& [key, position] : positions) {
      if (c.products.empty() || c.products.back() != key.first) {
        c.products.push_back(key.first);
        c.position_begin.push_back(static_cast<std::uint32_t>(c.importer.size()));
        c.coverage.push_back(static_cast<float>(std::min(1.0, held.at(key.first) / truth.at(key.first))));
      }
      c.importer.push_back(key.second);
      c.unidentified.push_back(position.unidentified);
      c.unlisted.push_back(position.unlisted);
      c.shortfall.push_back(position.shortfall);
      c.flow_begin.push_back(static_cast<std::uint32_t>(c.value_usd.size()));
      for (const auto& f : position.flows) c.exporter.push_back(f.exporter), c.value_usd.push_back(f.usd);
    }
    c.position_begin.push_back(static_cast<std::uint32_t>(c.importer.size()));
    c.flow_begin.push_back(static_cast<std::uint32_t>(c.value_usd.size()));
    return compute_trade_year(std::move(c));
  }
};
using Held = std::vector<HeldYear>;

HeldYear complete(std::uint64_t seed, int year) {
  HeldYear held{.year = year, .positions = {}, .truth = {}, .partial = {}};
  const TradeCube c = random_cube(kProducts, kAreas, 3, year, seed);
  for (std::size_t p = 0; p < c.product_count(); ++p) {
    for (std::size_t q = c.position_begin[p]; q < c.position_begin[p + 1]; ++q) {
      auto& position = held.positions[{c.products[p], c.importer[q]}];
      for (std::size_t f = c.flow_begin[q]; f < c.flow_begin[q + 1]; ++f) {
        position.flows.push_back({c.exporter[f], c.value_usd[f]});
      }
    }
  }
  held.truth = held.whole_totals();
  return held;
}

// --- what can be lost ----------------------------------------------------------------------------------------------

// A list of partners with a total: the loader books what the partners do not explain.
void drop_partners(Held& held, Dice& dice) {
  for (auto& [key, position] : held[dice.below(held.size())].positions) {
    if (dice.once_in(2)) continue;
    std::erase_if(position.flows, [&](const Supply& f) {
      const bool lost = dice.once_in(2);
      if (lost) position.unlisted += f.usd;
      return lost;
    });
  }
}

void lose_names(Held& held, Dice& dice) {
  for (auto& [key, position] : held[dice.below(held.size())].positions) {
    if (dice.once_in(2)) continue;
    for (auto& f : position.flows) {
      const double lost = f.usd * (dice.once_in(4) ? 0.5 : 0.0);
      f.usd -= lost;
      position.unidentified += lost;
    }
  }
}

// More than was thought, from nobody; also of what is not held, so that the share held does not rise.
void raise_unidentified(Held& held, Dice& dice) {
  auto& year = held[dice.below(held.size())];
  const auto was_held = year.whole_totals();
  std::map<ProductCode, double> more;
  for (auto& [key, position] : year.positions) {
    if (!dice.once_in(3)) continue;
    const double raise = position.total() * dice.uniform();
    position.unidentified += raise;
    more[key.first] += raise;
  }
  for (const auto& [product, raise] : more) {
    const double of = was_held.at(product);
    year.truth[product] *= of > 0.0 ? 1.0 + raise / of : 1.0;
  }
}

void drop_reporters(Held& held, Dice& dice) {
  auto& year = held[dice.below(held.size())];
  const auto lost = static_cast<std::uint16_t>(1 + dice.below(kAreas));
  std::erase_if(year.positions, [&](const auto& entry) { return entry.first.second.value == lost; });
}

void cut_positions_short(Held& held, Dice& dice) {
  constexpr Gap kGapsOfPositions[] = {Gap::months_missing,   Gap::partners_listed, Gap::members_missing,
                                      Gap::mirrored_partial, Gap::filler_values,   Gap::doubted};
  for (auto& [key, position] : held[dice.below(held.size())].positions) {
    if (!dice.once_in(3) || position.shortfall.gap != Gap::none) continue;
    position.shortfall.gap = kGapsOfPositions[dice.below(std::size(kGapsOfPositions))];
    for (auto& f : position.flows) f.usd *= 0.2 + 0.8 * dice.uniform();
  }
}

// A reporter of whom only some products are held in an earlier year.
void list_products_of_an_importer(Held& held, Dice& dice) {
  if (held.size() < 2) return;
  auto& year = held[dice.below(held.size() - 1)];
  const AreaCode importer{static_cast<std::uint16_t>(1 + dice.below(kAreas))};
  year.partial.push_back(importer);
  std::ranges::sort(year.partial);
  std::erase_if(year.positions, [&](const auto& entry) { return entry.first.second == importer && dice.once_in(2); });
}

void drop_a_year(Held& held, Dice& dice) {
  if (held.size() > 1) held.erase(held.begin() + static_cast<std::ptrdiff_t>(dice.below(held.size() - 1)));
}

void list_products(Held& held, Dice& dice) {
  auto& year = held.back();
  year.comparison_gap = Gap::products_listed;
  for (std::uint16_t area = 1; area <= kAreas; ++area) year.partial.push_back(AreaCode{area});
  const auto lost = std::next(year.truth.begin(), static_cast<std::ptrdiff_t>(dice.below(year.truth.size())))->first;
  std::erase_if(year.positions, [&](const auto& entry) { return entry.first.first == lost; });
}

struct Loss {
  const char* name;
  void (*apply)(Held&, Dice&);
};
constexpr Loss kLosses[] = {{"partners", drop_partners},
                            {"names", lose_names},
                            {"unidentified", raise_unidentified},
                            {"reporters", drop_reporters},
                            {"shortfall", cut_positions_short},
                            {"products of an importer", list_products_of_an_importer},
                            {"year", drop_a_year},
                            {"products", list_products}};

// --- what the methods say ------------------------------------------------------------------------------------------

struct Question {
  const Indicator* method;
  OptionValues options;
};
// With their defaults, and with thresholds that the invented trade crosses in both directions.
std::vector<Question> questions() {
  std::vector<Question> all;
  for (const Indicator* method : indicator_catalog()) all.push_back({method, {}});
  all.push_back({&geodep, {{"import_hhi", 0.55}, {"export_hhi", 0.25}, {"years_required", 1}}});
  all.push_back({&ec2021, {{"concentration", 0.6}, {"substitution", 0.3}}});
  all.push_back({&australia, {{"main_supplier", 0.45}, {"world_share", 0.3}}});
  all.push_back({&uk_three_lenses, {{"lenses_required", 2}, {"world_concentration", 0.25}}});
  all.push_back({&oecd_significant_concentration, {{"ratio", 1.5}}});
  all.push_back({&meti_2024, {{"threshold", 0.7}}});
  return all;
}

struct Answer {
  Verdict verdict;
  Gap why;
};
using Answers = std::vector<std::map<Key, Answer>>;  // by question

// Ranks stay as they are while next to nothing of the world is missing (kMissingForRanks), by choice: nothing is
// promised there.
bool within_tolerance_of_ranks(const TradeYear& year) {
  const auto lacks = [](double missing) { return missing > 0.0; };
  return ranks_gap(year) == Gap::none && std::ranges::any_of(year.product.missing, lacks);
}

Answers answers(const Held& held, const std::vector<Question>& asked) {
  std::vector<TradeYear> years;
  for (const auto& year : held) years.push_back(year.facts());
  std::vector<const TradeYear*> pointers;
  for (const auto& year : years) pointers.push_back(&year);
  const TradeCube& newest = years.back().cube;
  Answers all(asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i].method == &fragility && within_tolerance_of_ranks(years.back())) continue;
    const auto result = *asked[i].method->compute({pointers}, asked[i].options);
    for (std::size_t p = 0; p < newest.product_count(); ++p) {
      for (std::size_t q = newest.position_begin[p]; q < newest.position_begin[p + 1]; ++q) {
        all[i][{newest.products[p], newest.importer[q]}] = {result.verdict[q], result.why[q]};
      }
    }
  }
  return all;
}

struct Moves {
  std::map<std::pair<Verdict, Verdict>, std::size_t> count;
};

void compare(const Answers& before, const Answers& after, const std::vector<Question>& asked, const char* loss,
             std::uint64_t seed, Moves& moves) {
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (const auto& [key, answer] : after[i]) {
      EXPECT_EQ(answer.why == Gap::none, answer.verdict != Verdict::unknown) << asked[i].method->doc.id;
      const auto was = before[i].find(key);
      if (was == before[i].end()) continue;
      ++moves.count[{was->second.verdict, answer.verdict}];
      EXPECT_FALSE(was->second.verdict != Verdict::clear && answer.verdict == Verdict::clear)
          << asked[i].method->doc.id << " became clear by losing " << loss << ", seed " << seed << ", "
          << key.first.digits() << " of " << key.second.value;
    }
  }
}

TEST(LessData, NeverTurnsUnknownOrFlaggedIntoClear) {
  const auto asked = questions();
  Moves moves;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice{seed};
    Held held;
    for (int year = 0; year < kYears; ++year) {
      held.push_back(complete(100 * seed + static_cast<std::uint64_t>(year), 2021 + year));
    }
    auto before = answers(held, asked);
    for (int step = 0; step < 4; ++step) {
      const auto& loss = kLosses[dice.below(std::size(kLosses))];
      loss.apply(held, dice);
      auto after = answers(held, asked);
      compare(before, after, asked, loss.name, seed, moves);
      before = std::move(after);
    }
  }
  // The test sees something: all three verdicts, and losses that cost an answer.
  EXPECT_GT((moves.count[{Verdict::flagged, Verdict::flagged}]), 1000u);
  EXPECT_GT((moves.count[{Verdict::clear, Verdict::clear}]), 1000u);
  EXPECT_GT((moves.count[{Verdict::flagged, Verdict::unknown}]), 1000u);
  EXPECT_GT((moves.count[{Verdict::clear, Verdict::unknown}]), 1000u);
}

TEST(LessData, EachLossAloneKeepsThePromise) {
  const auto asked = questions();
  for (const auto& loss : kLosses) {
    Moves moves;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      Dice dice{1000 + seed};
      Held held;
      for (int year = 0; year < kYears; ++year) {
        held.push_back(complete(7000 + 10 * seed + static_cast<std::uint64_t>(year), 2021 + year));
      }
      const auto before = answers(held, asked);
      loss.apply(held, dice);
      compare(before, answers(held, asked), asked, loss.name, seed, moves);
    }
    EXPECT_GT((moves.count[{Verdict::flagged, Verdict::unknown}]) + (moves.count[{Verdict::clear, Verdict::unknown}]),
              0u)
        << loss.name;
  }
}

}  // namespace
}  // namespace noroshi::indicators
