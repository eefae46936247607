#include "use_cases/dossier/good_trade.hpp"

#include <algorithm>

#include "holdings/importer_year.hpp"
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
  GoodTradeLoader(const GoodQuestion& asked, holdings::OpenedWorkspace& workspace, const holdings::TradeScope& scope)
      : asked_{asked}, workspace_{workspace}, scope_{scope} {}

  Result<GoodTrade> load() {
    auto surveyed = survey_years(asked_);
    if (!surveyed) return fail(surveyed.error());
    held_ = std::move(surveyed->codes);
    trade_.partial = surveyed->partial;
    if (auto chosen = choose_year(*surveyed); !chosen) return fail(chosen.error());
    if (trade_.newest == 0) return with_exporter_lists();
    auto judged = judge_newest();
    if (!judged) return fail(judged.error());
    for (const int year : surveyed->all) {
      if (read_.contains(year)) continue;
      if (auto read = read_other_year(year); !read) return fail(read.error());
    }
    std::ranges::stable_sort(trade_.years, {}, &CodeYear::year);
    take_judged(std::move(*judged));
    return with_exporter_lists();
  }

 private:
  // The one chooser's year; where it finds no report of the importer's own, the newest in which exporters name it.
  Result<void> choose_year(const SurveyedYears& surveyed) {
    if (scope_.year) {
      trade_.newest = std::ranges::count(surveyed.imported, *scope_.year) > 0 ? *scope_.year : 0;
      return {};
    }
    trade_.newest = surveyed.newest();
    if (trade_.newest == 0) return {};
    const auto chosen = holdings::choose_importer_year(workspace_, asked_.stored, scope_, asked_.subject.codes);
    if (!chosen) return chosen.error().code == ErrorCode::not_found ? Result<void>{} : fail(chosen.error());
    trade_.newer = chosen->newer;
    if (std::ranges::count(surveyed.imported, chosen->year) > 0) trade_.newest = chosen->year;
    return {};
  }

  Result<GoodTrade> with_exporter_lists() {
    const bool imported = std::ranges::any_of(
        trade_.years, [](const CodeYear& y) { return y.imported && !y.mirrored && !y.supplied.empty(); });
    if (imported) return std::move(trade_);
    auto lists = read_exporter_lists(asked_, scope_);
    if (!lists) return fail(lists.error());
    trade_.exporter_lists = std::move(*lists);
    return std::move(trade_);
  }

  // Levels of the codes of the good that a year holds, six digits first: each is counted apart.
  [[nodiscard]] std::vector<holdings::TradeLevel> levels_in(int year) const {
    std::set<holdings::TradeLevel> levels;
    for (const auto& code : held_.at(year)) {
      const auto product = ProductCode::parse(code.size() > 6 ? Nomenclature::national : Nomenclature::hs22, code);
      if (product) levels.insert(holdings::level_of(*product));
    }
    std::vector<holdings::TradeLevel> ordered{levels.begin(), levels.end()};
    std::ranges::stable_partition(ordered, [](const auto& level) { return level == holdings::TradeLevel{}; });
    return ordered;
  }

  Result<holdings::LoadedTrade> load_years(int year, int window, const holdings::ImporterChoice& importer,
                                           holdings::TradeLevel level) {
    return holdings::load_trade_years(asked_.stored, asked_.db, asked_.workspace.areas(),
                                      {.year = year, .window = window, .group = importer.group, .level = level},
                                      asked_.progress);
  }

  Result<JudgedGood> judge_newest() {
    const auto importer = asked_.importer_in(trade_.newest);
    if (!importer) return fail(importer.error());
    const auto levels = levels_in(trade_.newest);
    auto loaded = load_years(trade_.newest, judged_window(asked_.stored, trade_.newest), *importer, levels.front());
    if (!loaded) return fail(loaded.error());
    trade_.used = loaded->used;
    for (const auto& year : loaded->years) {
      const int y = year.cube.period.year;
      const auto& files = asked_.stored.years().at(y);
      if (&year == &loaded->years.back()) {
        take(year, importer->area, {&*loaded});
      } else if (!importer->group && files.size() == 1 && levels_held(y) == 1) {
        // Members of a group change: its earlier years are read again, with the members of then.
        take(year, importer->area, one_voice(files.front()));
      }
    }
    for (std::size_t i = 1; i < levels.size(); ++i) {
      if (auto read = read_level(trade_.newest, *importer, levels[i]); !read) return fail(read.error());
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
      for (const auto level : levels_in(year)) {
        if (auto read = read_level(year, *importer, level); !read) return fail(read.error());
      }
    }
    trade_.used.insert(trade_.used.end(), files.begin(), files.end());
    return {};
  }

  Result<void> read_level(int year, const holdings::ImporterChoice& importer, holdings::TradeLevel level) {
    const auto loaded = load_years(year, 1, importer, level);
    if (loaded) {
      take(loaded->years.back(), importer.area, {&*loaded});
    } else if (loaded.error().code == ErrorCode::cancelled) {
      return fail(loaded.error());
    }
    return {};  // re-exports only: nothing to say about this year
  }

  [[nodiscard]] std::size_t levels_held(int year) const { return held_.contains(year) ? levels_in(year).size() : 0; }

  static YearVoices one_voice(const lake::Partition& file) { return {.one = {file.feed, file.standing}}; }

  void take(const TradeYear& year, AreaCode importer, const YearVoices& voices) {
    const int y = year.cube.period.year;
    read_.insert(y);
    for (const auto& code : asked_.subject.codes) {
      const bool taken = std::ranges::any_of(
          trade_.years, [&](const CodeYear& known) { return known.year == y && known.code == code; });
      if (taken) continue;
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
      std::map<int, Verdict> counting;
      for (const auto& [year, verdict] : verdicts) {
        if (reported.contains(year)) counting[year] = verdict;
      }
      trade_.methods.push_back({method, persistence_in(verdicts, reported), std::move(counting)});
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
  holdings::OpenedWorkspace& workspace_;
  const holdings::TradeScope& scope_;
  std::map<int, std::set<std::string>> held_;
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
                                  const holdings::TradeScope& scope, const Progress& progress) {
  const auto stored = holdings::StoredTrade::open(workspace.store(), scope);
  if (!stored) return fail(stored.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const GoodQuestion asked{workspace, *stored, **db, subject, scope.importer, progress};
  return GoodTradeLoader{asked, workspace, scope}.load();
}

}  // namespace noroshi::use_cases
