#include "use_cases/dossier/exporter_list.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::use_cases {
namespace {

// Of several feeds on one exporter and code the first speaks.
using Lists = std::map<std::pair<std::uint16_t, std::string>, ExporterList>;

Result<void> read_file(const GoodQuestion& asked, const lake::Partition& file, int year, Lists& lists) {
  // Where the year as a whole is there, its months would say the same again.
  const auto sql = fmt::format(
      "WITH rows AS (SELECT reporter::INTEGER AS reporter, partner::INTEGER AS partner, product::VARCHAR AS product, "
      "month, value_usd FROM read_parquet({}) WHERE flow = 'export' AND product IN ({}) AND value_usd IS NOT NULL), "
      "whole AS (SELECT reporter, product, bool_or(month = 0) AS any_year, count(DISTINCT month)::INTEGER AS months "
      "FROM rows GROUP BY ALL) "
      "SELECT r.reporter, r.partner, r.product, sum(r.value_usd)::DOUBLE, "
      "CASE WHEN any_value(w.any_year) THEN 0 ELSE any_value(w.months) END::INTEGER "
      "FROM rows r JOIN whole w USING (reporter, product) WHERE NOT w.any_year OR r.month = 0 "
      "GROUP BY r.reporter, r.partner, r.product ORDER BY r.reporter, r.product, r.partner",
      columnar::sql_file(file.path), columnar::sql_list(asked.subject.codes));
  const auto importer = asked.importer_in(year);
  if (!importer) return fail(importer.error());
  const auto own = importer->reporters();
  return columnar::each_row(asked.db, sql, [&](const columnar::Batch& b, std::size_t r) {
    const AreaCode exporter{static_cast<std::uint16_t>(b.values<std::int32_t>(0)[r])};
    const AreaCode partner{static_cast<std::uint16_t>(b.values<std::int32_t>(1)[r])};
    if (std::ranges::count(own, exporter) > 0) return;
    const std::string code{b.text(2, r)};
    auto& list = lists[{exporter.value, code}];
    if (list.year == 0) {
      list = {.exporter = exporter,
              .code = code,
              .feed = file.feed,
              .standing = file.standing,
              .year = year,
              .months = b.values<std::int32_t>(4)[r]};
    } else if (list.year != year || list.feed != file.feed) {
      return;
    }
    if (asked.workspace.areas().area(partner).kind == AreaKind::group) return;  // a total of others
    const double usd = b.values<double>(3)[r];
    list.total_usd += usd;
    if (std::ranges::count(own, partner) > 0) list.to_importer_usd += usd;
    if (asked.workspace.areas().is_identified(partner)) {
      list.destinations.emplace_back(partner, usd);
    } else {
      list.nobody_usd += usd;
    }
  });
}

}  // namespace

Result<std::vector<ExporterList>> read_exporter_lists(const GoodQuestion& asked, const holdings::TradeScope& scope) {
  const auto partitions = asked.workspace.store().partitions("trade", scope.as_of);
  if (!partitions) return fail(partitions.error());
  std::vector<std::pair<int, const lake::Partition*>> files;
  for (const auto& file : *partitions) {
    const auto period = parse_period(file.name);
    if (!period || (scope.year && period->year != *scope.year)) continue;
    if (!scope.source.empty() && file.feed != scope.source) continue;
    // Reconciled data and the atlas hold nobody's own list.
    if (file.standing == Standing::reconciled || file.standing == Standing::cited) continue;
    files.emplace_back(-period->year, &file);
  }
  std::ranges::stable_sort(files, {}, [](const auto& f) {
    return std::tuple{f.first, f.second->standing == Standing::own, f.second->feed};
  });
  Lists lists;
  for (const auto& [minus_year, file] : files) {
    if (auto read = read_file(asked, *file, -minus_year, lists); !read) return fail(read.error());
  }
  std::vector<ExporterList> sorted;
  for (auto& [key, list] : lists) {
    std::ranges::stable_sort(list.destinations, std::ranges::greater{}, &AreaShares::value_type::second);
    sorted.push_back(std::move(list));
  }
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &ExporterList::total_usd);
  return sorted;
}

}  // namespace noroshi::use_cases
