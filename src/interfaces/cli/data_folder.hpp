#pragma once
#include <filesystem>

namespace noroshi::cli {

// The data folder that was built in: data/ of the source tree.
[[nodiscard]] std::filesystem::path built_in_data_folder();

// The data folder of the program `executable`: share/noroshi of the installation that it lies in
// (<prefix>/bin/noroshi), else `compiled_in`.
[[nodiscard]] std::filesystem::path find_data_folder(const std::filesystem::path& executable,
                                                     const std::filesystem::path& compiled_in);

}  // namespace noroshi::cli
