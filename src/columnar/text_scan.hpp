#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace noroshi::columnar {

enum class TextSignature : std::uint8_t { none, utf8_bom, utf16_le, utf16_be };

// Looks at the bytes of a file as they stream by: is it UTF-8, and how do its lines end?
class TextScan {
 public:
  void take(std::string_view block);
  void finish();

  [[nodiscard]] std::string_view beginning() const { return beginning_; }                      // the first 4 KiB
  [[nodiscard]] std::optional<std::uint64_t> first_invalid() const { return first_invalid_; }  // byte offset, from 0
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] bool mixed_newlines() const;
  [[nodiscard]] TextSignature signature() const;

 private:
  void validate(std::string_view block);
  void count_newlines(std::string_view block);

  std::string beginning_;
  std::string carry_;  // of a character that the end of a block cut
  std::uint64_t bytes_ = 0, checked_ = 0;
  std::optional<std::uint64_t> first_invalid_;
  bool counting_ = false, after_cr_ = false, mixed_ = false;
  std::uint64_t lf_ = 0, lone_cr_ = 0, crlf_ = 0;  // line ends, until they are known to be mixed
};

// Line (from 1) in which a byte of a file stands.
[[nodiscard]] std::uint64_t line_of_byte(const std::filesystem::path& path, std::uint64_t offset);

}  // namespace noroshi::columnar
