#include "interfaces/cli/declarations.hpp"

namespace noroshi::cli {

std::vector<CommandDecl> explaining_commands() {
  return {
      {.name = "methods",
       .summary = {"Every method: rule, options, source", "全手法の判定基準、オプション、出典を表示する"},
       .description =
           {"Lists the methods that `chokepoints` applies: the rule in one sentence, its options with defaults and "
            "ranges, and the publication it follows. Rules of our own are marked as such.",
            "`chokepoints` が用いる手法について、判定基準、オプションの既定値と範囲、典拠を一覧表示する。"
            "独自の基準はその旨を明示する。"},
       .prints = {"One row per method.", "手法ごとに1行。"},
       .positionals = {{.name = "METHODS",
                        .doc = {"Only these, by id.", "表示する手法のID。省略時は全手法。"},
                        .required = false,
                        .many = true,
                        .is = ValueIs::method}},
       .options = {},
       .examples = {{"noroshi methods geodep ec2021",
                     {"Two methods with their options.", "2つの手法とそのオプションを表示する。"}}}},
      {.name = "scorecard",
       .summary = {"Published numbers, reproduced or not", "公表値の再現状況を表示する"},
       .description =
           {"Computes every published number that the methods were checked against and says for each: reproduced, off "
            "by how much, or which data are missing. It never says reproduced for data that are not loaded; figures "
            "that the bundled atlas only copies from the publication are called carried over.",
            "手法の検証に用いた公表値を計算し、再現できたか、差がどの程度か、どのデータが不足しているかを示す。"
            "取り込まれていないデータについて「再現」と表示することはない。公表物から同梱アトラスへ写しただけの値は「転"
            "記」"
            "とする。"},
       .prints = {"One row per published number.", "公表値ごとに1行。"},
       .positionals = {},
       .options = {},
       .examples = {{"noroshi scorecard --format csv", {"The scorecard for a program.", "再現状況をCSVで出力する。"}}}},
      {.name = "demo",
       .summary = {"Try it on the bundled atlas", "同梱アトラスで試用する"},
       .description =
           {"Creates the workspace if there is none, ranks Japan's chokepoints among the goods of the bundled atlas, "
            "writes one dossier beside the data and says where to look next. Needs no other data and no network.",
            "ワークスペースがなければ作成し、同梱アトラスの物資について日本のチョークポイントを順位付けし、資料を1件作"
            "成して、次に"
            "使う"
            "コマンドを案内する。他のデータもネットワークも必要としない。"},
       .prints = {"The ranking; what to do next goes to stderr.", "順位表。次の手順は標準エラー出力に示す。"},
       .positionals = {},
       .options = {},
       .examples = {{"noroshi demo --workspace /tmp/demo",
                     {"A demonstration in /tmp/demo.", "/tmp/demo で試用する。"}}}},
      {.name = "completion",
       .summary = {"Shell completion for bash, zsh or fish", "シェルの補完スクリプトを出力する"},
       .description = {"Prints a script that completes commands, options and their values in your shell.",
                       "コマンド、オプション及びその値をシェルで補完するためのスクリプトを出力する。"},
       .prints = {"A script.", "スクリプト。"},
       .positionals = {{.name = "SHELL",
                        .doc = {"bash, zsh or fish.", "bash、zsh、fish のいずれか。"},
                        .choices = {"bash", "zsh", "fish"}}},
       .options = {},
       .examples = {{"source <(noroshi completion bash)",
                     {"Completion in this bash; put the line into ~/.bashrc to keep it.",
                      "現在のbashで補完を有効にする。継続する場合は ~/.bashrc に記載する。"}}}},
  };
}

}  // namespace noroshi::cli
