#include "sources/catalog.hpp"

#include <array>
#include <charconv>

#include "names/trimming.hpp"
#include "sources/written_code.hpp"

namespace noroshi::sources::japan_customs {
namespace {

constexpr double kYenPerUnit = 1000.0;
constexpr std::size_t kCodeDigits = 9;
constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// After the six fields of the key come three amounts for the year and for each month.
enum Column : std::size_t { direction, year, custom, code, country, unit1, unit2, first_amount };
constexpr std::size_t amounts_of(std::size_t month) { return first_amount + 3 * month; }  // 0: the year

std::vector<columnar::FieldSpec> fields() {
  std::vector<columnar::FieldSpec> out{
      {"Exp or Imp", columnar::FieldKind::text},     {"Year", columnar::FieldKind::integer},
      {"Custom", columnar::FieldKind::text, false},  {"HS", columnar::FieldKind::text, true, {"HS Code", "Commodity"}},
      {"Country", columnar::FieldKind::text},        {"Unit1", columnar::FieldKind::text},
      {"Unit2", columnar::FieldKind::text},          {"Quantity1-Year", columnar::FieldKind::real},
      {"Quantity2-Year", columnar::FieldKind::real}, {"Value-Year", columnar::FieldKind::real},
  };
  for (const std::string month : kMonths) {
    for (const auto* amount : {"Quantity1-", "Quantity2-", "Value-"})
      out.push_back({amount + month, columnar::FieldKind::real, false});
  }
  return out;
}

// '850760000 -> 850760000: the publisher writes an apostrophe against spreadsheets that eat zeros.
std::string_view digits_of(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  if (cell.ends_with('\'')) cell.remove_suffix(1);
  return cell;
}

struct Amounts {
  std::optional<double> quantity1, quantity2, value;
};

Amounts amounts_at(const columnar::TableBatch& batch, std::size_t row, std::size_t month) {
  const auto at = amounts_of(month);
  return {batch.real(at, row), batch.real(at + 1, row), batch.real(at + 2, row)};
}

// A weight is the mass; the other unit is the supplementary quantity. Zero beside a value is less than one unit.
void add_quantity(RawTrade& trade, std::optional<double> amount, std::string_view unit) {
  if (!amount || *amount == 0 || unit.empty()) return;
  if (unit == "KG")
    trade.mass_kg = *amount;
  else if (unit == "MT")
    trade.mass_kg = *amount * 1000.0;
  else {
    trade.quantity = *amount;
    trade.unit = unit;
  }
}

RejectReason why_no_code(std::string_view cell) {
  std::string room;
  const auto written = read_code(cell, room);
  if (written.refused) return *written.refused;
  return written.digits.size() + 1 == kCodeDigits ? RejectReason::lost_leading_zero : RejectReason::malformed_code;
}

struct Key {
  RawTrade trade;
  std::string_view unit1, unit2;
};

void accept(const Key& key, Amounts amounts, std::size_t month, TradeSink& sink) {
  RawTrade trade = key.trade;
  trade.period.month = static_cast<std::uint8_t>(month);
  trade.value = *amounts.value * kYenPerUnit;
  add_quantity(trade, amounts.quantity1, key.unit1);
  add_quantity(trade, amounts.quantity2, key.unit2);
  sink.accept(trade);
}

// Rejects the row and returns nothing when its key is wrong.
std::optional<Key> read_key(const columnar::TableBatch& batch, std::size_t row, std::optional<Nomenclature> told,
                            TradeSink& sink) {
  const auto refuse = [&](std::string_view field, RejectReason reason, std::string_view content) {
    sink.reject(field, reason, content);
    return std::optional<Key>{};
  };
  const auto way = batch.text(direction, row), what = batch.text(code, row), whom = batch.text(country, row);
  const auto when = batch.integer(year, row);
  if (!way || !what || !whom || !when) {
    return refuse(!way ? "Exp or Imp" : !what ? "HS" : !whom ? "Country" : "Year", RejectReason::missing_field, "");
  }
  Key key;
  if (trimmed(*way) == "1")
    key.trade.flow = Flow::export_;
  else if (trimmed(*way) == "2")
    key.trade.flow = Flow::import;
  else
    return refuse("Exp or Imp", RejectReason::unknown_flow, *way);
  if (*when < 1988 || *when > 2200) return refuse("Year", RejectReason::malformed_period, std::to_string(*when));
  key.trade.period.year = static_cast<std::int16_t>(*when);
  key.trade.product = digits_of(*what);
  if (key.trade.product.size() != kCodeDigits) return refuse("HS", why_no_code(*what), *what);
  const auto area = digits_of(*whom);
  int number = -1;
  const auto [end, error] = std::from_chars(area.data(), area.data() + area.size(), number);
  if (error != std::errc{} || end != area.data() + area.size())
    return refuse("Country", RejectReason::unknown_area, *whom);
  key.trade.partner = {AreaScheme::japan_customs, number, {}};
  key.trade.reporter = {AreaScheme::text, -1, "JPN"};
  key.trade.nomenclature = told;
  key.trade.currency = RawTrade::Currency::jpy;
  key.unit1 = trimmed(batch.text(unit1, row).value_or(""));
  key.unit2 = trimmed(batch.text(unit2, row).value_or(""));
  return key;
}

bool is_total(std::string_view cell) { return cell == "S-TOTAL" || cell == "TOTAL"; }

void read_row(const columnar::TableBatch& batch, std::size_t row, std::optional<Nomenclature> told, TradeSink& sink) {
  if (batch.text(custom, row)) return sink.skip(SkipReason::part_of_total);
  if (is_total(digits_of(batch.text(code, row).value_or(""))) ||
      is_total(digits_of(batch.text(country, row).value_or("")))) {
    return sink.skip(SkipReason::product_aggregate);
  }
  const auto key = read_key(batch, row, told, sink);
  if (!key) return;
  bool monthly = false, traded = false;
  for (std::size_t month = 1; month <= kMonths.size(); ++month) {
    if (!batch.has_column(amounts_of(month) + 2)) continue;
    monthly = true;
    const auto amounts = amounts_at(batch, row, month);
    if (!amounts.value || *amounts.value == 0) continue;
    traded = true;
    accept(*key, amounts, month, sink);
  }
  const auto whole = amounts_at(batch, row, 0);
  if (!monthly && whole.value && *whole.value != 0) {
    traded = true;
    accept(*key, whole, 0, sink);
  }
  if (!traded) sink.skip(SkipReason::no_trade);
}

}  // namespace

// Trade Statistics of Japan, commodity by country, as e-Stat hands it out (statistics code 00350300): one row per
// (export 1 or import 2, year, nine-digit code written '850760000, country in Japan Customs' own three digits) with
// quantities in two units and the value in thousand yen, for the year and for each month published so far.
// Every month with a value is one flow; a zero month is no trade, or not published yet. The nine digits extend the
// edition of the Harmonized System in force. Files by customs office (column Custom) are parts of these and skipped.
TradeFeed feed() {
  return {
      .info =
          {.id = "japan_customs",
           .title = {"Trade Statistics of Japan (nine digits, monthly)", "財務省貿易統計（9桁、月次）"},
           .publisher = "Ministry of Finance Japan, Japan Customs",
           .licence = "Government of Japan Standard Terms of Use (compatible with CC BY 4.0)",
           .url = "https://www.e-stat.go.jp/stat-search/files?toukei=00350300",
           .cadence = {"monthly: provisional about 4 weeks after the month, revised later, final in the following year",
                       "毎月：速報は翌月末ごろ、その後確報・確々報、翌年に確定"},
           .release_lag_days = 30,
           .cadence_days = 31,
           .bounds = {.min_rows = 1, .max_rejected_share = 0.01, .min_share_of_previous = 0.5},
           .replaces = Replaces::groups,
           .standing = Standing::national,
           // One section or chapter a file: evidence shows which codes are there.
           .frame = {.partners = Extent::all, .destinations = Extent::all, .products = Extent::all},
           .files = {"CSV of 'Commodity by Country' from e-Stat, one per section and direction",
                     "e-Statの「品別国別表」CSV（部・輸出入別）"}},
      .fields = fields(),
      .columns = {.period = year,
                  .partner = country,
                  .product = code,
                  .value = amounts_of(0) + 2,
                  .mass = amounts_of(0),
                  .quantity = amounts_of(0),
                  .per_month = amounts_of(1) - amounts_of(0)},
      .format = {.nulls = {"-"}},
      .rows_of = [](const FeedFile& file) -> Result<TradeRowReader> {
        return [told = file.nomenclature](const columnar::TableBatch& batch, std::size_t row, TradeSink& sink) {
          read_row(batch, row, told, sink);
        };
      },
  };
}

}  // namespace noroshi::sources::japan_customs
