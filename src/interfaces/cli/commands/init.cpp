#include "use_cases/init/init.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

Result<void> run(const Arguments& arguments, const Progress& progress, Session& session) {
  const auto data = session.data();
  if (!data) return fail(data.error());
  return deliver(use_cases::init_workspace(session.workspace, **data, session.clock(), progress), arguments, session);
}

CommandDecl page() {
  return {
      .name = "init",
      .summary = {"Create a workspace and fill it from the bundled atlas",
                  "ワークスペースを作成し、同梱アトラスを取り込む"},
      .description =
          {"Creates the folder that holds everything: trade tables as Parquet that DuckDB, pandas and R open as "
           "they are, and noroshi.db (SQLite) for deliveries and rejected rows. The bundled atlas of critical goods "
           "is loaded at once, so that every command has something true to say before the first import. An existing "
           "workspace is left as it is.",
           "全てのデータを保存するフォルダーを作成する。貿易データはDuckDB、pandas、Rでそのまま開けるParquet形式、"
           "取込履歴と棄却行は "
           "noroshi.db（SQLite）に保存する。重要物資の同梱アトラスを取り込むため、データを取り込む前から"
           "全てのコマンドを使用できる。既存のワークスペースは変更しない。"},
      .prints = {"A table of what was loaded.", "取り込んだ内容の一覧表。"},
      .examples = {{"noroshi init --workspace ~/supply",
                    {"Create a workspace in ~/supply.", "~/supply にワークスペースを作成する。"}}}};
}

}  // namespace

Command init_command() { return {page(), &run, Stops::cleanly}; }

}  // namespace noroshi::cli
