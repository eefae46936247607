#include "sources/reference_catalog.hpp"

#include <algorithm>

namespace noroshi::sources {
namespace {

FeedInfo info_of(std::string id, Text title, Text files, std::uint64_t min_rows) {
  return {.id = std::move(id),
          .title = std::move(title),
          .publisher = "CEPII, Base pour l'Analyse du Commerce International (BACI)",
          .licence = "Etalab 2.0",
          .url = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
          .cadence = {"yearly, with each version of BACI", "年1回（BACIの各版とともに）"},
          .bounds = {.min_rows = min_rows, .max_rejected_share = 0.05, .min_share_of_previous = 0.9},
          .replaces = Replaces::whole_year,
          .files = std::move(files)};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_iso3(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<ReadPlan<ProductName>> plan_products(const FileGlimpse& file) {
  if (file.columns.empty()) return fail(not_this_feed(file, "code, description"));
  return hs_nomenclature_feed().plan(file);
}

Result<ReadPlan<ConcordanceRow>> plan_countries(const FileGlimpse& file) {
  ReadPlan<ConcordanceRow> plan;
  plan.layout = "BACI -> ISO3";
  plan.fields = {columnar::FieldSpec{.name = "country_code"},
                 columnar::FieldSpec{.name = "country_iso3", .aliases = {"iso_3digit_alpha"}}};
  plan.read_row = [](Cells cells, ReferenceSink<ConcordanceRow>& sink) {
    if (!cells[0]) return sink.reject("country_code", RejectReason::missing_field, "");
    if (!is_number(*cells[0])) return sink.reject("country_code", RejectReason::unknown_area, *cells[0]);
    if (!cells[1] || !is_iso3(*cells[1])) return sink.reject("country_iso3", RejectReason::unknown_area, *cells[0]);
    sink.accept({"BACI", std::string{*cells[0]}, "ISO3", std::string{*cells[1]}, 1.0});
  };
  if (std::none_of(file.columns.begin(), file.columns.end(), [](const auto& c) { return c == "country_code"; })) {
    return fail(not_this_feed(file, "country_code, country_iso3 (iso_3digit_alpha)"));
  }
  return plan;
}

}  // namespace

// The two lists that come with CEPII's BACI. product_codes_HS17_V202301.csv: English names of the products of one
// edition. country_codes_V202301.csv: BACI's area numbers and their ISO 3166 alpha-3 codes, as a concordance
// (BACI -> ISO3); areas that are no country of ISO 3166 are rejected as unknown_area.
ProductNameFeed baci_products_feed() {
  return {info_of("baci_products", {"BACI: product codes", "BACI：品目コード"},
                  {"product_codes_HS17_V*.csv (code, description)", "product_codes_HS17_V*.csv（code, description）"},
                  4000),
          &plan_products};
}

ConcordanceFeed baci_countries_feed() {
  return {info_of("baci_countries", {"BACI: country codes", "BACI：国・地域コード"},
                  {"country_codes_V*.csv (country_code, country_iso3)",
                   "country_codes_V*.csv（country_code, country_iso3）"},
                  150),
          &plan_countries};
}

}  // namespace noroshi::sources
