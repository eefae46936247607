#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "interfaces/cli/data_folder.hpp"
#include "interfaces/cli/run.hpp"

namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>{value} : std::nullopt;
}

std::size_t terminal_columns() {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  const std::string given = variable("COLUMNS").value_or(std::string{});
  std::size_t columns = kUsual;
  std::from_chars(given.data(), given.data() + given.size(), columns);
  return columns > 0 ? columns : kUsual;
}

std::filesystem::path shipped_data() {
  std::error_code ignored;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return noroshi::cli::find_data_folder(executable, noroshi::cli::built_in_data_folder());
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const noroshi::cli::Environment environment{
      .variable = variable,
      .stdin_is_terminal = isatty(STDIN_FILENO) == 1,
      .stdout_is_terminal = isatty(STDOUT_FILENO) == 1,
      .stderr_is_terminal = isatty(STDERR_FILENO) == 1,
      .columns = terminal_columns(),
      .shipped_data = shipped_data(),
  };
  return noroshi::cli::run({argv + std::min(argc, 1), argv + argc}, environment, {std::cin, std::cout, std::cerr});
}
