#include "columnar/zip_directory.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace noroshi::columnar {
namespace {

constexpr std::uint64_t kMaxDeflateRatio = 1032;  // of the format: 258 bytes from two bits
constexpr std::size_t kEndRecord = 22, kEntry = 46, kMaxComment = 65'535;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint64_t value = 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string read_range(std::ifstream& in, std::uint64_t begin, std::uint64_t length) {
  std::string bytes(static_cast<std::size_t>(length), '\0');
  in.clear();
  in.seekg(static_cast<std::streamoff>(begin));
  in.read(bytes.data(), static_cast<std::streamsize>(length));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return bytes;
}

tl::unexpected<Error> damaged(const std::filesystem::path& path) {
  return fail(ErrorCode::invalid_input,
              text("the workbook cannot be read (its archive has no sound directory). Open it, save it again as XLSX, "
                   "or save the sheet as CSV.",
                   "ブックを読めません（アーカイブの目録が正しくありません）。開いてXLSXで保存し直すか、シートをCSVで保"
                   "存してください。"),
              path.string());
}

}  // namespace

Result<std::uint64_t> claimed_unpacked_size(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary | std::ios::ate};
  if (!in)
    return fail(ErrorCode::io,
                text("the file cannot be opened. Check the path.", "ファイルを開けません。パスを確認してください。"),
                path.string());
  const auto size = static_cast<std::uint64_t>(in.tellg());
  const auto tail = read_range(in, size - std::min<std::uint64_t>(size, kEndRecord + kMaxComment),
                               std::min<std::uint64_t>(size, kEndRecord + kMaxComment));
  const auto end = tail.rfind("PK\x05\x06");
  if (end == std::string::npos || end + kEndRecord > tail.size()) return damaged(path);
  const auto length = number(tail, end + 12, 4), begin = number(tail, end + 16, 4);
  if (begin + length > size) return damaged(path);
  const auto directory = read_range(in, begin, length);
  std::uint64_t claimed = 0;
  for (std::size_t at = 0; at < directory.size();) {
    if (at + kEntry > directory.size() || directory.compare(at, 4, "PK\x01\x02") != 0) return damaged(path);
    if (number(directory, at + 20, 4) > size) return damaged(path);  // a part larger than the file, packed
    claimed += number(directory, at + 24, 4);
    at += kEntry + static_cast<std::size_t>(number(directory, at + 28, 2) + number(directory, at + 30, 2) +
                                            number(directory, at + 32, 2));
  }
  if (claimed > kMaxDeflateRatio * size) {
    return fail(ErrorCode::invalid_input,
                text("the workbook claims {0} unpacked bytes, more than its {1} bytes can hold (it is damaged or a "
                     "trap). Do not trust it.",
                     "ブックは展開後{0}バイトと称していますが、{1}"
                     "バイトには収まりません（破損または罠の可能性）。使用しないでください。",
                     claimed, size),
                path.string());
  }
  return claimed;
}

}  // namespace noroshi::columnar
