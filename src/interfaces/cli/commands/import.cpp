#include <array>
#include <ostream>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/wire/figure.hpp"
#include "names/display_width.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::cli {
namespace {

constexpr std::size_t kRejectedShown = 5;

void say_rejected(const RejectedRows& rejected, Session& session) {
  if (session.quiet || rejected.total() == 0) return;
  std::ostream& err = session.streams.err;
  const Language language = session.language;
  err << text("Rows not taken: {} (kept, with their reasons)\n", "取り込めなかった行: {}行（理由とともに保存済み）\n",
              wire::integer_words(static_cast<std::int64_t>(rejected.total())))
             .in(language);
  for (std::size_t reason = 0; reason < rejected.count_by_reason.size(); ++reason) {
    const auto count = rejected.count_by_reason[reason];
    if (count == 0) continue;
    err << fmt::format("  {:>9}  {}\n", wire::integer_words(static_cast<std::int64_t>(count)),
                       describe(static_cast<RejectReason>(reason)).in(language));
  }
  err << StaticText{"The first of them:\n", "最初の数行:\n"}.in(language);
  for (std::size_t i = 0; i < std::min(kRejectedShown, rejected.rows.size()); ++i) {
    const RejectedRow& row = rejected.rows[i];
    const auto cell = row.content.empty() ? std::string{} : fmt::format(" ('{}')", printable(row.content));
    err << fmt::format("  {}:{}:{}: {}{}\n", row.file, row.record, row.field, describe(row.reason).in(language), cell);
  }
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::ImportRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace(lake::Access::write);
  if (!workspace) return fail(workspace.error());
  const auto report = use_cases::import_feed(*workspace, *request, progress);
  if (!report) return fail(report.error());
  auto delivered = deliver(std::array{report->summary, report->findings}, arguments, session);
  if (delivered) say_rejected(report->rejected, session);
  return delivered;
}

CommandDecl page() {
  return {
      .name = "import",
      .summary = {"Read statistics files into the workspace", "統計ファイルをワークスペースに取り込む"},
      .description =
          {"Reads files of one feed, checks every row and stores the delivery as a whole: after an error, Ctrl-C or "
           "a power cut the workspace is as it was. Rows that cannot be used are kept and counted with the reason. A "
           "delivery outside the feed's bounds (for instance half the rows of the previous one) is refused unless "
           "--force is given. Earlier versions are kept, so that --as-of can ask what was known on a day.",
           "一つのフィードのファイルを読み、全ての行を検査した上で、一括して保存する。エラー、Ctrl-C、停電の際も"
           "ワークスペースは取込前の状態を保つ。使用できない行は理由とともに保存し、件数を示す。行数が前回の半分に減る"
           "など"
           "許容範囲を外れたデータは、--force を付けない限り受け付けない。過去の版を保存するため、--as-of により"
           "当時判明していた内容を照会できる。"},
      .prints =
          {"A summary per table and year, then findings (totals that differ from the sum of partners, wrong units, "
           "duplicates). With csv and parquet the summary only. Counts of rejected rows go to stderr.",
           "表・年ごとの取込結果と検査結果（総額と相手国合計の相違、単位の誤り、重複等）。csv と parquet "
           "では取込結果のみ。"
           "棄却行の件数は標準エラー出力に示す。"},
      .fields = describe_fields<use_cases::ImportRequest>(),
      .words = {"feed", "files"},
      .examples = {{"noroshi import baci BACI_HS17_Y2023_V202501.csv --retrieved 2025-01-30",
                    {"Load one year of CEPII's BACI.", "CEPIIのBACIを1年分取り込む。"}},
                   {"noroshi import generic stock.csv --mapping stock.toml",
                    {"Load a table of your own.", "独自の表を取り込む。"}}}};
}

}  // namespace

Command import_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
