#include "columnar/xlsx_sheet.hpp"

#include "columnar/contained_call.hpp"
#include "columnar/zip_directory.hpp"

namespace noroshi::columnar {
namespace {

constexpr const char* kReader = "noroshi-xlsx";

Text refusal(SheetAnswer kind, const std::string& words, const std::string& sheet) {
  switch (kind) {
    case SheetAnswer::missing:
      return text("the workbook has no sheet '{0}' (it has: {1}). Name one of them.",
                  "シート「{0}」がありません（ある: {1}）。いずれかを指定してください。", sheet, words);
    case SheetAnswer::large:
      return text("the workbook is too large to be read. Save the sheet as CSV.",
                  "ブックが大きすぎて読めません。シートをCSVで保存してください。");
    case SheetAnswer::unwritten:
      return text("a temporary file cannot be written. Free some space.",
                  "一時ファイルに書き込めません。空き容量を確保してください。");
    default:
      return text("the workbook cannot be read ({}). Open it, save it again as XLSX, or save the sheet as CSV.",
                  "ブックを読めません（{}）。開いてXLSXで保存し直すか、シートをCSVで保存してください。", words);
  }
}

}  // namespace

std::filesystem::path xlsx_reader() {
  std::error_code ignored;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const auto& candidate : {beside / kReader, beside.parent_path() / NOROSHI_LIBEXEC / kReader}) {
    if (std::filesystem::exists(candidate, ignored)) return candidate;
  }
  return std::filesystem::path{NOROSHI_BUILD_DIR} / kReader;
}

Result<SheetAsCsv> xlsx_to_csv(const std::filesystem::path& path, const std::string& sheet,
                               const std::filesystem::path& scratch_folder, const std::filesystem::path& reader) {
  const auto refuse = [&](SheetAnswer kind, const std::string& words) {
    return fail(kind == SheetAnswer::unwritten ? ErrorCode::io : ErrorCode::invalid_input, refusal(kind, words, sheet),
                path.string());
  };
  // liborcus allocates whatever size an archive claims for a part, so claims are checked first.
  const auto claimed = claimed_unpacked_size(path);
  if (!claimed) return fail(claimed.error());
  if (*claimed > kMaxWorkbookBytes) return refuse(SheetAnswer::large, "");
  auto file = ScratchFile::create(scratch_folder, ".txt");
  if (!file) return fail(file.error());
  // Its XML parser reads past its buffer on some malformed parts (found by tests/fuzz/workbook.cpp): keep it outside.
  const auto answered = run_contained(reader, {path.string(), sheet, file->path().string()});
  if (!answered) return fail(answered.error().code, answered.error().message, path.string());
  if (answered->empty()) return refuse(SheetAnswer::damaged, "?");
  const auto kind = static_cast<SheetAnswer>(answered->front());
  if (kind != SheetAnswer::sheet) return refuse(kind, answered->substr(1));
  if (auto closed = file->close(); !closed) return fail(closed.error());
  return SheetAsCsv{std::move(*file), answered->substr(1)};
}

}  // namespace noroshi::columnar
