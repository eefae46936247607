#include "sources/catalog.hpp"
#include "sources/written_code.hpp"

namespace noroshi::sources::baci {
namespace {

constexpr double kUsdPerUnit = 1000.0;  // values are in thousand USD
constexpr double kKilogramsPerTonne = 1000.0;
constexpr std::size_t kCodeDigits = 6;
enum Column : std::size_t { t, i, j, k, v, q };

AreaRef area(std::int64_t number) {
  const bool plausible = number >= 0 && number < static_cast<std::int64_t>(kAreaCodes);
  return {AreaScheme::number, plausible ? static_cast<int>(number) : -1, {}};
}

void read_row(const columnar::TableBatch& batch, std::size_t row, Nomenclature edition, TradeSink& sink) {
  const auto year = batch.integer(t, row);
  const auto exporter = batch.integer(i, row), importer = batch.integer(j, row);
  const auto product = batch.text(k, row);
  const auto value = batch.real(v, row);
  if (!year || !exporter || !importer || !product || !value) {
    return sink.reject(!year       ? "t"
                       : !exporter ? "i"
                       : !importer ? "j"
                       : !product  ? "k"
                                   : "v",
                       RejectReason::missing_field, "");
  }
  if (*year < 1988 || *year > 2200) return sink.reject("t", RejectReason::malformed_period, std::to_string(*year));
  std::string room;
  const auto code = product->size() == kCodeDigits ? WrittenCode{*product} : read_hs_code(*product, room);
  if (code.refused) return sink.reject("k", *code.refused, *product);
  RawTrade trade;
  trade.period.year = static_cast<std::int16_t>(*year);
  trade.reporter = area(*importer);
  trade.partner = area(*exporter);
  trade.nomenclature = edition;
  trade.product = code.digits;
  trade.value = *value * kUsdPerUnit;
  if (const auto tonnes = batch.real(q, row)) trade.mass_kg = *tonnes * kKilogramsPerTonne;
  sink.accept(trade);
}

// The edition of the Harmonized System in a file name such as BACI_HS17_Y2021_V202401.csv.
std::optional<Nomenclature> edition_in_name(const std::filesystem::path& file) {
  const auto name = file.filename().string();
  const auto at = name.find("HS");
  if (at == std::string::npos) return std::nullopt;
  return parse_nomenclature(std::string_view{name}.substr(at, 4));
}

Result<TradeRowReader> rows_of(const FeedFile& file) {
  const auto edition = file.nomenclature ? file.nomenclature : edition_in_name(file.path);
  if (!edition) {
    return fail(ErrorCode::invalid_input,
                text("the file name does not say which edition of the Harmonized System its codes follow "
                     "(BACI_HS17_Y2021_V202401.csv does). Restore the publisher's file name or name the edition.",
                     "ファイル名からHSの版が分かりません（例：BACI_HS17_Y2021_V202401.csv）。"
                     "公表時のファイル名に戻すか、版を指定してください。"),
                file.path.string());
  }
  return [edition = *edition](const columnar::TableBatch& batch, std::size_t row, TradeSink& sink) {
    read_row(batch, row, edition, sink);
  };
}

}  // namespace

// CEPII's reconciled bilateral trade: one row per (year t, exporter i, importer j, product k) with value v in thousand
// current USD and quantity q in metric tons ("NA" where unknown). Reporter = importer: both sides are one figure.
// Source: G. Gaulier and S. Zignago (2010), "BACI: International Trade Database at the Product-Level", CEPII WP
// 2010-23; the columns as in the Readme of the delivery.
TradeFeed feed() {
  return {
      .info = {.id = "baci",
               .title = {"BACI: reconciled world trade by product", "BACI：突合済みの世界貿易（品目別）"},
               .publisher = "CEPII",
               .licence = "Etalab Open Licence 2.0",
               .url = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
               .cadence = {"yearly, about 13 months after the year", "年次、対象年の約13か月後"},
               .release_lag_days = 395,
               .cadence_days = 365,
               .bounds = {.min_rows = 1, .max_rejected_share = 0.01, .min_share_of_previous = 0.8},
               .replaces = Replaces::whole_year,
               .standing = Standing::reconciled,
               .frame = {.partners = Extent::all,
                         .destinations = Extent::all,
                         .products = Extent::all,
                         .reporters = Extent::all},
               .files = {"BACI_HS17_V202401.zip as delivered, or the CSV files of single years in it",
                         "配信されたままの BACI_HS17_V202401.zip、またはその中の年別CSV"},
               .beside = {"country_codes", "product_codes", "Readme"}},
      .fields = {{"t", columnar::FieldKind::integer},
                 {"i", columnar::FieldKind::integer},
                 {"j", columnar::FieldKind::integer},
                 {"k", columnar::FieldKind::text},
                 {"v", columnar::FieldKind::real},
                 {"q", columnar::FieldKind::real}},
      .columns = {.period = t, .reporter = j, .partner = i, .product = k, .value = v, .mass = q},
      .format = {.nulls = {"NA"}},
      .rows_of = rows_of,
  };
}

}  // namespace noroshi::sources::baci
