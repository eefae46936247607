#include "use_cases/level/evidence.hpp"

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "lake/lake_views.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kHs6 = 6;

// Months and years on one line by their last day; of two with the same, the month is the finer answer.
constexpr const char* kEnd = "(year::INTEGER * 12 + CASE WHEN month = 0 THEN 12 ELSE month::INTEGER END)";

Period period_of(std::int32_t key) {
  const int end = key / 2 - 1;  // months since year 0, counted from January = 0
  return {static_cast<std::int16_t>(end / 12), static_cast<std::uint8_t>(key % 2 == 0 ? 0 : end % 12 + 1)};
}

bool later(Period a, Period b) { return std::pair{last_day(a), !a.is_year()} > std::pair{last_day(b), !b.is_year()}; }

std::vector<std::uint16_t> identified(const normalize::AreaCatalog& areas) {
  std::vector<std::uint16_t> codes;
  for (const auto& area : areas.all()) {
    if (is_identified(area.kind)) codes.push_back(area.code.value);
  }
  return codes;
}

// Coverage of a product in a year, as TradeCube defines it, but on the reports themselves: of the areas that buy or
// sell it, the share that reports anything of that year. BACI is reconciled world trade and counts as 1.
std::string coverage_sql(const normalize::AreaCatalog& areas, int last_end) {
  return fmt::format(R"sql(
    WITH rows AS (SELECT DISTINCT feed, year, product[1:6] AS hs6, reporter, partner FROM trade
                  WHERE feed <> 'atlas' AND length(product) >= 6 AND (starts_with(revision, 'HS') OR revision = 'NATIONAL') AND {} <= {}),
    newest AS (SELECT hs6, max(year) AS year FROM rows GROUP BY hs6),
    recent AS (SELECT rows.* FROM rows JOIN newest USING (hs6, year)),
    reporters AS (SELECT DISTINCT feed, year, reporter AS area FROM rows),
    traders AS (SELECT feed, year, hs6, reporter AS area FROM recent WHERE feed <> 'baci'
                UNION SELECT feed, year, hs6, partner FROM recent WHERE feed <> 'baci'),
    covered AS (SELECT traders.hs6, traders.feed, avg(CASE WHEN reporters.area IS NULL THEN 0.0 ELSE 1.0 END)::DOUBLE AS share
                FROM traders LEFT JOIN reporters USING (feed, year, area) WHERE traders.area IN ({}) GROUP BY ALL
                UNION ALL SELECT DISTINCT hs6, feed, 1.0::DOUBLE FROM recent WHERE feed = 'baci')
    SELECT hs6, max(share)::DOUBLE FROM covered GROUP BY hs6)sql",
                     kEnd, last_end, columnar::sql_list(identified(areas)));
}

// A good may be the sum of codes that each hold a part of it and nothing else; one such code alone is not the good.
bool is_sum_of_parts(const Good& good) {
  const auto parts = [](const GoodCode& c) { return c.scope == GoodCode::Scope::narrower; };
  return std::ranges::all_of(good.codes, parts) &&
         std::ranges::count(good.codes, std::string{"HS"}, &GoodCode::system) > 1;
}

bool carries(const Good& good, const GoodCode& code) {
  return code.scope != GoodCode::Scope::narrower || is_sum_of_parts(good);
}

// The HS codes that carry the good: those that are it, else those that hold it or, all together, make it up.
std::set<std::string> hs6_of(const Good& good) {
  std::set<std::string> exact, wider;
  for (const auto& code : good.codes) {
    if (code.code.size() < kHs6 || !carries(good, code)) continue;
    (code.system == "HS" && code.scope == GoodCode::Scope::exact ? exact : wider).insert(code.code.substr(0, kHs6));
  }
  return exact.empty() ? wider : exact;
}

const GoodCode* finest(const Good& good, bool below_hs6) {
  const GoodCode* best = nullptr;
  for (const auto& code : good.codes) {
    if (!below_hs6 && code.system != "HS") continue;
    if (best == nullptr || code.code.size() > best->code.size()) best = &code;
  }
  return best;
}

}  // namespace

Result<LevelEvidence> LevelEvidence::gather(const lake::Workspace& workspace, columnar::Database& db,
                                            const normalize::AreaCatalog& areas,
                                            const holdings::ImporterChoice& importer, Period month, Date asked_on) {
  LevelEvidence evidence;
  for (const auto a : importer.reporters()) evidence.importers_.push_back(a.value);
  evidence.is_japan_ = importer.code == "JPN";
  evidence.asked_on_ = asked_on;
  auto used = workspace.partitions("trade", asked_on);
  if (!used) return fail(used.error());
  evidence.used_ = std::move(*used);
  if (evidence.used_.empty()) return evidence;
  if (auto views = lake::create_lake_views(workspace, db, asked_on); !views) return fail(views.error());
  const int last_end = month.year * 12 + month.month;
  auto read = columnar::each_row(
      db,
      fmt::format("SELECT product, reporter::INTEGER, max({0} * 2 + CASE WHEN month = 0 THEN 0 ELSE 1 END)::INTEGER "
                  "FROM trade WHERE flow = 'import' AND reporter IN ({1}) "
                  "AND {0} <= {2} GROUP BY ALL",
                  kEnd, columnar::sql_list(evidence.importers_), last_end),
      [&](const columnar::Batch& batch, std::size_t r) {
        evidence.newest_[std::string{batch.text(0, r)}][static_cast<std::uint16_t>(batch.values<std::int32_t>(1)[r])] =
            period_of(batch.values<std::int32_t>(2)[r]);
      });
  if (!read) return fail(read.error());
  read = columnar::each_row(db, coverage_sql(areas, last_end), [&](const columnar::Batch& batch, std::size_t r) {
    evidence.coverage_[std::string{batch.text(0, r)}] = batch.values<double>(1)[r];
  });
  if (!read) return fail(read.error());
  return evidence;
}

std::optional<Period> LevelEvidence::newest_of(const Good& good) const {
  std::map<std::uint16_t, Period> by_importer;
  for (const auto& code : good.codes) {
    if (!carries(good, code)) continue;
    for (auto at = newest_.lower_bound(code.code); at != newest_.end() && at->first.starts_with(code.code); ++at) {
      for (const auto& [importer, period] : at->second) {
        const auto [known, is_new] = by_importer.try_emplace(importer, period);
        if (!is_new && later(period, known->second)) known->second = period;
      }
    }
  }
  if (by_importer.size() < importers_.size()) return std::nullopt;  // a group is as timely as its last member
  std::optional<Period> oldest;
  for (const auto& [importer, period] : by_importer) {
    if (!oldest || later(*oldest, period)) oldest = period;
  }
  return oldest;
}

std::optional<double> LevelEvidence::coverage_of(const Good& good) const {
  double least = 1.0;
  bool any = false;
  const auto codes = hs6_of(good);
  for (const auto& code : codes) {
    const auto found = coverage_.find(code);
    any = any || found != coverage_.end();
    least = std::min(least, found == coverage_.end() ? 0.0 : found->second);  // a code without data is not covered
  }
  return any ? std::optional{least} : std::nullopt;
}

alerts::EwsEvidence LevelEvidence::of(const Good& good) const {
  alerts::EwsEvidence evidence;
  const bool national = std::ranges::any_of(good.codes, [](const GoodCode& c) { return c.system == "JP"; });
  evidence.has_hs_code = !good.codes.empty();
  evidence.finer_than_hs6 =
      good.finer_than_hs6 && (is_japan_ || !national);  // Japan's lines do not split others' trade
  if (const auto* code = finest(good, evidence.finer_than_hs6))
    evidence.finest_code = code->revision + (code->revision.empty() ? "" : " ") + code->code;
  evidence.newest_period = newest_of(good);
  evidence.asked_on = asked_on_;
  evidence.world_coverage = coverage_of(good);
  std::set<std::string> stages;
  for (const auto& figure : good.stages) {
    if (!figure.shares.empty() && !figure.of_exports) stages.insert(figure.stage);
  }
  evidence.stages_known = static_cast<int>(stages.size());
  return evidence;
}

}  // namespace noroshi::use_cases
