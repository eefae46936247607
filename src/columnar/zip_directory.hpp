#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "columnar/scratch_file.hpp"

namespace noroshi::columnar {

// One file inside a ZIP archive, as its directory describes it.
struct ZipMember {
  std::string name;  // with the folders inside the archive
  std::uint64_t packed = 0, unpacked = 0, offset = 0;
  std::uint32_t crc = 0;
  int method = 0;  // 0 stored, 8 deflated
};

// What is inside, in the order of the directory, without folders. Nothing is unpacked.
// Errors: invalid_input (no archive, a directory that leads nowhere), io.
// Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 (central directory), 4.3.14 to 4.3.16 (end records, ZIP64), 4.5.3.
[[nodiscard]] Result<std::vector<ZipMember>> zip_members(const std::filesystem::path& path);

// How many bytes the parts have when unpacked, as the archive says, all together.
// Errors: as zip_members; invalid_input when that is more than deflate can pack into such a file.
[[nodiscard]] Result<std::uint64_t> claimed_unpacked_size(const std::filesystem::path& path);

// One member as a file of its own. Errors: invalid_input (damaged, cut off, encrypted or packed in another way than
// deflate, larger or other than the directory says), io. Cost: that of zlib, memory of a block.
[[nodiscard]] Result<ScratchFile> unpack_member(const std::filesystem::path& path, const ZipMember& member,
                                                const std::filesystem::path& scratch_folder);

}  // namespace noroshi::columnar
