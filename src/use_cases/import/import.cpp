#include "use_cases/import/import.hpp"

#include "columnar/database.hpp"
#include "lake/import_transaction.hpp"
#include "lake/reference_table_file.hpp"
#include "sources/reference_catalog.hpp"
#include "use_cases/import/import_steps.hpp"

namespace noroshi::use_cases {
namespace {

// Counts by reason, with the file that holds the rows themselves.
ReportTable rejected_table(const RejectedRows& rejected) {
  ReportTable table{"rejected",
                    {"Rows not taken", "不採用の行"},
                    {{"reason", {"Reason", "理由"}},
                     {"rows", {"Rows", "件数"}, CellKind::integer},
                     {"first", {"First seen at", "最初の箇所"}},
                     {"content", {"Content", "内容"}}},
                    {},
                    {},
                    {}};
  for (std::size_t i = 0; i < rejected.count_by_reason.size(); ++i) {
    if (rejected.count_by_reason[i] == 0) continue;
    const auto reason = static_cast<RejectReason>(i);
    std::string first, content;
    for (const auto& row : rejected.rows) {
      if (row.reason != reason) continue;
      first = fmt::format("{}:{}{}{}", row.file, row.record, row.field.empty() ? "" : ":", row.field);
      content = row.content;
      break;
    }
    table.rows.push_back(
        {Text{describe(reason)}, static_cast<std::int64_t>(rejected.count_by_reason[i]), first, content});
  }
  return table;
}

}  // namespace

Result<ImportReport> import_feed(holdings::OpenedWorkspace& workspace, const ImportRequest& request,
                                 const Progress& progress) {
  if (request.files.empty()) {
    return fail_field(ErrorCode::invalid_input, "files",
                      {"no file is named. Give the files of the delivery after the feed.",
                       "ファイルが指定されていません。フィード名の後にファイルを指定してください。"});
  }
  auto transaction = lake::ImportTransaction::begin(workspace.store());
  if (!transaction) return fail(transaction.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());

  ImportContext context{request, workspace, *transaction, **db, progress, {}};
  const auto* reference = sources::find_reference_feed(request.feed);
  const auto staged = reference != nullptr ? stage_reference_import(context, *reference) : stage_trade_import(context);
  if (!staged) return fail(staged.error());

  if (context.report.rejected.total() > 0) {
    const auto file = transaction->staging() / "rejected.parquet";
    if (auto written = lake::write_table_file(**db, file, request.feed, context.report.rejected); !written)
      return fail(written.error());
    transaction->add_rejected(file);
  }
  if (progress.stop_requested()) return fail(stopped());
  context.report.delivery.rejected = context.report.rejected.total();
  context.report.delivery.forced = request.force;
  auto delivery = transaction->commit(context.report.delivery);
  if (!delivery) return fail(delivery.error());
  progress({"done", "完了"}, 1.0);
  context.report.delivery = std::move(*delivery);
  context.report.rejected_summary = rejected_table(context.report.rejected);
  return std::move(context.report);
}

}  // namespace noroshi::use_cases
