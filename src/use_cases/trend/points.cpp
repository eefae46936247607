#include "use_cases/trend/points.hpp"

#include <algorithm>

#include "base/single_precision.hpp"

namespace noroshi::use_cases {
namespace {

const Text kNobodyIdentified{"no supplier is identified", "供給国の特定できる輸入なし"};

void join(Text& list, const Text& words) {
  if (words.en.empty()) return;
  list.en += (list.en.empty() ? "" : "; ") + words.en;
  list.ja += (list.ja.empty() ? "" : "；") + words.ja;
}

void take_amounts(const holdings::TradeAmounts& amounts, TrendPoint& point) {
  if (!(amounts.mass_kg > 0.0) || !(amounts.value_usd > 0.0)) return;
  point.mass_kg = amounts.mass_kg;
  point.weighed_share = amounts.weighed_usd / amounts.value_usd;
  point.usd_per_kg = amounts.usd_per_kg();
}

void take_exporters(const holdings::ReportedFlows& flows, TrendPoint& point) {
  bool months = false;
  for (const auto& [exporter, report] : flows.of_exporters(point.code, point.period)) {
    if (!report.sent) continue;
    ++point.exporters;
    point.exporters_usd = point.exporters_usd.value_or(0.0) + report.sent->value_usd;
    if (report.sent->mass_kg > 0.0) point.exporters_kg = point.exporters_kg.value_or(0.0) + report.sent->mass_kg;
    months = months || (point.period.is_year() && report.months != holdings::kAllMonths);
  }
  if (!point.value_usd && point.exporters > 0)
    join(point.why,
         text("only the exporters' side is loaded ({} reporting)", "輸出側（{}か国）の報告のみ", point.exporters));
  if (months) join(point.why, {"exporters' side of some months only", "輸出側は一部の月のみ"});
}

Text bounds_in_words(const TrendPoint& point, double open_share) {
  return text("{:.1f} % of the total has no partner: top share {:.1f} to {:.1f} %, HHI {:.3f} to {:.3f}",
              "総額の{:.1f}％は相手国が不明：最大シェア{:.1f}～{:.1f}％、HHI {:.3f}～{:.3f}", 100.0 * open_share,
              100.0 * point.top_between->low, 100.0 * point.top_between->high, point.hhi_between->low,
              point.hhi_between->high);
}

// Shares of a position: exact where every partner is there, an interval where a part of the total is nobody's known.
void take_shares(const holdings::PositionRow& row, TrendPoint& point) {
  point.suppliers = row.suppliers;
  if (row.imports_usd > 0.0) {
    point.unidentified_share = row.unidentified_usd / row.imports_usd;
    point.unlisted_share = row.unlisted_usd / row.imports_usd;
  }
  if (row.shortfall.gap != Gap::none) {
    join(point.why, describe(row.shortfall));
    return;
  }
  if (row.suppliers == 0) {
    join(point.why, kNobodyIdentified);
    return;
  }
  point.top_supplier = row.top_supplier;
  if (row.hhi_high > 0.0) {
    point.top_between = Between{known_digits(row.top_low), known_digits(row.top_high)};
    point.hhi_between = Between{known_digits(row.hhi_low), known_digits(row.hhi_high)};
  }
  if (row.unlisted_usd > 0.0 && point.hhi_between) {
    join(point.why, bounds_in_words(point, *point.unlisted_share));
    return;
  }
  point.top_share = known_digits(row.top_share);
  point.hhi = known_digits(row.hhi);
}

Text why_no_position(const holdings::YearOfCodes& year, const std::string& code) {
  if (!year.stored) return {"no trade of the year is loaded", "当年の貿易データは未取込"};
  if (!year.reported)
    return text("no imports of {} are loaded for the year", "{}の当年の輸入データは未取込", year.importer.name);
  if (year.imports_none(code))
    return text("{} reports no imports of it", "{}の報告に本品目の輸入なし", year.importer.name);
  return text("its imports by {} are not loaded for the year", "{}の本品目の当年の輸入データは未取込",
              year.importer.name);
}

}  // namespace

TrendPoint point_of_year(const holdings::YearOfCodes& year, const std::string& code,
                         const holdings::ReportedFlows& flows, std::size_t methods) {
  TrendPoint point;
  point.code = code;
  point.period = {static_cast<std::int16_t>(year.year), 0};
  point.verdicts.assign(methods, year.imports_none(code) ? Verdict::clear : Verdict::unknown);
  point.gaps.assign(methods, year.imports_none(code) ? Gap::none : year.reported ? Gap::not_loaded : Gap::year_missing);
  const auto* row = year.find(code);
  if (row == nullptr) {
    point.why = why_no_position(year, code);
    take_exporters(flows, point);
    return point;
  }
  point.value_usd = row->imports_usd;
  point.edition = std::string{name_of(row->product.nomenclature())};
  point.feed = row->feed;
  point.mirrored = row->mirrored;
  take_shares(*row, point);
  if (methods > 0) {
    point.verdicts = row->verdicts;
    point.gaps = row->why;
    point.gaps.resize(methods, Gap::none);
    point.flagged = row->flagged, point.judged = row->judged;
  }
  take_exporters(flows, point);
  if (!row->mirrored) {
    if (const auto report = flows.of_importer(code, point.period, row->feed)) take_amounts(report->all, point);
    return point;
  }
  holdings::TradeAmounts sent;
  for (const auto& [exporter, report] : flows.of_exporters(code, point.period)) {
    if (report.sent) sent.add(*report.sent);
  }
  take_amounts(sent, point);
  return point;
}

namespace {

void take_month(const holdings::ImporterReport& report, const Shortfall& lacking, const normalize::AreaCatalog& areas,
                TrendPoint& point) {
  double identified = 0.0, squares = 0.0, largest = 0.0;
  std::optional<AreaCode> top;
  int suppliers = 0;
  for (const auto& [partner, amounts] : report.partners) {
    if (!areas.is_identified(partner)) continue;
    ++suppliers;
    identified += amounts.value_usd;
    squares += amounts.value_usd * amounts.value_usd;
    if (amounts.value_usd > largest) largest = amounts.value_usd, top = partner;
  }
  const double total = std::max(report.all.value_usd, report.printed_total.value_or(0.0));
  point.suppliers = suppliers;
  point.value_usd = total;
  point.unidentified_share = (report.all.value_usd - identified) / total;
  point.unlisted_share = (total - report.all.value_usd) / total;
  if (lacking.gap != Gap::none) {
    join(point.why, describe(lacking));
  } else if (suppliers == 0) {
    join(point.why, kNobodyIdentified);
  } else {
    point.top_supplier = top;
    point.top_share = largest / identified;
    point.hhi = squares / (identified * identified);
  }
}

}  // namespace

TrendPoint point_of_month(Period month, const std::string& code, const holdings::ReportedFlows& flows,
                          const holdings::YearOfCodes* year, const std::string& feed,
                          const normalize::AreaCatalog& areas) {
  TrendPoint point;
  point.code = code;
  point.period = month;
  const auto report = feed.empty() ? std::nullopt : flows.of_importer(code, month, feed);
  if (report && report->all.value_usd > 0.0) {
    point.feed = report->feed;
    const auto* position = year == nullptr ? nullptr : year->find(code);
    const bool says_all = flows.says_all_partners(month.year, feed);
    take_month(*report, holdings::partners_lacking(*report, month, position, says_all), areas, point);
    take_amounts(report->all, point);
  } else if (!feed.empty()) {
    point.why = {"no record of this month is loaded", "当月の記録は未取込"};
  } else if (flows.of_importer(code, {month.year, 0})) {
    point.why = {"only the whole year is loaded", "年間値のみ取込済み"};
  } else {
    point.why = {"no imports of the month are loaded", "当月の輸入データは未取込"};
  }
  take_exporters(flows, point);
  return point;
}

std::optional<FlaggedRun> run_ending(const std::vector<Verdict>& verdicts, std::size_t last) {
  if (last >= verdicts.size() || verdicts[last] != Verdict::flagged) return std::nullopt;
  FlaggedRun run{.since = last};
  std::size_t unknown = 0;
  for (std::size_t i = last; i-- > 0;) {
    if (verdicts[i] == Verdict::clear) {
      run.perhaps_longer = unknown > 0;
      return run;
    }
    if (verdicts[i] == Verdict::unknown) {
      ++unknown;
      continue;
    }
    run.since = i;
    run.unknown += std::exchange(unknown, 0);
  }
  return run;
}

}  // namespace noroshi::use_cases
