#include "use_cases/methods/methods.hpp"

#include <algorithm>

#include "holdings/list_columns.hpp"
#include "indicators/catalog.hpp"
#include "propagation/static/catalog.hpp"

namespace noroshi::use_cases {

Result<ReportTable> list_methods(const MethodsRequest& request) {
  const auto& ids = request.methods;
  ReportTable table{"methods",
                    {"Methods", "手法"},
                    {{"method", {"Method", "手法"}},
                     {"title", {"Title", "名称"}},
                     {"rule", {"Rule", "定義"}},
                     {"score", {"Number shown", "数値の意味"}},
                     {"option", {"Options (default; range; unit)", "オプション（既定値、範囲、単位）"}},
                     {"source", {"Source", "出典"}},
                     {"kind", {"Kind", "区分"}}},
                    {},
                    {},
                    {}};
  for (const auto& id : ids) {
    if (const auto method = indicators::indicator_named(id); !method) return fail(method.error());
  }
  for (const auto* method : indicators::indicator_catalog()) {
    if (!ids.empty() && std::ranges::find(ids, method->doc.id) == ids.end()) continue;
    const auto& doc = method->doc;
    Text options;
    for (const auto& o : method->options()) {
      const auto line = fmt::format("{}{}={} [{}..{}] {}: ", options.en.empty() ? "" : "; ", o.name, o.fallback, o.min,
                                    o.max, o.unit);
      options.en += line + std::string{o.doc.en};
      options.ja += line + std::string{o.doc.ja};
    }
    const Text kind = doc.own ? Text{"own specification", "独自の定義"}
                      : doc.partly_own ? Text{"published in part, the rest our reading", "一部公表（残りは当方の解釈）"}
                      : doc.decides ? Text{"published rule", "公表された手法"}
                                    : Text{"measure, no verdict", "指標（判定なし）"};
    table.rows.push_back({std::string{doc.id}, Text{doc.title}, Text{doc.rule}, Text{doc.score}, options,
                          std::string{doc.source}, kind});
  }
  table.notes.push_back(
      {"Set an option with ⟦chokepoints set=METHOD.OPTION=VALUE⟧, for example ⟦chokepoints set=geodep.import_hhi=0.5⟧.",
       "オプションは ⟦chokepoints set=手法.オプション=値⟧ で指定する（例: ⟦chokepoints "
       "set=geodep.import_hhi=0.5⟧）。"});
  return table;
}

ReportTable explain_columns() {
  ReportTable table{"columns",
                    {"Columns", "列"},
                    {{"list", {"List", "一覧"}, CellKind::text, {"where the column stands", "列のある一覧"}},
                     {"column", {"In files", "ファイルでの列名"}, CellKind::text, {"name of the column", "列の名称"}},
                     {"label", {"Label", "見出し"}, CellKind::text, {"heading in tables", "表での見出し"}},
                     {"meaning", {"Meaning", "意味"}, CellKind::text, {"what it says", "列の内容"}}},
                    {},
                    {},
                    {}};
  const auto explain = [&](std::string_view list, const std::vector<ReportColumn>& columns) {
    for (const auto& c : columns) table.rows.push_back({std::string{list}, c.id, c.title, c.note});
  };
  std::vector<holdings::MethodChoice> methods;
  for (const auto* method : indicators::indicator_catalog()) methods.push_back({method, {}});
  explain("chokepoints", holdings::ranking_columns(methods));
  explain("overlaps", holdings::overlap_columns());
  explain("changes", holdings::change_columns());
  explain("common_dependence", holdings::common_dependence_columns());
  explain("reverse_dependence", holdings::reverse_dependence_columns());
  explain("conversion", holdings::conversion_columns());
  explain("conservation", holdings::conservation_columns());
  explain("unmapped", holdings::unmapped_columns());
  explain("columns", table.columns);
  return table;
}

ReportTable list_measures() {
  ReportTable table{"measures",
                    {"Measures of industries", "産業の指標"},
                    {{"measure", {"Measure", "指標"}},
                     {"title", {"Title", "名称"}},
                     {"formula", {"Formula", "定義"}},
                     {"unit", {"Unit and range", "単位と範囲"}},
                     {"source", {"Source", "出典"}},
                     {"kind", {"Kind", "区分"}}},
                    {},
                    {{"⟦exposure⟧ applies them.", "⟦exposure⟧ で用いる。"}},
                    {}};
  for (const auto* method : propagation::static_method_catalog()) {
    const auto& doc = method->doc;
    table.rows.push_back({std::string{doc.id}, Text{doc.title}, Text{doc.formula}, Text{doc.unit},
                          std::string{doc.source},
                          doc.own ? Text{"own specification", "独自の定義"} : Text{"published", "公表された手法"}});
  }
  return table;
}

}  // namespace noroshi::use_cases
