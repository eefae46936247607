#include "interfaces/cli/declarations.hpp"

namespace noroshi::cli {
namespace {

OptionDecl importer_option() {
  return {.name = "--importer",
          .value = "AREA",
          .doc = {"The importing country: ISO code or name (JPN, Japan, 日本), or a group (EU, G7). Default: JPN.",
                  "輸入国。ISOコード、国名（JPN、Japan、日本）又はグループ（EU、G7）。既定値は JPN。"}};
}

std::vector<OptionDecl> chokepoint_options() {
  return {
      importer_option(),
      {.name = "--year",
       .value = "YEAR",
       .doc = {"Default: the newest year with data for the importer.", "対象年。既定値はデータのある最新年。"}},
      {.name = "--product",
       .value = "CODES",
       .doc = {"Product codes; a heading takes all below it (2805). Default: all.",
               "品目コード。上位の番号（例：2805）は下位の全品目を含む。既定値は全品目。"},
       .many = true},
      {.name = "--method",
       .value = "IDS",
       .doc = {"Methods by id (geodep,ec2021). Default: all; `noroshi methods` lists them.",
               "手法ID（例：geodep,ec2021）。既定値は全手法。`noroshi methods` で一覧を表示。"},
       .many = true,
       .is = ValueIs::method},
      {.name = "--set",
       .value = "METHOD.OPTION=VALUE",
       .doc =
           {"Change an option of a method (geodep.import_hhi=0.5). `noroshi methods` shows names, defaults and ranges.",
            "手法のオプションを変更する（例：geodep.import_hhi=0.5）。名称、既定値、範囲は `noroshi methods` に示す。"},
       .many = true},
      {.name = "--source",
       .value = "FEED",
       .doc = {"Use this feed only. Default: the best one for each product.",
               "指定したフィードのみを使用する。既定では品目ごとに最良のものを選択。"},
       .is = ValueIs::trade_feed},
      {.name = "--as-of",
       .value = "DATE",
       .doc = {"Use only what was known on that day (2024-06-30).",
               "指定日に判明していたデータのみを使用する（例：2024-06-30）。"}},
      {.name = "--limit", .value = "N", .doc = {"At most N rows. Default: all.", "最大行数。既定値は全行。"}},
      {.name = "--no-intervals",
       .value = "",
       .doc = {"Leave out the bootstrap interval of the rank (faster).",
               "順位のブートストラップ区間を省略する（高速）。"}},
      {.name = "--overlaps",
       .value = "",
       .doc = {"Print instead how many products each set of methods flags together.",
               "代わりに、各手法の組合せが同時に該当とした品目数を表示する。"}}};
}

CommandDecl chokepoints_page() {
  return {
      .name = "chokepoints",
      .summary = {"Rank the goods whose supply is a chokepoint", "供給上のチョークポイントとなる品目を順位付けする"},
      .description =
          {"Judges every product that a country imports by several published methods side by side. Products stand in "
           "the order of the share of the methods able to judge that flag them, then of the number of methods able to "
           "judge, then of HHI, then of value. There is no composite score. What the data cannot tell is unknown, "
           "never clear. The rank by HHI and its interval (bootstrap) stand beside.",
           "ある国の全輸入品目を、公表された複数の手法で並列に判定する。並び順は、判定できた手法のうち該当とした手法の"
           "割合、判定できた手法の数、HHI、輸入額の順による。合成指標は用いない。データから判断できないものは「不明」"
           "とし、「非該当」とは扱わない。HHIによる順位とその区間（ブートストラップ法）を併記する。"},
      .prints = {"One row per product. CSV begins with "
                 "importer,year,product,revision,import_value_usd,suppliers,top_supplier,"
                 "top_share,hhi, then one column per method (flagged, clear, empty when unknown), then "
                 "flags,judged,rank,rank_low,rank_high,unidentified_share,reported_by,feed,name,top_supplier_name. "
                 "With --overlaps, one row per set of methods, the most frequent first.",
                 "品目ごとに1行。CSVの列は "
                 "importer,year,product,revision,import_value_usd,suppliers,top_supplier,top_share,hhi、"
                 "手法ごとの列（flagged、clear、不明は空欄）、"
                 "flags,judged,rank,rank_low,rank_high,unidentified_share,reported_by,feed,name,top_supplier_name "
                 "の順。--overlaps では手法の組合せごとに1行（品目数の多い順）。"},
      .positionals = {},
      .options = chokepoint_options(),
      .examples = {{"noroshi chokepoints --importer JPN --year 2023 --limit 20",
                    {"The first twenty of Japan's imports of 2023.",
                     "2023年の日本の輸入について上位20品目を表示する。"}},
                   {"noroshi chokepoints --product 2805,850511 --method geodep,ec2021 --set geodep.import_hhi=0.5",
                    {"Rare earths and magnets by two methods, one with a stricter threshold.",
                     "希土類と磁石を二つの手法で判定し、一方の閾値を厳しくする。"}},
                   {"noroshi chokepoints --year 2023 --output ranking.xlsx",
                    {"The whole ranking as an Excel workbook.", "全順位をExcelブックに出力する。"}}},
  };
}

CommandDecl dossier_page() {
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
      .prints = {"HTML with --output FILE.html, or when stdout is a pipe. On a terminal, or with --format, its tables.",
                 "--output FILE.html を指定した場合、又は標準出力がパイプの場合はHTML。端末上、又は --format "
                 "を指定した場合は表。"},
      .positionals = {{.name = "GOOD",
                       .doc = {"Atlas id, name in any language, or product code.",
                               "アトラスのID、名称（言語を問わない）又は品目コード。"}}},
      .options = {importer_option()},
      .examples = {{"noroshi dossier neodymium_magnets --output magnets.html",
                    {"The dossier of neodymium magnets for Japan.", "ネオジム磁石に関する日本向けの資料を作成する。"}},
                   {"noroshi dossier 270900 --importer KOR --format json",
                    {"The tables on Korea's crude oil as JSON.", "韓国の原油に関する表をJSONで出力する。"}}},
  };
}

CommandDecl level_page() {
  return {
      .name = "level",
      .summary = {"The measured early-warning level, good by good", "早期警戒の水準を物資ごとに測定する"},
      .description =
          {"Measures, for each good, the five elements of METI's plan (granularity, timeliness, scope, simulation, "
           "detection) on its scale of 1 to 3, from the data that the workspace really holds, each with its evidence.",
           "経済産業省アクションプランの5要素（物品の詳細さ、リアルタイム性、対象範囲、シミュレーション、脅威察知）につ"
           "いて、"
           "ワークスペース内の実データから、物資ごとに3段階の水準を根拠とともに測定する。"},
      .prints = {"One row per good: level and evidence of each element.", "物資ごとに1行（各要素の水準と根拠）。"},
      .positionals = {},
      .options = {importer_option(),
                  {.name = "--month",
                   .value = "MONTH",
                   .doc = {"The month that is judged (2026-11). Default: this month.",
                           "対象月（例：2026-11）。既定値は当月。"}},
                  {.name = "--good",
                   .value = "GOODS",
                   .doc = {"Atlas ids or product codes. Default: all goods of the atlas.",
                           "アトラスのID又は品目コード。既定値はアトラスの全物資。"},
                   .many = true}},
      .examples = {{"noroshi level --good neodymium_magnets,gallium --month 2026-11",
                    {"The level of two goods.", "二つの物資の水準を表示する。"}}},
  };
}

CommandDecl sql_page() {
  return {
      .name = "sql",
      .summary = {"Ask your own question of the lake", "データレイクに任意のSQLで問い合わせる"},
      .description =
          {"Runs read-only SQL (DuckDB's dialect) over the tables of the workspace. `SHOW TABLES` lists them. The same "
           "Parquet files open in any DuckDB, pandas, R or Spark.",
           "ワークスペースの表に対して読取専用のSQL（DuckDB方言）を実行する。表の一覧は `SHOW TABLES` で得られる。"
           "同じParquetファイルは、DuckDB、pandas、R、Sparkでも開くことができる。"},
      .prints = {"The rows of the answer.", "問合せ結果の行。"},
      .positionals = {{.name = "QUERY",
                       .doc = {"The question; without it, or with -, it is read from stdin.",
                               "問合せ文。省略時又は - の場合は標準入力から読む。"},
                       .required = false}},
      .options = {},
      .examples = {{"noroshi sql \"SHOW TABLES\"", {"Which tables there are.", "表の一覧を表示する。"}},
                   {"noroshi sql --format csv < question.sql > answer.csv",
                    {"A question from a file, the answer as CSV.", "ファイルの問合せ文を実行し、CSVで出力する。"}}},
  };
}

}  // namespace

std::vector<CommandDecl> answering_commands() { return {chokepoints_page(), dossier_page(), level_page(), sql_page()}; }

}  // namespace noroshi::cli
