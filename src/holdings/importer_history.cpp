#include "holdings/importer_history.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "holdings/printed_total.hpp"
#include "holdings/product_holdings.hpp"
#include "holdings/trade_level.hpp"
#include "holdings/trade_years.hpp"

namespace noroshi::holdings {
namespace {

bool has_position(const TradeCube& cube, AreaCode importer) {
  return std::ranges::find(cube.importer, importer) != cube.importer.end();
}

constexpr std::uint64_t kMostRowsTogether = 40'000'000;  // about three years of BACI

// Years that are read together.
struct Block {
  int first = 0, last = 0;  // to judge
  int before = 0;           // years read ahead of the first, for windows
};

// Codes that are counted at one level.
using CodesByLevel = std::map<TradeLevel, std::vector<std::string>>;

class HistoryReader {
 public:
  HistoryReader(OpenedWorkspace& workspace, const StoredTrade& stored, const HistoryQuestion& question,
                const Progress& progress)
      : workspace_{workspace}, stored_{stored}, question_{question}, progress_{progress} {}

  Result<std::vector<YearOfCodes>> read() {
    for (int year = question_.from; year <= question_.to; ++year) {
      auto importer = importer_in(year);
      if (!importer) return fail(importer.error());
      history_.push_back({.year = year, .importer = std::move(*importer), .stored = stored_.years().contains(year)});
    }
    const auto levels = levels_of_codes();
    if (!levels) return fail(levels.error());
    for (int first = question_.from; first <= question_.to;) {
      const auto block = block_from(first);
      for (const auto& [level, codes] : *levels) {
        if (auto judged = judge(block, level, codes); !judged) return fail(judged.error());
      }
      first = block.last + 1;
    }
    return std::move(history_);
  }

 private:
  Result<ImporterChoice> importer_in(int year) const {
    return choose_importer(workspace_.areas(), workspace_.groups(), question_.importer,
                           last_day({static_cast<std::int16_t>(year), 0}));
  }

  [[nodiscard]] std::uint64_t rows_in(int year) const {
    std::uint64_t rows = 0;
    if (const auto files = stored_.years().find(year); files != stored_.years().end()) {
      for (const auto& file : files->second) rows += file.rows;
    }
    return rows;
  }

  // Codes of one length are asked for together: a good's six digits and its national lines are two questions.
  Result<CodesByLevel> levels_of_codes() {
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    std::vector<lake::Partition> files;
    for (const auto& [year, of_year] : stored_.years()) {
      if (year >= question_.from && year <= question_.to) files.insert(files.end(), of_year.begin(), of_year.end());
    }
    const auto holdings = holdings_of(stored_.folder(), **db, files);
    if (!holdings) return fail(holdings.error());
    std::map<std::size_t, std::vector<std::string>> by_length;
    for (const auto& code : question_.codes) by_length[code.size()].push_back(code);
    CodesByLevel levels;
    for (const auto& [length, codes] : by_length) {
      auto& at = levels[choose_level(*holdings, codes)];
      at.insert(at.end(), codes.begin(), codes.end());
    }
    return levels;
  }

  // As many years as may be held together. A group is one thing in a block: it ends where members change.
  [[nodiscard]] Block block_from(int first) const {
    Block block{.first = first, .last = first, .before = question_.methods.empty() ? 0 : TradeSelection{}.window - 1};
    std::uint64_t rows = 0;
    for (int year = first - block.before; year <= first; ++year) rows += rows_in(year);
    const auto members = of(first).importer.reporters();
    while (block.last < question_.to && of(block.last + 1).importer.reporters() == members) {
      rows += rows_in(block.last + 1);
      if (rows > kMostRowsTogether) break;
      ++block.last;
    }
    return block;
  }

  [[nodiscard]] YearOfCodes& of(int year) { return history_[static_cast<std::size_t>(year - question_.from)]; }
  [[nodiscard]] const YearOfCodes& of(int year) const {
    return history_[static_cast<std::size_t>(year - question_.from)];
  }

  Result<void> judge(const Block& block, TradeLevel level, const std::vector<std::string>& codes) {
    int last = block.last;  // that is stored
    while (last >= block.first && !of(last).stored) --last;
    if (last < block.first) return {};
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    auto loaded = load_trade_years(stored_, **db, workspace_.areas(),
                                   {.year = last,
                                    .window = last - block.first + 1 + block.before,
                                    .group = of(last).importer.group,
                                    .level = level},
                                   progress_);
    if (!loaded && loaded.error().code == ErrorCode::not_found) return {};  // rows that say nothing of imports
    if (!loaded) return fail(loaded.error());
    return judge_years(std::move(*loaded), block, codes);
  }

  // Year by year, each with the years before it.
  Result<void> judge_years(LoadedTrade loaded, const Block& block, const std::vector<std::string>& codes) {
    auto years = std::exchange(loaded.years, {});
    auto sources = std::exchange(loaded.earlier_feed_of, {});
    sources.push_back(std::exchange(loaded.feed_of, {}));
    const Progress silent{.report = {}, .stop = progress_.stop};
    for (std::size_t i = 0; i < years.size(); ++i) {
      const int year = years[i].cube.period.year;
      loaded.years.push_back(std::move(years[i]));
      loaded.feed_of = std::move(sources[i]);
      if (year < block.first) continue;
      progress_(text("judging {}", "{}年を判定中", year), static_cast<double>(i) / static_cast<double>(years.size()));
      auto& out = of(year);
      const auto& cube = loaded.years.back().cube;
      out.reported = out.reported || has_position(cube, out.importer.area);
      out.listed = out.listed || std::ranges::binary_search(cube.partial_importers, out.importer.area);
      for (const auto product : cube.products) {
        if (auto digits = product.digits(); std::ranges::find(codes, digits) != codes.end())
          out.codes.push_back(std::move(digits));
      }
      auto rows = judge_importer(loaded, out.importer.area, question_.methods, false, silent);
      if (!rows) return fail(rows.error());
      std::ranges::copy_if(*rows, std::back_inserter(out.positions), [&](const PositionRow& row) {
        return std::ranges::find(codes, row.product.digits()) != codes.end();
      });
    }
    return {};
  }

  OpenedWorkspace& workspace_;
  const StoredTrade& stored_;
  const HistoryQuestion& question_;
  const Progress& progress_;
  std::vector<YearOfCodes> history_;
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
  const auto lacking = position == nullptr ? Shortfall{.gap = Gap::partners_listed} : position->shortfall;
  const bool open = position != nullptr && position->unlisted_usd > 0.0;
  if (period.is_year()) {
    if (lacking.gap != Gap::none || !open) return lacking;
    return {.gap = Gap::total_unmatched};
  }
  // Doubts are about figures, not about who is there: no total heals them.
  if (lacking.gap == Gap::filler_values || lacking.gap == Gap::doubted) return lacking;
  if (report.printed_total) {
    const bool reached = is_rounding(*report.printed_total - report.all.value_usd, *report.printed_total);
    return {.gap = reached ? Gap::none : Gap::total_unmatched};
  }
  if (says_all || (lacking.gap == Gap::none && !open)) return {};
  if (lacking.gap == Gap::none) return {.gap = Gap::total_unmatched};
  if (lacking.gap == Gap::months_missing) return {.gap = Gap::partners_listed};  // which of both is not known
  return lacking;
}

}  // namespace noroshi::holdings
