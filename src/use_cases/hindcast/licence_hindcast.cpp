#include "use_cases/hindcast/licence_hindcast.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "columnar/query_rows.hpp"
#include "lake/lake_views.hpp"
#include "use_cases/hindcast/licence_forecast.hpp"

namespace noroshi::use_cases {
namespace {

constexpr const char* kLicenceCases = "scenarios/licence_cases.toml";
constexpr Date kAnnounced{2023, 7, 3}, kEffective{2023, 8, 1};
constexpr const char* kCode = "811292";
constexpr int kChina = 156;
constexpr Period kLastMonth{2024, 7};

// China's monthly exports of the code to all partners, in kilograms, from the feed with most months; months in which a
// row has no weight are left out.
Result<std::vector<scenarios::MonthlyAmount>> exports_of_the_code(holdings::OpenedWorkspace& workspace) {
  std::vector<scenarios::MonthlyAmount> months;
  auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto views = lake::create_lake_views(workspace.store(), **db);
  if (!views) return fail(views.error());
  if (std::ranges::find(*views, "trade") == views->end()) return months;
  const auto rows = fmt::format(
      "flow = 'export' AND month > 0 AND product LIKE '{}%' AND reporter = {} AND year BETWEEN 2022 AND 2024", kCode,
      kChina);
  const auto feed = (*db)->scalar(
      fmt::format("SELECT feed FROM trade WHERE {} GROUP BY feed ORDER BY count(*) DESC, feed LIMIT 1", rows));
  if (!feed) return fail(feed.error());
  if (!*feed) return months;
  auto done = columnar::each_row(
      **db,
      fmt::format(
          "SELECT year::INTEGER, month::INTEGER, sum(mass_kg)::DOUBLE FROM trade WHERE {} AND feed = {} GROUP BY "
          "year, month HAVING sum(mass_kg) > 0 ORDER BY year, month",
          rows, columnar::sql_string(**feed)),
      [&](const columnar::Batch& batch, std::size_t r) {
        months.push_back({{static_cast<std::int16_t>(batch.values<std::int32_t>(0)[r]),
                           static_cast<std::uint8_t>(batch.values<std::int32_t>(1)[r])},
                          batch.values<double>(2)[r]});
      });
  if (!done) return fail(done.error());
  return months;
}

// The code as if all of it were the metals; base: the twelve months before the announcement.
std::optional<scenarios::LicenceCase> case_of_the_code(const std::vector<scenarios::MonthlyAmount>& months) {
  constexpr Period kFirst{2022, 7}, kBefore{2023, 6}, kFrom{2023, 7};
  constexpr std::size_t kMonthsOfBase = 12;
  scenarios::LicenceCase code{
      .id = fmt::format("HS {}, all metals", kCode), .announced = kAnnounced, .effective = kEffective};
  double base = 0.0;
  std::size_t count = 0;
  for (const auto& m : months) {
    if (kFirst <= m.month && m.month <= kBefore) base += m.amount, ++count;
    if (kFrom <= m.month && m.month <= kLastMonth) code.months.push_back(m);
  }
  if (count < kMonthsOfBase || code.months.empty()) return std::nullopt;
  code.base = base / static_cast<double>(kMonthsOfBase);
  return code;
}

void add_code(CaseReport& report, const scenarios::LicenceCase& code, std::vector<LicenceForecast> forecasts,
              std::uint64_t seed, std::vector<LicenceForecast>& all) {
  std::ranges::move(
      score_licences(forecasts, {{"licence_delay on the whole of HS 811292", "HS 811292全体に適用"},
                                 {"error of a month, HS 811292, of a month at rest", "月次誤差、HS 811292（平常月比）"},
                                 seed}),
      std::back_inserter(report.scores));
  const auto visible = scenarios::estimate_licence(code);
  report.notes.push_back(
      visible
          ? Text{"HS 811292 falls by half or more within half a year of the effect.",
                 "HS 811292は発効後半年以内に半減した。"}
          : text("HS 811292 joins gallium and germanium with other metals: {} A forecast for the metals must not be "
                 "scored on the code, nor the other way round.",
                 "HS 811292はガリウム・ゲルマニウムを他の金属と合わせた番号：{} 金属の予測を番号で、"
                 "番号の予測を金属で採点してはならない。",
                 visible.error().message));
  std::ranges::move(forecasts, std::back_inserter(all));
}

}  // namespace

Result<CaseReport> hindcast_gallium(holdings::OpenedWorkspace& workspace, std::uint64_t seed) {
  const auto cases = scenarios::read_licence_cases(workspace.data().folder() / kLicenceCases);
  if (!cases) return fail(cases.error());
  CaseReport report;
  std::vector<LicenceForecast> metals, others;
  for (const auto& of : *cases) {
    auto forecasts = forecast_licences(*cases, of, seed);
    if (!forecasts) return fail(forecasts.error());
    std::ranges::move(*forecasts, std::back_inserter(of.announced == kAnnounced ? metals : others));
  }
  const Text ledger{"licence_delay, ranges from other announcements", "licence_delay（範囲は他の発表の事例から）"};
  for (auto* part : {&metals, &others}) {
    const Text measure = part == &metals ? Text{"error of a month, gallium and germanium, of a month at rest",
                                                "月次誤差、ガリウム・ゲルマニウム（平常月比）"}
                                         : Text{"error of a month, other licence regimes, of a month at rest",
                                                "月次誤差、他の許可制（平常月比）"};
    std::ranges::move(score_licences(*part, {ledger, measure, seed}), std::back_inserter(report.scores));
  }
  report.notes.push_back(
      {"Gallium and germanium: fitted: nothing on them; ranges of the licence path come from regimes announced on "
       "other "
       "days, all of them later, so that this is a case left out, not a forecast that 2023 could have made. Known: the "
       "day of effect and the month at rest. The band holds the ranges, not the scatter of single months.",
       "ガリウム・ゲルマニウム：両金属からは何も推定していない。許可制の経路の範囲は他の日に発表された事例（いずれも後"
       "の"
       "もの）により、2023年当時に可能だった予測ではなく、当該事例を除いた検証である。既知とするのは発効日と平常月。"
       "帯は範囲のみで、月ごとの変動は含まない。"});
  const auto months = exports_of_the_code(workspace);
  if (!months) return fail(months.error());
  if (const auto code = case_of_the_code(*months)) {
    auto forecasts = forecast_licences(*cases, *code, seed);
    if (!forecasts) return fail(forecasts.error());
    add_code(report, *code, std::move(*forecasts), seed, others);
  } else {
    auto missing =
        not_run("gallium2023",
                {"HS 811292: needs China's monthly exports by weight, 2022 to 2024",
                 "HS 811292：中国の月次輸出（重量付き、2022～2024年）が必要"},
                {"Trade is loaded with ⟦import⟧ (here: the mapping china_exports_hs6_partner_monthly).",
                 "貿易データは⟦import⟧で取り込む（ここではマッピング china_exports_hs6_partner_monthly）。"});
    std::ranges::move(missing.scores, std::back_inserter(report.scores));
    std::ranges::move(missing.notes, std::back_inserter(report.notes));
  }
  std::ranges::move(others, std::back_inserter(metals));
  report.details.push_back(licence_table(metals));
  return report;
}

}  // namespace noroshi::use_cases
