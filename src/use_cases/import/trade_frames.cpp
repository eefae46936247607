#include "use_cases/import/trade_frames.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "normalize/filler_values.hpp"
#include "use_cases/import/trade_group.hpp"

namespace noroshi::use_cases {
namespace {

// A list that is known to be partial says less than one of which nobody said anything.
Extent weaker(Extent a, Extent b) {
  const auto rank = [](Extent e) { return e == Extent::listed ? 0 : e == Extent::not_said ? 1 : 2; };
  return rank(a) <= rank(b) ? a : b;
}

// month 4, flow 2, reporter 10, nomenclature 4, digits 4: sorted as frames are.
using FrameKey = std::uint32_t;
FrameKey frame_key(const TradeRecord& r) {
  FrameKey key = r.period.month;
  key = key << 2 | static_cast<FrameKey>(r.flow);
  key = key << 10 | r.reporter.value;
  key = key << 4 | static_cast<FrameKey>(r.product.nomenclature());
  return key << 4 | static_cast<FrameKey>(r.product.length());
}

class FrameTable {
 public:
  explicit FrameTable(const std::map<std::int32_t, DeclaredFrame>& declared) : declared_{declared} {}

  // The frame of a row; what its delivery said is taken into it.
  TradeFrame& of(const TradeRecord& r, std::int32_t delivery) {
    const auto key = frame_key(r);
    if (last_ == nullptr || key != last_key_) {
      const auto [entry, is_new] = frames_.try_emplace(key);
      last_ = &entry->second, last_key_ = key;
      if (is_new) start(*last_, r);
    }
    if (last_->delivery != delivery) take_extents(*last_, r, delivery);
    return last_->frame;
  }
  [[nodiscard]] std::vector<TradeFrame> sorted() const {
    std::vector<std::pair<FrameKey, const TradeFrame*>> all;
    for (const auto& [key, entry] : frames_) all.emplace_back(key, &entry.frame);
    std::ranges::sort(all);
    std::vector<TradeFrame> frames;
    for (const auto& [key, frame] : all) frames.push_back(*frame);
    return frames;
  }

 private:
  struct Entry {
    TradeFrame frame;
    std::int32_t delivery = -1;  // of the last row
  };
  static void start(Entry& entry, const TradeRecord& r) {
    auto& f = entry.frame;
    f.period = r.period, f.flow = r.flow, f.reporter = r.reporter;
    f.nomenclature = r.product.nomenclature();
    f.digits = static_cast<std::uint8_t>(r.product.length());
    f.partners = f.products = f.reporters = Extent::all;  // the strongest: any delivery weakens it
  }
  void take_extents(Entry& entry, const TradeRecord& r, std::int32_t delivery) const {
    const auto said = declared_.find(delivery);
    const auto frame = said == declared_.end() ? DeclaredFrame{} : said->second;
    const bool bought = r.flow == Flow::import || r.flow == Flow::re_import;
    entry.delivery = delivery;
    entry.frame.partners = weaker(entry.frame.partners, bought ? frame.partners : frame.destinations);
    entry.frame.products = weaker(entry.frame.products, frame.products);
    entry.frame.reporters = weaker(entry.frame.reporters, frame.reporters);
  }

  const std::map<std::int32_t, DeclaredFrame>& declared_;
  std::unordered_map<FrameKey, Entry> frames_;
  Entry* last_ = nullptr;
  FrameKey last_key_ = 0;
};

struct Total {
  const TradeRecord* world = nullptr;
  std::int32_t delivery = 0;
};
using Totals = std::unordered_map<TradeGroup, Total, TradeGroupHash>;

Totals world_rows(const TradeView& totals) {
  Totals found;
  for (const auto i : totals.order) {
    const auto& r = totals.records[i];
    if (r.partner == kWorld) found[group_of(r)] = {&r, totals.delivery_of(i)};
  }
  return found;
}

// The partners of one reporter's trade in one product, by month (0: the whole year).
struct Run {
  std::array<std::vector<double>, 13> values;
  std::array<std::uint32_t, 13> first{};  // a row of the month
  void clear() {
    for (auto& v : values) v.clear();
  }
};

class Pass {
 public:
  Pass(const TradeView& trade, const TradeView& totals, const std::map<std::int32_t, DeclaredFrame>& declared)
      : trade_{trade}, table_{declared}, totals_{world_rows(totals)} {}

  FramesOfYear operator()() {
    Run run;
    const TradeRecord* last = nullptr;
    for (const auto i : trade_.order) {
      const auto& r = trade_.records[i];
      if (last != nullptr && (r.product != last->product || r.flow != last->flow || r.reporter != last->reporter)) {
        finish(run);
      }
      last = &r;
      auto& frame = table_.of(r, trade_.delivery_of(i));
      ++frame.rows;
      frame.value_usd += r.value_usd;
      if (run.values[r.period.month].empty()) {
        run.first[r.period.month] = i;
        ++frame.product_count;
      }
      run.values[r.period.month].push_back(r.value_usd);
    }
    finish(run);
    totals_without_partners();
    return {table_.sorted(), std::move(doubts_)};
  }

 private:
  void finish(Run& run) {
    for (std::size_t month = 0; month < run.values.size(); ++month) {
      const auto& values = run.values[month];
      if (values.empty()) continue;
      const auto first = run.first[month];
      const auto& r = trade_.records[first];
      double sum = 0.0;
      for (const auto value : values) sum += value;
      if (!totals_.empty()) {
        if (const auto total = totals_.find(group_of(r)); total != totals_.end()) {
          compare(total->second, sum);
          totals_.erase(total);
        }
      }
      if (const auto filler = normalize::filler_among(values)) {
        doubts_.push_back({DoubtKind::filler_values, r.period, r.flow, r.reporter, kWorld, r.product, filler->value,
                           static_cast<double>(filler->rows), trade_.delivery_of(first)});
      }
    }
    run.clear();
  }
  void compare(const Total& total, double sum) {
    const auto& world = *total.world;
    auto& frame = table_.of(world, total.delivery);
    ++frame.products_totalled;
    frame.totals_usd += world.value_usd;
    frame.short_usd += std::max(0.0, world.value_usd - sum);
    if (std::abs(world.value_usd - sum) <= kTotalTolerance * std::max(world.value_usd, sum)) return;
    doubts_.push_back({DoubtKind::total_differs, world.period, world.flow, world.reporter, kWorld, world.product,
                       world.value_usd, sum, total.delivery});
  }
  void totals_without_partners() {
    std::vector<std::pair<TradeGroup, Total>> alone{totals_.begin(), totals_.end()};
    std::ranges::sort(alone, {}, [](const auto& entry) { return entry.first; });
    for (const auto& [group, total] : alone) compare(total, 0.0);
  }

  const TradeView& trade_;
  FrameTable table_;
  Totals totals_;
  std::vector<TradeDoubt> doubts_;
};

}  // namespace

FramesOfYear frames_of_year(const TradeView& trade, const TradeView& totals,
                            const std::map<std::int32_t, DeclaredFrame>& declared) {
  return Pass{trade, totals, declared}();
}

}  // namespace noroshi::use_cases
