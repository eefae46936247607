#include "use_cases/network_import/network_import.hpp"

#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::NetworkImportRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace(lake::Access::write);
  if (!workspace) return fail(workspace.error());
  const auto report = use_cases::import_network(*workspace, *request, progress);
  if (!report) return fail(report.error());
  if (report->rejected.rows.empty()) return deliver(Result<ReportTable>{report->summary}, arguments, session);
  return deliver(std::array{report->summary, report->rejected}, arguments, session);
}

CommandDecl page() {
  return {.name = "network_import",
          .summary = {"Read input-output tables into the workspace", "産業連関表をワークスペースに取り込む"},
          .description =
              {"Reads the files of one feed of input-output tables (WIOD, OECD, EXIOBASE, national tables, or a matrix "
               "of your own with a mapping) and stores them as a whole: a table that is not square, lacks a sector, "
               "has a label twice, or has no final demand is refused, and so are cells that are no numbers. Earlier "
               "versions are kept for --as-of. noroshi sql sees the tables io_flows and io_outputs.",
               "産業連関表（WIOD、OECD、EXIOBASE、各国の表、又は対応表で記述した独自の行列）を読み、一括して保存する。"
               "正方でない表、部門の欠けた表、見出しの重複、最終需要のない表、数値でないセルは受け付けない。過去の版は "
               "--as-of のために保存する。noroshi sql では io_flows と io_outputs として参照できる。"},
          .prints = {"A line per table: size, output, the gaps of rows and columns that the publisher left, industries "
                     "without output; then cells that could not be read.",
                     "表ごとに規模、産出額、公表値に残る行・列の不一致、産出のない部門数。続いて読めなかったセル。"},
          .fields = describe_fields<use_cases::NetworkImportRequest>(),
          .words = {"feed", "files"},
          .examples = {{"noroshi network import wiod2016 WIOT2014_Nov16_ROW.xlsx",
                        {"Load a world table.", "国際産業連関表を取り込む。"}},
                       {"noroshi network import exiobase3 IOT_2019_ixi --year 2019",
                        {"Load an unpacked archive.", "展開したアーカイブを取り込む。"}},
                       {"noroshi network import generic_matrix mine.csv --mapping mine.toml",
                        {"Load a table of your own.", "独自の表を取り込む。"}}}};
}

}  // namespace

Command network_import_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
