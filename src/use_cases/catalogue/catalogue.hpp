#pragma once
#include <string>

#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

// What the program knows by name, for looking things up.
struct CatalogueRequest {
  std::string what;

  static auto fields() {
    return std::tuple{
        Field{.name = "what",
              .value = "WHAT",
              .member = &CatalogueRequest::what,
              .doc = {"areas, groups, editions or concordances.", "areas、groups、editions 又は concordances。"},
              .choices = {"areas", "groups", "editions", "concordances"},
              .required = true}};
  }
};

// Every area of trade statistics: number, letters, kind, names in four languages.
[[nodiscard]] ReportTable list_areas(const holdings::BundledData& data);
// Every grouping of states: one row per membership, with the first day and the last.
[[nodiscard]] ReportTable list_groups(const holdings::BundledData& data);
// The editions of the Harmonized System: names, and the years in which trade is reported in them by default.
[[nodiscard]] ReportTable list_editions();
// The concordances in a workspace: one row per pair of classifications. Errors: those of opening it.
[[nodiscard]] Result<ReportTable> list_concordances(holdings::OpenedWorkspace& workspace);

}  // namespace noroshi::use_cases
