#include "sources/recorded_trade.hpp"

#include <numeric>

namespace noroshi::sources {
namespace {

class Recorder final : public TradeSink {
 public:
  explicit Recorder(RecordedTrade& out) : out_{out} {}

  void accept(const RawTrade& trade) override {
    ++out_.accepted;
    out_.value += trade.value;
    if (out_.rows.size() >= RecordedTrade::kKept) return;
    auto& row = out_.rows.emplace_back();
    row = {trade, std::string{trade.product}, std::string{trade.reporter.text}, std::string{trade.partner.text},
           std::string{trade.unit}};
    row.trade.product = row.trade.reporter.text = row.trade.partner.text = row.trade.unit = {};
  }
  void reject(std::string_view field, RejectReason reason, std::string_view content) override {
    out_.rejected.push_back({{}, record, std::string{field}, reason, std::string{content.substr(0, 200)}});
  }
  void skip(SkipReason reason) override { ++out_.skipped[static_cast<std::size_t>(reason)]; }

  std::uint64_t record = 0;

 private:
  RecordedTrade& out_;
};

}  // namespace

std::uint64_t RecordedTrade::skipped_total() const {
  return std::accumulate(skipped.begin(), skipped.end(), std::uint64_t{0});
}

std::map<std::string, std::uint64_t> RecordedTrade::rejected_by_reason() const {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& row : rejected) ++counts[std::string{name_of(row.reason)}];
  return counts;
}

Result<RecordedTrade> record_trade(const TradeFeed& feed, const FeedFile& file,
                                   const std::filesystem::path& scratch_folder, const std::string& sheet) {
  RecordedTrade out;
  auto intake = columnar::make_readable(
      file.path, {.scratch_folder = scratch_folder, .sheet = sheet.empty() ? feed.format.sheet : sheet});
  if (!intake) return fail(intake.error());
  out.intake = std::move(*intake);
  auto read_row = feed.rows_of(file);
  if (!read_row) return fail(read_row.error());
  auto database = columnar::Database::open();
  if (!database) return fail(database.error());
  auto reader = columnar::TableReader::open(*database, out.intake.path, feed.fields, feed.format);
  if (!reader) return fail(reader.error());
  Recorder sink{out};
  while (true) {
    auto batch = reader->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    for (std::size_t row = 0; row < (*batch)->rows(); ++row) {
      sink.record = (*batch)->record(row);
      (*read_row)(**batch, row, sink);
    }
  }
  for (auto& row : out.rejected) {
    row.record = reader->line(row.record);
    row.field = reader->column_named(row.field);
  }
  out.rejected.insert(out.rejected.end(), reader->rejected().begin(), reader->rejected().end());
  out.read = reader->rows_read() + reader->rejected().size();
  return out;
}

}  // namespace noroshi::sources
