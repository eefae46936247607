#include "use_cases/scorecard/trade_holdings.hpp"

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "holdings/trade_years.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::string_view kStatisticsDivision = "United Nations Statistics Division";
constexpr const char* kYearlyHs6Imports =
    "flow = 'import' AND month = 0 AND length(product) = 6 AND starts_with(revision, 'HS')";

std::uint64_t count_in(const columnar::Batch& batch, std::size_t column, std::size_t row) {
  return static_cast<std::uint64_t>(batch.values<std::int64_t>(column)[row]);
}
std::uint16_t area_in(const columnar::Batch& batch, std::size_t column, std::size_t row) {
  return static_cast<std::uint16_t>(batch.values<std::int32_t>(column)[row]);
}

}  // namespace

Result<TradeHoldings> TradeHoldings::survey(const lake::Workspace& workspace, columnar::Database& db,
                                            const std::set<int>& years, const std::set<std::string>& products) {
  TradeHoldings found;
  const auto partitions = workspace.partitions("trade");
  const auto deliveries = workspace.deliveries();
  if (!partitions) return fail(partitions.error());
  if (!deliveries) return fail(deliveries.error());
  std::set<std::pair<Standing, std::string>> comtrade;
  for (const auto& p : *partitions) {
    const auto delivery = std::ranges::find(*deliveries, p.delivery, &Delivery::id);
    if (p.standing == Standing::reconciled && found.reconciled_.empty()) found.reconciled_ = p.feed;  // sorted by feed
    if (delivery != deliveries->end() && delivery->publisher.starts_with(kStatisticsDivision))
      comtrade.emplace(p.standing, p.feed);
  }
  for (const auto& [standing, feed] : comtrade) {
    if (std::ranges::find(found.comtrade_, feed) == found.comtrade_.end()) found.comtrade_.push_back(feed);
  }
  const auto feeds = found.feeds(Feeds::reported_then_reconciled);
  if (feeds.empty()) return found;
  if (auto views = lake::create_lake_views(workspace, db); !views) return fail(views.error());

  const auto where = fmt::format("{} AND feed IN ({}) AND year IN ({})", kYearlyHs6Imports, columnar::sql_list(feeds),
                                 columnar::sql_list(years));
  auto read = columnar::each_row(
      db,
      "SELECT feed, year::INTEGER, reporter::INTEGER, count(DISTINCT product)::BIGINT, count(DISTINCT partner)::BIGINT "
      "FROM trade WHERE " +
          where + " GROUP BY ALL",
      [&](const columnar::Batch& batch, std::size_t r) {
        found.importers_[{std::string{batch.text(0, r)}, batch.values<std::int32_t>(1)[r], area_in(batch, 2, r)}] = {
            count_in(batch, 3, r), count_in(batch, 4, r)};
      });
  if (!read) return fail(read.error());
  read = columnar::each_row(
      db,
      "SELECT year::INTEGER, count(DISTINCT product)::BIGINT, count(DISTINCT reporter)::BIGINT FROM trade "
      "WHERE feed = " +
          columnar::sql_string(found.reconciled_) + " AND " + where + " GROUP BY ALL",
      [&](const columnar::Batch& batch, std::size_t r) {
        found.world_[batch.values<std::int32_t>(0)[r]] = {count_in(batch, 1, r), count_in(batch, 2, r)};
      });
  if (!read) return fail(read.error());
  read = columnar::each_row(
      db,
      fmt::format(
          "SELECT DISTINCT feed, year::INTEGER, reporter::INTEGER, product FROM trade WHERE {} AND product IN ({})",
          where, columnar::sql_list(products)),
      [&](const columnar::Batch& batch, std::size_t r) {
        found.products_.insert({std::string{batch.text(0, r)}, batch.values<std::int32_t>(1)[r], area_in(batch, 2, r),
                                std::string{batch.text(3, r)}});
      });
  if (!read) return fail(read.error());
  return found;
}

std::vector<std::string> TradeHoldings::feeds(Feeds which) const {
  auto all = comtrade_;
  if (which == Feeds::reported_then_reconciled && !reconciled_.empty()) all.push_back(reconciled_);
  return all;
}

TradeHoldings::Extent TradeHoldings::of_importer(const std::string& feed, int year, AreaCode importer) const {
  const auto found = importers_.find({feed, year, importer.value});
  return found == importers_.end() ? Extent{} : found->second;
}

bool TradeHoldings::has_product(const std::string& feed, int year, AreaCode importer,
                                const std::string& product) const {
  return products_.contains({feed, year, importer.value, product});
}

TradeHoldings::World TradeHoldings::of_world(int year) const {
  const auto found = world_.find(year);
  return found == world_.end() ? World{} : found->second;
}

Result<std::set<ProductCode>> TradeHoldings::reported_products(columnar::Database& db, const std::string& feed,
                                                               int year, const std::vector<AreaCode>& importers) {
  std::set<ProductCode> products;
  const auto sql = fmt::format(
      "SELECT DISTINCT revision, product FROM trade WHERE {} AND feed = {} AND year = {} AND reporter IN ({})",
      kYearlyHs6Imports, columnar::sql_string(feed), year, columnar::sql_list(importers));
  const auto read = columnar::each_row(db, sql, [&](const columnar::Batch& batch, std::size_t r) {
    const auto edition = parse_nomenclature(batch.text(0, r));
    const auto code = edition ? ProductCode::parse(*edition, batch.text(1, r)) : std::nullopt;
    if (code) products.insert(*code);
  });
  if (!read) return fail(read.error());
  return products;
}

}  // namespace noroshi::use_cases
