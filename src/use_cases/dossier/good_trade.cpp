#include "use_cases/dossier/good_trade.hpp"

#include <algorithm>
#include <map>

#include "columnar/sql_list.hpp"
#include "indicators/catalog.hpp"
#include "indicators/trade_facts.hpp"
#include "lake/trade_file.hpp"

namespace noroshi {
namespace {

constexpr float kMinCoverage = 0.5F;                   // of the world's trade in a product, as the methods have it
constexpr std::uint64_t kMostJudgedRows = 40'000'000;  // about three years of BACI
constexpr int kFewestJudgedYears = 3;                  // the longest window of a method

// Position of `importer` in a product of the year with these digits, by the most trusted feed, then the newest
// edition.
struct Found {
  std::size_t product = 0, position = 0;
  bool imported = false, any = false;
};
Found find_code(const TradeYear& year, const std::string& code, AreaCode importer, const LoadedTrade* loaded) {
  Found found;
  auto best = Standing::reconciled;
  for (std::size_t p = 0; p < year.cube.product_count(); ++p) {
    if (year.cube.products[p].digits() != code) continue;
    if (!found.imported && (!found.any || year.cube.coverage[p] >= year.cube.coverage[found.product]))
      found.product = p;
    found.any = true;
    for (std::size_t q = year.cube.position_begin[p]; q < year.cube.position_begin[p + 1]; ++q) {
      if (year.cube.importer[q] != importer) continue;
      const auto standing = loaded == nullptr || loaded->feeds.empty()
                                ? Standing::reconciled  // one feed: nothing to choose
                                : loaded->feeds[loaded->feed_of[q].feed].standing;
      if (found.imported && standing > best) continue;
      found = {p, q, true, true};
      best = standing;
    }
  }
  return found;
}

SpeakingFeed speaking(const Partition& file) { return {file.feed, file.standing}; }

void take_world(const TradeYear& year, std::size_t p, CodeYear& out) {
  out.coverage = static_cast<double>(year.cube.coverage[p]);
  out.world_known = year.cube.coverage[p] >= kMinCoverage && year.product.exporters[p] > 0;
  if (!out.world_known) return;
  out.world_usd = year.product.world_trade[p];
  out.world_hhi = static_cast<double>(year.product.export_hhi[p]);
  out.exporters = year.product.exporters[p];
  for (std::size_t i = year.product.exporter_begin[p]; i < year.product.exporter_begin[p + 1]; ++i) {
    if (year.product.exporter_value[i] > 0)
      out.exported.emplace_back(year.product.exporter_code[i], year.product.exporter_value[i] / out.world_usd);
  }
  std::ranges::stable_sort(out.exported, std::ranges::greater{}, &std::pair<AreaCode, double>::second);
}

std::optional<CodeYear> slice(const TradeYear& year, const std::string& code, AreaCode importer,
                              const LoadedTrade* loaded, const SpeakingFeed& feed) {
  const auto at = find_code(year, code, importer, loaded);
  if (!at.any) return std::nullopt;
  CodeYear out;
  out.year = year.cube.period.year;
  out.code = code;
  out.edition = loaded != nullptr && at.imported ? loaded->feed_of[at.position].edition
                                                 : year.cube.products[at.product].nomenclature();
  take_world(year, at.product, out);
  if (!at.imported) return out;
  out.imported = true;
  const auto& speaker =
      loaded != nullptr && !loaded->feeds.empty() ? loaded->feeds[loaded->feed_of[at.position].feed] : feed;
  out.feed = speaker.id;
  out.standing = speaker.standing;
  out.mirrored = loaded != nullptr && !loaded->feeds.empty() && loaded->feed_of[at.position].mirrored;
  out.imports_usd = year.position.imports[at.position];
  out.unidentified_usd = year.cube.unidentified[at.position];
  out.hhi = static_cast<double>(year.position.hhi[at.position]);
  out.top_share = static_cast<double>(year.position.top_share[at.position]);
  out.suppliers = year.position.suppliers[at.position];
  const auto from = year.cube.exporters_of(at.position);
  const auto value = year.cube.values_of(at.position);
  for (std::size_t i = 0; i < from.size(); ++i) out.supplied.emplace_back(from[i], value[i]);
  std::ranges::stable_sort(out.supplied, std::ranges::greater{}, &std::pair<AreaCode, double>::second);
  return out;
}

class GoodTradeLoader {
 public:
  GoodTradeLoader(const OpenedWorkspace& workspace, const StoredTrade& stored, Database& db, const GoodChoice& subject,
                  const std::string& importer, const Progress& progress)
      : workspace_{workspace}, stored_{stored}, db_{db}, subject_{subject}, importer_{importer}, progress_{progress} {}

  Result<GoodTrade> load() {
    if (auto found = find_years(); !found) return fail(found.error());
    if (judged_years_.empty()) return std::move(trade_);
    const auto newest = std::ranges::find_if(judged_years_.rbegin(), judged_years_.rend(),
                                             [&](int y) { return !trade_.partial.contains(y); });
    trade_.newest = newest != judged_years_.rend() ? *newest : judged_years_.back();
    if (auto judged = judge(); !judged) return fail(judged.error());
    for (const int year : all_years_) {
      if (read_.contains(year)) continue;
      if (auto read = read_other_year(year); !read) return fail(read.error());
    }
    std::ranges::stable_sort(trade_.years, {}, &CodeYear::year);
    count_persistence();
    return std::move(trade_);
  }

 private:
  [[nodiscard]] Result<ImporterChoice> importer_in(int year) const {
    return choose_importer(workspace_.areas(), workspace_.groups(), importer_,
                           last_day({static_cast<std::int16_t>(year), 0}));
  }

  // Years with the good in them, and those in which the importer buys it; months that are missing from a year.
  Result<void> find_years() {
    for (const auto& [year, files] : stored_.years()) {
      const auto importer = importer_in(year);
      if (!importer) return fail(importer.error());
      const auto found = db_.scalar(
          fmt::format("SELECT printf('%d %d %d %d', count(*), count(*) FILTER (reporter IN ({0}) AND flow = "
                      "'import' OR partner IN ({0}) AND flow = 'export'), "
                      "coalesce(min(month) FILTER (reporter IN ({0}) AND flow = 'import'), 0), "
                      "count(DISTINCT month) FILTER (reporter IN ({0}) AND flow = 'import')) "
                      "FROM read_parquet([{1}]) WHERE product IN ({2})",
                      sql_list(importer->reporters()), sql_list(files, &Partition::path), sql_list(subject_.codes)));
      if (!found) return fail(found.error());
      long long rows = 0, own = 0, first_month = 0, months = 0;
      if (!*found || std::sscanf((*found)->c_str(), "%lld %lld %lld %lld", &rows, &own, &first_month, &months) != 4)
        continue;
      if (rows > 0) all_years_.push_back(year);
      if (own > 0) judged_years_.push_back(year);
      if (own > 0 && first_month > 0 && months < 12) trade_.partial.insert(year);
    }
    return {};
  }

  // As many years back from the newest as are cheap to hold together.
  [[nodiscard]] int window() const {
    std::uint64_t rows = 0;
    int years = 0;
    for (int y = trade_.newest; y >= stored_.years().begin()->first; --y) {
      if (const auto files = stored_.years().find(y); files != stored_.years().end()) {
        for (const auto& f : files->second) rows += f.rows;
      }
      if (years >= kFewestJudgedYears && rows > kMostJudgedRows) break;
      ++years;
    }
    return std::max(years, kFewestJudgedYears);
  }

  Result<void> judge() {
    const auto importer = importer_in(trade_.newest);
    if (!importer) return fail(importer.error());
    TradeSelection selection;
    selection.year = trade_.newest;
    selection.window = window();
    selection.group = importer->group;
    auto loaded = load_trade_years(stored_, db_, workspace_.areas(), selection, progress_);
    if (!loaded) return fail(loaded.error());
    trade_.used = loaded->used;
    for (const auto& year : loaded->years) {
      const bool last = &year == &loaded->years.back();
      // Members of a group change: its earlier years are read again, with the members of then.
      if (!last && (importer->group || has_several_feeds(year.cube.period.year))) continue;
      take(year, importer->area, last ? &*loaded : nullptr,
           last ? SpeakingFeed{} : speaking(stored_.years().at(year.cube.period.year).front()));
    }
    choose_main(loaded->years.back(), importer->area, *loaded);
    drop_silent_years(*loaded, importer->area);
    if (auto judged = judge_main(*loaded, importer->area); !judged) return fail(judged.error());
    trade_.judged = std::move(loaded->years.back());
    return {};
  }

  [[nodiscard]] bool has_several_feeds(int year) const { return stored_.years().at(year).size() > 1; }

  void choose_main(const TradeYear& newest, AreaCode importer, const LoadedTrade& loaded) {
    std::tuple<int, double> best{-1, 0.0};
    for (const auto& code : subject_.codes) {
      const auto at = find_code(newest, code, importer, &loaded);
      if (!at.imported) continue;
      // A heading of six digits can be compared with the world; a national line only with itself.
      const int fit = (scope_of(subject_, code) == GoodCode::Scope::exact ? 2 : 0) + (code.size() == 6 ? 1 : 0);
      const double imports = newest.position.imports[at.position];
      if (std::tuple{fit, imports} <= best) continue;
      best = {fit, imports};
      trade_.main_code = code;
      trade_.main_position = at.position;
    }
  }

  // A year in which the main code is not loaded, or only some months of it, is unknown to the methods' windows; it is
  // not a year without imports.
  void drop_silent_years(LoadedTrade& loaded, AreaCode importer) const {
    std::erase_if(loaded.years, [&](const TradeYear& year) {
      const int y = year.cube.period.year;
      if (y == trade_.newest) return false;
      return trade_.partial.contains(y) || !find_code(year, trade_.main_code, importer, nullptr).imported;
    });
  }

  Result<void> judge_main(const LoadedTrade& loaded, AreaCode importer) {
    if (trade_.main_code.empty()) return {};
    std::vector<MethodChoice> methods;
    for (const auto* method : indicator_catalog()) methods.push_back({method, {}});
    auto rows = judge_importer(loaded, importer, methods, false, progress_);
    if (!rows) return fail(rows.error());
    for (const auto& code : subject_.codes) {
      const auto at = find_code(loaded.years.back(), code, importer, &loaded);
      if (!at.imported) continue;
      const auto product = loaded.as_reported(at.product, at.position);
      const auto row = std::ranges::find(*rows, product, &PositionRow::product);
      if (row != rows->end()) trade_.positions.push_back(*row);
    }
    for (const auto& m : methods) {
      auto verdicts = verdicts_by_year(*m.method, loaded, importer);
      if (!verdicts) return fail(verdicts.error());
      trade_.methods.push_back({m.method, {}});
      verdicts_.push_back(std::move(*verdicts));
    }
    return {};
  }

  // By the digits of the main code: a good keeps its history when the edition of the Harmonized System changes.
  Result<std::map<int, Verdict>> verdicts_by_year(const Indicator& method, const LoadedTrade& loaded,
                                                  AreaCode importer) const {
    const auto results = judge_every_year(method, loaded.pointers(), {});
    if (!results) return fail(results.error());
    std::map<int, Verdict> verdicts;
    for (std::size_t i = 0; i < loaded.years.size(); ++i) {
      const bool last = i + 1 == loaded.years.size();
      const auto at = find_code(loaded.years[i], trade_.main_code, importer, last ? &loaded : nullptr);
      if (at.imported) verdicts[loaded.years[i].cube.period.year] = (*results)[i].verdict[at.position];
    }
    return verdicts;
  }

  // Persistence counts reported years only: some months of a year, or the atlas' rounded shares of the largest
  // suppliers, cannot say that a good was not flagged.
  void count_persistence() {
    const auto counts = [&](int year) {
      const auto* y = trade_.find(year, trade_.main_code);
      return y != nullptr && y->standing != Standing::cited && !trade_.partial.contains(year);
    };
    std::set<int> counted;
    for (std::size_t m = 0; m < verdicts_.size(); ++m) {
      auto& of = trade_.methods[m].persistence;
      for (const auto& [year, verdict] : verdicts_[m]) {
        if (!counts(year)) continue;
        counted.insert(year);
        if (verdict == Verdict::unknown) continue;
        ++of.known_years;
        if (verdict == Verdict::flagged) ++of.flagged_years;
      }
    }
    trade_.judged_years = static_cast<int>(counted.size());
  }

  Result<void> read_other_year(int year) {
    if (progress_.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    const auto importer = importer_in(year);
    if (!importer) return fail(importer.error());
    const auto& files = stored_.years().at(year);
    if (files.size() == 1 && files.front().standing == Standing::reconciled)
      return read_rows_of_good(year, files.front(), *importer);
    TradeSelection selection;
    selection.year = year;
    selection.window = 1;
    selection.group = importer->group;
    const auto loaded = load_trade_years(stored_, db_, workspace_.areas(), selection, progress_);
    if (!loaded) return {};  // re-exports only: nothing to say about this year
    take(loaded->years.back(), importer->area, &*loaded, {});
    trade_.used.insert(trade_.used.end(), files.begin(), files.end());
    return {};
  }

  // World data are complete product by product, so the good's own rows are enough.
  Result<void> read_rows_of_good(int year, const Partition& file, const ImporterChoice& importer) {
    BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}};
    std::vector<GroupMember> members;
    if (importer.group) {
      options.groups.push_back(*importer.group);
      for (const auto m : importer.group->members) members.push_back({importer.group->code, m});
    }
    TradeCubeBuilder builder{workspace_.areas(), options, 0};
    const auto read = visit_trade_file(
        db_, file.path, fmt::format("flow = 'import' AND month = 0 AND product IN ({})", sql_list(subject_.codes)),
        [&](ProductCode product, auto reporter, auto partner, auto value) {
          for (std::size_t i = 0; i < value.size(); ++i) {
            builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                           AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
          }
        });
    if (!read) return fail(read.error());
    take(compute_trade_year(builder.finish(), members), importer.area, nullptr, speaking(file));
    trade_.used.push_back(file);
    return {};
  }

  void take(const TradeYear& year, AreaCode importer, const LoadedTrade* loaded, const SpeakingFeed& feed) {
    if (!read_.insert(year.cube.period.year).second) return;
    for (const auto& code : subject_.codes) {
      if (auto found = slice(year, code, importer, loaded, feed)) trade_.years.push_back(std::move(*found));
    }
  }

  const OpenedWorkspace& workspace_;
  const StoredTrade& stored_;
  Database& db_;
  const GoodChoice& subject_;
  const std::string& importer_;
  const Progress& progress_;
  std::vector<int> all_years_, judged_years_;
  std::set<int> read_;
  std::vector<std::map<int, Verdict>> verdicts_;  // of the main code, by year; one per method
  GoodTrade trade_;
};

}  // namespace

const CodeYear* GoodTrade::find(int year, const std::string& code) const {
  const auto found = std::ranges::find_if(years, [&](const CodeYear& y) { return y.year == year && y.code == code; });
  return found == years.end() ? nullptr : &*found;
}

const CodeYear* GoodTrade::newest_of(const std::string& code, bool imported) const {
  const CodeYear* best = nullptr;
  for (const auto& y : years) {
    if (y.code != code || (imported ? !y.imported : !y.world_known)) continue;
    if (best == nullptr || !partial.contains(y.year) || partial.contains(best->year)) best = &y;
  }
  return best;
}

Result<GoodTrade> load_good_trade(OpenedWorkspace& workspace, const GoodChoice& subject, const std::string& importer,
                                  const Progress& progress) {
  const auto stored = StoredTrade::open(workspace.store());
  if (!stored) return fail(stored.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  return GoodTradeLoader{workspace, *stored, **db, subject, importer, progress}.load();
}

}  // namespace noroshi
