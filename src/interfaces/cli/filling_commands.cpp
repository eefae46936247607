#include "interfaces/cli/declarations.hpp"

namespace noroshi::cli {
namespace {

CommandDecl init_page() {
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
      .positionals = {},
      .options = {},
      .examples = {{"noroshi init --workspace ~/supply",
                    {"Create a workspace in ~/supply.", "~/supply にワークスペースを作成する。"}}},
  };
}

CommandDecl import_page() {
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
      .positionals = {{.name = "FEED",
                       .doc = {"A feed id; `noroshi sources` lists them.",
                               "フィードID。`noroshi sources` で一覧を表示。"},
                       .is = ValueIs::feed},
                      {.name = "FILES",
                       .doc = {"Files as their publisher delivers them.", "公表元が配布するままのファイル。"},
                       .many = true,
                       .is = ValueIs::file}},
      .options =
          {{.name = "--mapping",
            .value = "FILE",
            .doc = {"For the feed `generic`: which column means what.",
                    "フィード generic 用：各列の意味を記した対応表。"},
            .is = ValueIs::file},
           {.name = "--retrieved",
            .value = "DATE",
            .doc = {"The day on which the files left their publisher (2024-02-01). Default: the date of the file.",
                    "公表元からファイルを取得した日（例：2024-02-01）。既定値はファイルの日付。"}},
           {.name = "--edition",
            .value = "EDITION",
            .doc = {"What the codes follow when the files do not say it: HS17; for a concordance HS22:GTAP.",
                    "コードの版がファイルから分からない場合に指定（例：HS17、対応表では HS22:GTAP）。"}},
           {.name = "--force",
            .value = "",
            .doc = {"Take a delivery outside its bounds. It is marked as forced.",
                    "許容範囲を外れたデータも取り込む。強制取込である旨を記録する。"}}},
      .examples = {{"noroshi import baci BACI_HS17_Y2023_V202501.csv --retrieved 2025-01-30",
                    {"Load one year of CEPII's BACI.", "CEPIIのBACIを1年分取り込む。"}},
                   {"noroshi import generic stock.csv --mapping stock.toml",
                    {"Load a table of your own.", "独自の表を取り込む。"}}},
  };
}

CommandDecl sources_page() {
  return {
      .name = "sources",
      .summary = {"List the feeds and what of each is loaded", "フィードと取込状況の一覧を表示する"},
      .description =
          {"Lists every feed that the product can read and what of it the workspace holds: rows, years, age of the "
           "data, licence, last delivery. A feed without data is shown as such.",
           "読込可能な全てのフィードと、ワークスペース内のデータの状況（行数、対象年、経過日数、利用条件、最終取込）を"
           "表示する。データのないフィードも、その旨を示す。"},
      .prints = {"One row per feed.", "フィードごとに1行。"},
      .positionals = {},
      .options = {},
      .examples = {{"noroshi sources --format csv --output sources.csv",
                    {"The list as a file for Excel.", "Excelで開ける一覧を作成する。"}}},
  };
}

}  // namespace

std::vector<CommandDecl> filling_commands() { return {init_page(), import_page(), sources_page()}; }

}  // namespace noroshi::cli
