#pragma once
#include <filesystem>
#include <memory>

#include "holdings/opened_workspace.hpp"
#include "interfaces/cli/environment.hpp"

namespace noroshi::cli {

// What holds for the whole run of one command.
struct Session {
  const Environment& environment;
  Streams streams;
  Language language = Language::en;
  bool language_chosen = false;  // by --lang, not by the environment
  bool colours_out = false, colours_err = false;
  bool quiet = false;
  std::filesystem::path workspace = {};
  int exit_when_done = 0;                                     // what a command that did its work ends with
  std::shared_ptr<const holdings::BundledData> bundled = {};  // once asked for

  [[nodiscard]] holdings::Clock clock() const;  // $NOROSHI_NOW stands in for the time of day
  [[nodiscard]] Result<std::shared_ptr<const holdings::BundledData>> data();
  [[nodiscard]] Result<holdings::OpenedWorkspace> open_workspace(lake::Access access = lake::Access::read);
};

}  // namespace noroshi::cli
