#include "use_cases/import/trade_collector.hpp"

#include <algorithm>

#include "normalize/units.hpp"

namespace noroshi::use_cases {
namespace {

// No flow of one product between two areas in one year exceeds world trade (about 3e13 USD).
constexpr double kMaxValueUsd = 1e14;

// Room that a large file gets before its rows are seen (address space: only what is filled takes memory).
constexpr std::size_t kMaxRowsReserved = 50'000'000;

}  // namespace

void TradeCollector::start_file(std::string name, std::size_t expected_rows) {
  records.reserve(records.size() + std::min(expected_rows, kMaxRowsReserved));
  files_.push_back({std::move(name), records.size(), totals.size(), rejected.rows.size()});
}

void TradeCollector::end_file(const columnar::TableReader& reader) {
  const auto& file = files_.back();
  for (std::size_t i = file.rejected; i < rejected.rows.size(); ++i) {
    rejected.rows[i].record = reader.line(rejected.rows[i].record);
    rejected.rows[i].field = reader.column_named(rejected.rows[i].field);
  }
  if (!reader.rejected().empty()) {  // else every record has its line already
    const auto renumber = [&](TradeRecords& table, std::size_t first) {
      for (std::size_t i = first; i < table.size(); ++i)
        table[i].record = static_cast<std::uint32_t>(reader.line(table[i].record));
    };
    renumber(records, file.records);
    renumber(totals, file.totals);
  }
  for (auto row : reader.rejected()) {
    row.file = file.name;
    rejected.add(std::move(row));
  }
}

void TradeCollector::reject(std::string_view field, RejectReason reason, std::string_view content) {
  if (muted_) return;
  rejected.add({files_.back().name, record_, std::string{field}, reason, std::string{content.substr(0, 200)}});
}

const TradeCollector::File& TradeCollector::file_of(const TradeRecords& table, std::size_t index) const {
  const auto first_row = &table == &records ? &File::records : &File::totals;
  return *std::prev(std::ranges::upper_bound(files_, index, {}, first_row));
}

std::string TradeCollector::place_of(const TradeRecords& table, std::size_t index) const {
  return fmt::format("{}:{}", file_of(table, index).name, table[index].record);
}

void TradeCollector::reject_duplicate(const TradeRecords& table, std::size_t index) {
  const auto& record = table[index];
  rejected.add({file_of(table, index).name, record.record, "", RejectReason::duplicate_key,
                fmt::format("{} {} {} {} {}", to_string(record.period), areas_.area(record.reporter).iso3,
                            areas_.area(record.partner).iso3, record.product.digits(), record.value_usd)});
}

std::string_view TradeCollector::field_of(Part part, std::string_view otherwise, unsigned month) const {
  const auto at = feed_.columns.*part;
  if (!at) return otherwise;
  const auto& name = feed_.fields[*at + feed_.columns.per_month * month].name;
  return name.empty() ? otherwise : std::string_view{name};  // a constant of a mapping
}

std::optional<TradeCollector::Resolved> TradeCollector::numbered(std::optional<AreaCode> code, std::uint8_t first) {
  if (!code) return std::nullopt;
  auto& forms = forms_[first == 0 ? 0 : 1][code->index()];
  const Resolved resolved{*code, static_cast<std::uint8_t>(first + std::min<std::uint8_t>(forms, 7))};
  ++forms;
  return resolved;
}

const std::optional<TradeCollector::Resolved>& TradeCollector::area_of(const sources::AreaRef& ref) {
  if (ref.scheme == sources::AreaScheme::text) {
    auto [entry, is_new] = names_.try_emplace(std::string{ref.text});
    if (is_new) entry->second = numbered(areas_.find(ref.text), 8);
    return entry->second;
  }
  const bool japanese = ref.scheme == sources::AreaScheme::japan_customs;
  auto [entry, is_new] = numbers_[japanese ? 1 : 0].try_emplace(ref.number);
  if (is_new) {
    entry->second = numbered(japanese ? areas_.find_japan_customs(ref.number) : areas_.find_number(ref.number), 0);
  }
  return entry->second;
}

std::optional<TradeCollector::Resolved> TradeCollector::resolve(const sources::AreaRef& ref, Part part,
                                                                std::string_view otherwise) {
  const auto& found = area_of(ref);
  if (!found) {
    reject(field_of(part, otherwise), RejectReason::unknown_area,
           ref.scheme == sources::AreaScheme::text ? std::string{ref.text} : std::to_string(ref.number));
  }
  return found;
}

std::optional<ProductCode> TradeCollector::product_of(const sources::RawTrade& trade) {
  const auto nomenclature = trade.nomenclature ? *trade.nomenclature : hs_in_force(trade.period.year);
  const auto product = trade.product.size() < 2 ? std::nullopt : ProductCode::parse(nomenclature, trade.product);
  if (!product) {
    reject(field_of(&sources::TradeColumns::product, "product"), RejectReason::malformed_code, trade.product);
    return std::nullopt;
  }
  // Headings of the Harmonized System have 2, 4 or 6 digits; national lines 8 to 12 (nine in Japan).
  if (trade.product.size() < 8 && trade.product.size() % 2 != 0 && nomenclature <= Nomenclature::hs22) {
    reject(field_of(&sources::TradeColumns::product, "product"), RejectReason::lost_leading_zero, trade.product);
    return std::nullopt;
  }
  return product;
}

bool TradeCollector::read_amounts(const sources::RawTrade& trade, TradeRecord& record, bool quiet) {
  const auto refuse = [&](Part part, std::string_view otherwise, RejectReason reason, double number) {
    if (!quiet) reject(field_of(part, otherwise, trade.period.month), reason, fmt::format("{}", number));
    return false;
  };
  record.value_usd = trade.value;
  if (trade.currency == sources::RawTrade::Currency::jpy) {
    const auto rate = rates_.jpy_per_usd(trade.period.year);
    if (!rate) {
      if (!quiet)
        reject(field_of(&sources::TradeColumns::period, "year"), RejectReason::no_exchange_rate,
               std::to_string(trade.period.year));
      return false;
    }
    record.value_usd /= *rate;
  }
  if (record.value_usd < 0.0)
    return refuse(&sources::TradeColumns::value, "value", RejectReason::negative_value, trade.value);
  if (!(record.value_usd <= kMaxValueUsd))
    return refuse(&sources::TradeColumns::value, "value", RejectReason::out_of_range, trade.value);
  if (trade.mass_kg) {
    if (*trade.mass_kg < 0.0)
      return refuse(&sources::TradeColumns::mass, "mass", RejectReason::negative_value, *trade.mass_kg);
    record.mass_kg = *trade.mass_kg;
    record.set(Mark::mass_known);
  }
  if (trade.quantity) {
    if (*trade.quantity < 0.0)
      return refuse(&sources::TradeColumns::quantity, "quantity", RejectReason::negative_value, *trade.quantity);
    const auto meaning = normalize::parse_unit(trade.unit);
    record.unit = meaning ? meaning->unit : QuantityUnit::other;
    record.quantity = *trade.quantity * (meaning ? meaning->factor : 1.0);
    record.set(Mark::quantity_known);
  }
  return true;
}

std::optional<TradeRecord> TradeCollector::record_of(const sources::RawTrade& trade, bool& nobody) {
  if (trade.period.year < 1900 || trade.period.year > 2200 || trade.period.month > 12) {
    reject(field_of(&sources::TradeColumns::period, "period"), RejectReason::malformed_period, to_string(trade.period));
    return std::nullopt;
  }
  const auto product = product_of(trade);
  if (!product) return std::nullopt;
  const auto reporter = resolve(trade.reporter, &sources::TradeColumns::reporter, "reporter");
  if (!reporter) return std::nullopt;
  const auto partner = resolve(trade.partner, &sources::TradeColumns::partner, "partner");
  nobody = !partner;
  TradeRecord record;
  record.product = *product;
  record.period = trade.period;
  record.reporter = reporter->code;
  record.partner = partner ? partner->code : kNobody;
  record.part = static_cast<std::uint8_t>(reporter->form << 4 | (partner ? partner->form : 0));
  record.flow = trade.flow;
  record.marks = trade.marks;
  record.record = static_cast<std::uint32_t>(record_);
  if (!read_amounts(trade, record, nobody)) return std::nullopt;
  return record;
}

void TradeCollector::accept(const sources::RawTrade& trade) {
  bool nobody = false;
  const auto record = record_of(trade, nobody);
  if (!record) return;
  const bool group = areas_.area(record->partner).kind == AreaKind::group;  // World, the EU
  (nobody ? unplaced : group ? totals : records).push_back(*record);
}

void TradeCollector::part(const sources::RawTrade& trade, std::string_view cell) {
  skip(sources::SkipReason::part_of_total);
  muted_ = true;
  bool nobody = false;
  const auto record = record_of(trade, nobody);
  muted_ = false;
  if (!record || nobody || areas_.area(record->partner).kind == AreaKind::group) return;
  const auto [entry, is_new] = cell_index_.try_emplace(std::string{cell}, static_cast<std::uint32_t>(cells.size()));
  if (is_new) cells.push_back(entry->first);
  parts.push_back({*record, entry->second});
}

}  // namespace noroshi::use_cases
