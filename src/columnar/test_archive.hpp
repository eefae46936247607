#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace noroshi::test {

inline std::string little_endian(std::uint64_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> 8 * i & 0xFF));
  return out;
}

// CRC-32 as ZIP has it, bit by bit.
inline std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

struct ArchivePart {
  std::string name, bytes;
  std::string deflated = {};  // empty: stored as it is
};

// A ZIP archive of these parts.
inline std::string archive(const std::vector<ArchivePart>& parts) {
  std::string out, directory;
  for (const auto& part : parts) {
    const auto& packed = part.deflated.empty() ? part.bytes : part.deflated;
    const auto about = little_endian(20, 2) + little_endian(0, 2) + little_endian(part.deflated.empty() ? 0 : 8, 2) +
                       little_endian(0, 4) + little_endian(crc_of(part.bytes), 4) + little_endian(packed.size(), 4) +
                       little_endian(part.bytes.size(), 4) + little_endian(part.name.size(), 2) + little_endian(0, 2);
    directory +=
        "PK\x01\x02" + little_endian(20, 2) + about + std::string(10, '\0') + little_endian(out.size(), 4) + part.name;
    out += "PK\x03\x04" + about + part.name + packed;
  }
  return out + directory + "PK\x05\x06" + std::string(4, '\0') + little_endian(parts.size(), 2) +
         little_endian(parts.size(), 2) + little_endian(directory.size(), 4) + little_endian(out.size(), 4) +
         std::string(2, '\0');
}

}  // namespace noroshi::test
