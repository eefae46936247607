#include "sources/bgs_minerals/feed.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "names/trimming.hpp"
#include "sources/published_figure.hpp"

namespace noroshi::sources {
namespace {

enum Column : std::size_t { kYear, kCountry, kCommodity, kSub, kStatistic, kQuantity, kUnits, kNoteCodes, kNotes };

std::optional<int> year_in(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 1900 || year > 2100) return std::nullopt;
  return year;
}

void read_row(Cells cells, ReferenceSink<ProductionRow>& sink) {
  for (const auto& [column, name] :
       {std::pair{kYear, "year"}, std::pair{kCountry, "country_trans"}, std::pair{kCommodity, "bgs_commodity_trans"}}) {
    if (!cells[column]) return sink.reject(name, RejectReason::missing_field, "");
  }
  if (cells[kStatistic].value_or("") != "Production") {
    return sink.remark(RemarkKind::other_statistic, cells[kStatistic].value_or(""));
  }
  const auto year = year_in(*cells[kYear]);
  if (!year) return sink.reject("year", RejectReason::malformed_period, *cells[kYear]);
  auto figure = read_figure(cells[kQuantity].value_or(""), Dash::unknown);
  if (!figure) return sink.reject("quantity", RejectReason::unreadable_number, *cells[kQuantity]);
  ProductionRow row;
  row.commodity = trimmed(*cells[kCommodity]);
  row.stage = bgs_stage(*cells[kCommodity]);
  row.measure = cells[kSub] ? fmt::format("Production: {}", trimmed(*cells[kSub])) : "Production";
  row.area = trimmed(*cells[kCountry]);
  row.year = *year;
  row.quantity = figure->value;
  row.unit = trimmed(cells[kUnits].value_or(""));
  row.estimated = figure->estimated || cells[kNoteCodes].value_or("").find('*') != std::string_view::npos;
  row.note = std::move(figure->note);
  if (const auto note = trimmed(cells[kNotes].value_or("")); !note.empty()) {
    if (!row.note.empty()) row.note += "; ";
    row.note += note;
  }
  sink.accept(std::move(row));
}

Result<ReadPlan<ProductionRow>> plan(const FileGlimpse& file) {
  if (std::find(file.columns.begin(), file.columns.end(), "bgs_commodity_trans") == file.columns.end()) {
    return fail(
        not_this_feed(file, "year, country_trans, bgs_commodity_trans, bgs_statistic_type_trans, quantity, units"));
  }
  ReadPlan<ProductionRow> plan;
  plan.layout = "World Mineral Statistics";
  plan.fields = text_fields({"year", "country_trans", "bgs_commodity_trans", "bgs_sub_commodity_trans",
                             "bgs_statistic_type_trans", "quantity", "units", "concat_figure_notes_code",
                             "concat_figure_notes_text"});
  for (const auto optional : {kSub, kNoteCodes, kNotes}) plan.fields[optional].required = false;
  plan.read_row = &read_row;
  return plan;
}

}  // namespace

std::string_view bgs_stage(std::string_view commodity) {
  constexpr std::array<std::string_view, 8> kRefine{"refined", "smelter", "refinery", "metal",
                                                    "ferro",   "oxide",   "primary",  "alumina"};
  if (commodity.find("mine") != std::string_view::npos && commodity.find("mineral") == std::string_view::npos)
    return "mine";
  const bool refine = std::any_of(kRefine.begin(), kRefine.end(),
                                  [&](auto word) { return commodity.find(word) != std::string_view::npos; });
  return refine ? "refine" : "mine";
}

// World Mineral Statistics of the British Geological Survey: production by country and year since 1970, one row per
// figure (year, country_trans, bgs_commodity_trans, bgs_sub_commodity_trans, bgs_statistic_type_trans, quantity, units,
// notes). A blank quantity is unknown, a written 0 is zero; the note sign * marks estimates.
ProductionFeed bgs_minerals_feed() {
  FeedInfo info{.id = "bgs_minerals",
                .title = {"World Mineral Statistics: production by country since 1970",
                          "世界鉱物統計（BGS）：1970年以降の国別生産量"},
                .publisher = "British Geological Survey, UK Research and Innovation",
                .licence = "Open Government Licence v3 (contains British Geological Survey materials (c) UKRI)",
                .url = "https://www.bgs.ac.uk/mineralsuk/statistics/world-mineral-statistics/",
                .cadence = {"yearly, about 14 months after the year", "年1回（当該年の約14か月後）"},
                .release_lag_days = 425,
                .cadence_days = 365,
                .bounds = {.min_rows = 50, .max_rejected_share = 0.05, .min_share_of_previous = 0.8},
                .replaces = Replaces::groups,
                .files = {"CSV of the World Mineral Statistics data (one or several minerals)",
                          "World Mineral StatisticsのCSV（鉱物別又は全体）"}};
  return {std::move(info), &plan};
}

}  // namespace noroshi::sources
