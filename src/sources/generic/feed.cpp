#include "sources/generic/feed.hpp"

#include <memory>

#include "names/trimming.hpp"
#include "sources/comtrade_codes.hpp"
#include "sources/generic/written_number.hpp"
#include "sources/written_code.hpp"

namespace noroshi::sources::generic {
namespace {

enum Column : std::size_t {
  period,
  month,
  flow,
  reporter,
  partner,
  product,
  value,
  mass,
  quantity,
  unit,
  nomenclature
};

// Whether numbers are written otherwise than the table reader takes them; they are then read here, from text.
bool writes_otherwise(const Mapping& m) { return m.decimal != '.' || m.thousands != 0; }

std::vector<columnar::FieldSpec> fields(const Mapping& m) {
  using enum columnar::FieldKind;
  const auto& c = m.columns;
  const auto number = writes_otherwise(m) ? text : real;
  std::vector<columnar::FieldSpec> out{{c.period, text},   {c.month, integer},    {c.flow, text},
                                       {c.reporter, text}, {c.partner, text},     {c.product, text},
                                       {c.value, number},  {c.mass, number},      {c.quantity, number},
                                       {c.unit, text},     {c.nomenclature, text}};
  for (auto& field : out) field.required = !field.name.empty();
  return out;
}

AreaRef area_of(std::string_view written, Mapping::Areas scheme) {
  auto area = scheme == Mapping::Areas::text ? AreaRef{AreaScheme::text, -1, trimmed(written)} : area_ref(written);
  if (scheme == Mapping::Areas::japan_customs && area.scheme == AreaScheme::number)
    area.scheme = AreaScheme::japan_customs;
  return area;
}

std::optional<Flow> flow_of(std::string_view word, const Mapping& m) {
  if (const auto known = m.flow_words.find(trimmed(word)); known != m.flow_words.end()) return known->second;
  return std::nullopt;
}

// Reads one property after another; the first that is wrong rejects the row.
class MappedRow {
 public:
  MappedRow(const Mapping& mapping, const columnar::TableBatch& batch, std::size_t row, TradeSink& sink)
      : m_{mapping}, batch_{batch}, row_{row}, sink_{sink} {}

  void read(std::optional<Nomenclature> told) {
    if (read_period() && read_flow() && read_areas() && read_product() && read_edition(told) && read_amounts())
      sink_.accept(trade_);
  }

 private:
  bool refuse(const std::string& field, RejectReason reason, std::string_view content) {
    sink_.reject(field, reason, content);
    return false;
  }
  bool read_period() {
    if (m_.columns.period.empty()) {
      trade_.period = *m_.constants.period;
    } else {
      const auto cell = batch_.text(period, row_);
      if (!cell) return refuse(m_.columns.period, RejectReason::missing_field, "");
      const auto found = parse_period(trimmed(*cell));
      if (!found) return refuse(m_.columns.period, RejectReason::malformed_period, *cell);
      trade_.period = *found;
    }
    if (m_.columns.month.empty()) return true;
    const auto number = batch_.integer(month, row_);
    if (!number) return refuse(m_.columns.month, RejectReason::missing_field, "");
    if (*number < 1 || *number > 12)
      return refuse(m_.columns.month, RejectReason::malformed_period, std::to_string(*number));
    trade_.period.month = static_cast<std::uint8_t>(*number);
    return true;
  }
  bool read_flow() {
    if (m_.columns.flow.empty()) {
      trade_.flow = *m_.constants.flow;
      return true;
    }
    const auto cell = batch_.text(flow, row_);
    if (!cell) return refuse(m_.columns.flow, RejectReason::missing_field, "");
    const auto found = flow_of(*cell, m_);
    if (!found) return refuse(m_.columns.flow, RejectReason::unknown_flow, *cell);
    trade_.flow = *found;
    return true;
  }
  bool read_area(Column column, const std::string& name, const std::string& constant, AreaRef& out) {
    const auto cell = name.empty() ? std::optional<std::string_view>{} : batch_.text(column, row_);
    if (!name.empty() && !cell) return refuse(name, RejectReason::missing_field, "");
    // A constant is a code of the user's own; only the column follows the publisher's scheme.
    out = name.empty() ? area_ref(constant) : area_of(*cell, m_.areas);
    return true;
  }
  bool read_areas() {
    return read_area(reporter, m_.columns.reporter, m_.constants.reporter, trade_.reporter) &&
           read_area(partner, m_.columns.partner, m_.constants.partner, trade_.partner);
  }
  bool read_product() {
    const auto cell =
        m_.columns.product.empty() ? std::optional<std::string_view>{m_.constants.product} : batch_.text(product, row_);
    if (!cell) return refuse(m_.columns.product, RejectReason::missing_field, "");
    if (is_comtrade_aggregate(trimmed(*cell))) {
      sink_.skip(SkipReason::product_aggregate);
      return false;
    }
    const auto code = read_code(*cell, code_);
    if (code.refused) return refuse(m_.columns.product, *code.refused, *cell);
    trade_.product = code.digits;
    const auto length = trade_.product.size();
    if (m_.product_digits && length != *m_.product_digits) {
      return refuse(m_.columns.product,
                    length + 1 == *m_.product_digits ? RejectReason::lost_leading_zero : RejectReason::malformed_code,
                    *cell);
    }
    return true;
  }
  bool read_edition(std::optional<Nomenclature> told) {
    trade_.nomenclature = told ? told : m_.constants.nomenclature;
    const auto cell = batch_.text(nomenclature, row_);
    if (!told && cell && trimmed(*cell) != "HS") {
      trade_.nomenclature = parse_nomenclature(trimmed(*cell));
      if (!trade_.nomenclature) return refuse(m_.columns.nomenclature, RejectReason::unknown_nomenclature, *cell);
    }
    const bool harmonized = !trade_.nomenclature || *trade_.nomenclature <= Nomenclature::hs22;
    if (harmonized && !m_.product_digits && lost_leading_zero(trade_.product)) {
      return refuse(m_.columns.product, RejectReason::lost_leading_zero, trade_.product);
    }
    return true;
  }
  std::optional<double> number_in(Column column, const std::string& name) {
    if (!writes_otherwise(m_)) return batch_.real(column, row_);
    const auto cell = batch_.text(column, row_);
    if (!cell || unreadable_ || trimmed(*cell).empty()) return std::nullopt;
    const auto number = read_number(*cell, m_.decimal, m_.thousands);
    unreadable_ = !number;
    if (unreadable_) refuse(name, RejectReason::unreadable_number, *cell);
    return number;
  }
  bool read_amounts() {
    const auto amount = number_in(value, m_.columns.value), kg = number_in(mass, m_.columns.mass),
               amount2 = number_in(quantity, m_.columns.quantity);
    if (unreadable_) return false;
    if (!amount) return refuse(m_.columns.value, RejectReason::missing_field, "");
    trade_.value = *amount * m_.value_scale;
    trade_.currency = m_.currency;
    // A zero beside a value is a quantity that nobody wrote down.
    if (kg && *kg != 0) trade_.mass_kg = *kg * m_.mass_scale;
    const auto written_unit = batch_.text(unit, row_);
    trade_.unit = written_unit ? trimmed(*written_unit) : std::string_view{m_.constants.unit};
    if (amount2 && *amount2 != 0 && !trade_.unit.empty()) trade_.quantity = *amount2;
    return true;
  }

  const Mapping& m_;
  const columnar::TableBatch& batch_;
  std::size_t row_;
  TradeSink& sink_;
  RawTrade trade_;
  std::string code_;  // of a product that was not written in plain digits
  bool unreadable_ = false;
};

}  // namespace

TradeFeed feed(Mapping mapping) {
  const auto shared = std::make_shared<const Mapping>(std::move(mapping));
  return {
      .info = shared->info,
      .fields = fields(*shared),
      .columns = {.period = period,
                  .reporter = reporter,
                  .partner = partner,
                  .product = product,
                  .value = value,
                  .mass = mass,
                  .quantity = quantity},
      .format = shared->format,
      .rows_of = [shared](const FeedFile& file) -> Result<TradeRowReader> {
        return [shared, told = file.nomenclature](const columnar::TableBatch& batch, std::size_t row, TradeSink& sink) {
          MappedRow{*shared, batch, row, sink}.read(told);
        };
      },
  };
}

Result<TradeFeed> feed_from(const std::filesystem::path& mapping_file) {
  auto mapping = read_mapping(mapping_file);
  if (!mapping) return fail(mapping.error());
  return feed(std::move(*mapping));
}

}  // namespace noroshi::sources::generic
