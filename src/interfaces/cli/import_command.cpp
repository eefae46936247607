#include <ostream>

#include "interfaces/cli/commands.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/wire/figure.hpp"
#include "use_cases/import/import.hpp"
#include "use_cases/sources/sources.hpp"

namespace noroshi::cli {
namespace {

constexpr std::size_t kRejectedShown = 5;

void say_rejected(const RejectedRows& rejected, Session& session) {
  if (session.quiet || rejected.total() == 0) return;
  std::ostream& err = session.streams.err;
  const Language language = session.language;
  err << text("Rows not taken: {} (kept, with their reasons)\n", "取り込めなかった行: {}行（理由とともに保存済み）\n",
              integer_words(static_cast<std::int64_t>(rejected.total())))
             .in(language);
  for (std::size_t reason = 0; reason < rejected.count_by_reason.size(); ++reason) {
    const auto count = rejected.count_by_reason[reason];
    if (count == 0) continue;
    err << fmt::format("  {:>9}  {}\n", integer_words(static_cast<std::int64_t>(count)),
                       describe(static_cast<RejectReason>(reason)).in(language));
  }
  err << StaticText{"The first of them:\n", "最初の数行:\n"}.in(language);
  for (std::size_t i = 0; i < std::min(kRejectedShown, rejected.rows.size()); ++i) {
    const RejectedRow& row = rejected.rows[i];
    err << fmt::format("  {}:{}:{}: {}\n", row.file, row.record, row.field, describe(row.reason).in(language));
  }
}

}  // namespace

Result<void> run_import(const Arguments& arguments, const Progress& progress, Session& session) {
  ImportRequest request;
  request.workspace = session.workspace;
  request.feed = arguments.one("FEED").value_or(std::string{});
  for (const auto& file : arguments.all("FILES")) request.files.emplace_back(file);
  if (const auto mapping = arguments.one("--mapping")) request.mapping = *mapping;
  request.retrieved = arguments.one("--retrieved");
  request.edition = arguments.one("--edition");
  request.force = arguments.has("--force");
  const auto report = import_feed(request, progress);
  if (report) {
    const std::vector<ReportTable> tables{report->summary, report->findings};
    auto delivered = deliver(tables, arguments, session);
    if (delivered) say_rejected(report->rejected, session);
    return delivered;
  }
  Error error = report.error();
  if (error.code == ErrorCode::invalid_input || error.code == ErrorCode::not_found) {
    if (const auto feeds = list_sources(session.workspace))
      error = with_suggestion(std::move(error), {&request.feed, 1}, *feeds);
  }
  return fail(std::move(error));
}

}  // namespace noroshi::cli
