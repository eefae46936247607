#include "sources/reference_file.hpp"

#include <zlib.h>

#include <memory>
#include <tuple>
#include <unordered_map>

#include "columnar/table_header.hpp"

namespace noroshi::sources {
namespace {

constexpr std::size_t kScanned = 8u << 20;  // bytes searched for the name of an edition

struct RemarkWords {
  std::string_view name;
  StaticText text;
};
constexpr std::array<RemarkWords, 5> kRemarks{{
    {"repaired_leading_zero", {"a lost leading zero was put back", "失われた先頭のゼロを補った"}},
    {"grouping_line", {"a heading line without a code of its own", "固有の番号を持たない見出し行"}},
    {"other_statistic", {"a statistic that this table does not hold", "この表の対象でない統計"}},
    {"repeated_line", {"repeats an accepted row", "採用済みの行の繰り返し"}},
    {"no_figure", {"the publisher gives no figure", "公表者が数値を示していない"}},
}};

// The whole text of a plain or gzip file, as far as kScanned.
std::string beginning_of(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file{gzopen(path.c_str(), "rb"), gzclose};
  std::string text;
  if (file == nullptr) return text;
  text.resize(kScanned);
  const int read = gzread(file.get(), text.data(), static_cast<unsigned>(text.size()));
  text.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
  return text;
}

// "HS22" when the text names HS2022 or HS 2022 and no other edition; empty otherwise.
std::string mentioned_edition(std::string_view text) {
  std::string only;
  for (std::size_t at = text.find("HS"); at != std::string_view::npos; at = text.find("HS", at + 2)) {
    auto year = text.substr(at + 2, 5);
    if (year.starts_with(' ')) year.remove_prefix(1);
    const auto edition = parse_nomenclature("HS" + std::string{year.substr(0, 4)});
    if (!edition) continue;
    const std::string name{name_of(*edition)};
    if (!only.empty() && only != name) return {};
    only = name;
  }
  return only;
}

// Whether a second row of a key says the same as the first.
bool same(const ProductName& a, const ProductName& b) { return a.name == b.name && a.unit == b.unit; }
bool same(const ConcordanceRow& a, const ConcordanceRow& b) { return a.weight == b.weight; }
bool same(const ProductionRow& a, const ProductionRow& b) {
  return std::tie(a.quantity, a.share, a.estimated, a.note) == std::tie(b.quantity, b.share, b.estimated, b.note);
}

// Collects a file; keeps the first row of each key. A second one that says the same is a repeated line, one that says
// something else is rejected.
template <class Row>
class Collector final : public ReferenceSink<Row> {
 public:
  Collector(ReferenceDelivery<Row>& delivery, std::string file) : delivery_{delivery}, file_{std::move(file)} {}

  void at(std::uint64_t record) { record_ = record; }
  void accept(Row row) override {
    const auto [place, fresh] = seen_.try_emplace(key_of(row), delivery_.rows.size());
    if (fresh)
      delivery_.rows.push_back(std::move(row));
    else if (same(delivery_.rows[place->second], row))
      remark(RemarkKind::repeated_line, place->first);
    else
      reject("", RejectReason::duplicate_key, place->first);
  }
  void reject(std::string_view field, RejectReason reason, std::string_view content) override {
    delivery_.rejected.add({file_, record_, std::string{field}, reason, std::string{content}});
  }
  void remark(RemarkKind kind, std::string_view) override { ++delivery_.remarks[static_cast<std::size_t>(kind)]; }

 private:
  ReferenceDelivery<Row>& delivery_;
  std::string file_;
  std::uint64_t record_ = 0;
  std::unordered_map<std::string, std::size_t> seen_;  // key -> index into the rows
};

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const auto part : parts) {
    if (!key.empty()) key.push_back('|');
    key.append(part);
  }
  return key;
}

}  // namespace

StaticText describe(RemarkKind kind) { return kRemarks[static_cast<std::size_t>(kind)].text; }
std::string_view name_of(RemarkKind kind) { return kRemarks[static_cast<std::size_t>(kind)].name; }

Error not_this_feed(const FileGlimpse& file, std::string_view expected) {
  std::string has;
  for (const auto& column : file.columns) has += (has.empty() ? "" : ", ") + column;
  return {ErrorCode::invalid_input,
          text("the file is not one of this feed (its columns are: {}). Give a file with the columns {}.",
               "このフィードのファイルではありません（列：{}）。次の列を持つファイルを指定してください：{}。",
               has.empty() ? "-" : has, expected),
          file.file_name};
}

std::string key_of(const ProductName& row) { return joined({row.edition, row.code, row.language}); }
std::string key_of(const ConcordanceRow& row) {
  return joined({row.from_scheme, row.from_code, row.to_scheme, row.to_code});
}
std::string key_of(const ProductionRow& row) {
  return joined({row.commodity, row.stage, row.measure, row.area, std::to_string(row.year), row.unit});
}

Result<FileGlimpse> look_at(const ReferenceRequest& request) {
  auto header = columnar::read_header(request.file, columnar::TableFormat{.delimiter = 0});
  if (!header) return fail(header.error());
  FileGlimpse glimpse;
  glimpse.file_name = request.shown_name.empty() ? request.file.filename().string() : request.shown_name;
  if (header->kind == columnar::TableKind::csv) glimpse.columns = std::move(header->columns);
  glimpse.edition = request.edition;
  glimpse.mentioned = mentioned_edition(beginning_of(request.file));
  return glimpse;
}

template <class Row>
Result<ReferenceDelivery<Row>> read_reference(columnar::Database& database, const ReferenceFeed<Row>& feed,
                                              const ReferenceRequest& request, const Progress& progress) {
  const auto glimpse = look_at(request);
  if (!glimpse) return fail(glimpse.error());
  auto plan = feed.plan(*glimpse);
  if (!plan) return fail(plan.error());
  auto reader = columnar::TableReader::open(database, request.file, plan->fields, plan->format);
  if (!reader) return fail(reader.error());
  ReferenceDelivery<Row> delivery;
  delivery.layout = plan->layout;
  Collector<Row> collector{delivery, glimpse->file_name};
  std::vector<std::optional<std::string_view>> cells(plan->fields.size());
  while (true) {
    if (progress.stop_requested()) {
      return fail(ErrorCode::cancelled,
                  Text("stopped on request. Start again when you like.",
                       "要求により中止しました。必要なときに再度実行してください。"),
                  glimpse->file_name);
    }
    auto batch = reader->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    for (std::size_t row = 0; row < (*batch)->rows(); ++row) {
      for (std::size_t field = 0; field < cells.size(); ++field) cells[field] = (*batch)->text(field, row);
      collector.at((*batch)->record(row));
      plan->read_row(cells, collector);
    }
  }
  for (auto& rejected : delivery.rejected.rows) {
    rejected.record = reader->line(rejected.record);
    rejected.field = reader->column_named(rejected.field);
  }
  for (auto unreadable : reader->rejected()) {
    unreadable.file = glimpse->file_name;
    delivery.rejected.add(std::move(unreadable));
  }
  delivery.rows_read = reader->rows_read() + reader->rejected().size();
  return delivery;
}

template Result<ReferenceDelivery<ProductName>> read_reference(columnar::Database&, const ReferenceFeed<ProductName>&,
                                                               const ReferenceRequest&, const Progress&);
template Result<ReferenceDelivery<ConcordanceRow>> read_reference(columnar::Database&,
                                                                  const ReferenceFeed<ConcordanceRow>&,
                                                                  const ReferenceRequest&, const Progress&);
template Result<ReferenceDelivery<ProductionRow>> read_reference(columnar::Database&,
                                                                 const ReferenceFeed<ProductionRow>&,
                                                                 const ReferenceRequest&, const Progress&);

}  // namespace noroshi::sources
