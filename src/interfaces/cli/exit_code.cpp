#include "interfaces/cli/exit_code.hpp"

#include <array>

namespace noroshi::cli {
namespace {

constexpr std::array kExitCodes = {
    ExitCode{kExitSuccess, {"done", "正常終了"}},
    ExitCode{2, {"the request or a file says something that cannot be", "指定又はファイルの内容が不正"}},
    ExitCode{3, {"a name, file or workspace does not exist", "名称、ファイル又はワークスペースが存在しない"}},
    ExitCode{4, {"refused: outside what is accepted", "許容範囲外のため受付を拒否"}},
    ExitCode{5, {"somebody else is writing to the workspace", "他の処理がワークスペースに書込み中"}},
    ExitCode{6, {"the disk or the system said no", "ディスク又はシステムのエラー"}},
    ExitCode{7, {"stored data do not pass their own checks", "保存データが検査に不合格"}},
    ExitCode{kExitAttention,
             {"something that was to be watched is overdue, doubtful or unreadable (--check)",
              "監視対象に遅延、疑義又は読めないファイルがある（--check）"}},
    ExitCode{kExitInternal, {"a mistake of ours; please report it", "内部エラー（ご報告ください）"}},
    ExitCode{130, {"stopped by the user (Ctrl-C)", "利用者による中止（Ctrl-C）"}},
};

}  // namespace

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
      return 2;
    case ErrorCode::not_found:
      return 3;
    case ErrorCode::refused:
      return 4;
    case ErrorCode::busy:
      return 5;
    case ErrorCode::io:
      return 6;
    case ErrorCode::corrupt:
      return 7;
    case ErrorCode::cancelled:
      return 130;
  }
  return kExitInternal;
}

std::span<const ExitCode> exit_codes() { return kExitCodes; }

}  // namespace noroshi::cli
