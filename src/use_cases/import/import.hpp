#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "holdings/opened_workspace.hpp"
#include "model/provenance.hpp"
#include "model/rejected.hpp"
#include "model/report_table.hpp"
#include "requests/field.hpp"

namespace noroshi::use_cases {

struct ImportRequest {
  std::string feed;  // "baci", or "generic" with `mapping`
  std::vector<std::filesystem::path> files;
  std::optional<std::filesystem::path> mapping;   // generic feed: the mapping file
  std::optional<Date> retrieved;                  // when the files left their publisher; default: file date
  std::optional<std::string> edition;             // what the codes of the files follow, when they do not say it: "HS17"
  std::optional<std::string> partners, products;  // "all" or "listed": goes before what the feed declares
  bool force = false;                             // take a delivery outside its bounds

  static auto fields() {
    using R = ImportRequest;
    return std::tuple{
        Field{.name = "feed",
              .value = "FEED",
              .member = &R::feed,
              .doc = {"A feed id; ⟦sources⟧ lists them.", "フィードID。⟦sources⟧ で一覧を表示。"},
              .is = ValueIs::feed,
              .required = true},
        Field{.name = "files",
              .value = "FILES",
              .member = &R::files,
              .doc = {"Files as their publisher delivers them.", "公表元が配布するままのファイル。"},
              .is = ValueIs::file,
              .required = true},
        Field{.name = "mapping",
              .value = "FILE",
              .member = &R::mapping,
              .doc = {"For the feed `generic`: which column means what.",
                      "フィード generic 用：各列の意味を記した対応表。"},
              .is = ValueIs::file},
        Field{.name = "retrieved",
              .value = "DATE",
              .member = &R::retrieved,
              .doc = {"The day on which the files left their publisher (2024-02-01). Default: the date of the file.",
                      "公表元からファイルを取得した日（例：2024-02-01）。既定値はファイルの日付。"}},
        Field{.name = "edition",
              .value = "EDITION",
              .member = &R::edition,
              .doc = {"What the codes follow when the files do not say it: HS17; for a concordance HS22:GTAP.",
                      "コードの版がファイルから分からない場合に指定（例：HS17、対応表では HS22:GTAP）。"},
              .is = ValueIs::scheme},
        Field{.name = "partners",
              .value = "EXTENT",
              .member = &R::partners,
              .doc = {"Whether the files hold `all` partners of each product or only `listed` ones. Goes before what "
                      "the feed or mapping declares.",
                      "各品目の相手国が全て（all）か一部（listed）か。フィードや対応表の宣言に優先する。"}},
        Field{.name = "products",
              .value = "EXTENT",
              .member = &R::products,
              .doc = {"Whether the files hold `all` codes of a level or only `listed` ones. Goes before what the feed "
                      "or mapping declares.",
                      "ある階層の全コード（all）か一部（listed）か。フィードや対応表の宣言に優先する。"}},
        Field{.name = "force",
              .member = &R::force,
              .doc = {"Take a delivery outside its bounds. It is marked as forced.",
                      "許容範囲を外れたデータも取り込む。強制取込である旨を記録する。"}}};
  }
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
[[nodiscard]] Result<ImportReport> import_feed(holdings::OpenedWorkspace& workspace, const ImportRequest& request,
                                               const Progress& progress);

}  // namespace noroshi::use_cases
