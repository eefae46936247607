#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/scratch_file.hpp"

namespace noroshi::columnar {

struct IntakeOptions {
  std::filesystem::path scratch_folder;               // must exist; for unpacked and transcoded copies
  std::string sheet = {};                             // XLSX: sheet name; empty: the first
  std::uint64_t max_bytes = std::uint64_t{64} << 30;  // of the unpacked file: a guard against archives that explode
};

// A file as TableReader can read it: itself when it is UTF-8 text, JSON or Parquet; else a scratch copy.
struct Intake {
  std::filesystem::path path;  // readable; lives as long as this object
  std::string sha256;          // of the file as delivered, 64 hexadecimal digits
  std::uint64_t bytes = 0;     // of the file as delivered
  std::string encoding;        // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "Shift_JIS" ..., "Parquet", "XLSX"
  std::vector<Text> notes;     // what had to be done to read it
  std::optional<ScratchFile> scratch;
};

// Looks at a delivered file once: hashes it, checks gzip checksums, finds its encoding, validates UTF-8, and makes a
// readable copy where needed (gzip unpacked, other encodings and mixed line ends rewritten, XLSX as CSV).
// Errors: not_found; invalid_input with what is wrong, where and what to do (empty, damaged or cut-off gzip, ZIP and
// other archives, a web page, binary data, unknown encoding); io. Cost: one pass; 400 MB of plain UTF-8 about 0.35 s.
[[nodiscard]] Result<Intake> make_readable(const std::filesystem::path& path, const IntakeOptions& options);

// A ZIP archive that is no workbook: a delivery of several files (columnar/zip_directory). False for what cannot be
// read.
[[nodiscard]] bool is_archive(const std::filesystem::path& path);

struct FileFingerprint {
  std::string sha256;
  std::uint64_t bytes = 0;
};
// Errors: not_found, io. Cost: one pass.
[[nodiscard]] Result<FileFingerprint> fingerprint_of(const std::filesystem::path& path);

}  // namespace noroshi::columnar
