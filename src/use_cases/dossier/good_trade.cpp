#include "use_cases/dossier/good_trade.hpp"

#include <algorithm>

#include "use_cases/dossier/judged_good.hpp"
#include "use_cases/dossier/surveyed_years.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::uint64_t kMostJudgedRows = 40'000'000;  // about three years of BACI
constexpr int kFewestJudgedYears = 3;                  // the longest window of a method

// As many years back from the newest as are cheap to hold together.
int judged_window(const holdings::StoredTrade& stored, int newest) {
  std::uint64_t rows = 0;
  int years = 0;
  for (int y = newest; y >= stored.years().begin()->first; --y) {
    if (const auto files = stored.years().find(y); files != stored.years().end()) {
      for (const auto& f : files->second) rows += f.rows;
    }
    if (years >= kFewestJudgedYears && rows > kMostJudgedRows) break;
    ++years;
  }
  return std::max(years, kFewestJudgedYears);
}

class GoodTradeLoader {
 public:
  explicit GoodTradeLoader(const GoodQuestion& asked) : asked_{asked} {}

  Result<GoodTrade> load() {
    const auto surveyed = survey_years(asked_);
    if (!surveyed) return fail(surveyed.error());
    trade_.partial = surveyed->partial;
    trade_.newest = surveyed->newest();
    if (trade_.newest == 0) return std::move(trade_);
    auto judged = judge_newest();
    if (!judged) return fail(judged.error());
    for (const int year : surveyed->all) {
      if (read_.contains(year)) continue;
      if (auto read = read_other_year(year); !read) return fail(read.error());
    }
    std::ranges::stable_sort(trade_.years, {}, &CodeYear::year);
    take_judged(std::move(*judged));
    return std::move(trade_);
  }

 private:
  Result<holdings::LoadedTrade> load_years(int year, int window, const holdings::ImporterChoice& importer) {
    return holdings::load_trade_years(asked_.stored, asked_.db, asked_.workspace.areas(),
                                      {.year = year, .window = window, .group = importer.group}, asked_.progress);
  }

  Result<JudgedGood> judge_newest() {
    const auto importer = asked_.importer_in(trade_.newest);
    if (!importer) return fail(importer.error());
    auto loaded = load_years(trade_.newest, judged_window(asked_.stored, trade_.newest), *importer);
    if (!loaded) return fail(loaded.error());
    trade_.used = loaded->used;
    for (const auto& year : loaded->years) {
      const int y = year.cube.period.year;
      const auto& files = asked_.stored.years().at(y);
      if (&year == &loaded->years.back()) {
        take(year, importer->area, {&*loaded});
      } else if (!importer->group && files.size() == 1) {
        // Members of a group change: its earlier years are read again, with the members of then.
        take(year, importer->area, one_voice(files.front()));
      }
    }
    auto judged = judge_good(*loaded, asked_.subject, importer->area, trade_.partial, asked_.progress);
    if (judged) trade_.judged = std::move(loaded->years.back());
    return judged;
  }

  Result<void> read_other_year(int year) {
    if (asked_.progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    const auto importer = asked_.importer_in(year);
    if (!importer) return fail(importer.error());
    const auto& files = asked_.stored.years().at(year);
    if (files.size() == 1 && files.front().standing == Standing::reconciled) {
      const auto read = read_year_of_good(asked_, year, files.front(), *importer);
      if (!read) return fail(read.error());
      take(*read, importer->area, one_voice(files.front()));
    } else {
      const auto loaded = load_years(year, 1, *importer);
      if (!loaded) return {};  // re-exports only: nothing to say about this year
      take(loaded->years.back(), importer->area, {&*loaded});
    }
    trade_.used.insert(trade_.used.end(), files.begin(), files.end());
    return {};
  }

  static YearVoices one_voice(const lake::Partition& file) { return {.one = {file.feed, file.standing}}; }

  void take(const TradeYear& year, AreaCode importer, const YearVoices& voices) {
    if (!read_.insert(year.cube.period.year).second) return;
    for (const auto& code : asked_.subject.codes) {
      if (auto found = code_year(year, code, importer, voices)) trade_.years.push_back(std::move(*found));
    }
  }

  void take_judged(JudgedGood judged) {
    trade_.main_code = std::move(judged.main_code);
    trade_.main_position = judged.main_position;
    trade_.positions = std::move(judged.positions);
    const auto reported = reported_years();
    std::set<int> counted;
    for (const auto& [method, verdicts] : judged.methods) {
      trade_.methods.push_back({method, persistence_in(verdicts, reported)});
      for (const auto& [year, verdict] : verdicts) {
        if (reported.contains(year)) counted.insert(year);
      }
    }
    trade_.judged_years = static_cast<int>(counted.size());
  }

  // Persistence counts these only: some months of a year, or the atlas' rounded shares of the largest suppliers, cannot
  // say that a good was not flagged.
  [[nodiscard]] std::set<int> reported_years() const {
    std::set<int> years;
    for (const auto& y : trade_.years) {
      if (y.code == trade_.main_code && y.standing != Standing::cited && !trade_.partial.contains(y.year))
        years.insert(y.year);
    }
    return years;
  }

  const GoodQuestion& asked_;
  std::set<int> read_;
  GoodTrade trade_;
};

}  // namespace

const CodeYear* GoodTrade::newest_of(const std::string& code, bool imported) const {
  const CodeYear* best = nullptr;
  for (const auto& y : years) {
    if (y.code != code || (imported ? !y.imported : !y.world_known)) continue;
    if (best == nullptr || !partial.contains(y.year) || partial.contains(best->year)) best = &y;
  }
  return best;
}

Result<GoodTrade> load_good_trade(holdings::OpenedWorkspace& workspace, const holdings::GoodChoice& subject,
                                  const std::string& importer, const Progress& progress) {
  const auto stored = holdings::StoredTrade::open(workspace.store());
  if (!stored) return fail(stored.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const GoodQuestion asked{workspace, *stored, **db, subject, importer, progress};
  return GoodTradeLoader{asked}.load();
}

}  // namespace noroshi::use_cases
