#include "use_cases/network_import/network_import.hpp"

#include <algorithm>
#include <cmath>

#include "holdings/delivered_files.hpp"
#include "lake/import_transaction.hpp"
#include "lake/io_table_file.hpp"
#include "lake/reference_table_file.hpp"
#include "names/nearest_name.hpp"
#include "networks/table_balance.hpp"
#include "sources/io/read_io_files.hpp"

namespace noroshi::use_cases {
namespace {

constexpr const char* kGeneric = "generic_matrix";

Result<sources::io::IoFeed> choose_feed(const holdings::OpenedWorkspace& workspace,
                                        const NetworkImportRequest& request) {
  if (request.feed == kGeneric || request.mapping) {
    if (!request.mapping) {
      return fail_field(ErrorCode::invalid_input, "mapping",
                        {"generic_matrix needs to know the layout. Name a mapping with ⟦.mapping⟧.",
                         "generic_matrix には配置の記述が必要です。⟦.mapping⟧ で指定してください。"});
    }
    return sources::io::read_io_feed(*request.mapping);
  }
  auto feeds = sources::io::read_io_feeds(workspace.data().folder() / "io_feeds");
  if (!feeds) return fail(feeds.error());
  std::vector<std::string> ids{kGeneric};
  std::string list = kGeneric;
  for (auto& feed : *feeds) {
    if (feed.info.id == request.feed) return std::move(feed);
    ids.push_back(feed.info.id);
    list += ", " + feed.info.id;
  }
  return fail_field(ErrorCode::not_found, "feed",
                    text("no feed of input-output tables is called '{}'. There are: {}.",
                         "産業連関表のフィード「{}」はありません。利用できるフィード：{}。", request.feed, list),
                    near_names(request.feed, ids));
}

// A folder stands for the files in it that the feed knows.
Result<std::vector<std::filesystem::path>> named_files(const sources::io::IoFeed& feed,
                                                       const NetworkImportRequest& request) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : request.files) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) {
      return fail(ErrorCode::not_found,
                  {"there is no such file or folder. Check the path.",
                   "ファイル又はフォルダーがありません。パスを確認してください。"},
                  path.string());
    }
    if (!std::filesystem::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::directory_iterator{path, failed}) {
      if (entry.is_regular_file(failed) && sources::io::recognise(feed, entry.path())) inside.push_back(entry.path());
    }
    std::ranges::sort(inside);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

ReportTable rejected_table(const RejectedRows& rejected) {
  constexpr std::size_t kShown = 20;
  ReportTable table{"rejected",
                    {"Cells without a number", "数値を読めないセル"},
                    {{"file", {"File", "ファイル"}},
                     {"line", {"Line", "行"}, CellKind::integer},
                     {"column", {"Column", "列"}},
                     {"reason", {"Reason", "理由"}},
                     {"content", {"Content", "内容"}}},
                    {},
                    {},
                    {}};
  for (const auto& row : rejected.rows) {
    if (table.rows.size() == kShown) {
      table.notes.push_back(text("{} more are in the table `rejected` of the workspace.",
                                 "ほか{}件はワークスペースの表 rejected に保存。", rejected.total() - kShown));
      break;
    }
    table.rows.push_back(
        {row.file, static_cast<std::int64_t>(row.record), row.field, Text{describe(row.reason)}, row.content});
  }
  return table;
}

Result<void> check_cells(const sources::io::IoDelivery& delivery, bool force) {
  const auto count = delivery.rejected.total();
  if (count == 0 || force) return {};
  const auto& first = delivery.rejected.rows.front();
  return fail(
      ErrorCode::refused,
      text("{} cells hold no number that can be read; the first: '{}' in column {} ({}). A hole in a table moves "
           "the sums of everybody. Mend the file, or take these cells as zero with ⟦.force⟧.",
           "数値として読めないセルが{0}件あります（最初：{2}列の「{1}」、{3}）。欠けたセルは全体の合計を"
           "狂わせます。ファイルを直すか、0とみなして取り込むには ⟦.force⟧ を付けてください。",
           count, first.content, first.field, describe(first.reason)),
      fmt::format("{}:{}", first.file, first.record));
}

ReportTable summary_table(const std::vector<Text>& notes) {
  return {"network_import",
          {"Input-output tables imported", "取り込んだ産業連関表"},
          {{"table", {"Table", "表"}},
           {"regions", {"Regions", "地域"}, CellKind::integer},
           {"industries", {"Industries", "部門"}, CellKind::integer},
           {"final_users", {"Final users", "最終需要"}, CellKind::integer},
           {"flows", {"Flows", "取引"}, CellKind::integer, {"cells that are not zero", "0でないセル"}},
           {"output", {"Output", "産出額"}, CellKind::number, {"in the table's unit", "表の単位"}},
           {"unit", {"Unit", "単位"}},
           {"row_gap",
            {"Row gap", "行の不一致"},
            CellKind::real,
            {"% of output: sum of |printed output - sum of the row|",
             "産出額比（％）：公表産出額と行和の差の絶対値の合計"}},
           {"column_gap",
            {"Column gap", "列の不一致"},
            CellKind::real,
            {"% of output: sum of |output - inputs - value added|",
             "産出額比（％）：産出額と投入・付加価値の合計の差の絶対値の合計"}},
           {"without_output", {"Without output", "産出なし"}, CellKind::integer, {"industries", "部門数"}}},
          {},
          notes,
          {}};
}

Cell percent(const std::optional<double>& share) { return share ? Cell{100.0 * *share} : Cell{}; }

std::vector<Cell> summary_line(const IoTable& table, std::uint64_t flows) {
  const auto balance = networks::balance_of(table);
  std::vector<std::string> regions;
  for (const auto& industry : table.industries) regions.push_back(industry.region);
  std::ranges::sort(regions);
  const auto distinct = std::ranges::unique(regions).begin() - regions.begin();
  std::int64_t silent = 0;
  for (std::size_t i = 0; i < table.size(); ++i) silent += !table.output.empty() && table.output[i] == 0.0 ? 1 : 0;
  return {table.id(),
          static_cast<std::int64_t>(distinct),
          static_cast<std::int64_t>(table.size()),
          static_cast<std::int64_t>(table.final_users.size()),
          static_cast<std::int64_t>(flows),
          balance.output,
          table.unit,
          percent(balance.row_gap_share),
          percent(balance.column_gap_share),
          table.output.empty() ? Cell{} : Cell{silent}};
}

Result<void> stage(lake::ImportTransaction& transaction, columnar::Database& db, sources::io::IoDelivery& read,
                   NetworkImportReport& report, const Progress& progress) {
  for (auto& table : read.tables) {
    progress(text("storing {}", "{} を保存中", table.id()), 0.8);
    const auto rows = lake::stage_io_table(transaction, db, table);
    if (!rows) return fail(rows.error());
    report.delivery.accepted += rows->flows;
    report.summary.rows.push_back(summary_line(table, rows->flows));
    table = {};  // a world table takes memory
  }
  if (read.rejected.total() > 0) {
    const auto file = transaction.staging() / "rejected.parquet";
    if (auto written = lake::write_table_file(db, file, report.delivery.feed, read.rejected); !written) return written;
    transaction.add_rejected(file);
  }
  return {};
}

}  // namespace

Result<NetworkImportReport> import_network(holdings::OpenedWorkspace& workspace, const NetworkImportRequest& request,
                                           const Progress& progress) {
  const auto feed = choose_feed(workspace, request);
  if (!feed) return fail(feed.error());
  const auto named = named_files(*feed, request);
  if (!named) return fail(named.error());
  if (named->empty()) {
    return fail_field(ErrorCode::invalid_input, "files",
                      text("no file of {} is named. The feed reads: {}.",
                           "{} のファイルが指定されていません。対象ファイル：{}。", feed->info.id, feed->info.files));
  }
  const auto first = sources::io::recognise(*feed, named->front());
  if (!first) return fail(first.error());
  auto transaction = lake::ImportTransaction::begin(workspace.store());
  if (!transaction) return fail(transaction.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  auto received = holdings::receive_files(*named, feed->info, request.retrieved, workspace.clock(),
                                          {.scratch_folder = transaction->staging(), .sheet = first->layout->sheet});
  if (!received) return fail(received.error());
  std::vector<sources::io::IoFile> files;
  for (const auto& file : received->files)
    files.push_back({file.named, file.intake.path, file.intake.encoding == "XLSX"});
  const auto year = request.year ? std::optional{static_cast<int>(*request.year)} : std::nullopt;
  auto read = sources::io::read_io_files(**db, *feed, std::move(files), year, progress);
  if (!read) return fail(read.error());
  if (auto taken = check_cells(*read, request.force); !taken) return fail(taken.error());

  NetworkImportReport report{std::move(received->delivery), summary_table(received->notes),
                             rejected_table(read->rejected)};
  report.delivery.rejected = read->rejected.total();
  report.delivery.forced = request.force;
  if (auto staged = stage(*transaction, **db, *read, report, progress); !staged) return fail(staged.error());
  if (progress.stop_requested()) {
    return fail(ErrorCode::cancelled,
                {"stopped; the workspace is unchanged.", "中止しました。ワークスペースは変わっていません。"});
  }
  auto delivery = transaction->commit(report.delivery);
  if (!delivery) return fail(delivery.error());
  report.delivery = std::move(*delivery);
  report.summary.notes.emplace_back(
      "Gaps are the publisher's own; ⟦network_check table=ID⟧ lists them and what a model does about them.",
      "不一致は公表値そのものによる。内訳とモデルでの扱いは ⟦network_check table=ID⟧ で確認できる。");
  return report;
}

}  // namespace noroshi::use_cases
