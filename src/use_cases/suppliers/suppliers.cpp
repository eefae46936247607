#include "use_cases/suppliers/suppliers.hpp"

#include <algorithm>

#include "holdings/trade_provenance.hpp"
#include "use_cases/suppliers/table.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2200;
constexpr std::uint8_t kMonths = 12;

struct Span {
  int from = 0, to = 0;
};

Period year_of(int year) { return {static_cast<std::int16_t>(year), 0}; }

bool importer_has(const holdings::ReportedFlows& flows, const std::string& code, int year) {
  const auto report = flows.of_importer(code, year_of(year));
  return report && report->months == holdings::kAllMonths;
}

bool exporter_has(const holdings::ReportedFlows& flows, const std::string& code, int year) {
  return std::ranges::any_of(flows.of_exporters(code, year_of(year)), [](const auto& report) {
    return report.second.sent && report.second.months == holdings::kAllMonths;
  });
}

int newest_whole_year(const holdings::ReportedFlows& flows, const holdings::GoodChoice& good) {
  const auto years = flows.years();
  for (const auto has : {&importer_has, &exporter_has}) {
    const auto found = std::ranges::find_if(years.rbegin(), years.rend(), [&](int year) {
      return std::ranges::any_of(good.codes, [&](const std::string& code) { return has(flows, code, year); });
    });
    if (found != years.rend()) return *found;
  }
  return years.back();
}

Result<void> check_span(const SuppliersRequest& request) {
  if (request.scope.year && (request.from || request.to)) {
    return fail_field(ErrorCode::invalid_input, "year",
                      {"one year (⟦.year⟧) and several (⟦.from⟧, ⟦.to⟧) are asked for at once. Leave one out.",
                       "⟦.year⟧ と ⟦.from⟧・⟦.to⟧ は同時に指定できません。いずれか一方を指定してください。"});
  }
  if (request.from && request.to && *request.from > *request.to) {
    return fail_field(ErrorCode::invalid_input, "from",
                      text("{} lies after {}. Give the earlier year first.",
                           "{}年は{}年より後です。開始年は終了年以前としてください。", *request.from, *request.to));
  }
  return {};
}

Result<Span> choose_span(const SuppliersRequest& request, const holdings::ReportedFlows& flows,
                         const holdings::GoodChoice& good) {
  if (request.scope.year) return Span{*request.scope.year, *request.scope.year};
  if (request.from && request.to) return Span{*request.from, *request.to};
  const auto years = flows.years();
  if (years.empty()) {
    return fail_field(
        ErrorCode::not_found, "good",
        text("nothing of {} is loaded for this importer. ⟦sources⟧ shows what is.",
             "この輸入国の{}の貿易データは取り込まれていません。取込状況は ⟦sources⟧ で確認できます。", good.name));
  }
  if (request.from) return Span{*request.from, std::max(*request.from, years.back())};
  if (request.to) return Span{std::min(years.front(), *request.to), *request.to};
  const int year = newest_whole_year(flows, good);
  return Span{year, year};
}

bool says_nothing(const std::vector<SuppliersOfPeriod>& periods) {
  return std::ranges::all_of(periods, [](const SuppliersOfPeriod& period) { return period.lines.empty(); });
}

// Codes without anything are named in a note, not period by period; alone, they are the answer.
void set_apart_not_loaded(SuppliersMaterial& m) {
  if (std::ranges::all_of(m.codes, says_nothing)) return;
  for (const auto& periods : m.codes) {
    if (says_nothing(periods)) m.not_loaded.push_back(periods.front().code);
  }
  std::erase_if(m.codes, says_nothing);
}

class SuppliersReader {
 public:
  SuppliersReader(holdings::OpenedWorkspace& workspace, const SuppliersRequest& request,
                  const holdings::GoodChoice& good, const Progress& progress)
      : workspace_{workspace}, request_{request}, good_{good}, progress_{progress} {}

  Result<SuppliersReport> read() {
    const auto& scope = request_.scope;
    const auto importer =
        holdings::choose_importer(workspace_.areas(), workspace_.groups(), scope.importer, workspace_.today());
    if (!importer) return fail(importer.error());
    const auto stored = holdings::StoredTrade::open(workspace_.store(), scope);
    if (!stored) return fail(stored.error());
    const auto flows = holdings::ReportedFlows::read(
        workspace_, *stored,
        {scope.importer, good_.codes, scope.year ? *scope.year : request_.from.value_or(kFirstYear),
         scope.year ? *scope.year : request_.to.value_or(kLastYear), scope.as_of});
    if (!flows) return fail(flows.error());
    const auto span = choose_span(request_, *flows, good_);
    if (!span) return fail(span.error());
    SuppliersMaterial m{workspace_.areas(), good_, importer->name, span->from, span->to, request_.monthly,
                        request_.limit,     {}};
    auto read = request_.monthly ? read_months(*flows, m) : read_years(*stored, *flows, m);
    if (!read) return fail(read.error());
    set_apart_not_loaded(m);
    return lay_out(m, *flows);
  }

 private:
  Result<void> read_years(const holdings::StoredTrade& stored, const holdings::ReportedFlows& flows,
                          SuppliersMaterial& m) {
    const auto history = holdings::judge_each_year(workspace_, stored,
                                                   {request_.scope.importer, good_.codes, m.from, m.to, {}}, progress_);
    if (!history) return fail(history.error());
    for (const auto& code : good_.codes) {
      auto& periods = m.codes.emplace_back();
      for (const auto& year : *history)
        periods.push_back(suppliers_of(code, year_of(year.year), flows, &year, {}, workspace_.areas()));
    }
    return {};
  }

  Result<void> read_months(const holdings::ReportedFlows& flows, SuppliersMaterial& m) {
    holdings::YearsByFeed years{workspace_, request_.scope.importer, good_.codes, request_.scope.as_of};
    for (const auto& code : good_.codes) {
      auto& periods = m.codes.emplace_back();
      for (int y = m.from; y <= m.to; ++y) {
        const auto feed = flows.feed_of_months(code, y);
        const holdings::YearOfCodes* year = nullptr;
        if (!feed.empty()) {
          const auto found = years.find(feed, y, progress_);
          if (!found) return fail(found.error());
          year = *found;
        }
        for (std::uint8_t month = 1; month <= kMonths; ++month)
          periods.push_back(
              suppliers_of(code, {static_cast<std::int16_t>(y), month}, flows, year, feed, workspace_.areas()));
      }
    }
    return {};
  }

  Result<SuppliersReport> lay_out(const SuppliersMaterial& m, const holdings::ReportedFlows& flows) {
    SuppliersReport report{suppliers_table(m), suppliers_charts(m)};
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    auto provenance = holdings::trade_provenance(workspace_, **db, flows.files(m.from, m.to), good_.codes);
    if (!provenance) return fail(provenance.error());
    for (auto& chart : report.charts) chart.provenance = *provenance;
    report.table.provenance = std::move(*provenance);
    return report;
  }

  holdings::OpenedWorkspace& workspace_;
  const SuppliersRequest& request_;
  const holdings::GoodChoice& good_;
  const Progress& progress_;
};

}  // namespace

Result<SuppliersReport> list_suppliers(holdings::OpenedWorkspace& workspace, const SuppliersRequest& request,
                                       const Progress& progress) {
  if (auto ok = check_span(request); !ok) return fail(ok.error());
  const auto good = holdings::choose_good(workspace, request.good);
  if (!good) return fail(good.error());
  return SuppliersReader{workspace, request, *good, progress}.read();
}

}  // namespace noroshi::use_cases
