#pragma once
#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "columnar/scratch_file.hpp"
#include "columnar/text_scan.hpp"

namespace noroshi::columnar {

struct Transcoded {
  ScratchFile file;
  std::string encoding;  // "UTF-16LE", "Shift_JIS", "EUC-JP", "windows-1252", "UTF-8"
};

// Whether a file that is not valid UTF-8 is UTF-8 all the same, damaged in places: characters beyond ASCII that no
// other encoding would form by chance stand before the first fault.
[[nodiscard]] bool is_damaged_utf8(const std::filesystem::path& path, const TextScan& scan);

// Copies a text file to UTF-8 with lines that end in LF. UTF-16 is known by its mark or its zero bytes; otherwise
// EUC-JP, Shift_JIS (Microsoft's code page 932) and windows-1252 are tried, in the order in which a wrong guess fails
// soonest. Errors: invalid_input with the place of the first byte that fits none, io.
[[nodiscard]] Result<Transcoded> to_utf8(const std::filesystem::path& path, const TextScan& scan,
                                         const std::filesystem::path& scratch_folder, const std::string& extension);

}  // namespace noroshi::columnar
