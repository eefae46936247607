#include "use_cases/methods/methods.hpp"

#include <algorithm>

#include "indicators/catalog.hpp"

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

}  // namespace noroshi::use_cases
