#include "holdings/year_load.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "holdings/position_lacks.hpp"
#include "holdings/product_holdings.hpp"
#include "holdings/year_editions.hpp"
#include "lake/frame_file.hpp"
#include "lake/trade_file.hpp"
#include "normalize/yearly_reports.hpp"

namespace noroshi::holdings {
namespace {

constexpr AreaCode kNotSpecified{899};  // the atlas books what it does not name under it

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

// Of each area as the most trusted feed that has such rows says.
void count_own_country(const TradeRecords& records, YearLoad& load) {
  std::map<AreaCode, double> own;
  for (const auto& r : records) {
    if (r.flow == Flow::import && r.partner == r.reporter) own[r.reporter] += r.value_usd;
  }
  load.own_country_usd.insert(own.begin(), own.end());
}

}  // namespace

bool wholly_reconciled(const std::vector<lake::Partition>& files) {
  return files.size() == 1 && files.front().standing == Standing::reconciled;
}

Result<YearLoad> YearLoader::load(int year, const std::vector<lake::Partition>& files, const EarlierYears& earlier) {
  const normalize::BuildOptions options{.period = {static_cast<std::int16_t>(year), 0}, .groups = groups_};
  const auto holdings = holdings_of(stored_.folder(), db_, files);
  if (!holdings) return fail(holdings.error());
  const LevelFilter filter{*holdings, level_};
  YearLoad load;
  load.other_levels = filter.left_out();
  load.no_goods = filter.no_goods();
  if (wholly_reconciled(files)) {
    if (auto read = read_reconciled(files.front(), filter, *holdings, options, load); !read) return fail(read.error());
    return load;
  }
  auto editions = editions_of_year(stored_, db_, year);
  if (!editions) return fail(editions.error());
  load.editions = std::move(editions->join);
  if (auto read = read_reports(files, filter, options, earlier, load); !read) return fail(read.error());
  return load;
}

std::string YearLoader::conditions(const LevelFilter& filter, std::span<const normalize::ProductHolding> holdings,
                                   int year, YearLoad& load) const {
  const auto edition = speaking_edition(holdings, level_, year, load.editions_aside);
  return fmt::format("flow = 'import' AND month = 0 AND {}{}", filter.sql(),
                     edition ? fmt::format(" AND revision = '{}'", name_of(*edition)) : "");
}

// One reconciled file is already sorted the way the cube is: no record is ever materialised.
Result<void> YearLoader::read_reconciled(const lake::Partition& file, const LevelFilter& filter,
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

Result<void> YearLoader::read_reports(const std::vector<lake::Partition>& files, const LevelFilter& filter,
                                      const normalize::BuildOptions& options, const EarlierYears& earlier,
                                      YearLoad& load) {
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
  load.source = say_what_lacks(world, year, groups_, complete, load.cube);
  return {};
}

// Of a reconciled file every row is a flow.
Result<void> YearLoader::add_flows(const lake::Partition& file, const LevelFilter& filter, YearLoad& load,
                                   ReportedYear& year, std::set<ProductCode>& complete,
                                   const normalize::BuildOptions& options) {
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

Result<TradeRecords> YearLoader::read_kept(const lake::Partition* file, const LevelFilter& filter) {
  if (file == nullptr) return TradeRecords{};
  auto records = lake::read_trade_file(db_, file->path, filter.sql());
  if (records) std::erase_if(*records, [&](const TradeRecord& r) { return !filter.keeps(r.product); });
  return records;
}

Result<std::vector<PositionDoubt>> YearLoader::doubts_of(const lake::Partition& file,
                                                         const normalize::EditionJoin& editions) {
  const auto* beside = stored_.beside(file, "doubts");
  if (beside == nullptr) return std::vector<PositionDoubt>{};
  const auto found = lake::read_doubts(db_, beside->path);
  if (!found) return fail(found.error());
  auto doubts = position_doubts(*found);
  for (auto& d : doubts) d.product = editions.target(d.product);
  return doubts;
}

Result<void> YearLoader::add_reports(const lake::Partition& file, const LevelFilter& filter, YearLoad& load,
                                     ReportedYear& year) {
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

std::uint8_t YearLoader::index_of(const lake::Partition& file) {
  const SpeakingFeed feed{file.feed, file.standing};
  const auto found = std::ranges::find(feeds_, feed);
  if (found != feeds_.end()) return static_cast<std::uint8_t>(found - feeds_.begin());
  feeds_.push_back(feed);
  return static_cast<std::uint8_t>(feeds_.size() - 1);
}

}  // namespace noroshi::holdings
