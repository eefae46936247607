#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct MethodsRequest {
  std::vector<std::string> methods;  // ids; empty: all

  static auto fields() {
    return std::tuple{Field{.name = "method",
                            .value = "METHODS",
                            .member = &MethodsRequest::methods,
                            .doc = {"Only these, by id (geodep ec2021). Default: all.",
                                    "表示する手法のID（例：geodep ec2021）。既定値は全手法。"},
                            .is = ValueIs::method}};
  }
};

// Methods with rule, options, source: those with the ids given, or all. Error: not_found.
[[nodiscard]] Result<ReportTable> list_methods(const MethodsRequest& request = {});

// Every column that a list prints, by list: its name in files, its label and what it means. The lists' own definitions,
// so that a label cannot be without an explanation.
[[nodiscard]] ReportTable explain_columns();

// The measures of an industry in an input-output table, as ⟦exposure⟧ applies them.
[[nodiscard]] ReportTable list_measures();

}  // namespace noroshi::use_cases
