#pragma once
#include <optional>
#include <span>
#include <string>

#include "model/report_table.hpp"

namespace noroshi::wire {

// The JSON of the project: always an array of tables, also of one. A table is
//   {"schema": "noroshi.table/1", "id", "title", "columns": [{"id", "kind", "title", "note"}],
//    "rows": [{column id: value}], "notes": [...], "provenance": [{"source", "period", "retrieved", "age_days",
//    "method"}]}
// Unknown is null. Words are {"en": ..., "ja": ...}, or one string when a language is chosen.
[[nodiscard]] std::string write_json(std::span<const ReportTable> tables, std::optional<Language> language);

// The same, safe to stand inside <script type="application/json">: no "<", ">" or "&" and no line separators in it.
[[nodiscard]] std::string write_script_json(std::span<const ReportTable> tables);

}  // namespace noroshi::wire
