#include "use_cases/trade_years.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "indicators/trade_facts.hpp"
#include "lake/trade_file.hpp"
#include "normalize/mirror_reconciliation.hpp"
#include "use_cases/query_rows.hpp"

namespace noroshi {
namespace {

constexpr std::array<std::string_view, 2> kPreferred{"baci", "comtrade"};
constexpr std::string_view kLastResort = "atlas";

bool is_reconciled(std::string_view feed) { return feed == "baci"; }

// Records of one feed and year as yearly flows. A reporter that filed the year itself is taken at its word; months are
// added up only where no yearly row exists for that (flow, reporter, product).
TradeRecords yearly(TradeRecords records) {
  if (std::ranges::all_of(records, [](const TradeRecord& r) { return r.period.is_year(); })) return records;
  using Group = std::tuple<std::uint64_t, Flow, AreaCode>;
  std::set<Group> filed;
  for (const auto& r : records) {
    if (r.period.is_year()) filed.insert({r.product.packed(), r.flow, r.reporter});
  }
  std::map<std::tuple<std::uint64_t, Flow, AreaCode, AreaCode>, TradeRecord> sums;
  TradeRecords out;
  for (auto& r : records) {
    if (r.period.is_year()) {
      out.push_back(r);
    } else if (!filed.contains({r.product.packed(), r.flow, r.reporter})) {
      r.period.month = 0;
      const auto [sum, is_new] = sums.try_emplace({r.product.packed(), r.flow, r.reporter, r.partner}, r);
      if (!is_new) sum->second.value_usd += r.value_usd;
    }
  }
  for (const auto& [key, r] : sums) out.push_back(r);
  return out;
}

struct Position {
  std::uint64_t product;
  std::uint16_t importer;
  bool operator==(const Position&) const = default;
};
struct PositionHash {
  std::size_t operator()(const Position& p) const {
    return std::hash<std::uint64_t>{}((p.product + p.importer) * 0x9E3779B97F4A7C15u);
  }
};
using Owners = std::unordered_map<Position, PositionSource, PositionHash>;

struct YearLoad {
  TradeCube cube;
  Owners owners;  // feed of each position; empty when one feed supplies all
  double value_usd = 0.0, value_mirrored = 0.0;
};

// Exporters' reports may stand in for importers' only where enough of a product's exporters report: one country's
// export statistics alone would make it everybody's only supplier.
class ExporterReports {
 public:
  explicit ExporterReports(const TradeRecords& records) {
    for (const auto& r : records) {
      auto& product = products_[r.product.packed()];
      if (r.flow == Flow::export_) {
        product.reporting.insert(r.reporter.value);
        product.known.insert(r.reporter.value);
      } else if (r.flow == Flow::import) {
        product.known.insert(r.partner.value);
      }
    }
  }
  [[nodiscard]] bool suffice(ProductCode product) const {
    const auto found = products_.find(product.packed());
    if (found == products_.end()) return false;
    const auto reporting = found->second.reporting.size();
    return reporting >= kFewest &&
           static_cast<double>(reporting) >= kShare * static_cast<double>(found->second.known.size());
  }

 private:
  static constexpr std::size_t kFewest = 10;
  static constexpr double kShare = 0.5;
  struct Exporters {
    std::set<std::uint16_t> reporting, known;
  };
  std::unordered_map<std::uint64_t, Exporters> products_;
};

// Measured on the product itself: integrated circuits and crude oil are reported with very different care.
float report_error(const MirrorReport& report, ProductCode product) {
  constexpr std::size_t kFewestPairs = 30;
  const auto found = report.by_product.find(product);
  if (found == report.by_product.end() || found->second.pairs < kFewestPairs) return 0.0f;
  return static_cast<float>(found->second.sigma_log);
}

class YearLoader {
 public:
  YearLoader(Database& db, const AreaCatalog& areas, const TradeSelection& selection, std::vector<std::string>& feeds)
      : db_{db}, areas_{areas}, selection_{selection}, feeds_{feeds} {}

  Result<YearLoad> load(int year, const std::vector<Partition>& files) {
    BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}};
    if (selection_.group) options.groups.push_back(*selection_.group);
    if (files.size() == 1 && is_reconciled(files.front().feed)) return reconciled(files.front(), options);
    return reported(files, options);
  }

 private:
  // One reconciled file is already sorted the way the cube is: no record is ever materialised.
  Result<YearLoad> reconciled(const Partition& file, const BuildOptions& options) {
    TradeCubeBuilder builder{areas_, options, file.rows};
    const auto read = visit_trade_file(db_, file.path, "flow = 'import' AND month = 0",
                                       [&](ProductCode product, auto reporter, auto partner, auto value) {
                                         for (std::size_t i = 0; i < value.size(); ++i) {
                                           builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                                                          AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
                                         }
                                       });
    if (!read) return fail(read.error());
    YearLoad load;
    load.cube = builder.finish();
    index_of(file.feed);
    return load;
  }

  // Several feeds, or reports that need their mirror: reconcile feed by feed, then let the most preferred one speak for
  // each (importer, product).
  Result<YearLoad> reported(const std::vector<Partition>& files, BuildOptions options) {
    YearLoad load;
    TradeRecords chosen;
    bool complete = !files.empty();
    for (const auto& file : files) {
      auto records = read_trade_file(db_, file.path);
      if (!records) return fail(records.error());
      const auto feed = index_of(file.feed);
      complete = complete && is_reconciled(file.feed);
      const auto years_records = yearly(std::move(*records));
      const ExporterReports exporters{years_records};
      auto flows = reconcile_mirror_flows(years_records, areas_);
      if (!flows) continue;  // a file of re-exports only has nothing to say here
      for (const auto& flow : flows->flows) {
        if (flow.mirrored && !exporters.suffice(flow.product)) continue;
        const auto& owner =
            load.owners
                .try_emplace({flow.product.packed(), flow.importer.value},
                             PositionSource{feed, flow.mirrored, report_error(flows->report, flow.product)})
                .first->second;
        if (owner.feed != feed) continue;
        load.value_usd += flow.value_usd;
        if (flow.mirrored) load.value_mirrored += flow.value_usd;
        TradeRecord r;
        r.product = flow.product;
        r.reporter = flow.importer;
        r.partner = flow.exporter;
        r.value_usd = flow.value_usd;
        r.period = options.period;
        if (flow.mirrored || file.feed == kLastResort) r.set(Mark::value_estimated);  // counts for nobody's coverage
        chosen.push_back(r);
      }
    }
    options.coverage = complete ? WorldCoverage::complete : WorldCoverage::as_reported;
    auto built = build_trade_cube(chosen, areas_, options);
    if (!built) return fail(built.error());
    load.cube = std::move(built->cube);
    return load;
  }

  std::uint8_t index_of(const std::string& feed) {
    const auto found = std::ranges::find(feeds_, feed);
    if (found != feeds_.end()) return static_cast<std::uint8_t>(found - feeds_.begin());
    feeds_.push_back(feed);
    return static_cast<std::uint8_t>(feeds_.size() - 1);
  }

  Database& db_;
  const AreaCatalog& areas_;
  const TradeSelection& selection_;
  std::vector<std::string>& feeds_;
};

std::vector<GroupMember> members_of(const std::optional<ImporterGroup>& group) {
  std::vector<GroupMember> members;
  if (group) {
    for (const auto m : group->members) members.push_back({group->code, m});
  }
  return members;
}

// Feed of each position of the cube; a group speaks with the voice of its members' best feed.
std::vector<PositionSource> feeds_of_positions(const YearLoad& load) {
  std::vector<PositionSource> feed_of(load.cube.position_count());
  if (load.owners.empty()) return feed_of;
  for (std::size_t p = 0; p < load.cube.product_count(); ++p) {
    for (std::size_t q = load.cube.position_begin[p]; q < load.cube.position_begin[p + 1]; ++q) {
      const auto found = load.owners.find({load.cube.products[p].packed(), load.cube.importer[q].value});
      if (found != load.owners.end()) feed_of[q] = found->second;
    }
  }
  return feed_of;
}

using FilesByYear = std::map<int, std::vector<Partition>>;

FilesByYear files_by_year(std::vector<Partition> partitions, const std::string& source) {
  FilesByYear years;
  for (auto& p : partitions) {
    if (source.empty() || p.feed == source) years[std::stoi(p.name)].push_back(std::move(p));
  }
  for (auto& [year, files] : years) {
    std::ranges::sort(files, [](const Partition& a, const Partition& b) {
      return std::pair{preference(a.feed), a.feed} < std::pair{preference(b.feed), b.feed};
    });
  }
  return years;
}

// What a person asked for: a day, and a feed that has trade here.
Result<void> check_selection(const Workspace& workspace, const TradeSelection& selection) {
  if (selection.as_of && !parse_date(*selection.as_of)) {
    return fail(ErrorCode::invalid_input,
                text("'{}' is no date. Write year-month-day, such as 2024-06-30.",
                     "「{}」は日付として読めません。2024-06-30 のように年-月-日で指定してください。", *selection.as_of),
                "--as-of");
  }
  if (selection.source.empty()) return {};
  const auto partitions = workspace.partitions("trade");
  if (!partitions) return fail(partitions.error());
  std::set<std::string> feeds;
  for (const auto& p : *partitions) feeds.insert(p.feed);
  if (feeds.contains(selection.source)) return {};
  const std::string here = feeds.empty() ? "-" : fmt::format("{}", fmt::join(feeds, ", "));
  return fail(ErrorCode::not_found,
              text("no trade of a feed '{}' is stored here. Feeds with trade: {}. `noroshi sources` lists all.",
                   "フィード「{}」の貿易データは保存されていません。貿易データのあるフィード: {}。"
                   "全フィードは `noroshi sources` で確認できます。",
                   selection.source, here),
              "--source");
}

Result<FilesByYear> stored_years(const Workspace& workspace, const TradeSelection& selection) {
  if (auto ok = check_selection(workspace, selection); !ok) return fail(ok.error());
  auto partitions = workspace.partitions("trade", selection.as_of);
  if (!partitions) return fail(partitions.error());
  return files_by_year(*std::move(partitions), selection.source);
}

Error no_such_year(int year, const FilesByYear& years) {
  if (years.empty()) {
    return {ErrorCode::not_found,
            {"the workspace holds no trade data. Import some (`noroshi import --help`), or start from the atlas "
             "(`noroshi init`).",
             "ワークスペースに貿易データがありません。`noroshi import --help` を見て取り込むか、`noroshi init` "
             "で同梱アトラスから始めてください。"},
            "trade"};
  }
  std::string there;
  for (const auto& [y, files] : years) there += (there.empty() ? "" : ", ") + std::to_string(y);
  return {ErrorCode::not_found,
          text("there is no trade data for {}. Years here: {}.", "{}年の貿易データはありません。あるのは {} です。",
               year, there),
          "year"};
}

}  // namespace

int preference(std::string_view feed) {
  const auto found = std::ranges::find(kPreferred, feed);
  if (found != kPreferred.end()) return static_cast<int>(found - kPreferred.begin());
  return feed == kLastResort ? 1000 : 100;
}

Result<std::vector<Partition>> trade_files(const Workspace& workspace, const TradeSelection& selection) {
  const auto years = stored_years(workspace, selection);
  if (!years) return fail(years.error());
  if (!years->contains(selection.year)) return fail(no_such_year(selection.year, *years));
  std::vector<Partition> files;
  for (const auto& [year, of_year] : *years) {
    if (year > selection.year - selection.window && year <= selection.year)
      files.insert(files.end(), of_year.begin(), of_year.end());
  }
  return files;
}

Result<LoadedTrade> load_trade_years(const Workspace& workspace, Database& db, const AreaCatalog& areas,
                                     const TradeSelection& selection, const Progress& progress) {
  const auto years = stored_years(workspace, selection);
  if (!years) return fail(years.error());
  if (!years->contains(selection.year)) return fail(no_such_year(selection.year, *years));
  LoadedTrade loaded;
  YearLoader loader{db, areas, selection, loaded.feeds};
  for (int year = selection.year - selection.window + 1; year <= selection.year; ++year) {
    const auto files = years->find(year);
    if (files == years->end()) continue;
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    progress(text("reading {}", "{}年を読み込み中", year),
             static_cast<double>(year - selection.year + selection.window - 1) / selection.window);
    auto load = loader.load(year, files->second);
    if (!load && year == selection.year) return fail(load.error());
    if (!load) continue;
    if (year == selection.year) {
      loaded.feed_of = feeds_of_positions(*load);
      loaded.share_mirrored = load->value_usd > 0.0 ? load->value_mirrored / load->value_usd : 0.0;
    }
    loaded.used.insert(loaded.used.end(), files->second.begin(), files->second.end());
    const auto groups = members_of(selection.group);
    loaded.years.push_back(compute_trade_year(std::move(load->cube), groups));
  }
  return loaded;
}

Result<std::vector<YearCoverage>> import_years(const Workspace& workspace, Database& db,
                                               const std::vector<AreaCode>& importers, const TradeSelection& selection,
                                               std::size_t most) {
  const auto years = stored_years(workspace, selection);
  if (!years) return fail(years.error());
  std::string reporters;
  for (const auto a : importers) reporters += (reporters.empty() ? "" : ",") + std::to_string(a.value);
  std::vector<YearCoverage> found;
  for (auto newest = years->rbegin(); newest != years->rend() && found.size() < most; ++newest) {
    const auto& [year, files] = *newest;
    std::string list;
    for (const auto& f : files) list += (list.empty() ? "" : ",") + sql_string(f.path.string());
    YearCoverage coverage{.year = year};
    const auto counted =
        each_row(db,
                 fmt::format("SELECT count(DISTINCT product)::BIGINT, count(DISTINCT reporter)::BIGINT "
                             "FROM read_parquet([{}]) WHERE reporter IN ({}) AND flow = 'import'",
                             list, reporters),
                 [&](const Batch& batch, std::size_t r) {
                   coverage.products = static_cast<std::uint64_t>(batch.values<std::int64_t>(0)[r]);
                   coverage.reporters = static_cast<std::uint64_t>(batch.values<std::int64_t>(1)[r]);
                 });
    if (!counted) return fail(counted.error());
    if (coverage.products > 0) found.insert(found.begin(), coverage);
  }
  return found;
}

}  // namespace noroshi
