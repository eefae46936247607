#include "sources/reference_catalog.hpp"

#include <algorithm>

#include "names/trimming.hpp"
#include "sources/published_figure.hpp"

namespace noroshi::sources {
namespace {

enum class Scope : unsigned char { world, eu };
constexpr int kLastYearOfStudy2023 = 2020;  // "average of the last five years, 2016-2020", study of 2023, chapter 2

struct ShareReader {
  Scope scope;
  int year;

  void operator()(Cells cells, ReferenceSink<ProductionRow>& sink) const {
    constexpr std::string_view kNames[] = {"Material", "Stage", "Country", "Share"};
    for (std::size_t i = 0; i < 4; ++i) {
      if (!cells[i]) return sink.reject(kNames[i], RejectReason::missing_field, "");
    }
    const auto stage = trimmed(*cells[1]);
    if (stage != "E" && stage != "P") return sink.reject("Stage", RejectReason::malformed_code, stage);
    ProductionRow row;
    row.commodity = trimmed(*cells[0]);
    row.stage = stage == "E" ? "mine" : "refine";
    row.area = trimmed(*cells[2]);
    row.year = year;
    row.measure = scope == Scope::world ? "share of world supply" : "share of EU supply";
    if (!read_share(*cells[3], row, sink)) return;
    sink.accept(std::move(row));
  }

 private:
  bool read_share(std::string_view cell, ProductionRow& row, ReferenceSink<ProductionRow>& sink) const {
    auto text = trimmed(cell);
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    const auto figure = read_figure(text, Dash::unknown);
    // A bare number could be a fraction or a percentage: only "4%" is read.
    if (!figure || (figure->value && !percent) || figure->note.starts_with("words")) {
      sink.reject("Share", RejectReason::unreadable_number, cell);
      return false;
    }
    if (figure->value.value_or(0.0) > 100.0) {
      sink.reject("Share", RejectReason::out_of_range, cell);
      return false;
    }
    row.note = figure->note;
    if (percent && row.note.starts_with("bound")) row.note += "%";
    if (scope == Scope::eu) {
      row.quantity = figure->value;
      row.unit = "% of EU supply";
    } else if (figure->value) {
      row.share = *figure->value / 100.0;
    }
    return true;
  }
};

Result<ReadPlan<ProductionRow>> plan(const FileGlimpse& file) {
  const auto has = [&](std::string_view name) {
    return std::find(file.columns.begin(), file.columns.end(), name) != file.columns.end();
  };
  const bool world = file.file_name.find("GlobalSupply") != std::string::npos;
  const bool eu = file.file_name.find("EUSupply") != std::string::npos;
  if (!has("Material") || !has("Stage") || !has("Share") || world == eu) {
    return fail(not_this_feed(
        file, "Material, Stage, Country, Share (fact_GlobalSupplyShares*.csv, fact_EUSupplyShares*.csv)"));
  }
  int year = kLastYearOfStudy2023;
  if (file.edition) {
    const auto given = parse_period(*file.edition);
    if (!given || !given->is_year()) {
      return fail(
          ErrorCode::invalid_input,
          text("\"{}\" is no year. Give the last year that the study averages over, for example 2020.",
               "「{}」は年ではありません。調査が平均した期間の最終年を指定してください（例：2020）。", *file.edition),
          file.file_name);
    }
    year = given->year;
  }
  ReadPlan<ProductionRow> plan;
  plan.layout = world ? "shares of the world" : "shares of EU supply";
  plan.fields = text_fields({"Material", "Stage", "Country", "Share"});
  plan.read_row = ShareReader{world ? Scope::world : Scope::eu, year};
  return plan;
}

}  // namespace

// Supply shares of the European Commission's study on critical raw materials (Material, Stage, Country, Share, t):
// fact_GlobalSupplyShares*.csv gives shares of the world (ProductionRow::share), fact_EUSupplyShares*.csv shares of the
// supply of the EU (quantity in "% of EU supply"; share stays empty, for it is none of the world). Stage E
// (extraction) is mine, P (processing) is refine. "<0.1%" leaves the share unknown with the bound in the note. The file
// gives no year: the 2023 study averages 2016 to 2020 and rows bear 2020 unless an edition (a year) is given.
ProductionFeed eu_crm_feed() {
  FeedInfo info{
      .id = "eu_crm",
      .title = {"EU study on critical raw materials: supply shares", "EU重要原材料調査：供給シェア"},
      .publisher = "European Commission, Directorate-General for Internal Market, Industry, Entrepreneurship and SMEs",
      .licence = "CC BY 4.0",
      .url =
          "https://single-market-economy.ec.europa.eu/sectors/raw-materials/areas-specific-interest/"
          "critical-raw-materials_en",
      .cadence = {"every three years", "3年ごと"},
      .release_lag_days = 806,  // end of 2020 to 16 March 2023
      .cadence_days = 1096,
      .bounds = {.min_rows = 200, .max_rejected_share = 0.02, .min_share_of_previous = 0.7},
      .replaces = Replaces::whole_year,
      .files = {"fact_GlobalSupplyShares*.csv, fact_EUSupplyShares*.csv (Material, Stage, Country, Share)",
                "fact_GlobalSupplyShares*.csv、fact_EUSupplyShares*.csv（Material, Stage, Country, Share）"}};
  return {std::move(info), &plan};
}

}  // namespace noroshi::sources
