#pragma once
#include "columnar/database.hpp"
#include "lake/import_transaction.hpp"
#include "sources/reference_catalog.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::use_cases {

// What the steps of one import share. `report` grows as they go; nothing is visible before the caller commits.
struct ImportContext {
  const ImportRequest& request;
  holdings::OpenedWorkspace& workspace;
  lake::ImportTransaction& transaction;
  columnar::Database& db;
  const Progress& progress;
  ImportReport report;
};

// Reads every file of a trade feed and stages trade and trade_totals, year by year.
[[nodiscard]] Result<void> stage_trade_import(ImportContext& context);
// The same for a feed of reference tables (names, concordances, production).
[[nodiscard]] Result<void> stage_reference_import(ImportContext& context, const sources::AnyReferenceFeed& feed);

[[nodiscard]] inline Error stopped() {
  return {ErrorCode::cancelled,
          {"stopped; the workspace is unchanged.", "中止しました。ワークスペースは変わっていません。"},
          {}};
}

}  // namespace noroshi::use_cases
