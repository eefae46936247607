#include "names/trimming.hpp"
#include "sources/catalog.hpp"
#include "sources/comtrade_codes.hpp"
#include "sources/written_code.hpp"

namespace noroshi::sources::comtrade_legacy {
namespace {

enum Column : std::size_t {
  classification,
  period,
  flow,
  reporter,
  partner,
  partner2,
  customs,
  transport,
  product,
  unit_code,
  quantity,
  mass,
  value,
  estimation,
};

std::vector<columnar::FieldSpec> fields() {
  using enum columnar::FieldKind;
  return {
      {"Classification", text},
      {"Period", text, true, {"Year"}},
      {"Trade Flow Code", integer},
      {"Reporter Code", text},
      {"Partner Code", text},
      {"2nd Partner Code", text, false},
      {"Customs Proc. Code", text, false},
      {"Mode of Transport Code", text, false},
      {"Commodity Code", text},
      {"Qty Unit Code", integer, false},
      {"Qty", real, false},
      {"Netweight (kg)", real, false},
      {"Trade Value (US$)", real},
      {"Flag", integer, false},
  };
}

// Absent and empty mean the total.
bool is_total(const columnar::TableBatch& batch, std::size_t row) {
  const auto is = [&](Column c, std::string_view total) {
    const auto cell = batch.text(c, row);
    return !cell || trimmed(*cell).empty() || trimmed(*cell) == "0" || trimmed(*cell) == total;
  };
  return is(customs, "C00") && is(transport, "0") && is(partner2, "0");
}

std::optional<Flow> flow_of(std::int64_t code) {
  switch (code) {
    case 1:
      return Flow::import;
    case 2:
      return Flow::export_;
    case 3:
      return Flow::re_export;
    case 4:
      return Flow::re_import;
    default:
      return std::nullopt;
  }
}

// The name of the first cell that a row cannot do without and does not have.
std::optional<std::string_view> missing_field(const columnar::TableBatch& batch, std::size_t row) {
  for (const auto& [column, name] :
       {std::pair{classification, "Classification"}, std::pair{period, "Period"}, std::pair{reporter, "Reporter Code"},
        std::pair{partner, "Partner Code"}, std::pair{product, "Commodity Code"}}) {
    if (!batch.text(column, row)) return name;
  }
  if (!batch.integer(flow, row)) return "Trade Flow Code";
  if (!batch.real(value, row)) return "Trade Value (US$)";
  return std::nullopt;
}

void read_row(const columnar::TableBatch& batch, std::size_t row, std::optional<Nomenclature> told, TradeSink& sink) {
  if (const auto missing = missing_field(batch, row)) return sink.reject(*missing, RejectReason::missing_field, "");
  if (!is_total(batch, row)) return sink.skip(SkipReason::part_of_total);
  const auto code = trimmed(*batch.text(product, row));
  if (is_comtrade_aggregate(code)) return sink.skip(SkipReason::product_aggregate);
  RawTrade trade;
  const auto scheme = trimmed(*batch.text(classification, row)), when = trimmed(*batch.text(period, row));
  const auto direction = flow_of(*batch.integer(flow, row));
  if (!direction) {
    return sink.reject("Trade Flow Code", RejectReason::unknown_flow, std::to_string(*batch.integer(flow, row)));
  }
  const auto at = parse_period(when);
  if (!at) return sink.reject("Period", RejectReason::malformed_period, when);
  trade.nomenclature = told ? told : parse_nomenclature(scheme);
  if (!trade.nomenclature) return sink.reject("Classification", RejectReason::unknown_nomenclature, scheme);
  std::string room;
  const auto written = *trade.nomenclature <= Nomenclature::hs22 ? read_hs_code(code, room) : read_code(code, room);
  if (written.refused) return sink.reject("Commodity Code", *written.refused, code);
  trade.period = *at;
  trade.flow = *direction;
  trade.reporter = area_ref(*batch.text(reporter, row));
  trade.partner = area_ref(*batch.text(partner, row));
  trade.product = written.digits;
  trade.value = *batch.real(value, row);
  // The service wrote 0 where it had no figure.
  if (const auto kg = batch.real(mass, row); kg && *kg > 0) trade.mass_kg = *kg;
  trade.unit = comtrade_unit(batch.integer(unit_code, row).value_or(0));
  if (const auto amount = batch.real(quantity, row); amount && *amount > 0 && !trade.unit.empty())
    trade.quantity = *amount;
  mark_comtrade_estimates(batch.integer(estimation, row).value_or(0), trade);
  sink.accept(trade);
}

}  // namespace

// UN Comtrade as it was delivered until 2023: bulk files and CSV answers of the old service, 22 columns, or 35 with
// second partner, customs procedure and mode of transport. Many archives still hold trade in this layout. Flow codes: 1
// import, 2 export, 3 re-export, 4 re-import. Source: header and codes of the old service (comtrade.un.org/data).
TradeFeed feed() {
  return {
      .info = {.id = "comtrade_legacy",
               .title = {"UN Comtrade, files of the service before 2023",
                         "UN Comtrade（2023年までの旧サービスの形式）"},
               .publisher = "United Nations Statistics Division",
               .licence = "UN Comtrade terms: free for own analysis; passing on large extracts is restricted",
               .url = "https://comtradeplus.un.org",
               .cadence = {"no longer delivered; archives", "配信終了（保存済みファイル用）"},
               .release_lag_days = 180,
               .bounds = {.min_rows = 1, .max_rejected_share = 0.05, .min_share_of_previous = 0.5},
               .replaces = Replaces::groups,
               .standing = Standing::reporter,
               .frame = {.products = Extent::listed},  // a printed World total alone shows that partners are whole
               .files = {"CSV of bulk downloads and of the old service: Classification, Year, Period, ...",
                         "一括ダウンロードおよび旧サービスのCSV（Classification, Year, Period, ...）"}},
      .fields = fields(),
      .columns = {.period = period,
                  .reporter = reporter,
                  .partner = partner,
                  .product = product,
                  .value = value,
                  .mass = mass,
                  .quantity = quantity},
      .rows_of = [](const FeedFile& file) -> Result<TradeRowReader> {
        return [told = file.nomenclature](const columnar::TableBatch& batch, std::size_t row, TradeSink& sink) {
          read_row(batch, row, told, sink);
        };
      },
  };
}

}  // namespace noroshi::sources::comtrade_legacy
