#include "use_cases/level/evidence.hpp"

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"

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

// The longest code: of national lines too, or of the Harmonized System only.
const GoodCode* finest(const Good& good, bool below_hs6) {
  const GoodCode* best = nullptr;
  for (const auto& code : good.codes) {
    if (!below_hs6 && code.system != "HS") continue;
    if (best == nullptr || code.code.size() > best->code.size()) best = &code;
  }
  return best;
}

// A line of more than six digits that is this good, for importers that use it.
bool has_line_below_hs6(const Good& good, bool is_japan) {
  return good.finer_than_hs6 && std::ranges::any_of(good.codes, [&](const GoodCode& code) {
           return code.code.size() > kHs6 && (is_japan || code.system != "JP");
         });
}

}  // namespace

Result<LevelEvidence> LevelEvidence::gather(holdings::OpenedWorkspace& workspace,
                                            const holdings::ImporterChoice& importer, Period month, Date asked_on) {
  LevelEvidence evidence;
  for (const auto a : importer.reporters()) evidence.importers_.push_back(a.value);
  evidence.is_japan_ = importer.code == "JPN";
  evidence.asked_on_ = asked_on;
  auto used = workspace.store().partitions("trade", asked_on);
  if (!used) return fail(used.error());
  evidence.used_ = std::move(*used);
  if (evidence.used_.empty()) return evidence;
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const int last_end = month.year * 12 + month.month;
  const auto read = columnar::each_row(
      **db,
      fmt::format("SELECT product, reporter::INTEGER, max({0} * 2 + CASE WHEN month = 0 THEN 0 ELSE 1 END)::INTEGER "
                  "FROM read_parquet([{3}], union_by_name = true) WHERE flow = 'import' AND reporter IN ({1}) "
                  "AND NOT starts_with(revision, 'SITC') AND {0} <= {2} GROUP BY ALL",
                  kEnd, columnar::sql_list(evidence.importers_), last_end,
                  columnar::sql_list(evidence.used_, &lake::Partition::path)),
      [&](const columnar::Batch& batch, std::size_t r) {
        evidence.newest_[std::string{batch.text(0, r)}][static_cast<std::uint16_t>(batch.values<std::int32_t>(1)[r])] =
            period_of(batch.values<std::int32_t>(2)[r]);
      });
  if (!read) return fail(read.error());
  auto world = measure_world_scope(workspace, importer, asked_on);
  if (!world) return fail(world.error());
  evidence.world_ = std::move(*world);
  return evidence;
}

std::optional<Period> LevelEvidence::newest_of(const std::string& code) const {
  std::map<std::uint16_t, Period> by_importer;
  for (auto at = newest_.lower_bound(code); at != newest_.end() && at->first.starts_with(code); ++at) {
    for (const auto& [importer, period] : at->second) {
      const auto [known, is_new] = by_importer.try_emplace(importer, period);
      if (!is_new && later(period, known->second)) known->second = period;
    }
  }
  if (by_importer.size() < importers_.size()) return std::nullopt;  // a group is as timely as its last member
  std::optional<Period> oldest;
  for (const auto& [importer, period] : by_importer) {
    if (!oldest || later(*oldest, period)) oldest = period;
  }
  return oldest;
}

void LevelEvidence::add_timeliness(const std::set<std::string>& codes, alerts::EwsEvidence& evidence) const {
  for (const auto& code : codes) {
    const auto newest = newest_of(code);
    if (!newest)
      evidence.codes_without_trade.push_back(code);
    else if (!evidence.newest_period || later(*evidence.newest_period, *newest))
      evidence.newest_period = newest;
  }
}

void LevelEvidence::add_scope(const std::set<std::string>& codes, alerts::EwsEvidence& evidence) const {
  evidence.world_year = world_.year;
  for (const auto& code : codes) {
    const auto found = world_.by_hs6.find(code);
    if (found == world_.by_hs6.end()) {
      evidence.codes_without_world_trade.push_back(code);
    } else if (!evidence.world_coverage || found->second.covered < *evidence.world_coverage) {
      evidence.world_coverage = found->second.covered;
      evidence.world_gap = found->second.gap;
    }
  }
}

alerts::EwsEvidence LevelEvidence::of(const Good& good) const {
  alerts::EwsEvidence evidence;
  evidence.has_hs_code = !good.codes.empty();
  evidence.finer_than_hs6 = has_line_below_hs6(good, is_japan_);  // Japan's lines do not split others' trade
  if (const auto* code = finest(good, evidence.finer_than_hs6)) {
    evidence.finest_code = code->revision + (code->revision.empty() ? "" : " ") + code->code;
    evidence.finer_is_loaded = evidence.finer_than_hs6 && newest_of(code->code).has_value();
  }
  evidence.asked_on = asked_on_;
  const auto codes = hs6_of(good);
  add_timeliness(codes, evidence);
  add_scope(codes, evidence);
  std::set<std::string> stages;
  for (const auto& figure : good.stages) {
    if (!figure.shares.empty() && !figure.of_exports) stages.insert(figure.stage);
  }
  evidence.stages_known = static_cast<int>(stages.size());
  return evidence;
}

}  // namespace noroshi::use_cases
