#include "use_cases/dossier/surveyed_years.hpp"

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kMonthsOfAYear = 12;

// Counts of one year's rows of the good.
struct YearCounts {
  std::int64_t rows = 0, own = 0;            // all; of the importer's trade
  std::int64_t first_month = 0, months = 0;  // of its imports; first month 0: there are figures of the whole year
};

Result<YearCounts> count_rows(const GoodQuestion& asked, const std::vector<lake::Partition>& files,
                              const holdings::ImporterChoice& importer) {
  YearCounts counts;
  const auto read = columnar::each_row(
      asked.db,
      fmt::format("SELECT count(*)::BIGINT, "
                  "(count(*) FILTER (reporter IN ({0}) AND flow = 'import' OR partner IN ({0}) AND flow = 'export'))"
                  "::BIGINT, "
                  "coalesce(min(month) FILTER (reporter IN ({0}) AND flow = 'import'), 0)::BIGINT, "
                  "(count(DISTINCT month) FILTER (reporter IN ({0}) AND flow = 'import'))::BIGINT "
                  "FROM read_parquet([{1}]) WHERE product IN ({2})",
                  columnar::sql_list(importer.reporters()), columnar::sql_list(files, &lake::Partition::path),
                  columnar::sql_list(asked.subject.codes)),
      [&](const columnar::Batch& batch, std::size_t r) {
        std::size_t column = 0;
        for (auto* count : {&counts.rows, &counts.own, &counts.first_month, &counts.months})
          *count = batch.values<std::int64_t>(column++)[r];
      });
  if (!read) return fail(read.error());
  return counts;
}

Result<std::set<std::string>> codes_held(const GoodQuestion& asked, const std::vector<lake::Partition>& files) {
  std::set<std::string> codes;
  const auto read = columnar::each_row(
      asked.db,
      fmt::format("SELECT DISTINCT product::VARCHAR FROM read_parquet([{}]) WHERE product IN ({})",
                  columnar::sql_list(files, &lake::Partition::path), columnar::sql_list(asked.subject.codes)),
      [&](const columnar::Batch& batch, std::size_t r) { codes.emplace(batch.text(0, r)); });
  if (!read) return fail(read.error());
  return codes;
}

}  // namespace

int SurveyedYears::newest() const {
  if (imported.empty()) return 0;
  const auto whole =
      std::ranges::find_if(imported.rbegin(), imported.rend(), [&](int year) { return !partial.contains(year); });
  return whole != imported.rend() ? *whole : imported.back();
}

Result<SurveyedYears> survey_years(const GoodQuestion& asked) {
  SurveyedYears found;
  for (const auto& [year, files] : asked.stored.years()) {
    const auto importer = asked.importer_in(year);
    if (!importer) return fail(importer.error());
    const auto counts = count_rows(asked, files, *importer);
    if (!counts) return fail(counts.error());
    if (counts->rows == 0) continue;
    found.all.push_back(year);
    auto codes = codes_held(asked, files);
    if (!codes) return fail(codes.error());
    found.codes[year] = std::move(*codes);
    if (counts->own == 0) continue;
    found.imported.push_back(year);
    if (counts->first_month > 0 && counts->months < kMonthsOfAYear) found.partial.insert(year);
  }
  return found;
}

}  // namespace noroshi::use_cases
