#include "columnar/zip_directory.hpp"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>

namespace noroshi::columnar {
namespace {

constexpr std::uint64_t kMaxDeflateRatio = 1032;  // of the format: 258 bytes from two bits
constexpr std::size_t kEndRecord = 22, kEntry = 46, kLocal = 30, kMaxComment = 65'535;
constexpr std::size_t kEnd64 = 56, kLocator64 = 20;
constexpr std::uint64_t kIn64 = 0xFFFF'FFFF;  // the number stands in the ZIP64 record instead

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
              text("the archive has no sound directory (it is damaged or was cut off). Download it again; a workbook: "
                   "open it and save it again as XLSX or CSV.",
                   "アーカイブの目録が正しくありません（破損または途中で切れています）。もう一度ダウンロードするか、"
                   "ブックなら開いてXLSXかCSVで保存し直してください。"),
              path.string());
}

struct Opened {
  std::ifstream in;
  std::uint64_t size = 0;
};

Result<Opened> open(const std::filesystem::path& path) {
  Opened file{std::ifstream{path, std::ios::binary | std::ios::ate}};
  if (!file.in)
    return fail(ErrorCode::io,
                text("the file cannot be opened. Check the path.", "ファイルを開けません。パスを確認してください。"),
                path.string());
  file.size = static_cast<std::uint64_t>(file.in.tellg());
  return file;
}

// The bytes of the directory; nothing when the end of the file does not lead there.
std::optional<std::string> directory_of(Opened& file) {
  const auto last = std::min<std::uint64_t>(file.size, kEndRecord + kMaxComment);
  const auto tail = read_range(file.in, file.size - last, last);
  const auto end = tail.rfind("PK\x05\x06");
  if (end == std::string::npos || end + kEndRecord > tail.size()) return std::nullopt;
  auto length = number(tail, end + 12, 4), begin = number(tail, end + 16, 4);
  if ((length == kIn64 || begin == kIn64) && end >= kLocator64 &&
      tail.compare(end - kLocator64, 4, "PK\x06\x07") == 0) {
    const auto record = read_range(file.in, std::min(file.size, number(tail, end - kLocator64 + 8, 8)), kEnd64);
    if (record.size() < kEnd64 || !record.starts_with("PK\x06\x06")) return std::nullopt;
    length = number(record, 40, 8);
    begin = number(record, 48, 8);
  }
  if (begin > file.size || length > file.size - begin) return std::nullopt;
  return read_range(file.in, begin, length);
}

// The numbers that did not fit into the entry stand in its ZIP64 field, in this order.
void read_zip64(std::string_view extra, ZipMember& member) {
  while (extra.size() >= 4) {
    const auto length = std::min<std::size_t>(static_cast<std::size_t>(number(extra, 2, 2)), extra.size() - 4);
    if (number(extra, 0, 2) == 1) {
      std::size_t at = 4;
      for (auto* value : {&member.unpacked, &member.packed, &member.offset}) {
        if (*value != kIn64 || at + 8 > 4 + length) continue;
        *value = number(extra, at, 8);
        at += 8;
      }
    }
    extra.remove_prefix(4 + length);
  }
}

// zlib's state, closed whatever happens.
struct Inflater {
  z_stream stream{};
  Inflater() { inflateInit2(&stream, -MAX_WBITS); }  // raw deflate: no header of its own
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

// What came out so far, and its checksum.
struct Unpacked {
  ScratchFile& file;
  std::uint64_t bytes = 0;
  std::uint32_t crc = 0;

  Result<void> take(std::string_view plain) {
    bytes += plain.size();
    crc = static_cast<std::uint32_t>(
        ::crc32(crc, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size())));
    return file.write(plain);
  }
};

// False when the packed bytes are no deflate stream, or more than the member is said to hold.
Result<bool> inflate_block(Inflater& zip, std::string_view packed, const ZipMember& member, Unpacked& out) {
  std::string plain(1 << 18, '\0');
  zip.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  zip.stream.avail_in = static_cast<uInt>(packed.size());
  int status = Z_OK;
  do {
    zip.stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    zip.stream.avail_out = static_cast<uInt>(plain.size());
    status = inflate(&zip.stream, Z_NO_FLUSH);
    const auto produced = plain.size() - zip.stream.avail_out;
    if (auto taken = out.take({plain.data(), produced}); !taken) return fail(taken.error());
    if (out.bytes > member.unpacked || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
      return false;
  } while (status == Z_OK && (zip.stream.avail_in > 0 || zip.stream.avail_out == 0));
  return true;
}

}  // namespace

Result<std::vector<ZipMember>> zip_members(const std::filesystem::path& path) {
  auto file = open(path);
  if (!file) return fail(file.error());
  const auto directory = directory_of(*file);
  if (!directory) return damaged(path);
  std::vector<ZipMember> members;
  for (std::size_t at = 0; at < directory->size();) {
    if (at + kEntry > directory->size() || directory->compare(at, 4, "PK\x01\x02") != 0) return damaged(path);
    const auto name = static_cast<std::size_t>(number(*directory, at + 28, 2)),
               extra = static_cast<std::size_t>(number(*directory, at + 30, 2)),
               comment = static_cast<std::size_t>(number(*directory, at + 32, 2));
    if (at + kEntry + name + extra > directory->size()) return damaged(path);
    ZipMember member{.name = directory->substr(at + kEntry, name),
                     .packed = number(*directory, at + 20, 4),
                     .unpacked = number(*directory, at + 24, 4),
                     .offset = number(*directory, at + 42, 4),
                     .crc = static_cast<std::uint32_t>(number(*directory, at + 16, 4)),
                     .method = static_cast<int>(number(*directory, at + 10, 2))};
    read_zip64(std::string_view{*directory}.substr(at + kEntry + name, extra), member);
    if (member.packed > file->size) return damaged(path);  // a part larger than the file, packed
    if (!member.name.ends_with('/')) members.push_back(std::move(member));
    at += kEntry + name + extra + comment;
  }
  return members;
}

Result<std::uint64_t> claimed_unpacked_size(const std::filesystem::path& path) {
  const auto members = zip_members(path);
  if (!members) return fail(members.error());
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  std::uint64_t claimed = 0;
  for (const auto& member : *members) claimed += std::min(member.unpacked, ~claimed);
  if (claimed > kMaxDeflateRatio * size) {
    return fail(ErrorCode::invalid_input,
                text("the archive claims {0} unpacked bytes, more than its {1} bytes can hold (it is damaged or a "
                     "trap). Do not trust it.",
                     "アーカイブは展開後{0}バイトと称していますが、{1}"
                     "バイトには収まりません（破損または罠の可能性）。使用しないでください。",
                     claimed, size),
                path.string());
  }
  return claimed;
}

Result<ScratchFile> unpack_member(const std::filesystem::path& path, const ZipMember& member,
                                  const std::filesystem::path& scratch_folder) {
  const auto refuse = [&] {
    return fail(
        ErrorCode::invalid_input,
        text("'{}' in the archive is damaged, encrypted or packed in an unusual way. Download the archive again, "
             "or unpack it and give the file inside.",
             "アーカイブ内の「{}」が壊れているか、暗号化または特殊な圧縮がされています。もう一度ダウンロードするか、"
             "展開して中のファイルを指定してください。",
             member.name),
        path.string());
  };
  auto file = open(path);
  if (!file) return fail(file.error());
  auto scratch = ScratchFile::create(scratch_folder, ".txt");
  if (!scratch) return fail(scratch.error());
  const auto local = read_range(file->in, std::min(member.offset, file->size), kLocal);
  const bool encrypted = local.size() == kLocal && (number(local, 6, 2) & 1) != 0;
  if (local.size() < kLocal || !local.starts_with("PK\x03\x04") || encrypted) return refuse();
  if (member.method != 0 && member.method != 8) return refuse();
  auto at = member.offset + kLocal + number(local, 26, 2) + number(local, 28, 2);
  Inflater zip;
  Unpacked out{*scratch};
  constexpr std::uint64_t kBlock = 1 << 20;
  for (auto left = member.packed; left > 0;) {
    const auto packed = read_range(file->in, at, std::min(left, kBlock));
    if (packed.empty()) return refuse();
    at += packed.size();
    left -= packed.size();
    if (member.method == 0) {
      if (auto taken = out.take(packed); !taken) return fail(taken.error());
    } else {
      const auto sound = inflate_block(zip, packed, member, out);
      if (!sound) return fail(sound.error());
      if (!*sound) return refuse();
    }
  }
  if (out.bytes != member.unpacked || out.crc != member.crc) return refuse();
  if (auto closed = scratch->close(); !closed) return fail(closed.error());
  return scratch;
}

}  // namespace noroshi::columnar
