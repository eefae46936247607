#include "use_cases/trend/trend.hpp"

#include <algorithm>

#include "holdings/trade_provenance.hpp"
#include "indicators/catalog.hpp"
#include "use_cases/trend/tables.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kYearsBefore = 10;  // shown before the last when nobody says from when
constexpr std::uint8_t kMonths = 12;

Result<std::vector<holdings::MethodChoice>> choose_methods(const TrendRequest& request) {
  std::vector<holdings::MethodChoice> chosen;
  if (request.monthly) return chosen;
  if (request.methods.empty()) {
    for (const auto* method : indicators::indicator_catalog()) chosen.push_back({method, {}});
  }
  for (const auto& id : request.methods) {
    const auto method = indicators::indicator_named(id);
    if (!method) return fail(method.error());
    chosen.push_back({*method, {}});
  }
  return chosen;
}

struct Span {
  int from = 0, to = 0;
};

Result<Span> choose_span(const TrendRequest& request, const std::vector<int>& held, const holdings::GoodChoice& good) {
  Span span;
  if (held.empty() && !(request.from && request.to)) {
    return fail_field(ErrorCode::not_found, "good",
                      text("nothing of {} is loaded for this importer. ⟦sources⟧ shows what is; name years (⟦.from⟧, "
                           "⟦.to⟧) for a table that says so.",
                           "この輸入国の{}の貿易データは取り込まれていません。取込状況は ⟦sources⟧ で確認できます。"
                           "年（⟦.from⟧、⟦.to⟧）を指定すれば表として出力します。",
                           good.name));
  }
  span.to = request.to.value_or(held.empty() ? 0 : held.back());
  span.from = request.from.value_or(held.empty() ? span.to : std::max(held.front(), span.to - kYearsBefore));
  span.from = request.from ? span.from : std::min(span.from, span.to);
  if (span.from > span.to) {
    return fail_field(ErrorCode::invalid_input, "from",
                      text("{} lies after {}. Give the earlier year first.",
                           "{}年は{}年より後です。開始年は終了年以前としてください。", span.from, span.to));
  }
  return span;
}

bool says_nothing(const std::vector<TrendPoint>& points) {
  return std::ranges::none_of(points, [](const TrendPoint& p) { return p.value_usd || p.exporters > 0; });
}

// Codes without anything are named in a note, not row by row; alone, they are the answer.
void set_apart_not_loaded(TrendMaterial& m) {
  if (std::ranges::all_of(m.codes, says_nothing)) return;
  for (const auto& points : m.codes) {
    if (says_nothing(points)) m.not_loaded.push_back(points.front().code);
  }
  std::erase_if(m.codes, says_nothing);
}

class TrendReader {
 public:
  TrendReader(holdings::OpenedWorkspace& workspace, const TrendRequest& request, const holdings::GoodChoice& good,
              const Progress& progress)
      : workspace_{workspace}, request_{request}, good_{good}, progress_{progress} {}

  Result<TrendReport> read() {
    const auto importer =
        holdings::choose_importer(workspace_.areas(), workspace_.groups(), request_.importer, workspace_.today());
    if (!importer) return fail(importer.error());
    auto methods = choose_methods(request_);
    if (!methods) return fail(methods.error());
    const auto stored = holdings::StoredTrade::open(workspace_.store(), scope(request_.source));
    if (!stored) return fail(stored.error());
    constexpr int kFirst = 1900, kLast = 2200;
    const auto flows = holdings::ReportedFlows::read(
        workspace_, *stored,
        {request_.importer, good_.codes, request_.from.value_or(kFirst), request_.to.value_or(kLast), request_.as_of});
    if (!flows) return fail(flows.error());
    const auto span = choose_span(request_, flows->years(), good_);
    if (!span) return fail(span.error());
    TrendMaterial m{workspace_.areas(), good_, importer->name, span->from, span->to, request_.monthly, *methods, {}};
    auto read = request_.monthly ? read_months(*span, *flows, m) : read_years(*span, *stored, *flows, m);
    if (!read) return fail(read.error());
    set_apart_not_loaded(m);
    return lay_out(m, *flows);
  }

 private:
  holdings::TradeScope scope(const std::string& source) const {
    return {.importer = request_.importer, .year = {}, .source = source, .as_of = request_.as_of};
  }

  Result<void> read_years(Span span, const holdings::StoredTrade& stored, const holdings::ReportedFlows& flows,
                          TrendMaterial& m) {
    const auto history = holdings::judge_each_year(
        workspace_, stored, {request_.importer, good_.codes, span.from, span.to, m.methods}, progress_);
    if (!history) return fail(history.error());
    for (const auto& code : good_.codes) {
      auto& points = m.codes.emplace_back();
      for (const auto& year : *history) points.push_back(point_of_year(year, code, flows, m.methods.size()));
    }
    return {};
  }

  Result<void> read_months(Span span, const holdings::ReportedFlows& flows, TrendMaterial& m) {
    holdings::YearsByFeed years{workspace_, request_.importer, good_.codes, request_.as_of};
    for (const auto& code : good_.codes) {
      auto& points = m.codes.emplace_back();
      for (int y = span.from; y <= span.to; ++y) {
        const auto feed = flows.feed_of_months(code, y);
        const holdings::YearOfCodes* year = nullptr;
        if (!feed.empty()) {
          const auto found = years.find(feed, y, progress_);
          if (!found) return fail(found.error());
          year = *found;
        }
        for (std::uint8_t month = 1; month <= kMonths; ++month) {
          const Period period{static_cast<std::int16_t>(y), month};
          points.push_back(point_of_month(period, code, flows, year, feed, workspace_.areas()));
        }
      }
    }
    return {};
  }

  Result<TrendReport> lay_out(const TrendMaterial& m, const holdings::ReportedFlows& flows) {
    TrendReport report;
    report.tables.push_back(trend_table(m));
    if (!m.methods.empty()) report.tables.push_back(flagged_table(m));
    report.charts = trend_charts(m);
    const auto db = workspace_.database();
    if (!db) return fail(db.error());
    const auto provenance = holdings::trade_provenance(workspace_, **db, flows.files(m.from, m.to), good_.codes);
    if (!provenance) return fail(provenance.error());
    for (auto& table : report.tables) table.provenance = *provenance;
    for (auto& chart : report.charts) chart.provenance = *provenance;
    return report;
  }

  holdings::OpenedWorkspace& workspace_;
  const TrendRequest& request_;
  const holdings::GoodChoice& good_;
  const Progress& progress_;
};

}  // namespace

Result<TrendReport> follow_trend(holdings::OpenedWorkspace& workspace, const TrendRequest& request,
                                 const Progress& progress) {
  const auto good = holdings::choose_good(workspace, request.good);
  if (!good) return fail(good.error());
  return TrendReader{workspace, request, *good, progress}.read();
}

}  // namespace noroshi::use_cases
