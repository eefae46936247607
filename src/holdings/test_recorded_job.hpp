#pragma once
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "columnar/file_digest.hpp"
#include "holdings/recorded_run.hpp"
#include "holdings/trade_scope.hpp"

// A small recorded job, for tests only: stocks that a loss of supply eats up day by day. It reads the workspace (how
// many deliveries were known on a day), has options that act together, and can be stopped and continued.
namespace noroshi::example {

enum class Cover { full, thin };

struct StockRequest {
  holdings::RunScope run;
  double loss = 0.5;    // share of supply that stops
  double growth = 0.0;  // of use, a day
  std::size_t days = 10;
  Cover cover = Cover::full;
  std::vector<std::string> goods = {};
  bool refuses_growth = false;  // growth without it is refused: fields that act only together
  std::optional<Date> as_of;

  static auto fields() {
    using R = StockRequest;
    return std::tuple_cat(
        fields_within(&R::run),
        std::tuple{
            Field{.name = "loss", .value = "SHARE", .member = &R::loss, .doc = {"l", "l"}, .min = 0.0, .max = 1.0},
            Field{.name = "growth", .value = "SHARE", .member = &R::growth, .doc = {"g", "g"}, .min = 0.0, .max = 1.0},
            Field{.name = "days", .value = "N", .member = &R::days, .doc = {"d", "d"}, .min = 1, .max = 1000},
            Field{.name = "cover", .value = "C", .member = &R::cover, .doc = {"c", "c"}, .choices = {"full", "thin"}},
            Field{.name = "good", .value = "GOODS", .member = &R::goods, .doc = {"g", "g"}},
            Field{.name = "refuses_growth", .member = &R::refuses_growth, .doc = {"r", "r"}},
            Field{.name = "as_of", .value = "DATE", .member = &R::as_of, .doc = {"a", "a"}}});
  }
};

// Use is (1 + growth)^day, supply 1 - loss, the stock 5 or 2 days of use and one more for each delivery known. Stopped
// by Progress it keeps the day that it reached and the stock.
inline Result<RunAnswer> run_stocks(holdings::OpenedWorkspace& workspace, const StockRequest& request,
                                    const Progress& progress, std::string_view state) {
  if (request.growth > 0.0 && request.refuses_growth)
    return fail_field(ErrorCode::invalid_input, "growth", {"growth is refused.", "成長は指定できません。"});
  const auto deliveries = workspace.store().deliveries();
  if (!deliveries) return fail(deliveries.error());
  const auto as_of = request.as_of.value_or(Date{9999, 12, 31});
  std::size_t known = 0;
  for (const auto& d : *deliveries) known += d.imported_at.date <= as_of ? 1 : 0;
  columnar::FileDigest digest;
  digest.take(std::to_string(known));

  double stock = (request.cover == Cover::full ? 5.0 : 2.0) + static_cast<double>(known);
  double use = 1.0;
  std::size_t day = 0;
  if (!state.empty()) {
    std::sscanf(std::string{state}.c_str(), "%zu %la %la", &day, &stock, &use);  // hexadecimal: every bit
  }
  for (; day < request.days; ++day) {
    progress({"days", "日"}, static_cast<double>(day) / static_cast<double>(request.days));
    if (progress.stop_requested()) break;
    use *= 1.0 + request.growth;
    stock += (1.0 - request.loss) - use;
  }
  RunAnswer answer;
  ReportTable table;
  table.id = "stocks";
  table.title = {"Stocks", "在庫"};
  table.columns = {{"day", {"Day", "日"}, CellKind::integer},
                   {"stock", {"Stock", "在庫"}, CellKind::real},
                   {"now", {"Asked on", "問合せ日"}, CellKind::date}};
  table.rows = {{static_cast<std::int64_t>(day), stock, workspace.today()}};
  answer.tables = {table, table};
  answer.tables[1].id = "use";
  answer.tables[1].rows = {{static_cast<std::int64_t>(day), use, Cell{}}};
  answer.headlines = {{"stock", {"Stock", "在庫"}, stock, {"days of use", "使用日数"}},
                      {"use", {"Use", "使用量"}, use, {"a day", "1日当たり"}}};
  answer.inputs = {{"deliveries", std::to_string(known) + " known", digest.finish()}};
  answer.options = {{"step_days", "1"}};
  answer.seed = 7;
  if (day < request.days) {
    answer.share_done = static_cast<double>(day) / static_cast<double>(request.days);
    char bytes[96];
    std::snprintf(bytes, sizeof bytes, "%zu %a %a", day, stock, use);
    answer.state = bytes;
  }
  return answer;
}

inline constexpr holdings::RecordedJob<StockRequest> kStocks{"stocks", &run_stocks};

// The job can be run again, as an interface makes it so.
inline holdings::RunAgain run_stocks_again() { return holdings::run_again_of({holdings::any_job(kStocks)}); }

}  // namespace noroshi::example
