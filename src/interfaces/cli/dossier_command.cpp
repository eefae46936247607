#include <filesystem>
#include <ostream>

#include "interfaces/cli/commands.hpp"
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

bool wants_page(const Arguments& arguments, const Session& session) {
  if (arguments.has("--format")) return false;
  const auto output = arguments.one("--output");
  if (!output) return !session.environment.stdout_is_terminal;
  const std::string ending = std::filesystem::path{*output}.extension().string();
  return ending == ".html" || ending == ".htm";
}

// The demo's dossier, beside the data; its failure is said and does not fail the demo.
void write_demo_dossier(const Progress& progress, Session& session) {
  const auto dossier = make_dossier({.workspace = session.workspace, .good = std::string{kDemoGood}}, progress);
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

}  // namespace

Result<void> run_dossier(const Arguments& arguments, const Progress& progress, Session& session) {
  DossierRequest request{.workspace = session.workspace, .good = arguments.one("GOOD").value_or(std::string{})};
  request.importer = arguments.one("--importer").value_or(request.importer);
  const auto dossier = make_dossier(request, progress);
  if (!dossier) return fail(dossier.error());
  if (!wants_page(arguments, session)) return deliver(dossier->tables, arguments, session);
  return deliver_text(html::dossier_page(*dossier, session.language), arguments.one("--output"), session);
}

Result<void> run_demo(const Arguments& arguments, const Progress& progress, Session& session) {
  if (const auto made = init_workspace(session.workspace, progress); !made) return fail(made.error());
  ChokepointRequest request;
  request.workspace = session.workspace;
  request.limit = kDemoRows;
  const auto report = find_chokepoints(request, progress);
  if (!report) return fail(report.error());
  if (auto delivered = deliver({&report->ranking, 1}, arguments, session); !delivered) return delivered;
  if (session.quiet) return {};
  session.streams.err << '\n';
  write_demo_dossier(progress, session);
  const std::string workspace = session.workspace.string();
  session.streams.err << text(
                             "Next: noroshi dossier gallium --output gallium.html --workspace {0}\n"
                             "      noroshi methods\n"
                             "      noroshi sources --workspace {0}     (what to import, and how old each figure is)\n"
                             "      noroshi --help\n",
                             "次の手順: noroshi dossier gallium --output gallium.html --workspace {0}\n"
                             "          noroshi methods\n"
                             "          noroshi sources --workspace {0}     （取込可能なデータと各数値の経過日数）\n"
                             "          noroshi --help\n",
                             workspace)
                             .in(session.language);
  return {};
}

}  // namespace noroshi::cli
