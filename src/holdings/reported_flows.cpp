#include "holdings/reported_flows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "columnar/query_rows.hpp"
#include "columnar/sql_list.hpp"
#include "lake/trade_file.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::uint16_t bit_of(std::uint8_t month) { return static_cast<std::uint16_t>(1U << (month - 1)); }

// The records of a period among those that a reporter filed: of a year its yearly ones, else its months.
class PeriodRecords {
 public:
  PeriodRecords(const TradeRecords& records, const std::string& code, Flow flow, Period period) : period_{period} {
    for (const auto& r : records) {
      if (r.flow != flow || r.product.digits() != code) continue;
      if (!period.is_year() && r.period != period) continue;
      chosen_.push_back(&r);
      if (r.period.is_year()) whole_.insert(r.reporter);
    }
  }
  template <class Take>
  void each(Take take) const {
    for (const auto* r : chosen_) {
      if (!period_.is_year() || r->period.is_year() || !whole_.contains(r->reporter)) take(*r);
    }
  }

 private:
  Period period_;
  std::vector<const TradeRecord*> chosen_;
  std::set<AreaCode> whole_;
};

// Months that every one of the reporters holds.
std::uint16_t months_of(const PeriodRecords& records) {
  std::map<AreaCode, std::uint16_t> by_reporter;
  records.each([&](const TradeRecord& r) {
    auto& bits = by_reporter[r.reporter];
    bits = static_cast<std::uint16_t>(bits | (r.period.is_year() ? kAllMonths : bit_of(r.period.month)));
  });
  std::uint16_t months = kAllMonths;
  for (const auto& [reporter, bits] : by_reporter) months = static_cast<std::uint16_t>(months & bits);
  return by_reporter.empty() ? std::uint16_t{0} : months;
}

std::string rows_of_interest(const std::vector<std::string>& codes, const std::string& reporters) {
  return fmt::format(
      "product IN ({0}) AND (flow = 'import' AND reporter IN ({1}) OR flow = 'export' AND partner IN ({1}))",
      columnar::sql_list(codes), reporters);
}

template <class Spoken>
Result<Spoken> exporters_in(columnar::Database& db, const lake::Partition& file,
                            const std::vector<std::string>& codes) {
  Spoken spoken;
  const auto read = columnar::each_row(
      db,
      fmt::format("SELECT reporter::INTEGER, product, min(month)::INTEGER, bit_or(CASE WHEN month > 0 THEN 1 << "
                  "(month::INTEGER - 1) ELSE 0 END)::INTEGER FROM read_parquet({}) WHERE flow = 'export' AND product "
                  "IN ({}) GROUP BY ALL",
                  columnar::sql_file(file.path), columnar::sql_list(codes)),
      [&](const columnar::Batch& batch, std::size_t r) {
        const auto reporter = AreaCode{static_cast<std::uint16_t>(batch.values<std::int32_t>(0)[r])};
        spoken[{reporter, std::string{batch.text(1, r)}}] = {
            .whole = batch.values<std::int32_t>(2)[r] == 0,
            .months = static_cast<std::uint16_t>(batch.values<std::int32_t>(3)[r])};
      });
  if (!read) return fail(read.error());
  return spoken;
}

bool all_partners_in(const lake::Partition& file, const std::vector<Delivery>& deliveries) {
  return std::ranges::all_of(file.contributions, [&](const lake::Contribution& c) {
    const auto delivery = std::ranges::find(deliveries, c.delivery, &Delivery::id);
    return delivery != deliveries.end() && delivery->frame.partners == Extent::all;
  });
}

}  // namespace

void TradeAmounts::add(const TradeRecord& r) {
  TradeAmounts one{.value_usd = r.value_usd};
  if (r.has(Mark::mass_known) && r.mass_kg > 0.0) one.mass_kg = r.mass_kg, one.weighed_usd = r.value_usd;
  if (r.has(Mark::quantity_known) && r.quantity > 0.0)
    one.quantity = r.quantity, one.counted_usd = r.value_usd, one.unit = r.unit;
  add(one);
}

void TradeAmounts::add(const TradeAmounts& other) {
  value_usd += other.value_usd;
  mass_kg += other.mass_kg;
  weighed_usd += other.weighed_usd;
  if (other.quantity > 0.0) {
    several_units = several_units || other.several_units || (quantity > 0.0 && unit != other.unit);
    unit = other.unit;
  }
  quantity += other.quantity;
  counted_usd += other.counted_usd;
}

std::optional<double> TradeAmounts::usd_per_kg() const {
  return mass_kg > 0.0 ? std::optional{weighed_usd / mass_kg} : std::nullopt;
}

std::optional<double> TradeAmounts::counted() const {
  return quantity > 0.0 && !several_units ? std::optional{quantity} : std::nullopt;
}

Result<ReportedFlows> ReportedFlows::read(OpenedWorkspace& workspace, const StoredTrade& stored,
                                          const FlowQuestion& question) {
  auto opened = workspace.database();
  if (!opened) return fail(opened.error());
  auto& db = **opened;
  const auto totals = workspace.store().partitions("trade_totals", question.as_of);
  if (!totals) return fail(totals.error());
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  ReportedFlows flows;
  flows.areas_ = &workspace.areas();
  for (const auto& [year, files] : stored.years()) {
    if (year < question.from || year > question.to) continue;
    const auto importer = choose_importer(workspace.areas(), workspace.groups(), question.importer,
                                          last_day({static_cast<std::int16_t>(year), 0}));
    if (!importer) return fail(importer.error());
    const auto reporters = columnar::sql_list(importer->reporters());
    for (const auto& file : files) {
      auto records = lake::read_trade_file(db, file.path, rows_of_interest(question.codes, reporters));
      if (!records) return fail(records.error());
      auto exporters = exporters_in<Spoken>(db, file, question.codes);
      if (!exporters) return fail(exporters.error());
      if (records->empty() && exporters->empty()) continue;
      FeedYear held{
          file, *importer, std::move(*records), {}, std::move(*exporters), all_partners_in(file, *deliveries)};
      for (const auto& t : *totals) {
        if (importer->group || t.feed != file.feed || t.name != file.name) continue;
        auto printed = lake::read_trade_file(
            db, t.path, rows_of_interest(question.codes, reporters) + " AND flow = 'import' AND partner = 0");
        if (!printed) return fail(printed.error());
        held.totals = std::move(*printed);
      }
      flows.held_[year].push_back(std::move(held));
    }
  }
  return flows;
}

ImporterReport ReportedFlows::report_in(const FeedYear& held, const std::string& code, Period period) const {
  ImporterReport report;
  report.feed = held.file.feed;
  const PeriodRecords records{held.records, code, Flow::import, period};
  report.months = months_of(records);
  const auto own = held.importer.reporters();
  records.each([&](const TradeRecord& r) {
    const auto partner = areas_->find_number(r.partner.value);
    if (!partner || areas_->area(*partner).kind == AreaKind::group || !(r.value_usd > 0.0)) return;
    if (std::ranges::find(own, *partner) != own.end()) {
      report.own_usd += r.value_usd;
      return;
    }
    report.partners[*partner].add(r);
    report.all.add(r);
  });
  PeriodRecords{held.totals, code, Flow::import, period}.each(
      [&](const TradeRecord& r) { report.printed_total = report.printed_total.value_or(0.0) + r.value_usd; });
  return report;
}

std::optional<ImporterReport> ReportedFlows::of_importer(const std::string& code, Period period,
                                                         const std::string& feed) const {
  const auto year = held_.find(period.year);
  if (year == held_.end()) return std::nullopt;
  for (const auto& held : year->second) {
    if (!feed.empty() && held.file.feed != feed) continue;
    auto report = report_in(held, code, period);
    if (!report.partners.empty() || report.own_usd > 0.0) return report;
  }
  return std::nullopt;
}

std::string ReportedFlows::feed_of_months(const std::string& code, int year) const {
  const auto found = held_.find(year);
  if (found == held_.end()) return {};
  for (const auto& held : found->second) {
    const bool months = std::ranges::any_of(held.records, [&](const TradeRecord& r) {
      return r.flow == Flow::import && !r.period.is_year() && r.product.digits() == code;
    });
    if (months) return held.file.feed;
  }
  return {};
}

std::map<AreaCode, ExporterReport> ReportedFlows::of_exporters(const std::string& code, Period period) const {
  std::map<AreaCode, ExporterReport> reports;
  const auto year = held_.find(period.year);
  if (year == held_.end()) return reports;
  for (const auto& held : year->second) {
    const auto own = held.importer.reporters();
    std::set<AreaCode> taken;  // of this feed
    for (const auto& [key, periods] : held.exporters) {
      const auto exporter = areas_->find_number(key.first.value);
      const bool speaks = period.is_year() || (periods.months & bit_of(period.month)) != 0;
      if (key.second != code || !exporter || !speaks || std::ranges::find(own, *exporter) != own.end()) continue;
      const auto [report, is_new] = reports.try_emplace(*exporter);
      if (!is_new) continue;
      report->second = {held.file.feed, periods.whole ? kAllMonths : periods.months, std::nullopt};
      taken.insert(*exporter);
    }
    PeriodRecords{held.records, code, Flow::export_, period}.each([&](const TradeRecord& r) {
      const auto exporter = areas_->find_number(r.reporter.value);
      if (!exporter || !taken.contains(*exporter) || !(r.value_usd > 0.0)) return;
      auto& sent = reports[*exporter].sent;
      if (!sent) sent.emplace();
      sent->add(r);
    });
  }
  return reports;
}

bool ReportedFlows::says_all_partners(int year, const std::string& feed) const {
  const auto found = held_.find(year);
  return found != held_.end() && std::ranges::any_of(found->second, [&](const FeedYear& held) {
           return held.file.feed == feed && held.all_partners;
         });
}

std::vector<lake::Partition> ReportedFlows::files(int from, int to) const {
  std::vector<lake::Partition> files;
  for (const auto& [year, feeds] : held_) {
    for (const auto& held : feeds) {
      if (year >= from && year <= to && !held.records.empty()) files.push_back(held.file);
    }
  }
  return files;
}

std::vector<int> ReportedFlows::years() const {
  std::vector<int> years;
  for (const auto& [year, feeds] : held_) {
    if (std::ranges::any_of(feeds, [](const FeedYear& held) { return !held.records.empty(); })) years.push_back(year);
  }
  return years;
}

}  // namespace noroshi::holdings
