#pragma once
#include <string>

#include "model/run_record.hpp"

// A record and its table, for tests only.
namespace noroshi::example {

inline RunRecord run_record(const std::string& label = "", Instant issued_at = {{2026, 11, 1}, 9, 30, 0}) {
  RunRecord r;
  r.job = "simulate";
  r.label = label;
  r.fields = {{"importer", {"JPN"}, false}, {"product", {"2805", "850511"}, true}, {"as_of", {}, false}};
  r.inputs = {{"wiod_2016", "delivery 3, 2014", std::string(64, 'a')}};
  r.options = {{"mode", "default"}, {"step_days", "1"}};
  r.seed = 18'446'744'073'709'551'615ULL;
  r.build = "f00d";
  r.issued_at = issued_at;
  r.known_as_of = issued_at.date;
  r.judged_by = judged_by_the_zero_path();
  r.wall_seconds = 1.5;
  r.cpu_seconds = 2.5;
  r.headlines = {{"loss_usd", {"Loss", "損失"}, 0.1 + 0.2, {"USD", "ドル"}, CellKind::usd},
                 {"days", {"Days to shortage", "不足までの日数"}, std::nullopt, {"days", "日"}, CellKind::integer}};
  return r;
}

inline ReportTable losses(double first = 1.0) {
  ReportTable table;
  table.id = "losses";
  table.columns = {{"industry", {"Industry", "産業"}, CellKind::text}, {"loss", {"Loss", "損失"}, CellKind::usd}};
  table.rows = {{Text{"Steel", "鉄鋼"}, first}, {std::string{"C26"}, Cell{}}};
  return table;
}

}  // namespace noroshi::example
