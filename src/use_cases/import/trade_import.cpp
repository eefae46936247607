#include <algorithm>

#include "holdings/delivered_files.hpp"
#include "sources/atlas/feed.hpp"
#include "sources/catalog.hpp"
#include "sources/generic/feed.hpp"
#include "use_cases/import/frame_notes.hpp"
#include "use_cases/import/import_steps.hpp"
#include "use_cases/import/trade_collector.hpp"
#include "use_cases/import/trade_delivery.hpp"
#include "use_cases/import/trade_findings.hpp"

namespace noroshi::use_cases {
namespace {

Result<sources::TradeFeed> choose_feed(const ImportRequest& request) {
  if (request.feed == sources::generic::kId || request.mapping) {
    if (!request.mapping) {
      return fail_field(ErrorCode::invalid_input, "mapping",
                        {"the generic feed needs to know the columns. Name a mapping file with ⟦.mapping⟧.",
                         "generic フィードには列の対応が必要です。⟦.mapping⟧ で対応ファイルを指定してください。"});
    }
    auto feed = sources::generic::feed_from(*request.mapping);
    if (feed && (sources::find_feed(feed->info.id) || sources::find_reference_feed(feed->info.id) != nullptr ||
                 feed->info.id == sources::atlas_info().id)) {
      return fail_field(
          ErrorCode::refused, "mapping",
          text("the mapping calls its feed '{0}', which is a built-in one: its rows would pass for those "
               "of that publisher. Give it an id of its own (my_{0}).",
               "マッピングのid「{0}」は組み込みフィードの名前です。公表元のデータと混同されるため、独自のid"
               "（my_{0}など）を付けてください。",
               feed->info.id));
    }
    return feed;
  }
  return sources::find_feed(request.feed);
}

// What the user says that the files hold goes before what the feed declares.
Result<void> take_extents(const ImportRequest& request, DeclaredFrame& frame) {
  const auto take = [](const std::optional<std::string>& word, const char* field,
                       std::initializer_list<Extent*> extents) -> Result<void> {
    if (!word) return {};
    const auto said = parse_extent(*word);
    if (!said || *said == Extent::not_said) {
      return fail_field(
          ErrorCode::invalid_input, field,
          text("'{}' is neither 'all' nor 'listed'.", "「{}」は all でも listed でもありません。", *word));
    }
    for (auto* extent : extents) *extent = *said;
    return {};
  };
  if (auto taken = take(request.partners, "partners", {&frame.partners, &frame.destinations}); !taken) return taken;
  return take(request.products, "products", {&frame.products});
}

// Reads one file into the collector. Rows that DuckDB itself could not read are rejected with the others.
Result<void> read_file(const holdings::DeliveredFile& file, const sources::TradeFeed& feed, ImportContext& context,
                       TradeCollector& collector, double share_from, double share_to) {
  std::optional<Nomenclature> edition;
  if (context.request.edition) {
    edition = parse_nomenclature(*context.request.edition);
    if (!edition) {
      return fail_field(ErrorCode::invalid_input, "edition",
                        text("'{}' is no edition of the Harmonized System. Give HS92 to HS22.",
                             "「{}」はHSの版ではありません。HS92～HS22を指定してください。", *context.request.edition));
    }
  }
  const auto rows = feed.rows_of({file.named, edition});
  if (!rows) return fail(rows.error());
  auto reader = columnar::TableReader::open(context.db, file.intake.path, feed.fields, feed.format);
  if (!reader) return fail(reader.error());
  const auto name = file.named.filename().string();
  constexpr std::uint64_t kBytesPerRow =
      30;  // the shortest rows are BACI's; for the progress bar and for room in memory
  const auto expected_rows = file.intake.bytes / kBytesPerRow + 1;
  collector.start_file(name, expected_rows);
  for (std::uint64_t batches = 0;; ++batches) {
    auto batch = reader->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    if (batches % 64 == 0) {
      if (context.progress.stop_requested()) return fail(stopped());
      const double done = std::min(1.0, static_cast<double>(reader->rows_read()) / static_cast<double>(expected_rows));
      context.progress(text("reading {}", "{} を読み込み中", name), share_from + done * (share_to - share_from));
    }
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      collector.start_row((*batch)->record(r));
      (*rows)(**batch, r, collector);
    }
  }
  collector.end_file(*reader);
  return {};
}

ReportTable summary_table(const StagedTrade& staged, const TradeCollector& collector, const std::vector<Text>& notes,
                          const normalize::AreaCatalog& areas) {
  ReportTable table{"import",
                    {"Imported", "取込結果"},
                    {{"year", {"Year", "年"}, CellKind::integer},
                     {"delivered", {"Rows delivered", "受領行数"}, CellKind::integer},
                     {"replaced", {"Rows replaced", "差替え行数"}, CellKind::integer},
                     {"stored", {"Rows stored", "収録行数"}, CellKind::integer}},
                    {},
                    notes,
                    {}};
  for (const auto& c : staged.years) {
    table.rows.push_back({static_cast<std::int64_t>(c.year), static_cast<std::int64_t>(c.delivered),
                          static_cast<std::int64_t>(c.replaced), static_cast<std::int64_t>(c.stored)});
  }
  for (std::size_t i = 0; i < sources::kSkipReasons; ++i) {
    if (collector.skipped[i] == 0) continue;
    const auto why = describe(static_cast<sources::SkipReason>(i));
    table.notes.push_back(text("{} rows left aside: {}", "{}行を対象外とした: {}", collector.skipped[i], why.en));
    table.notes.back().ja = fmt::format("{}行を対象外とした: {}", collector.skipped[i], why.ja);
  }
  if (!collector.totals.empty()) {
    table.notes.push_back(text("{} World totals are kept apart and compared with the sums of partners.",
                               "世界計{}行は別に保存し、相手国の合計と照合した。", collector.totals.size()));
  }
  for (auto& note : frame_notes(staged, areas)) table.notes.push_back(std::move(note));
  return table;
}

}  // namespace

Result<void> stage_trade_import(ImportContext& context) {
  auto feed = choose_feed(context.request);
  if (!feed) return fail(feed.error());
  if (auto said = take_extents(context.request, feed->info.frame); !said) return said;
  const auto rates = normalize::ExchangeRates::load(context.workspace.data().folder() / "exchange_rates.toml",
                                                    context.workspace.store().folder() / "exchange_rates.toml");
  if (!rates) return fail(rates.error());
  context.progress({"checking the files", "ファイルを確認中"}, 0.0);
  auto received =
      holdings::receive_files(context.request.files, feed->info, context.request.retrieved, context.workspace.clock(),
                              {.scratch_folder = context.transaction.staging(), .sheet = feed->format.sheet});
  if (!received) return fail(received.error());

  TradeCollector collector{*feed, context.workspace.areas(), *rates};
  const double files = static_cast<double>(received->files.size());
  for (std::size_t i = 0; i < received->files.size(); ++i) {
    const double at = static_cast<double>(i);
    if (auto read = read_file(received->files[i], *feed, context, collector, 0.05 + 0.55 * at / files,
                              0.05 + 0.55 * (at + 1) / files);
        !read) {
      return fail(read.error());
    }
  }
  context.progress({"sorting and storing", "整列・保存中"}, 0.6);
  const auto staged =
      stage_trade_delivery(collector, {feed->info, context.request.force},
                           {context.workspace.store(), context.workspace.areas(), context.db, context.transaction});
  if (!staged) {
    auto error = staged.error();
    context.report.rejected = std::move(collector.rejected);
    return fail(std::move(error));
  }
  context.report.delivery = std::move(received->delivery);
  context.report.delivery.accepted = staged->accepted;
  context.report.delivery.frame = feed->info.frame;
  context.report.summary = summary_table(*staged, collector, received->notes, context.workspace.areas());
  context.report.findings = trade_findings(*staged, collector, context.workspace.areas(), feed->info);
  context.report.rejected = std::move(collector.rejected);
  return {};
}

}  // namespace noroshi::use_cases
