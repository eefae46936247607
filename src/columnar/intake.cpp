#include "columnar/intake.hpp"

#include <fcntl.h>
#include <tbb/parallel_invoke.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "columnar/file_digest.hpp"
#include "columnar/gzip_inflater.hpp"
#include "columnar/text_scan.hpp"
#include "columnar/transcoding.hpp"
#include "columnar/xlsx_sheet.hpp"
#include "names/letter_case.hpp"
#include "names/trimming.hpp"

namespace noroshi::columnar {
namespace {

constexpr std::size_t kBlock = 1 << 20;

// Reads a file in blocks. Errors: not_found, io.
Result<void> for_each_block(const std::filesystem::path& path,
                            const std::function<Result<void>(std::string_view)>& take) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) {
    return fail(ErrorCode::not_found,
                text("there is no such file. Check the path.", "ファイルがありません。パスを確認してください。"),
                path.string());
  }
  const auto cannot_read = [&] {
    return fail(ErrorCode::io,
                text("the file cannot be read: {}. Check that it is a file and that you may read it.",
                     "ファイルを読めません: {}。ファイルであること、読み取り権限があることを確認してください。",
                     std::strerror(errno)),
                path.string());
  };
  if (descriptor < 0) return cannot_read();
  std::vector<char> block(kBlock);
  Result<void> done;
  while (done) {
    const auto n = ::read(descriptor, block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) done = cannot_read();
    if (n <= 0) break;
    done = take({block.data(), static_cast<std::size_t>(n)});
  }
  ::close(descriptor);
  return done;
}

enum class Container { text, gzip, parquet, zip, foreign };

struct Magic {
  std::string_view bytes;
  Container container;
  std::string_view name;
};
using std::string_view_literals::operator""sv;
constexpr std::array kMagic{
    Magic{"\x1F\x8B"sv, Container::gzip, "gzip"},
    Magic{"PAR1"sv, Container::parquet, "Parquet"},
    Magic{"PK\x03\x04"sv, Container::zip, "ZIP"},
    Magic{"PK\x05\x06"sv, Container::zip, "ZIP"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, Container::foreign, "7z"},
    Magic{"Rar!\x1A"sv, Container::foreign, "RAR"},
    Magic{"\xFD"
          "7zXZ"sv,
          Container::foreign, "xz"},
    Magic{"BZh"sv, Container::foreign, "bzip2"},
    Magic{"\x28\xB5\x2F\xFD"sv, Container::foreign, "zstd"},
    Magic{"\xD0\xCF\x11\xE0"sv, Container::foreign, "XLS (Excel 97-2003)"},
    Magic{"%PDF"sv, Container::foreign, "PDF"},
    Magic{"SQLite format 3"sv, Container::foreign, "SQLite"},
};

Magic container_of(std::string_view beginning) {
  for (const auto& magic : kMagic) {
    if (beginning.starts_with(magic.bytes)) return magic;
  }
  return {{}, Container::text, "text"};
}

std::string lower_extension(const std::filesystem::path& path) { return to_lower(path.extension().string()); }

tl::unexpected<Error> refuse(const std::filesystem::path& path, Text message) {
  return fail(ErrorCode::invalid_input, std::move(message), path.string());
}

bool is_web_page(std::string_view beginning) {
  const auto start = to_lower(trimmed(beginning.substr(0, 200)));
  return start.starts_with("<!doctype") || start.starts_with("<html");
}

bool is_binary(std::string_view beginning) {
  const auto control = std::count_if(beginning.begin(), beginning.end(), [](char c) {
    return (c >= 0 && c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\x1A') || c == 127;
  });
  return control * 50 > static_cast<std::ptrdiff_t>(beginning.size()) || beginning.find('\0') != std::string_view::npos;
}

// Makes scanned text readable: as it is, or as a rewritten copy.
Result<void> settle_text(Intake& intake, const TextScan& scan, const IntakeOptions& options,
                         const std::filesystem::path& named) {
  const auto signature = scan.signature();
  const bool utf16 = signature == TextSignature::utf16_le || signature == TextSignature::utf16_be;
  if (is_web_page(scan.beginning())) {
    return refuse(
        named,
        text("this is a web page, not a table (probably an error page or a login). Download the data file itself.",
             "表ではなくウェブページです（エラー画面やログイン画面の可能性）。データファイル自体をダウンロードしてくだ"
             "さい。"));
  }
  if (!utf16 && is_binary(scan.beginning())) {
    return refuse(named, text("this is binary data, not text (byte 0 on). Give a CSV, JSON, Parquet or XLSX file.",
                              "テキストではなくバイナリです。CSV・JSON・Parquet・XLSXを指定してください。"));
  }
  intake.encoding = signature == TextSignature::utf8_bom ? "UTF-8 with BOM" : "UTF-8";
  if (!utf16 && !scan.first_invalid() && !scan.mixed_newlines()) return {};
  if (!utf16 && scan.first_invalid() && is_damaged_utf8(intake.path, scan)) {
    intake.encoding = "UTF-8, damaged";
    intake.notes.push_back(text("its UTF-8 is damaged from byte {0} on (line {1}); rows with damaged text are rejected",
                                "{0}バイト目（{1}行目）からUTF-8が壊れています。壊れた行は除外します",
                                *scan.first_invalid(), line_of_byte(intake.path, *scan.first_invalid())));
    return {};
  }
  auto copy = to_utf8(intake.path, scan, options.scratch_folder, ".txt");
  if (!copy) {
    auto error = copy.error();
    if (error.code == ErrorCode::invalid_input)
      error.where = named.string() + error.where.substr(intake.path.string().size());
    return fail(std::move(error));
  }
  if (scan.mixed_newlines() && !scan.first_invalid()) {
    intake.notes.push_back(text("its lines ended in different ways; a copy with equal line ends was read",
                                "改行コードが混在していたため、そろえた写しを読み込みました"));
  } else {
    intake.encoding = copy->encoding;
    intake.notes.push_back(text("it was written in {}; a copy in UTF-8 was read",
                                "文字コードは{}でした。UTF-8に変換して読み込みました", copy->encoding));
  }
  intake.scratch.emplace(std::move(copy->file));
  intake.path = intake.scratch->path();
  return {};
}

Result<void> settle_zip(Intake& intake, const IntakeOptions& options, const std::filesystem::path& named) {
  if (lower_extension(named) != ".xlsx") {
    return refuse(named, text("this is a ZIP archive. Unpack it and give the file inside.",
                              "ZIPアーカイブです。展開して中のファイルを指定してください。"));
  }
  auto csv = xlsx_to_csv(named, options.sheet, options.scratch_folder);
  if (!csv) return fail(csv.error());
  intake.encoding = "XLSX";
  intake.notes.push_back(text("sheet '{}' was read", "シート「{}」を読み込みました", csv->sheet));
  intake.scratch.emplace(std::move(csv->file));
  intake.path = intake.scratch->path();
  return {};
}

// The first pass: hash of everything, and what is inside.
struct FirstPass {
  FileDigest digest;
  TextScan scan;  // of the text, after unpacking
  Magic outside{}, inside{};
  std::optional<ScratchFile> unpacked;
  std::uint64_t bytes = 0;
};

Result<void> first_pass(FirstPass& pass, const std::filesystem::path& path, const IntakeOptions& options) {
  const auto receive = [&](std::string_view plain) -> Result<void> {
    if (pass.scan.bytes() + plain.size() > options.max_bytes) {
      return refuse(
          path,
          text("the unpacked file is larger than {0} bytes (is it what it claims to be?). Unpack it yourself and look.",
               "展開後の大きさが{0}バイトを超えます。手元で展開して中身を確認してください。", options.max_bytes));
    }
    pass.scan.take(plain);
    return pass.unpacked->write(plain);
  };
  GzipInflater gzip{receive};
  auto read = for_each_block(path, [&](std::string_view block) -> Result<void> {
    if (pass.bytes == 0) {
      pass.outside = container_of(block);
      if (pass.outside.container == Container::gzip) {
        auto file = ScratchFile::create(options.scratch_folder, ".txt");
        if (!file) return fail(file.error());
        pass.unpacked.emplace(std::move(*file));
      }
    }
    pass.bytes += block.size();
    Result<void> taken;  // the digest costs as much as all the rest: beside it
    tbb::parallel_invoke([&] { pass.digest.take(block); },
                         [&] {
                           if (pass.outside.container == Container::gzip) taken = gzip.take(block);
                           if (pass.outside.container == Container::text) pass.scan.take(block);
                         });
    return taken;
  });
  if (read && pass.unpacked) read = gzip.finish();
  if (read && pass.unpacked) read = pass.unpacked->close();
  if (!read) {
    auto error = read.error();
    if (error.where.empty()) error.where = path.string();
    return fail(std::move(error));
  }
  pass.scan.finish();
  pass.inside = pass.unpacked ? container_of(pass.scan.beginning()) : pass.outside;
  return {};
}

}  // namespace

bool is_archive(const std::filesystem::path& path) {
  std::string beginning(4, '\0');
  std::ifstream{path, std::ios::binary}.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  return container_of(beginning).container == Container::zip && lower_extension(path) != ".xlsx";
}

Result<FileFingerprint> fingerprint_of(const std::filesystem::path& path) {
  FileDigest digest;
  FileFingerprint found;
  auto read = for_each_block(path, [&](std::string_view block) -> Result<void> {
    digest.take(block);
    found.bytes += block.size();
    return {};
  });
  if (!read) return fail(read.error());
  found.sha256 = digest.finish();
  return found;
}

Result<Intake> make_readable(const std::filesystem::path& path, const IntakeOptions& options) {
  FirstPass pass;
  if (auto read = first_pass(pass, path, options); !read) return fail(read.error());
  Intake intake;
  intake.path = path;
  intake.bytes = pass.bytes;
  intake.sha256 = pass.digest.finish();
  const bool text_inside = pass.inside.container == Container::text;
  if (pass.bytes == 0 || (text_inside && pass.scan.bytes() == 0)) {
    return refuse(
        path, text("the file is empty. Download it again.", "ファイルが空です。もう一度ダウンロードしてください。"));
  }
  if (pass.inside.container == Container::foreign ||
      (pass.unpacked && !text_inside && pass.inside.container != Container::parquet)) {
    return refuse(path, text("this is a {} file (byte 0). Give a CSV, JSON, Parquet or XLSX file.",
                             "{}形式のファイルです。CSV・JSON・Parquet・XLSXを指定してください。", pass.inside.name));
  }
  if (pass.unpacked) {
    intake.scratch = std::move(pass.unpacked);
    intake.path = intake.scratch->path();
    intake.notes.push_back(text("it was unpacked from gzip", "gzipを展開しました"));
  }
  intake.encoding = pass.inside.name;
  Result<void> settled;
  if (pass.inside.container == Container::zip)
    settled = settle_zip(intake, options, path);
  else if (text_inside)
    settled = settle_text(intake, pass.scan, options, path);
  if (!settled) return fail(settled.error());
  return intake;
}

}  // namespace noroshi::columnar
