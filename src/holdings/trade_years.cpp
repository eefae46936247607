#include "holdings/trade_years.hpp"

#include <algorithm>
#include <unordered_map>

#include "holdings/year_editions.hpp"
#include "indicators/trade_facts.hpp"
#include "lake/trade_file.hpp"
#include "normalize/mirror_reconciliation.hpp"
#include "normalize/yearly_reports.hpp"

namespace noroshi::holdings {
namespace {

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
  normalize::EditionJoin editions;
  double value_usd = 0.0, value_mirrored = 0.0;
};

// Measured on the product itself: integrated circuits and crude oil are reported with very different care.
float report_error(const normalize::MirrorReport& report, ProductCode product) {
  constexpr std::size_t kFewestPairs = 30;
  const auto found = report.by_product.find(product);
  if (found == report.by_product.end() || found->second.pairs < kFewestPairs) return 0.0f;
  return static_cast<float>(found->second.sigma_log);
}

PositionSource source_of(const normalize::ReconciledFlow& flow, std::uint8_t feed,
                         const normalize::EditionJoin::ReportedEditions& reported_in,
                         const normalize::MirrorReport& report) {
  const auto other = reported_in.find({flow.product, flow.importer});
  const bool in_other = !flow.mirrored && other != reported_in.end();
  return {.feed = feed,
          .mirrored = flow.mirrored,
          .edition = in_other ? other->second : flow.product.nomenclature(),
          .report_error = report_error(report, flow.product)};
}

class YearLoader {
 public:
  YearLoader(const StoredTrade& stored, columnar::Database& db, const normalize::AreaCatalog& areas,
             const TradeSelection& selection, std::vector<SpeakingFeed>& feeds)
      : stored_{stored}, db_{db}, areas_{areas}, selection_{selection}, feeds_{feeds} {}

  Result<YearLoad> load(int year, const std::vector<lake::Partition>& files) {
    normalize::BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}};
    if (selection_.group) options.groups.push_back(*selection_.group);
    if (files.size() == 1 && files.front().standing == Standing::reconciled) return reconciled(files.front(), options);
    auto editions = editions_of_year(stored_, db_, year);
    if (!editions) return fail(editions.error());
    return reported(files, std::move(editions->join), options);
  }

 private:
  // One reconciled file is already sorted the way the cube is: no record is ever materialised.
  Result<YearLoad> reconciled(const lake::Partition& file, const normalize::BuildOptions& options) {
    normalize::TradeCubeBuilder builder{areas_, options, file.rows};
    const auto read =
        lake::visit_trade_file(db_, file.path, "flow = 'import' AND month = 0",
                               [&](ProductCode product, auto reporter, auto partner, auto value) {
                                 for (std::size_t i = 0; i < value.size(); ++i) {
                                   builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                                                  AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
                                 }
                               });
    if (!read) return fail(read.error());
    YearLoad load;
    load.cube = builder.finish();
    index_of(file);
    return load;
  }

  // Several feeds, or reports that need their mirror: reconcile feed by feed, then let the most trusted one speak for
  // each (importer, product).
  Result<YearLoad> reported(const std::vector<lake::Partition>& files, normalize::EditionJoin editions,
                            normalize::BuildOptions options) {
    YearLoad load;
    load.editions = std::move(editions);
    TradeRecords chosen;
    bool complete = !files.empty();
    for (const auto& file : files) {
      const bool reconciled = file.standing == Standing::reconciled;
      complete = complete && reconciled;
      const Chosen into{load, chosen, index_of(file), options.period};
      if (auto added = reconciled ? add_flows(file, into) : add_reports(file, into); !added) return fail(added.error());
    }
    options.coverage = complete ? normalize::WorldCoverage::complete : normalize::WorldCoverage::as_reported;
    auto built = normalize::build_trade_cube(chosen, areas_, options);
    if (!built) return fail(built.error());
    load.cube = std::move(built->cube);
    return load;
  }

  // Where the flows of one feed go, and which positions are still free for it.
  struct Chosen {
    YearLoad& load;
    TradeRecords& records;
    std::uint8_t feed;
    Period period;

    // Whether the feed speaks for a position; `source` is asked only when nobody did before.
    template <class Source>
    [[nodiscard]] bool owns(ProductCode product, AreaCode importer, Source source) const {
      const auto [owner, is_new] = load.owners.try_emplace({product.packed(), importer.value});
      if (is_new) owner->second = source();
      return owner->second.feed == feed;
    }
    void add(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd, bool estimated) const {
      load.value_usd += value_usd;
      TradeRecord r;
      r.product = product;
      r.reporter = importer;
      r.partner = exporter;
      r.value_usd = value_usd;
      r.period = period;
      if (estimated) r.set(Mark::value_estimated);  // counts for nobody's coverage
      records.push_back(r);
    }
  };

  // Of a reconciled file every row is a flow.
  Result<void> add_flows(const lake::Partition& file, const Chosen& into) {
    into.records.reserve(into.records.size() + file.rows);
    return lake::visit_trade_file(db_, file.path, "flow = 'import' AND month = 0",
                                  [&](ProductCode reported, auto reporter, auto partner, auto value) {
                                    const auto product = into.load.editions.target(reported);
                                    bool owned = false;
                                    for (std::size_t i = 0; i < value.size(); ++i) {
                                      const auto importer = areas_.find_number(reporter[i]),
                                                 exporter = areas_.find_number(partner[i]);
                                      if (i == 0 || reporter[i] != reporter[i - 1]) {
                                        owned = importer && into.owns(product, *importer, [&] {
                                          return PositionSource{.feed = into.feed, .edition = reported.nomenclature()};
                                        });
                                      }
                                      if (owned && exporter && *exporter != *importer && value[i] > 0.0)
                                        into.add(product, *importer, *exporter, value[i], false);
                                    }
                                  });
  }

  Result<void> add_reports(const lake::Partition& file, const Chosen& into) {
    auto records = lake::read_trade_file(db_, file.path);
    if (!records) return fail(records.error());
    const auto reported_in = into.load.editions.apply(*records);
    const auto years_records = normalize::yearly(std::move(*records));
    const normalize::ExporterReports exporters{years_records};
    const auto flows = normalize::reconcile_mirror_flows(years_records, areas_);
    if (!flows) return {};  // a file of re-exports only has nothing to say here
    for (const auto& flow : flows->flows) {
      if (flow.mirrored && !exporters.suffice(flow.product)) continue;
      if (!into.owns(flow.product, flow.importer,
                     [&] { return source_of(flow, into.feed, reported_in, flows->report); }))
        continue;
      if (flow.mirrored) into.load.value_mirrored += flow.value_usd;
      into.add(flow.product, flow.importer, flow.exporter, flow.value_usd,
               flow.mirrored || file.standing == Standing::cited);
    }
    return {};
  }

  std::uint8_t index_of(const lake::Partition& file) {
    const SpeakingFeed feed{file.feed, file.standing};
    const auto found = std::ranges::find(feeds_, feed);
    if (found != feeds_.end()) return static_cast<std::uint8_t>(found - feeds_.begin());
    feeds_.push_back(feed);
    return static_cast<std::uint8_t>(feeds_.size() - 1);
  }

  const StoredTrade& stored_;
  columnar::Database& db_;
  const normalize::AreaCatalog& areas_;
  const TradeSelection& selection_;
  std::vector<SpeakingFeed>& feeds_;
};

std::vector<indicators::GroupMember> members_of(const std::optional<normalize::ImporterGroup>& group) {
  std::vector<indicators::GroupMember> members;
  if (group) {
    for (const auto m : group->members) members.push_back({group->code, m});
  }
  return members;
}

// Feed of each position of the cube; a group speaks with the voice of its members' best feed.
std::vector<PositionSource> feeds_of_positions(const YearLoad& load) {
  std::vector<PositionSource> feed_of(load.cube.position_count());
  for (std::size_t p = 0; p < load.cube.product_count(); ++p) {
    const auto product = load.cube.products[p];
    for (std::size_t q = load.cube.position_begin[p]; q < load.cube.position_begin[p + 1]; ++q) {
      const auto found = load.owners.find({product.packed(), load.cube.importer[q].value});
      feed_of[q] = found != load.owners.end() ? found->second : PositionSource{.edition = product.nomenclature()};
    }
  }
  return feed_of;
}

}  // namespace

Result<LoadedTrade> load_trade_years(const StoredTrade& stored, columnar::Database& db,
                                     const normalize::AreaCatalog& areas, const TradeSelection& selection,
                                     const Progress& progress) {
  if (const auto there = stored.window(selection.year, 1); !there) return fail(there.error());
  LoadedTrade loaded;
  YearLoader loader{stored, db, areas, selection, loaded.feeds};
  for (int year = selection.year - selection.window + 1; year <= selection.year; ++year) {
    const auto files = stored.years().find(year);
    if (files == stored.years().end()) continue;
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    progress(text("reading {}", "{}年を読み込み中", year),
             static_cast<double>(year - selection.year + selection.window - 1) / selection.window);
    auto load = loader.load(year, files->second);
    if (!load && year == selection.year) return fail(load.error());
    if (!load) continue;
    if (year == selection.year) {
      loaded.feed_of = feeds_of_positions(*load);
      loaded.editions = std::move(load->editions);
      loaded.share_mirrored = load->value_usd > 0.0 ? load->value_mirrored / load->value_usd : 0.0;
    }
    loaded.used.insert(loaded.used.end(), files->second.begin(), files->second.end());
    const auto groups = members_of(selection.group);
    loaded.years.push_back(indicators::compute_trade_year(std::move(load->cube), groups));
  }
  return loaded;
}

}  // namespace noroshi::holdings
