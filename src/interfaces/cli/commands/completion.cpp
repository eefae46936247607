#include "interfaces/cli/completion.hpp"
#include "interfaces/cli/command.hpp"
#include "interfaces/cli/deliver.hpp"

namespace noroshi::cli {
namespace {

struct CompletionRequest {
  std::string shell;

  static auto fields() {
    return std::tuple{Field{.name = "shell",
                            .value = "SHELL",
                            .member = &CompletionRequest::shell,
                            .doc = {"bash, zsh or fish.", "bash、zsh、fish のいずれか。"},
                            .choices = {"bash", "zsh", "fish"},
                            .required = true}};
  }
};

Result<void> run(const Arguments& arguments, const Progress&, Session& session) {
  const auto request = read_request<CompletionRequest>(arguments);
  if (!request) return fail(request.error());
  const auto data = session.data();  // a program without its data still completes commands and options
  const auto ids = use_cases::catalogue_ids(data ? data->get() : nullptr);
  return deliver_text(completion_script(request->shell, ids).value_or(std::string{}), arguments.one("--output"),
                      session);
}

CommandDecl page() {
  return {.name = "completion",
          .summary = {"Shell completion for bash, zsh or fish", "シェルの補完スクリプトを出力する"},
          .description = {"Prints a script that completes commands, options and their values (goods, importers and "
                          "groups, feeds, methods) in your shell.",
                          "コマンド、オプション及びその値（物資、輸入国・グループ、フィード、手法）をシェルで補完するた"
                          "めのスクリプトを出力する。"},
          .prints = {"A script.", "スクリプト。"},
          .fields = describe_fields<CompletionRequest>(),
          .words = {"shell"},
          .examples = {{"source <(noroshi completion bash)",
                        {"Completion in this bash; put the line into ~/.bashrc to keep it.",
                         "現在のbashで補完を有効にする。継続する場合は ~/.bashrc に記載する。"}}},
          .answers_in_tables = false};
}

}  // namespace

Command completion_command() { return {page(), &run}; }

}  // namespace noroshi::cli
