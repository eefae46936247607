#include "use_cases/suppliers/lines.hpp"

#include <algorithm>

#include "holdings/printed_total.hpp"

namespace noroshi::use_cases {
namespace {

class LineMaker {
 public:
  LineMaker(SuppliersOfPeriod& out, const normalize::AreaCatalog& areas) : out_{out}, areas_{areas} {}

  void take_importer(const holdings::ImporterReport& report, const Shortfall& lacking) {
    double identified = 0.0;
    for (const auto& [partner, amounts] : report.partners) {
      if (areas_.is_identified(partner)) identified += amounts.value_usd;
    }
    const bool whole = lacking.gap == Gap::none && identified > 0.0;
    for (const auto& [partner, amounts] : report.partners) {
      auto& line = out_.lines.emplace_back(SupplierLine{.partner = partner, .imported = amounts});
      if (whole && areas_.is_identified(partner)) line.share = amounts.value_usd / identified;
      if (report.printed_total) line.share_of_total = amounts.value_usd / *report.printed_total;
    }
    const double rest = report.printed_total.value_or(0.0) - report.all.value_usd;
    if (report.printed_total && !holdings::is_rounding(rest, *report.printed_total)) {
      out_.lines.push_back(
          {.imported = holdings::TradeAmounts{.value_usd = rest}, .share_of_total = rest / *report.printed_total});
    }
  }

  void take_exporter(AreaCode exporter, const holdings::ExporterReport& report, bool importer_whole) {
    auto line = std::ranges::find(out_.lines, std::optional{exporter}, &SupplierLine::partner);
    if (line == out_.lines.end()) {
      if (!report.sent) return;
      out_.lines.push_back({.partner = exporter});
      line = std::prev(out_.lines.end());
    }
    line->exporter = report;
    const bool both = importer_whole && (!out_.period.is_year() || report.months == holdings::kAllMonths);
    if (both && line->imported && report.sent && report.sent->value_usd > 0.0)
      line->difference = line->imported->value_usd / report.sent->value_usd - 1.0;
  }

  // The suppliers' own words stand in for the importer's.
  void share_among_exporters() {
    double sum = 0.0;
    for (const auto& line : out_.lines) sum += sent_by(line);
    for (auto& line : out_.lines) {
      if (sum > 0.0 && line.exporter && line.exporter->sent) line.share = sent_by(line) / sum;
    }
  }

  void sort() {
    std::ranges::stable_sort(out_.lines, {}, [&](const SupplierLine& line) {
      const int place = !line.partner ? 2 : areas_.is_identified(*line.partner) ? 0 : 1;
      return std::tuple{place, line.imported ? -line.imported->value_usd : 0.0, -sent_by(line)};
    });
  }

 private:
  static double sent_by(const SupplierLine& line) {
    return line.exporter && line.exporter->sent ? line.exporter->sent->value_usd : 0.0;
  }

  SuppliersOfPeriod& out_;
  const normalize::AreaCatalog& areas_;
};

Text why_no_report(const SuppliersOfPeriod& out, const holdings::YearOfCodes* year, bool any_year) {
  if (!out.period.is_year() && any_year) return {"only the whole year is loaded", "年間値のみ取込済み"};
  if (year == nullptr) return {"no imports of the period are loaded", "当該期間の輸入データは未取込"};
  if (!year->stored) return {"no trade of the year is loaded", "当年の貿易データは未取込"};
  if (out.period.is_year() && year->imports_none(out.code))
    return text("{} reports no imports of it", "{}の報告に本品目の輸入なし", year->importer.name);
  return text("its imports by {} are not loaded", "{}の本品目の輸入データは未取込", year->importer.name);
}

}  // namespace

SuppliersOfPeriod suppliers_of(const std::string& code, Period period, const holdings::ReportedFlows& flows,
                               const holdings::YearOfCodes* year, const std::string& feed,
                               const normalize::AreaCatalog& areas) {
  SuppliersOfPeriod out{.code = code, .period = period};
  const auto* position = year == nullptr ? nullptr : year->find(code);
  const bool mirrored = position != nullptr && position->mirrored;
  const bool speaks = !mirrored && (period.is_year() || !feed.empty());
  const auto speaker = period.is_year() && position != nullptr ? position->feed : feed;
  const auto report = speaks ? flows.of_importer(code, period, speaker) : std::nullopt;
  LineMaker lines{out, areas};
  if (position != nullptr) out.edition = std::string{name_of(position->product.nomenclature())};
  if (report && report->all.value_usd > 0.0) {
    out.feed = report->feed;
    const auto lacking =
        holdings::partners_lacking(*report, period, position, flows.says_all_partners(period.year, report->feed));
    lines.take_importer(*report, lacking);
    out.why = describe(lacking);
  } else if (mirrored && period.is_year()) {
    out.why = describe(position->shortfall);
  } else {
    out.why = why_no_report(out, year, flows.of_importer(code, {period.year, 0}).has_value());
  }
  const bool importer_whole = report && (!period.is_year() || report->months == holdings::kAllMonths);
  for (const auto& [exporter, said] : flows.of_exporters(code, period))
    lines.take_exporter(exporter, said, importer_whole);
  if (mirrored && period.is_year() && position->shortfall.gap == Gap::none) lines.share_among_exporters();
  lines.sort();
  return out;
}

}  // namespace noroshi::use_cases
