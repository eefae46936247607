#include "columnar/transcoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace noroshi::columnar {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter{ucnv_open(name, &status), &ucnv_close};
  if (U_FAILURE(status)) return {nullptr, &ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

// What decoded text looks like, to tell a right guess from one that happens to decode.
struct Impression {
  std::uint64_t foreign = 0, runs = 0;  // characters beyond ASCII, and how many groups they stand in
  bool impossible = false;              // private use or control characters: no publisher writes those
  bool after_foreign = false;

  void take(const UChar* units, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      const UChar u = units[i];
      if (u < 0x80) {
        after_foreign = false;
        continue;
      }
      impossible = impossible || (u >= 0xE000 && u <= 0xF8FF) || u < 0xA0 || u == 0xFFFD;
      ++foreign;
      if (!after_foreign) ++runs;
      after_foreign = true;
    }
  }
  // Words of Japanese are several characters long; a lone "kanji" among ASCII is an accented Latin letter misread.
  [[nodiscard]] bool looks_japanese() const { return !impossible && 2 * foreign >= 3 * runs; }
};

// Turns CR LF and lone CR into LF while copying.
class NewlineWriter {
 public:
  explicit NewlineWriter(ScratchFile& out) : out_{out} {}
  [[nodiscard]] Result<void> write(std::string_view bytes) {
    text_.clear();
    for (const char c : bytes) {
      if (c == '\n' && after_cr_) {
        after_cr_ = false;
        continue;
      }
      after_cr_ = c == '\r';
      text_.push_back(c == '\r' ? '\n' : c);
    }
    return out_.write(text_);
  }

 private:
  ScratchFile& out_;
  std::string text_;
  bool after_cr_ = false;
};

struct Attempt {
  Impression impression;
  std::optional<std::uint64_t> failed_at;  // byte that cannot be decoded
};

// Decodes the whole file with one converter; stops at the first byte that it does not know.
Result<Attempt> decode(const std::filesystem::path& path, const char* name, std::uint64_t skip, ScratchFile& file) {
  Attempt attempt;
  const auto from = open_converter(name), utf8 = open_converter("UTF-8");
  if (!from || !utf8) {
    attempt.failed_at = 0;
    return attempt;
  }
  std::ifstream in{path, std::ios::binary};
  in.seekg(static_cast<std::streamoff>(skip));
  std::vector<char> block(1 << 16), bytes(1 << 18);
  std::vector<UChar> units(block.size() + 16);
  NewlineWriter out{file};
  std::uint64_t consumed = skip;
  for (bool last = false; !last;) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto n = static_cast<std::size_t>(in.gcount());
    last = n < block.size();
    const char* source = block.data();
    UChar* unit = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(from.get(), &unit, units.data() + units.size(), &source, block.data() + n, nullptr, last, &status);
    if (U_FAILURE(status)) {
      attempt.failed_at = consumed + static_cast<std::uint64_t>(source - block.data());
      return attempt;
    }
    consumed += n;
    attempt.impression.take(units.data(), static_cast<std::size_t>(unit - units.data()));
    const UChar* read = units.data();
    char* byte = bytes.data();
    ucnv_fromUnicode(utf8.get(), &byte, bytes.data() + bytes.size(), &read, unit, nullptr, last, &status);
    if (U_FAILURE(status)) {
      attempt.failed_at = consumed;
      return attempt;
    }
    if (auto written = out.write({bytes.data(), static_cast<std::size_t>(byte - bytes.data())}); !written)
      return fail(written.error());
  }
  if (auto closed = file.close(); !closed) return fail(closed.error());
  return attempt;
}

struct Guess {
  const char* name;
  const char* icu;
  std::uint64_t skip;  // bytes of a byte-order mark
  bool certain;        // the file says so
};

std::vector<Guess> guesses(const TextScan& scan) {
  const auto begin = scan.beginning();
  switch (scan.signature()) {
    case TextSignature::utf16_le:
      return {{"UTF-16LE", "UTF-16LE", begin.starts_with("\xFF\xFE") ? 2u : 0u, true}};
    case TextSignature::utf16_be:
      return {{"UTF-16BE", "UTF-16BE", begin.starts_with("\xFE\xFF") ? 2u : 0u, true}};
    default:
      break;
  }
  if (!scan.first_invalid()) return {{"UTF-8", "UTF-8", scan.signature() == TextSignature::utf8_bom ? 3u : 0u, true}};
  return {{"EUC-JP", "EUC-JP", 0, false},
          {"Shift_JIS", "ibm-943_P15A-2003", 0, false},
          {"windows-1252", "windows-1252", 0, false}};
}

}  // namespace

bool is_damaged_utf8(const std::filesystem::path& path, const TextScan& scan) {
  constexpr std::uint64_t kLookedAt = 64 << 20;
  std::ifstream in{path, std::ios::binary};
  std::vector<char> block(1 << 16);
  std::uint64_t left = std::min(scan.first_invalid().value_or(0), kLookedAt);
  unsigned evidence = 0;  // a character of three bytes weighs twice one of two
  while (left > 0 && in && evidence < 2) {
    in.read(block.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(block.size(), left)));
    const auto n = static_cast<std::size_t>(in.gcount());
    if (n == 0) break;
    for (std::size_t i = 0; i < n; ++i) {
      const auto byte = static_cast<unsigned char>(block[i]);
      const bool mark = left == scan.first_invalid() && i == 0 && byte == 0xEF;
      if (byte >= 0xC0 && !mark) evidence += byte >= 0xE0 ? 2 : 1;
    }
    left -= n;
  }
  return evidence >= 2;
}

Result<Transcoded> to_utf8(const std::filesystem::path& path, const TextScan& scan,
                           const std::filesystem::path& scratch_folder, const std::string& extension) {
  std::uint64_t failed_at = scan.first_invalid().value_or(0);
  for (const auto& guess : guesses(scan)) {
    auto file = ScratchFile::create(scratch_folder, extension);
    if (!file) return fail(file.error());
    auto attempt = decode(path, guess.icu, guess.skip, *file);
    if (!attempt) return fail(attempt.error());
    const bool latin = std::string_view{guess.name} == "windows-1252";
    const bool plausible =
        guess.certain || (latin ? !attempt->impression.impossible : attempt->impression.looks_japanese());
    if (!attempt->failed_at && plausible) return Transcoded{std::move(*file), guess.name};
    if (guess.certain && attempt->failed_at) failed_at = *attempt->failed_at;
  }
  const auto line = line_of_byte(path, failed_at);
  return fail(
      ErrorCode::invalid_input,
      text("the text is in no encoding we know (byte {0}, line {1}). Save it as UTF-8.",
           "文字コードを判別できません（{0}バイト目、{1}行目）。UTF-8で保存し直してください。", failed_at, line),
      path.string() + ":" + std::to_string(line));
}

}  // namespace noroshi::columnar
