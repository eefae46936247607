#include <filesystem>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/wording.hpp"
#include "interfaces/html/dossier_page.hpp"
#include "use_cases/dossier/dossier.hpp"

namespace noroshi::cli {
namespace {

bool wants_page(const Arguments& arguments, const Session& session) {
  if (const auto format = arguments.one("--format")) return *format == "html";
  const auto output = arguments.one("--output");
  if (!output) return !session.environment.stdout_is_terminal;
  const std::string ending = std::filesystem::path{*output}.extension().string();
  return ending == ".html" || ending == ".htm";
}

use_cases::Dossier as_typed(use_cases::Dossier dossier) {
  for (auto& table : dossier.tables) table = cli::as_typed(std::move(table));
  return dossier;
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto request = read_request<use_cases::DossierRequest>(arguments);
  if (!request) return fail(request.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  const auto dossier = use_cases::make_dossier(*workspace, *request, progress);
  if (!dossier) return fail(dossier.error());
  if (!wants_page(arguments, session)) return deliver(dossier->tables, arguments, session);
  return deliver_text(html::dossier_page(as_typed(*dossier), session.language), arguments.one("--output"), session);
}

CommandDecl page() {
  return {
      .name = "dossier",
      .summary = {"Everything known about one good, as a page to print",
                  "一つの物資に関する資料（印刷用ページ）を作成する"},
      .description =
          {"Gathers key figures, the verdict of every method, the designation criteria of Japan's act, legal status, "
           "supplier shares over the years, world export concentration, stages of the chain and the age of every "
           "figure. The page is one HTML file in both languages that opens no connection and prints to A4.",
           "主要指標、各手法の判定、特定重要物資の指定要件、法的位置付け、供給国シェアの推移、世界輸出の集中度、"
           "供給段階別の世界シェア、各数値の経過日数をまとめる。日英両言語を収めた単一のHTMLファイルで、外部への通信を"
           "行わず、"
           "A4判で印刷できる。"},
      .prints = {"HTML with --output FILE.html, or when stdout is a pipe. On a terminal, or with another --format, its "
                 "tables.",
                 "--output FILE.html を指定した場合、又は標準出力がパイプの場合はHTML。端末上、又は --format "
                 "を指定した場合は表。"},
      .fields = describe_fields<use_cases::DossierRequest>(),
      .words = {"good"},
      .examples = {{"noroshi dossier neodymium_magnets --output magnets.html",
                    {"The dossier of neodymium magnets for Japan.", "ネオジム磁石に関する日本向けの資料を作成する。"}},
                   {"noroshi dossier 270900 --importer KOR --format json",
                    {"The tables on Korea's crude oil as JSON.", "韓国の原油に関する表をJSONで出力する。"}}}};
}

}  // namespace

Command dossier_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
