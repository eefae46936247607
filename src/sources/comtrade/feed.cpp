#include <fmt/format.h>

#include "names/trimming.hpp"
#include "sources/catalog.hpp"
#include "sources/comtrade_codes.hpp"
#include "sources/written_code.hpp"

namespace noroshi::sources::comtrade {
namespace {

enum Column : std::size_t {
  type,
  period,
  month,
  classification,
  reporter,
  partner,
  partner2,
  flow,
  product,
  customs,
  transport,
  mass,
  mass_estimated,
  quantity,
  quantity_estimated,
  unit,
  unit_code,
  value,
  estimation,
};

std::vector<columnar::FieldSpec> fields() {
  using enum columnar::FieldKind;
  return {
      {"typeCode", text, false},
      {"period", text, true, {"refYear", "ref_year"}},
      {"refMonth", integer, false, {"ref_month"}},
      {"classificationCode", text, false, {"classification_code"}},
      {"reporterCode", text, true, {"reporter_code", "reporterISO", "reporter_iso"}},
      {"partnerCode", text, true, {"partner_code", "partnerISO", "partner_iso"}},
      {"partner2Code", text, false, {"partner2_code"}},
      {"flowCode", text, true, {"flow_code"}},
      {"cmdCode", text, true, {"cmd_code"}},
      {"customsCode", text, false, {"customs_code"}},
      {"motCode", text, false, {"mot_code"}},
      {"netWgt", real, false, {"net_wgt"}},
      {"isNetWgtEstimated", text, false, {"is_net_wgt_estimated"}},
      {"qty", real, false},
      {"isQtyEstimated", text, false, {"is_qty_estimated"}},
      {"qtyUnitAbbr", text, false, {"qty_unit_abbr"}},
      {"qtyUnitCode", integer, false, {"qty_unit_code"}},
      {"primaryValue", real, true, {"primary_value"}},
      {"legacyEstimationFlag", integer, false, {"legacy_estimation_flag"}},
  };
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  for (const auto item : list) {
    if (text == item) return true;
  }
  return false;
}

// Which part of the total a row is ("customs=C04. transport=21"); empty: the total. Absent and empty mean the total:
// extracts drop columns that are constant.
std::string part_of(const columnar::TableBatch& batch, std::size_t row) {
  std::string part;
  const auto add = [&](std::string_view name, Column c, std::initializer_list<std::string_view> total) {
    const auto cell = batch.text(c, row);
    if (!cell || one_of(trimmed(*cell), total)) return;
    auto code = trimmed(*cell);
    if (c == transport) {  // 2100 (sea) is part of 2000 (water)
      while (code.ends_with('0')) code.remove_suffix(1);
    }
    part += fmt::format("{}{}={}{}", part.empty() ? "" : " ", name, code, c == transport ? "" : ".");
  };
  add("customs", customs, {"C00", "0", ""});
  add("transport", transport, {"0", ""});
  add("partner2", partner2, {"0", "W00", ""});
  return part;
}

struct FlowOrSkip {
  std::optional<Flow> flow;
  bool known = true;
};

FlowOrSkip flow_of(std::string_view code) {
  if (code == "M") return {Flow::import};
  if (code == "X") return {Flow::export_};
  if (code == "RM") return {Flow::re_import};
  if (code == "RX") return {Flow::re_export};
  return {std::nullopt, one_of(code, {"DX", "FM", "MIP", "XIP", "MOP", "XOP", "MIF", "XIF"})};
}

// "2023", "202307", or the year with the month in a column of its own (52 or 99: the whole year).
std::optional<Period> period_of(const columnar::TableBatch& batch, std::size_t row, std::string_view written) {
  auto found = parse_period(trimmed(written));
  const auto number = batch.integer(month, row);
  if (found && found->is_year() && number && *number >= 1 && *number <= 12)
    found->month = static_cast<std::uint8_t>(*number);
  return found;
}

std::string_view unit_of(const columnar::TableBatch& batch, std::size_t row) {
  if (const auto written = batch.text(unit, row))
    return one_of(trimmed(*written), {"N/A", "-"}) ? "" : trimmed(*written);
  return comtrade_unit(batch.integer(unit_code, row).value_or(0));
}

bool says_yes(const columnar::TableBatch& batch, std::size_t row, Column column) {
  const auto cell = batch.text(column, row);
  return cell && one_of(trimmed(*cell), {"True", "true", "TRUE", "1"});
}

void read_amounts(const columnar::TableBatch& batch, std::size_t row, RawTrade& trade) {
  // The service writes 0 (formerly -1) where it has no figure.
  if (const auto kg = batch.real(mass, row); kg && *kg > 0) trade.mass_kg = *kg;
  trade.unit = unit_of(batch, row);
  if (const auto amount = batch.real(quantity, row); amount && *amount > 0 && !trade.unit.empty())
    trade.quantity = *amount;
  mark_comtrade_estimates(batch.integer(estimation, row).value_or(0), trade);
  const auto mark = [&](bool set, Mark m) {
    if (set) trade.marks = static_cast<std::uint8_t>(trade.marks | static_cast<std::uint8_t>(m));
  };
  mark(trade.mass_kg && says_yes(batch, row, mass_estimated), Mark::mass_estimated);
  mark(trade.quantity && says_yes(batch, row, quantity_estimated), Mark::quantity_estimated);
}

// The classification of the row; false when it is named and not known.
bool read_classification(std::optional<std::string_view> written, std::optional<Nomenclature> told, RawTrade& trade) {
  trade.nomenclature = told;
  if (told || !written || one_of(trimmed(*written), {"HS", ""})) return true;
  trade.nomenclature = parse_nomenclature(trimmed(*written));
  return trade.nomenclature.has_value();
}

// A breakdown counts only where its total is absent, so what cannot be read of it is no loss.
void read_part(const columnar::TableBatch& batch, std::size_t row, std::optional<Nomenclature> told,
               std::string_view part, TradeSink& sink) {
  const auto way = flow_of(trimmed(*batch.text(flow, row)));
  const auto code = trimmed(*batch.text(product, row));
  const auto amount = batch.real(value, row);
  const auto at = period_of(batch, row, *batch.text(period, row));
  RawTrade trade;
  const bool read = read_classification(batch.text(classification, row), told, trade);
  std::string room;
  const auto written = read_hs_code(code, room);
  if (!way.flow || is_comtrade_aggregate(code) || written.refused || !amount || !at || !read)
    return sink.skip(SkipReason::part_of_total);
  trade.period = *at;
  trade.flow = *way.flow;
  trade.reporter = area_ref(*batch.text(reporter, row));
  trade.partner = area_ref(*batch.text(partner, row));
  trade.product = written.digits;
  trade.value = *amount;
  read_amounts(batch, row, trade);
  sink.part(trade, part);
}

void read_row(const columnar::TableBatch& batch, std::size_t row, std::optional<Nomenclature> told, TradeSink& sink) {
  const auto when = batch.text(period, row), who = batch.text(reporter, row), whom = batch.text(partner, row);
  const auto way = batch.text(flow, row), what = batch.text(product, row);
  const auto amount = batch.real(value, row);
  if (!when || !who || !whom || !way || !what) {
    return sink.reject(!when   ? "period"
                       : !who  ? "reporterCode"
                       : !whom ? "partnerCode"
                       : !way  ? "flowCode"
                               : "cmdCode",
                       RejectReason::missing_field, "");
  }
  if (const auto kind = batch.text(type, row); kind && trimmed(*kind) == "S") return sink.skip(SkipReason::not_goods);
  const auto part = part_of(batch, row);
  if (!part.empty()) return read_part(batch, row, told, part, sink);
  const auto direction = flow_of(trimmed(*way));
  if (!direction.known) return sink.reject("flowCode", RejectReason::unknown_flow, *way);
  if (!direction.flow) return sink.skip(SkipReason::other_flow);
  const auto code = trimmed(*what);
  if (is_comtrade_aggregate(code)) return sink.skip(SkipReason::product_aggregate);
  if (!amount) return sink.reject("primaryValue", RejectReason::missing_field, "");
  RawTrade trade;
  const auto at = period_of(batch, row, *when);
  if (!at) return sink.reject("period", RejectReason::malformed_period, *when);
  const auto scheme = batch.text(classification, row);
  if (!read_classification(scheme, told, trade))
    return sink.reject("classificationCode", RejectReason::unknown_nomenclature, *scheme);
  const bool harmonized = !trade.nomenclature || *trade.nomenclature <= Nomenclature::hs22;
  std::string room;
  const auto written = harmonized ? read_hs_code(code, room) : read_code(code, room);
  if (written.refused) return sink.reject("cmdCode", *written.refused, code);
  trade.period = *at;
  trade.flow = *direction.flow;
  trade.reporter = area_ref(*who);
  trade.partner = area_ref(*whom);
  trade.product = written.digits;
  trade.value = *amount;
  read_amounts(batch, row, trade);
  sink.accept(trade);
}

}  // namespace

// UN Comtrade, API version 1: CSV or JSON (`data` list), yearly or monthly, the whole set of 47 columns or part of it.
// Rows are totals only when customs procedure is C00, mode of transport 0 and second partner 0 (World): other rows are
// parts of them, used only where their total is absent; skipped are TOTAL and AGn of the products and flows that are
// parts of M and X. Source: UN Statistics Division, Comtrade API v1 data items (refYear, period, flowCode, cmdCode,
// primaryValue ...); quantity unit codes after the World Customs Organization's standard units.
TradeFeed feed() {
  return {
      .info = {.id = "comtrade",
               .title = {"UN Comtrade: trade as countries report it", "UN Comtrade：各国が報告した貿易"},
               .publisher = "United Nations Statistics Division",
               .licence = "UN Comtrade terms: free for own analysis; passing on large extracts is restricted",
               .url = "https://comtradeplus.un.org",
               .cadence = {"as countries report: yearly and monthly, 1 to 18 months after the period",
                           "各国の報告次第：年次・月次、対象期間の1～18か月後"},
               .release_lag_days = 180,
               .cadence_days = 31,
               .bounds = {.min_rows = 1, .max_rejected_share = 0.05, .min_share_of_previous = 0.5},
               .replaces = Replaces::groups,
               .standing = Standing::reporter,
               .frame = {.products = Extent::listed},  // a printed World total alone shows that partners are whole
               .files = {"CSV or JSON of the version 1 API or of Comtrade Plus, any subset of its columns",
                         "API第1版またはComtrade PlusのCSV・JSON（列は一部でもよい）"}},
      .fields = fields(),
      .columns = {.period = period,
                  .reporter = reporter,
                  .partner = partner,
                  .product = product,
                  .value = value,
                  .mass = mass,
                  .quantity = quantity},
      .format = {.json_records = "data", .json_count = "count"},
      .rows_of = [](const FeedFile& file) -> Result<TradeRowReader> {
        return [told = file.nomenclature](const columnar::TableBatch& batch, std::size_t row, TradeSink& sink) {
          read_row(batch, row, told, sink);
        };
      },
  };
}

}  // namespace noroshi::sources::comtrade
