#include "holdings/importer_history.hpp"

#include <algorithm>

#include "holdings/trade_years.hpp"

namespace noroshi::holdings {
namespace {

bool has_position(const TradeCube& cube, AreaCode importer) {
  return std::ranges::find(cube.importer, importer) != cube.importer.end();
}

class HistoryReader {
 public:
  HistoryReader(OpenedWorkspace& workspace, const StoredTrade& stored, const HistoryQuestion& question,
                const Progress& progress)
      : workspace_{workspace}, stored_{stored}, question_{question}, progress_{progress} {}

  Result<std::vector<YearOfCodes>> read() {
    std::vector<YearOfCodes> history;
    const int years = question_.to - question_.from + 1;
    for (int year = question_.from; year <= question_.to; ++year) {
      progress_(text("year {}", "{}年", year), static_cast<double>(year - question_.from) / years);
      auto read = year_of(year);
      if (!read) return fail(read.error());
      history.push_back(std::move(*read));
    }
    return history;
  }

 private:
  Result<ImporterChoice> importer_in(int year) const {
    return choose_importer(workspace_.areas(), workspace_.groups(), question_.importer,
                           last_day({static_cast<std::int16_t>(year), 0}));
  }

  Result<LoadedTrade> load(int year, const ImporterChoice& importer) {
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    const Progress silent{.report = {}, .stop = progress_.stop};
    return load_trade_years(stored_, **db, workspace_.areas(), {.year = year, .window = 1, .group = importer.group},
                            silent);
  }

  // Brings `earlier_` to the years of the window before `year`. A group is one thing in a window: where its members
  // changed, the earlier years are read again.
  Result<void> prepare(int year, const ImporterChoice& importer) {
    const int window = question_.methods.empty() ? 1 : TradeSelection{}.window;
    const auto members = importer.reporters();
    if (members != members_) earlier_.clear();
    members_ = members;
    std::erase_if(earlier_, [&](const TradeYear& y) { return y.cube.period.year <= year - window; });
    for (int y = year - window + 1; y < year; ++y) {
      if (!stored_.years().contains(y)) continue;
      if (std::ranges::any_of(earlier_, [&](const TradeYear& held) { return held.cube.period.year == y; })) continue;
      auto loaded = load(y, importer);
      if (!loaded && loaded.error().code == ErrorCode::cancelled) return fail(loaded.error());
      if (loaded) earlier_.push_back(std::move(loaded->years.back()));  // else its year says nothing, as in a ranking
    }
    std::ranges::sort(earlier_, {}, [](const TradeYear& y) { return y.cube.period.year; });
    return {};
  }

  Result<YearOfCodes> year_of(int year) {
    auto importer = importer_in(year);
    if (!importer) return fail(importer.error());
    YearOfCodes out{.year = year, .importer = *importer};
    out.stored = stored_.years().contains(year);
    if (!out.stored) return out;
    if (auto ready = prepare(year, *importer); !ready) return fail(ready.error());
    auto trade = load(year, *importer);
    if (!trade && trade.error().code == ErrorCode::not_found) return out;  // rows that say nothing of imports
    if (!trade) return fail(trade.error());
    const auto& cube = trade->years.back().cube;
    out.reported = has_position(cube, importer->area);
    out.listed = std::ranges::binary_search(cube.partial_importers, importer->area);
    for (const auto product : cube.products) {
      if (auto digits = product.digits(); std::ranges::find(question_.codes, digits) != question_.codes.end())
        out.codes.push_back(std::move(digits));
    }
    auto& years = trade->years;
    years.insert(years.begin(), std::make_move_iterator(earlier_.begin()), std::make_move_iterator(earlier_.end()));
    const Progress silent{.report = {}, .stop = progress_.stop};
    auto rows = judge_importer(*trade, importer->area, question_.methods, false, silent);
    if (!rows) return fail(rows.error());
    std::ranges::copy_if(*rows, std::back_inserter(out.positions), [&](const PositionRow& row) {
      return std::ranges::find(question_.codes, row.product.digits()) != question_.codes.end();
    });
    earlier_ = std::move(years);
    return out;
  }

  OpenedWorkspace& workspace_;
  const StoredTrade& stored_;
  const HistoryQuestion& question_;
  const Progress& progress_;
  std::vector<TradeYear> earlier_;  // ascending
  std::vector<AreaCode> members_;
};

}  // namespace

const PositionRow* YearOfCodes::find(const std::string& code) const {
  const PositionRow* best = nullptr;
  for (const auto& row : positions) {
    if (row.product.digits() != code) continue;
    if (best == nullptr || std::pair{!row.mirrored, row.imports_usd} > std::pair{!best->mirrored, best->imports_usd})
      best = &row;
  }
  return best;
}

bool YearOfCodes::imports_none(const std::string& code) const {
  return reported && !listed && find(code) == nullptr && std::ranges::find(codes, code) != codes.end();
}

Result<std::vector<YearOfCodes>> judge_each_year(OpenedWorkspace& workspace, const StoredTrade& stored,
                                                 const HistoryQuestion& question, const Progress& progress) {
  return HistoryReader{workspace, stored, question, progress}.read();
}

Result<const YearOfCodes*> YearsByFeed::find(const std::string& feed, int year, const Progress& progress) {
  const auto key = std::pair{feed, year};
  if (const auto known = years_.find(key); known != years_.end()) return &known->second;
  const auto stored =
      StoredTrade::open(workspace_.store(), {.importer = {}, .year = {}, .source = feed, .as_of = as_of_});
  if (!stored) return fail(stored.error());
  auto read = judge_each_year(workspace_, *stored, {importer_, codes_, year, year, {}}, progress);
  if (!read) return fail(read.error());
  return &years_.emplace(key, std::move(read->front())).first->second;
}

Shortfall partners_lacking(const ImporterReport& report, Period period, const PositionRow* position, bool says_all) {
  constexpr double kRounding = 0.005;  // of a total: below, the partners and the total are one figure
  const auto lacking = position == nullptr ? Shortfall{.gap = Gap::partners_listed} : position->shortfall;
  const bool open = position != nullptr && position->unlisted_usd > 0.0;
  if (period.is_year()) {
    if (lacking.gap != Gap::none || !open) return lacking;
    return {.gap = Gap::total_unmatched};
  }
  // Doubts are about figures, not about who is there: no total heals them.
  if (lacking.gap == Gap::filler_values || lacking.gap == Gap::doubted) return lacking;
  if (report.printed_total) {
    const bool reached = report.all.value_usd >= (1.0 - kRounding) * *report.printed_total;
    return {.gap = reached ? Gap::none : Gap::total_unmatched};
  }
  if (says_all || (lacking.gap == Gap::none && !open)) return {};
  if (lacking.gap == Gap::none) return {.gap = Gap::total_unmatched};
  if (lacking.gap == Gap::months_missing) return {.gap = Gap::partners_listed};  // which of both is not known
  return lacking;
}

}  // namespace noroshi::holdings
