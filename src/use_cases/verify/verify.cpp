#include "use_cases/verify/verify.hpp"

#include <algorithm>
#include <array>

#include "base/contract.hpp"
#include "use_cases/verify/reference_cases.hpp"

namespace noroshi::use_cases {
namespace {

struct CaseKind {
  std::string_view id;
  RunCases run;
};

constexpr std::array kKinds{
#define NOROSHI_REFERENCE_CASES(name) CaseKind{#name, &run_##name##_cases},
#include "use_cases/verify/cases.def"
#undef NOROSHI_REFERENCE_CASES
};

Verification compare(const std::string& kind, const std::vector<Deviation>& deviations) {
  Verification verification{
      {"verify",
       text("Reference cases {}", "検証事例 {}", kind),
       {{.id = "file", .title = {"File", "ファイル"}, .lead = true},
        {.id = "quantity", .title = {"Quantity", "量"}, .lead = true},
        {"compared", {"Numbers", "比較数"}, CellKind::integer},
        {"largest_deviation",
         {"Largest deviation", "最大の差"},
         CellKind::text,
         {"relative; absolute where the reference is nothing", "相対差。参照値が0の場合は絶対差"}},
        {"where", {"Where", "場所"}},
        {"tolerance", {"Tolerance", "許容差"}},
        {"within", {"Within", "範囲内"}}},
       {},
       {},
       {}}};
  for (const auto& d : deviations) {
    const bool within = d.largest <= d.tolerance;
    verification.passed = verification.passed && within;
    verification.table.rows.push_back({d.file, d.quantity, static_cast<std::int64_t>(d.compared),
                                       fmt::format("{:.2e}", d.largest), d.where, fmt::format("{:.0e}", d.tolerance),
                                       within});
  }
  return verification;
}

}  // namespace

Result<Verification> verify_cases(const VerifyRequest& request, const Progress& progress) {
  if (!std::filesystem::is_directory(request.folder)) {
    return fail_field(ErrorCode::not_found, "folder",
                      text("there is no folder {}.", "フォルダー {} がありません。", request.folder.string()));
  }
  const auto kind = std::ranges::find(kKinds, request.kind, &CaseKind::id);
  NOROSHI_EXPECT(kind != kKinds.end());  // the field lists its choices
  auto db = columnar::Database::open();
  if (!db) return fail(db.error());
  const auto deviations = kind->run(*db, request.folder, progress);
  if (!deviations) return fail(deviations.error());
  return compare(request.kind, *deviations);
}

}  // namespace noroshi::use_cases
