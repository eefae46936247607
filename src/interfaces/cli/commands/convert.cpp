#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "use_cases/convert/convert.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::ConversionRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto report = use_cases::convert_trade(*workspace, *request, progress);
  if (!report) return fail(report.error());
  return deliver(std::array{report->conversion, report->conservation, report->unmapped}, arguments, session);
}

CommandDecl page() {
  return {
      .name = "convert",
      .summary = {"Count imports in another classification", "輸入額を別の分類に組み替える"},
      .description =
          {"Converts the imports of a year from the edition of the Harmonized System in which they were reported to "
           "another edition or to industries and end uses (ISIC, BEC, SITC, NAICS, WIOD, GTAP) with the loaded "
           "concordances, joining tables where no single one leads the whole way. Value without a target is listed and "
           "never spread over other codes.",
           "ある年の輸入額を、報告されたHSの版から、取込済みの対応表を用いて別の版や産業・用途分類（ISIC、BEC、SITC、"
           "NAICS、WIOD、GTAP）に組み替える。直接の対応表がなければ複数の表をつなぐ。対応先のない額は別に示し、"
           "他のコードには割り振らない。"},
      .prints = {"Three tables: the value per target code, the conservation check (total before, after, without a "
                 "target), and the codes without a target, largest first. CSV and Parquet hold the first.",
                 "3つの表：変換先コードごとの額、総額の一致確認（変換前、変換後、対応先なし）、対応先のないコード"
                 "（金額順）。CSVとParquetは最初の表のみ。"},
      .fields = describe_fields<use_cases::ConversionRequest>(),
      .examples = {{"noroshi convert --importer JPN --year 2022 --to ISIC3",
                    {"Japan's imports of 2022 by industry.", "2022年の日本の輸入を産業別に示す。"}},
                   {"noroshi convert --from HS22 --to WIOD2013 --via ISIC3 --format json",
                    {"By sector of the input-output table, with the conservation check.",
                     "産業連関表の部門別に組み替え、総額の一致確認とともに出力する。"}}}};
}

}  // namespace

Command convert_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
