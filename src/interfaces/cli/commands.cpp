#include "interfaces/cli/commands.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>

#include "interfaces/cli/completion.hpp"
#include "interfaces/cli/deliver.hpp"
#include "interfaces/wire/cell.hpp"
#include "names/nearest_name.hpp"
#include "use_cases/catalogue/catalogue.hpp"
#include "use_cases/init/init.hpp"
#include "use_cases/level/level.hpp"
#include "use_cases/methods/methods.hpp"
#include "use_cases/scorecard/scorecard.hpp"
#include "use_cases/sources/sources.hpp"
#include "use_cases/sql/sql.hpp"

namespace noroshi::cli {
namespace {

Result<void> deliver_one(const Result<ReportTable>& table, const Arguments& arguments, Session& session) {
  if (!table) return fail(table.error());
  return deliver({&*table, 1}, arguments, session);
}

Result<void> run_init(const Arguments& arguments, const Progress& progress, Session& session) {
  return deliver_one(init_workspace(session.workspace, progress), arguments, session);
}

Result<void> run_sources(const Arguments& arguments, const Progress&, Session& session) {
  return deliver_one(list_sources(session.workspace), arguments, session);
}

Result<void> run_methods(const Arguments& arguments, const Progress&, Session& session) {
  const auto asked = arguments.all("METHODS");
  const auto listed = list_methods(asked);
  if (!listed) return fail(with_suggestion(listed.error(), asked, *list_methods()));
  return deliver_one(listed, arguments, session);
}

Result<void> run_scorecard(const Arguments& arguments, const Progress& progress, Session& session) {
  return deliver_one(print_scorecard(session.workspace, progress), arguments, session);
}

Result<void> run_level(const Arguments& arguments, const Progress&, Session& session) {
  LevelRequest request;
  request.workspace = session.workspace;
  request.importer = arguments.one("--importer").value_or(request.importer);
  request.month = arguments.one("--month").value_or(std::string{});
  request.goods = arguments.all("--good");
  return deliver_one(measure_level(request), arguments, session);
}

Result<void> run_sql_command(const Arguments& arguments, const Progress&, Session& session) {
  std::string sql = arguments.one("QUERY").value_or("-");
  if (sql == "-") {
    if (session.environment.stdin_is_terminal && !arguments.has("QUERY")) {
      return fail(ErrorCode::invalid_input,
                  Text{"there is no question. Write it after `noroshi sql` in quotes, or send it to stdin.",
                       "問合せ文がありません。`noroshi sql` の後に引用符で囲んで書くか、標準入力から与えてください。"},
                  "QUERY");
    }
    sql.assign(std::istreambuf_iterator<char>{session.streams.in}, {});
  }
  return deliver_one(run_sql(session.workspace, sql), arguments, session);
}

Result<void> run_catalogue(const Arguments& arguments, const Progress&, Session& session) {
  const auto what = arguments.one("WHAT").value_or(std::string{});
  if (what == "groups") return deliver_one(list_groups(), arguments, session);
  if (what == "editions") return deliver_one(list_editions(), arguments, session);
  if (what == "concordances") return deliver_one(list_concordances(session.workspace), arguments, session);
  return deliver_one(list_areas(), arguments, session);
}

Result<void> run_completion(const Arguments& arguments, const Progress&, Session& session) {
  const auto script = completion_script(arguments.one("SHELL").value_or(std::string{}));
  return deliver_text(script.value_or(std::string{}), arguments.one("--output"), session);
}

struct NamedRun {
  std::string_view name;
  RunCommand run;
  bool stops_cleanly;
};

constexpr std::array kRuns = {
    NamedRun{"init", &run_init, true},        NamedRun{"import", &run_import, true},
    NamedRun{"sources", &run_sources, false}, NamedRun{"chokepoints", &run_chokepoints, true},
    NamedRun{"dossier", &run_dossier, true},  NamedRun{"dependence", &run_dependence, true},
    NamedRun{"convert", &run_convert, true},  NamedRun{"catalogue", &run_catalogue, false},
    NamedRun{"methods", &run_methods, false}, NamedRun{"scorecard", &run_scorecard, true},
    NamedRun{"level", &run_level, false},     NamedRun{"sql", &run_sql_command, false},
    NamedRun{"demo", &run_demo, true},        NamedRun{"completion", &run_completion, false},
};

const NamedRun* named(std::string_view command) {
  const auto found = std::find_if(kRuns.begin(), kRuns.end(), [&](const NamedRun& r) { return r.name == command; });
  return found == kRuns.end() ? nullptr : &*found;
}

}  // namespace

RunCommand find_run(std::string_view command) {
  const NamedRun* run = named(command);
  return run ? run->run : nullptr;
}

bool stops_cleanly(std::string_view command) {
  const NamedRun* run = named(command);
  return run && run->stops_cleanly;
}

Error with_suggestion(Error error, std::span<const std::string> given, const ReportTable& known) {
  std::vector<std::string> ids;
  for (const auto& row : known.rows) {
    if (!row.empty()) ids.push_back(plain_text(row.front(), Language::en));
  }
  for (const auto& name : given) {
    if (std::find(ids.begin(), ids.end(), name) != ids.end()) continue;
    const Text meant = suggestion(name, ids);
    if (error.message.en.find("Did you mean") != std::string::npos) continue;
    error.message.en.append(meant.en);
    error.message.ja.append(meant.ja);
  }
  return error;
}

}  // namespace noroshi::cli
