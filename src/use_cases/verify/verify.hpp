#pragma once
#include <filesystem>
#include <string>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct VerifyRequest {
  std::string kind;
  std::filesystem::path folder;

  static auto fields() {
    using R = VerifyRequest;
    return std::tuple{Field{.name = "kind",
                            .value = "KIND",
                            .member = &R::kind,
                            .doc = {"What the cases are of: io_linear (a table and its linear measures), boario (the "
                                    "peer's dynamic model).",
                                    "検証事例の種類。io_linear（産業連関表と線形指標）、boario（同名の動学モデル）。"},
                            .choices =
                                {
#define NOROSHI_REFERENCE_CASES(name) #name,
#include "use_cases/verify/cases.def"
#undef NOROSHI_REFERENCE_CASES
                                },
                            .required = true},
                      Field{.name = "folder",
                            .value = "FOLDER",
                            .member = &R::folder,
                            .doc = {"The folder of the cases.", "検証事例のフォルダー。"},
                            .is = ValueIs::folder,
                            .required = true}};
  }
};

struct Verification {
  ReportTable table;   // one row per compared quantity, in the order of the files
  bool passed = true;  // every deviation within its tolerance
};

// Computes what a folder of reference cases says should come out, and compares. Errors: not_found for a folder or a
// file that is missing; invalid_input for a file that is no case of its kind. A deviation is no error but a row.
[[nodiscard]] Result<Verification> verify_cases(const VerifyRequest& request, const Progress& progress);

}  // namespace noroshi::use_cases
