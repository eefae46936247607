#include "columnar/text_scan.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <fstream>

namespace noroshi::columnar {
namespace {

constexpr std::size_t kBeginning = 4096;

// Bytes at the end of a block that begin a character without ending it (0 to 3).
std::size_t cut_character(std::string_view block) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, block.size()); ++back) {
    const auto byte = static_cast<unsigned char>(block[block.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

// simdjson says only whether a block is valid: halve it until the place is found.
std::size_t invalid_in(std::string_view block) {
  std::size_t good = 0;
  for (std::size_t step = block.size(); step > 0; step /= 2) {
    while (good + step <= block.size()) {
      const auto part = block.substr(good, step);
      const auto whole = part.size() - cut_character(part);
      if (whole == 0 || !simdjson::validate_utf8(part.data(), whole)) break;
      good += whole;
    }
  }
  return good;
}

}  // namespace

void TextScan::take(std::string_view block) {
  if (beginning_.size() < kBeginning) beginning_.append(block.substr(0, kBeginning - beginning_.size()));
  bytes_ += block.size();
  count_newlines(block);
  if (first_invalid_) return;
  if (!carry_.empty()) {
    const auto joined = std::min<std::size_t>(block.size(), 3);
    const auto before = carry_.size();
    carry_.append(block.substr(0, joined));
    const auto cut = cut_character(carry_);
    const auto whole = std::string{carry_.substr(0, carry_.size() - cut)};
    if (whole.empty()) return;  // still inside one character
    validate(whole);
    if (first_invalid_) return;
    block.remove_prefix(whole.size() - before);
    carry_.clear();
  }
  const auto cut = cut_character(block);
  validate(block.substr(0, block.size() - cut));
  carry_ = block.substr(block.size() - cut);
}

void TextScan::finish() {
  if (!first_invalid_ && !carry_.empty()) first_invalid_ = checked_;
}

void TextScan::validate(std::string_view block) {
  if (!block.empty() && !simdjson::validate_utf8(block.data(), block.size())) {
    first_invalid_ = checked_ + invalid_in(block);
  }
  checked_ += block.size();
}

void TextScan::count_newlines(std::string_view block) {
  if (block.empty()) return;
  if (!counting_) {  // most files have no carriage return: one fast search a block
    if (std::memchr(block.data(), '\r', block.size()) == nullptr) {
      lf_ += std::memchr(block.data(), '\n', block.size()) != nullptr;
      return;
    }
    counting_ = true;
  }
  while (!block.empty() && !mixed_) {
    const auto* end = static_cast<const char*>(std::memchr(block.data(), '\n', block.size()));
    const auto line = block.substr(0, end == nullptr ? block.size() : static_cast<std::size_t>(end - block.data()));
    if (after_cr_ && !line.empty()) ++lone_cr_;  // the last block ended in CR and no LF followed
    const bool cr_last = line.empty() ? after_cr_ && end != nullptr : line.back() == '\r';
    const auto inner = line.substr(0, line.empty() ? 0 : line.size() - 1);
    lone_cr_ += !inner.empty() && std::memchr(inner.data(), '\r', inner.size()) != nullptr;
    after_cr_ = end == nullptr && cr_last;
    if (end == nullptr) break;
    ++(cr_last ? crlf_ : lf_);
    mixed_ = (crlf_ > 0) + (lf_ > 0) + (lone_cr_ > 0) > 1;
    block.remove_prefix(line.size() + 1);
  }
}

bool TextScan::mixed_newlines() const { return mixed_ || (crlf_ > 0) + (lf_ > 0) + (lone_cr_ + after_cr_ > 0) > 1; }

TextSignature TextScan::signature() const {
  const std::string_view b = beginning_;
  if (b.starts_with("\xEF\xBB\xBF")) return TextSignature::utf8_bom;
  if (b.starts_with("\xFF\xFE")) return TextSignature::utf16_le;
  if (b.starts_with("\xFE\xFF")) return TextSignature::utf16_be;
  // Without a mark: ASCII characters leave every other byte zero.
  std::size_t zero[2] = {0, 0};
  for (std::size_t i = 0; i < b.size(); ++i) zero[i % 2] += b[i] == '\0';
  const std::size_t half = b.size() / 2;
  if (half >= 4 && zero[1] > half / 2 && zero[0] <= half / 8) return TextSignature::utf16_le;
  if (half >= 4 && zero[0] > half / 2 && zero[1] <= half / 8) return TextSignature::utf16_be;
  return TextSignature::none;
}

std::uint64_t line_of_byte(const std::filesystem::path& path, std::uint64_t offset) {
  std::ifstream in{path, std::ios::binary};
  std::string block(1 << 16, '\0');
  std::uint64_t line = 1;
  while (offset > 0 && in) {
    in.read(block.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(block.size(), offset)));
    const auto n = in.gcount();
    if (n <= 0) break;
    line += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + n, '\n'));
    offset -= static_cast<std::uint64_t>(n);
  }
  return line;
}

}  // namespace noroshi::columnar
