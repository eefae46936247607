#include <map>

#include "holdings/delivered_files.hpp"
#include "lake/reference_table_file.hpp"
#include "sources/reference_file.hpp"
#include "use_cases/import/acceptance.hpp"
#include "use_cases/import/import_steps.hpp"

namespace noroshi::use_cases {
namespace {

// The partition of a reference table: one per layout of a feed, so that a new edition stands beside the old one.
std::string partition_name(const std::string& layout) {
  std::string name;
  for (const char c : layout)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' ? c : '_';
  return name.empty() ? "all" : name;
}

template <class Row>
Result<void> stage(ImportContext& context, const sources::ReferenceFeed<Row>& feed, const std::string& table_name) {
  auto received = holdings::receive_files(context.request.files, feed.info, context.request.retrieved,
                                          context.workspace.clock(), {.scratch_folder = context.transaction.staging()});
  if (!received) return fail(received.error());
  auto& report = context.report;
  report.delivery = std::move(received->delivery);
  report.summary = {
      "import",
      {"Imported", "取込結果"},
      {{"file", {"File", "ファイル"}}, {"layout", {"Content", "内容"}}, {"rows", {"Rows", "件数"}, CellKind::integer}},
      {},
      received->notes,
      {}};
  std::map<std::string, std::vector<Row>> by_layout;
  for (const auto& file : received->files) {
    if (context.progress.stop_requested()) return fail(stopped());
    const auto name = file.named.filename().string();
    auto read =
        sources::read_reference(context.db, feed, {file.intake.path, name, context.request.edition}, context.progress);
    if (!read) return fail(read.error());
    for (auto& row : read->rejected.rows) context.report.rejected.add(std::move(row));
    report.delivery.accepted += read->rows.size();
    report.summary.rows.push_back({name, read->layout, static_cast<std::int64_t>(read->rows.size())});
    for (std::size_t k = 0; k < read->remarks.size(); ++k) {
      if (read->remarks[k] == 0) continue;
      const auto words = describe(static_cast<sources::RemarkKind>(k));
      report.summary.notes.emplace_back(fmt::format("{}: {} × {}", name, read->remarks[k], words.en),
                                        fmt::format("{}: {}件 {}", name, read->remarks[k], words.ja));
    }
    auto& rows = by_layout[read->layout];
    rows.insert(rows.end(), std::make_move_iterator(read->rows.begin()), std::make_move_iterator(read->rows.end()));
  }
  const Acceptance acceptance{feed.info, context.request.force};
  if (auto taken = acceptance.of_rows(report.delivery.accepted, report.rejected); !taken) return taken;
  const auto stored = context.workspace.store().partitions(table_name);
  if (!stored) return fail(stored.error());
  for (const auto& [layout, rows] : by_layout) {
    const auto partition = partition_name(layout);
    for (const auto& p : *stored) {
      if (p.feed != feed.info.id || p.name != partition) continue;
      if (auto taken = acceptance.of_part({layout, layout}, rows.size(), p.rows); !taken) return taken;
    }
    const auto file = context.transaction.staging() / fmt::format("{}-{}.parquet", table_name, partition);
    if (auto written = lake::write_table_file(context.db, file, std::span<const Row>{rows}); !written) return written;
    context.transaction.add(table_name, feed.info.id, partition, file, rows.size());
  }
  return {};
}

}  // namespace

Result<void> stage_reference_import(ImportContext& context, const sources::AnyReferenceFeed& feed) {
  const std::string table{sources::table_of(feed)};
  return std::visit([&](const auto& f) { return stage(context, f, table); }, feed);
}

}  // namespace noroshi::use_cases
