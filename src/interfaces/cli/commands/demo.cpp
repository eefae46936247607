#include <filesystem>
#include <ostream>

#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/cli/new_file.hpp"
#include "interfaces/html/dossier_page.hpp"
#include "use_cases/chokepoints/chokepoints.hpp"
#include "use_cases/dossier/dossier.hpp"
#include "use_cases/init/init.hpp"

namespace noroshi::cli {
namespace {

constexpr std::string_view kDemoGood = "neodymium_magnets";
constexpr std::size_t kDemoRows = 20;

// The demo's dossier, beside the data; its failure is said and does not fail the demo.
void write_dossier(holdings::OpenedWorkspace& workspace, const Progress& progress, Session& session) {
  const auto dossier = use_cases::make_dossier(workspace, {.good = std::string{kDemoGood}}, progress);
  if (!dossier) {
    session.streams.err << dossier.error().message.in(session.language) << '\n';
    return;
  }
  std::error_code error;
  const auto folder = session.workspace / "reports";
  std::filesystem::create_directories(folder, error);
  const auto file = folder / fmt::format("{}.html", kDemoGood);
  const auto written = write_new_file(
      file, [&](const auto& draft) { return write_bytes(draft, html::dossier_page(*dossier, session.language)); });
  const std::string shown = file.string();
  session.streams.err << (written ? text("Dossier of neodymium magnets: {}\n", "ネオジム磁石の資料: {}\n", shown)
                                  : written.error().message)
                             .in(session.language);
}

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto data = session.data();
  if (!data) return fail(data.error());
  const auto made = use_cases::init_workspace(session.workspace, **data, session.clock(), progress);
  if (!made) return fail(made.error());
  auto workspace = session.open_workspace();
  if (!workspace) return fail(workspace.error());
  use_cases::ChokepointRequest request;
  request.limit = kDemoRows;
  const auto report = use_cases::find_chokepoints(*workspace, request, progress);
  if (!report) return fail(report.error());
  if (auto delivered = deliver({&report->ranking, 1}, arguments, session); !delivered) return delivered;
  if (session.quiet) return {};
  session.streams.err << '\n';
  write_dossier(*workspace, progress, session);
  const std::string folder = session.workspace.string();
  session.streams.err << text(
                             "Next: noroshi dossier gallium --output gallium.html --workspace {0}\n"
                             "      noroshi methods\n"
                             "      noroshi sources --workspace {0}     (what to import, and how old each figure is)\n"
                             "      noroshi --help\n",
                             "次の手順: noroshi dossier gallium --output gallium.html --workspace {0}\n"
                             "          noroshi methods\n"
                             "          noroshi sources --workspace {0}     （取込可能なデータと各数値の経過日数）\n"
                             "          noroshi --help\n",
                             folder)
                             .in(session.language);
  return {};
}

CommandDecl page() {
  return {
      .name = "demo",
      .summary = {"Try it on the bundled atlas", "同梱アトラスで試用する"},
      .description =
          {"Creates the workspace if there is none, ranks Japan's chokepoints among the goods of the bundled atlas, "
           "writes one dossier beside the data and says where to look next. Needs no other data and no network.",
           "ワークスペースがなければ作成し、同梱アトラスの物資について日本のチョークポイントを順位付けし、資料を1件作"
           "成して、次に"
           "使う"
           "コマンドを案内する。他のデータもネットワークも必要としない。"},
      .prints = {"The ranking; what to do next goes to stderr.", "順位表。次の手順は標準エラー出力に示す。"},
      .examples = {
          {"noroshi demo --workspace /tmp/demo", {"A demonstration in /tmp/demo.", "/tmp/demo で試用する。"}}}};
}

}  // namespace

Command demo_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
