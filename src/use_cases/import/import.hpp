#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/provenance.hpp"
#include "model/rejected.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct ImportRequest {
  std::filesystem::path workspace;
  std::string feed;  // "baci", or "generic" with `mapping`
  std::vector<std::filesystem::path> files;
  std::optional<std::filesystem::path> mapping;  // generic feed: the mapping file
  std::optional<std::string> retrieved;          // ISO date on which the files left their publisher; default: file date
  std::optional<std::string> edition;            // what the codes of the files follow, when they do not say it: "HS17"
  bool force = false;                            // take a delivery outside its bounds
};

struct ImportReport {
  Delivery delivery;
  RejectedRows rejected;
  ReportTable rejected_summary;  // reasons with counts and the first place of each
  ReportTable summary;           // rows per table and year, replaced rows
  ReportTable findings;          // World against the sum of partners, wrong units, duplicates, mirror quality
};

// Reads files of one feed into the workspace, all or nothing: on any error or kill the workspace is as it was.
// Errors: not_found (feed, file), invalid_input (unreadable file), refused (delivery bounds), busy (another import),
// io (disk full, read-only), cancelled.
[[nodiscard]] Result<ImportReport> import_feed(const ImportRequest& request, const Progress& progress);

}  // namespace noroshi
