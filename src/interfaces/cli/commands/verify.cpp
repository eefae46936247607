#include "use_cases/verify/verify.hpp"

#include <array>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::VerifyRequest>(arguments);
  if (!request) return fail(request.error());
  auto verification = use_cases::verify_cases(*request, progress);
  if (!verification) return fail(verification.error());
  const std::array tables{std::move(verification->table)};
  if (auto delivered = deliver(tables, arguments, session); !delivered) return delivered;
  if (verification->passed) return {};
  return fail(ErrorCode::refused,
              {"the reference cases are not reproduced within tolerance; the table names them.",
               "検証事例が許容差の範囲で再現されませんでした（表を参照）。"},
              request->folder.string());
}

CommandDecl page() {
  return {
      .name = "verify",
      .summary = {"Compare the models with a folder of reference cases", "モデルを検証事例のフォルダーと照合する"},
      .description =
          {"Computes every quantity of the reference cases and prints the largest deviation of each; fails when "
           "one is beyond its tolerance. io_linear: Z.csv and Y.csv of a table, hem.csv and "
           "shock_half_industry3.csv with extractions, multipliers, linkages and shocks by industry. boario: a case "
           "folder or a folder of them, each with Z.csv, "
           "Y.csv, x.csv, events.csv and the series that the program wrote.",
           "検証事例の各量を計算し、最大の差を表示する。許容差を超えるものがあれば失敗とする。io_linear は、表 Z.csv、"
           "Y.csv と、産業別の抽出・乗数・連関・ショックを収めた hem.csv、shock_half_industry3.csv からなる。boario "
           "は事例フォルダー又はその親フォルダーで、各事例は Z.csv、Y.csv、"
           "x.csv、events.csv と同プログラムの系列からなる。"},
      .prints = {"One row per quantity: file,quantity,compared,largest_deviation,where,tolerance,within.",
                 "量ごとに1行。CSVの列は file,quantity,compared,largest_deviation,where,tolerance,within。"},
      .fields = describe_fields<use_cases::VerifyRequest>(),
      .words = {"kind", "folder"},
      .examples = {
          {"noroshi verify io_linear cases/io_linear",
           {"The linear measures against another program's.", "線形指標を他のプログラムの結果と照合する。"}},
          {"noroshi verify boario cases/boario",
           {"The dynamic industries in the mode named after the peer.", "動学モデルをBoARIOの結果と照合する。"}}}};
}

}  // namespace

Command verify_command() { return {page(), &run}; }

}  // namespace noroshi::cli
