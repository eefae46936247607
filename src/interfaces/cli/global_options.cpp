#include "interfaces/cli/command.hpp"

namespace noroshi::cli {

std::span<const OptionDecl> global_options() {
  static const std::vector<OptionDecl> options = {
      OptionDecl{.name = "--workspace",
                 .value = "DIR",
                 .doc = {"The workspace: the folder that holds the data. Default: $NOROSHI_WORKSPACE, else "
                         "./noroshi-workspace.",
                         "ワークスペース（データを保存するフォルダー）。既定値は環境変数 NOROSHI_WORKSPACE、"
                         "なければ ./noroshi-workspace。"},
                 .is = ValueIs::folder},
      OptionDecl{
          .name = "--format",
          .value = "FORMAT",
          .doc = {"table (default), csv, json, xlsx, parquet or html (a page; with charts where a job has them). "
                  "Without it the ending of --output decides. JSON is "
                  "always a "
                  "list of tables (.[0].rows holds the rows of the first); csv and parquet hold the first table.",
                  "table（既定）、csv、json、xlsx、parquet、html（印刷用ページ。図のある処理では図を含む）のいずれか。"
                  "省略時は --output の拡張子で決定。"
                  "JSONは常に表の配列（.[0].rows が最初の表の行）。csv と parquet は最初の表のみを含む。"},
          .choices = {"table", "csv", "json", "xlsx", "parquet", "html"}},
      OptionDecl{
          .name = "--output",
          .value = "FILE",
          .doc = {"Write to FILE instead of stdout. The file is complete or is not there. CSV files get a byte-order "
                  "mark, so that Excel reads Japanese right, and an apostrophe before text that looks like a formula.",
                  "標準出力の代わりに FILE へ書き込む。書込みが完了した場合のみファイルが現れる。CSVファイルには、"
                  "Excelで日本語を正しく開くためのBOMと、数式とみなされる文字列の前のアポストロフィを付す。"},
          .is = ValueIs::file},
      OptionDecl{
          .name = "--lang",
          .value = "LANG",
          .doc = {"en or ja. Default from LC_ALL, LC_MESSAGES, LANG. JSON holds both languages unless one is chosen "
                  "here.",
                  "en 又は ja。既定値は LC_ALL、LC_MESSAGES、LANG による。JSONは、ここで言語を指定しない限り"
                  "両言語を含む。"},
          .choices = {"en", "ja"}},
      OptionDecl{.name = "--no-color",
                 .value = "",
                 .doc = {"No colours (the same as a non-empty NO_COLOR).",
                         "色を付けない（環境変数 NO_COLOR の設定と同じ）。"}},
      OptionDecl{.name = "--quiet",
                 .value = "",
                 .doc = {"No progress bar, and no notes beside the data. Errors are still shown.",
                         "進捗表示及びデータ以外の注記を出力しない。エラーは表示する。"}},
      OptionDecl{.name = "--help",
                 .value = "",
                 .doc = {"Show this page; `noroshi COMMAND --help` shows that of a command.",
                         "この説明を表示する。`noroshi コマンド --help` で各コマンドの説明を表示。"}},
      OptionDecl{.name = "--version", .value = "", .doc = {"Show the version.", "バージョンを表示する。"}},
  };
  return options;
}

}  // namespace noroshi::cli
