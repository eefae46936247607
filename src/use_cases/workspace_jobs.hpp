#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/report_table.hpp"

namespace noroshi {

// Small jobs on a workspace. `workspace` must be initialised unless said otherwise.

// Creates the folder and fills it from the atlas. Existing workspaces are left as they are (no error).
[[nodiscard]] Result<ReportTable> init_workspace(const std::filesystem::path& workspace, const Progress& progress);
// Every feed that the product can read, with what of it is loaded: rows, years, age, licence, last delivery.
[[nodiscard]] Result<ReportTable> list_sources(const std::filesystem::path& workspace);
// What the catalogues hold, by id: feeds of every kind (`generic` too), feeds of trade (the atlas too), methods.
struct CatalogueIds {
  std::vector<std::string> feeds, trade_feeds, methods;
};
[[nodiscard]] CatalogueIds catalogue_ids();
// Methods with rule, options, source: those with the ids given, or all. Error: not_found.
[[nodiscard]] Result<ReportTable> list_methods(std::span<const std::string> ids = {});
// Every published number of METHODS: reproduced, off by how much, or which data are missing.
[[nodiscard]] Result<ReportTable> print_scorecard(const std::filesystem::path& workspace, const Progress& progress);
// The analyst's own question: read-only SQL over the lake's tables.
[[nodiscard]] Result<ReportTable> run_sql(const std::filesystem::path& workspace, const std::string& sql);

struct LevelRequest {
  std::filesystem::path workspace;
  std::string importer = "JPN";
  std::string month;                  // "2026-11"; empty: this month
  std::vector<std::string> goods;     // atlas ids or codes; empty: all goods of the atlas
};
// The measured early-warning level (granularity, timeliness, scope, simulation, detection) with its evidence.
[[nodiscard]] Result<ReportTable> measure_level(const LevelRequest& request);

}  // namespace noroshi
