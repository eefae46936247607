#include "holdings/trade_years.hpp"

#include <algorithm>

#include "holdings/product_holdings.hpp"
#include "holdings/reported_year.hpp"
#include "holdings/year_editions.hpp"
#include "indicators/trade_facts.hpp"
#include "lake/frame_file.hpp"
#include "lake/trade_file.hpp"
#include "normalize/yearly_reports.hpp"

namespace noroshi::holdings {
namespace {

constexpr AreaCode kNotSpecified{899};  // the atlas books what it does not name under it

// What earlier years of the window say of who usually buys and sells a product.
struct EarlierYears {
  normalize::UsualValues imports;  // by importers' own reports
  normalize::UsualValues named;    // exporters, as importers' reports name them
};

struct YearLoad {
  TradeCube cube;
  std::vector<PositionSource> source;  // of each position
  normalize::EditionJoin editions;
  std::vector<LevelHolding> other_levels;
  LevelHolding no_goods;
  std::vector<Nomenclature> editions_aside;
  std::map<AreaCode, double> own_country_usd;
  double value_usd = 0.0, value_mirrored = 0.0;
};

// The edition of a reconciled file that speaks: two editions say the same trade twice. In force in the year, else the
// newest; nothing where there is one.
std::optional<Nomenclature> speaking_edition(std::span<const normalize::ProductHolding> holdings, TradeLevel level,
                                             int year, std::vector<Nomenclature>& aside) {
  std::set<Nomenclature> editions;
  for (const auto& h : holdings) {
    if (level_of(h.product) == level) editions.insert(h.product.nomenclature());
  }
  if (editions.size() < 2) return std::nullopt;
  const auto in_force = hs_in_force(year);
  const auto speaks = editions.contains(in_force) ? in_force : *editions.rbegin();
  for (const auto edition : editions) {
    if (edition != speaks) aside.push_back(edition);
  }
  return speaks;
}

// The rest of a cited total is nobody's: it leaves the rows and becomes part of a printed total.
void book_rest_as_unlisted(TradeRecords& rows, TradeRecords& totals) {
  for (auto& r : rows) {
    auto total = r;
    total.partner = kWorld;
    totals.push_back(total);
  }
  std::erase_if(rows, [](const TradeRecord& r) { return r.partner == kNotSpecified; });
}

class YearLoader {
 public:
  YearLoader(const StoredTrade& stored, columnar::Database& db, const normalize::AreaCatalog& areas,
             const TradeSelection& selection, TradeLevel level, std::vector<SpeakingFeed>& feeds)
      : stored_{stored}, db_{db}, areas_{areas}, level_{level}, feeds_{feeds} {
    if (selection.group) groups_.push_back(*selection.group);
  }

  Result<YearLoad> load(int year, const std::vector<lake::Partition>& files, const EarlierYears& earlier) {
    const normalize::BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}, .groups = groups_};
    auto editions = editions_of_year(stored_, db_, year);
    if (!editions) return fail(editions.error());
    const LevelFilter filter{editions->holdings, level_};
    YearLoad load;
    load.other_levels = filter.left_out();
    load.no_goods = filter.no_goods();
    if (files.size() == 1 && files.front().standing == Standing::reconciled) {
      if (auto read = read_reconciled(files.front(), filter, editions->holdings, options, load); !read)
        return fail(read.error());
      return load;
    }
    load.editions = std::move(editions->join);
    if (auto read = read_reports(files, filter, options, earlier, load); !read) return fail(read.error());
    return load;
  }

 private:
  std::string conditions(const LevelFilter& filter, std::span<const normalize::ProductHolding> holdings, int year,
                         YearLoad& load) const {
    const auto edition = speaking_edition(holdings, level_, year, load.editions_aside);
    return fmt::format("flow = 'import' AND month = 0 AND {}{}", filter.sql(),
                       edition ? fmt::format(" AND revision = '{}'", name_of(*edition)) : "");
  }

  // One reconciled file is already sorted the way the cube is: no record is ever materialised.
  Result<void> read_reconciled(const lake::Partition& file, const LevelFilter& filter,
                               std::span<const normalize::ProductHolding> holdings,
                               const normalize::BuildOptions& options, YearLoad& load) {
    normalize::TradeCubeBuilder builder{areas_, options, file.rows};
    const auto read =
        lake::visit_trade_file(db_, file.path, conditions(filter, holdings, options.period.year, load),
                               [&](ProductCode product, auto reporter, auto partner, auto value) {
                                 if (!filter.keeps(product)) return;
                                 for (std::size_t i = 0; i < value.size(); ++i) {
                                   builder.append(product, AreaCode{static_cast<std::uint16_t>(reporter[i])},
                                                  AreaCode{static_cast<std::uint16_t>(partner[i])}, value[i]);
                                 }
                               });
    if (!read) return fail(read.error());
    load.cube = builder.finish();
    const auto feed = index_of(file);
    for (std::size_t p = 0; p < load.cube.product_count(); ++p) {
      const PositionSource source{.feed = feed, .edition = load.cube.products[p].nomenclature()};
      load.source.insert(load.source.end(), load.cube.position_begin[p + 1] - load.cube.position_begin[p], source);
    }
    return {};
  }

  Result<void> read_reports(const std::vector<lake::Partition>& files, const LevelFilter& filter,
                            const normalize::BuildOptions& options, const EarlierYears& earlier, YearLoad& load) {
    ReportedYear year{areas_, earlier.named, options.period};
    std::set<ProductCode> complete;  // in reconciled world data
    for (const auto& file : files) {
      auto read = file.standing == Standing::reconciled ? add_flows(file, filter, load, year, complete, options)
                                                        : add_reports(file, filter, load, year);
      if (!read) return fail(read.error());
    }
    auto chosen = year.choose();
    load.value_usd = chosen.value_usd;
    load.value_mirrored = chosen.value_mirrored;
    auto built = normalize::build_trade_cube(chosen.flows, areas_, options);
    if (!built) return fail(built.error());
    load.cube = std::move(built->cube);
    WorldHeld world{areas_, earlier.imports};
    world.shows_all = year.shows_all();
    world.exporters = year.exporters();
    say_what_lacks(world, year, complete, load);
    return {};
  }

  // Of a reconciled file every row is a flow.
  Result<void> add_flows(const lake::Partition& file, const LevelFilter& filter, YearLoad& load, ReportedYear& year,
                         std::set<ProductCode>& complete, const normalize::BuildOptions& options) {
    const auto holdings = holdings_of(stored_.folder(), db_, std::span{&file, 1});
    if (!holdings) return fail(holdings.error());
    const auto feed = index_of(file);
    for (const auto& area : areas_.all()) {
      if (is_identified(area.kind)) year.show_all(area.code);
    }
    return lake::visit_trade_file(db_, file.path, conditions(filter, *holdings, options.period.year, load),
                                  [&](ProductCode reported, auto reporter, auto partner, auto value) {
                                    if (!filter.keeps(reported)) return;
                                    const auto product = load.editions.target(reported);
                                    complete.insert(product);
                                    const PositionSource source{.feed = feed, .edition = reported.nomenclature()};
                                    for (std::size_t i = 0; i < value.size(); ++i) {
                                      const auto importer = areas_.find_number(reporter[i]),
                                                 exporter = areas_.find_number(partner[i]);
                                      if (importer && exporter && *exporter != *importer && value[i] > 0.0)
                                        year.add_reconciled(product, *importer, *exporter, value[i], source);
                                    }
                                  });
  }

  Result<TradeRecords> read_kept(const lake::Partition* file, const LevelFilter& filter) {
    if (file == nullptr) return TradeRecords{};
    auto records = lake::read_trade_file(db_, file->path, filter.sql());
    if (records) std::erase_if(*records, [&](const TradeRecord& r) { return !filter.keeps(r.product); });
    return records;
  }

  Result<std::vector<PositionDoubt>> doubts_of(const lake::Partition& file, const normalize::EditionJoin& editions) {
    const auto* beside = stored_.beside(file, "doubts");
    if (beside == nullptr) return std::vector<PositionDoubt>{};
    const auto found = lake::read_doubts(db_, beside->path);
    if (!found) return fail(found.error());
    auto doubts = position_doubts(*found);
    for (auto& d : doubts) d.product = editions.target(d.product);
    return doubts;
  }

  Result<void> add_reports(const lake::Partition& file, const LevelFilter& filter, YearLoad& load, ReportedYear& year) {
    auto records = read_kept(&file, filter), totals = read_kept(stored_.beside(file, "trade_totals"), filter);
    if (!records) return fail(records.error());
    if (!totals) return fail(totals.error());
    const auto said = FrameExtents::of(stored_, db_, file);
    if (!said) return fail(said.error());
    if (file.standing == Standing::cited) book_rest_as_unlisted(*records, *totals);
    auto reported_in = load.editions.apply(*records);
    if (!totals->empty()) (void)load.editions.apply(*totals);
    const auto doubts = doubts_of(file, load.editions);
    if (!doubts) return fail(doubts.error());
    PositionFrames frames{*records, *totals, *said, level_.digits, areas_, *doubts};
    const auto years_records = normalize::yearly(std::move(*records));
    count_own_country(years_records, load);
    auto flows = normalize::reconcile_mirror_flows(years_records, areas_);
    if (!flows) return {};  // a file of re-exports only, or nothing at this level
    FeedReport report{.feed = index_of(file),
                      .standing = file.standing,
                      .trade = std::move(*flows),
                      .reported_in = std::move(reported_in),
                      .frames = std::move(frames),
                      .exports = {}};
    std::ranges::copy_if(years_records, std::back_inserter(report.exports),
                         [](const TradeRecord& r) { return r.flow == Flow::export_; });
    year.add(std::move(report));
    return {};
  }

  // Of each area as the most trusted feed that has such rows says.
  static void count_own_country(const TradeRecords& records, YearLoad& load) {
    std::map<AreaCode, double> own;
    for (const auto& r : records) {
      if (r.flow == Flow::import && r.partner == r.reporter) own[r.reporter] += r.value_usd;
    }
    load.own_country_usd.insert(own.begin(), own.end());
  }

  void say_what_lacks(const WorldHeld& world, const ReportedYear& year, const std::set<ProductCode>& complete,
                      YearLoad& load) const {
    auto& cube = load.cube;
    cube.unlisted.assign(cube.position_count(), 0.0);
    cube.shortfall.assign(cube.position_count(), {});
    for (std::size_t p = 0; p < cube.product_count(); ++p) {
      const auto product = cube.products[p];
      AreaSet whole, filed;
      for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
        const auto* word = year.word(product, cube.importer[q]);
        load.source.push_back(word != nullptr ? word->source : PositionSource{.edition = product.nomenclature()});
        if (word == nullptr) continue;
        cube.unlisted[q] = word->lack.unlisted_usd;
        cube.shortfall[q] = word->lack.shortfall;
        if (word->reported || (word->source.mirrored && word->lack.nothing())) {
          filed.add(cube.importer[q]);
          if (word->lack.shortfall.gap == Gap::none) whole.add(cube.importer[q]);
        }
      }
      if (!complete.contains(product)) {
        cube.coverage[p] = static_cast<float>(world.share(product, whole));
        say_what_groups_lack(world, p, filed, whole, cube);
      }
    }
    if (!complete.empty()) return;  // world data hold everybody and every product
    cube.partial_importers = world.partial_importers(groups_);
    cube.comparison_gap = world.comparison_gap();
  }

  void say_what_groups_lack(const WorldHeld& world, std::size_t p, const AreaSet& filed, const AreaSet& whole,
                            TradeCube& cube) const {
    for (const auto& group : groups_) {
      std::optional<std::size_t> at;
      Shortfall of_largest;
      double largest = 0.0;
      double unlisted = 0.0;
      for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
        if (cube.importer[q] == group.code) at = q;
        if (std::ranges::find(group.members, cube.importer[q]) == group.members.end()) continue;
        unlisted += cube.unlisted[q];
        double value = cube.unidentified[q];
        for (const double usd : cube.values_of(q)) value += usd;
        if (cube.shortfall[q].gap == Gap::none || value <= largest) continue;
        largest = value;
        of_largest = cube.shortfall[q];
      }
      if (!at) continue;
      cube.unlisted[*at] = unlisted;
      cube.shortfall[*at] = world.members(cube.products[p], group, filed, whole, of_largest);
    }
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
  const TradeLevel level_;
  std::vector<normalize::ImporterGroup> groups_;
  std::vector<SpeakingFeed>& feeds_;
};

// What a year says of usual trade, for the years after it: importers' own reports.
void remember(const TradeYear& year, const std::vector<PositionSource>& source, EarlierYears& earlier) {
  const auto& cube = year.cube;
  for (std::size_t p = 0; p < cube.product_count(); ++p) {
    for (std::size_t q = cube.position_begin[p]; q < cube.position_begin[p + 1]; ++q) {
      const bool group = std::ranges::find(year.overlay_groups, cube.importer[q]) != year.overlay_groups.end();
      if (group || source[q].mirrored) continue;
      earlier.imports.add(cube.products[p], cube.importer[q], year.position.imports[q]);
      for (std::size_t f = cube.flow_begin[q]; f < cube.flow_begin[q + 1]; ++f)
        earlier.named.add(cube.products[p], cube.exporter[f], cube.value_usd[f]);
    }
  }
  earlier.imports.finish();
  earlier.named.finish();
}

std::vector<indicators::GroupMember> members_of(const std::optional<normalize::ImporterGroup>& group) {
  std::vector<indicators::GroupMember> members;
  if (group) {
    for (const auto m : group->members) members.push_back({group->code, m});
  }
  return members;
}

Result<TradeLevel> level_for(const StoredTrade& stored, columnar::Database& db, const TradeSelection& selection) {
  if (selection.level) return *selection.level;
  const auto holdings = holdings_of(stored.folder(), db, stored.years().at(selection.year));
  if (!holdings) return fail(holdings.error());
  return choose_level(*holdings);
}

bool wholly_reconciled(const std::vector<lake::Partition>& files) {
  return files.size() == 1 && files.front().standing == Standing::reconciled;
}

// What the notes under an answer need to know of its own year.
void describe_last(YearLoad&& load, LoadedTrade& loaded) {
  loaded.feed_of = std::move(load.source);
  loaded.editions = std::move(load.editions);
  loaded.other_levels = std::move(load.other_levels);
  loaded.no_goods = load.no_goods;
  loaded.editions_aside = std::move(load.editions_aside);
  loaded.own_country_usd = std::move(load.own_country_usd);
  loaded.share_mirrored = load.value_usd > 0.0 ? load.value_mirrored / load.value_usd : 0.0;
}

}  // namespace

Result<LoadedTrade> load_trade_years(const StoredTrade& stored, columnar::Database& db,
                                     const normalize::AreaCatalog& areas, const TradeSelection& selection,
                                     const Progress& progress) {
  if (const auto there = stored.window(selection.year, 1); !there) return fail(there.error());
  const auto level = level_for(stored, db, selection);
  if (!level) return fail(level.error());
  LoadedTrade loaded;
  loaded.level = *level;
  YearLoader loader{stored, db, areas, selection, *level, loaded.feeds};
  EarlierYears earlier;
  const bool needs_earlier = !wholly_reconciled(stored.years().at(selection.year));
  for (int year = selection.year - selection.window + 1; year <= selection.year; ++year) {
    const auto files = stored.years().find(year);
    if (files == stored.years().end()) continue;
    if (progress.stop_requested())
      return fail(ErrorCode::cancelled, {"stopped; nothing was changed.", "中止しました。何も変更していません。"});
    progress(text("reading {}", "{}年を読み込み中", year),
             static_cast<double>(year - selection.year + selection.window - 1) / selection.window);
    auto load = loader.load(year, files->second, earlier);
    if (!load && year == selection.year) return fail(load.error());
    if (!load) continue;
    loaded.used.insert(loaded.used.end(), files->second.begin(), files->second.end());
    const auto groups = members_of(selection.group);
    loaded.years.push_back(indicators::compute_trade_year(std::move(load->cube), groups));
    if (year == selection.year) {
      describe_last(std::move(*load), loaded);
    } else {
      if (needs_earlier) remember(loaded.years.back(), load->source, earlier);
      loaded.earlier_feed_of.push_back(std::move(load->source));
    }
  }
  return loaded;
}

}  // namespace noroshi::holdings
