#pragma once
#include <cstdint>
#include <filesystem>

#include "base/result.hpp"

namespace noroshi::columnar {

// How many bytes a ZIP archive says its parts have when unpacked, all together. Nothing is unpacked.
// Errors: invalid_input (no archive, a directory that leads nowhere, more than deflate can pack into such a file), io.
// Source: PKWARE APPNOTE 6.3, sections 4.3.12 (central directory) and 4.3.16 (its end record).
[[nodiscard]] Result<std::uint64_t> claimed_unpacked_size(const std::filesystem::path& path);

}  // namespace noroshi::columnar
