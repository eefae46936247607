#include "sources/usgs_mcs/feed.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "names/letter_case.hpp"
#include "names/trimming.hpp"
#include "sources/published_figure.hpp"

namespace noroshi::sources {
namespace {

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string_view::npos; });
}

// The publisher puts no-break spaces inside names.
std::string plain_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xC2\xA0")) {
      out.push_back(' ');
      ++i;
    } else
      out.push_back(text[i]);
  }
  return std::string{trimmed(out)};
}

// "World total (rounded)" is the world; what else stands in brackets (ilmenite, rutile) tells totals of one table
// apart.
struct AreaName {
  std::string area, qualifier;
};
AreaName area_name(std::string_view country) {
  auto name = plain_spaces(country);
  if (!name.starts_with("World total")) return {std::move(name), ""};
  std::string qualifier;
  for (const std::string_view word : {"ilmenite and rutile", "ilmenite", "rutile", "natural", "synthetic"}) {
    if (qualifier.empty() && name.find(word) != std::string::npos) qualifier = word;
  }
  return {"World", std::move(qualifier)};
}

// "Mine production: Bentonite, rounded" is the same statistic as that of the countries.
std::string without_rounded(std::string measure) {
  for (const std::string_view tail : {": rounded", ", rounded"}) {
    if (measure.ends_with(tail)) measure.erase(measure.size() - tail.size());
  }
  return measure;
}

std::optional<int> year_in(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 1900 || year > 2100) return std::nullopt;
  return year;
}

bool says_estimated(std::string_view note) { return to_lower(note).find("estimated") != std::string::npos; }

void append_note(std::string& note, std::string_view more) {
  const auto text = plain_spaces(more);
  if (text.empty()) return;
  if (!note.empty()) note += "; ";
  note += text;
}

// --- a row per figure (2026) ---

enum Long : std::size_t { kSection, kCommodity, kCountry, kStatistics, kDetail, kUnit, kYear, kValue, kNotes };

void read_long(Cells cells, ReferenceSink<ProductionRow>& sink) {
  const auto section = cells[kSection].value_or("");
  const auto statistics = cells[kStatistics].value_or("");
  const bool held = section.starts_with("World") &&
                    (statistics == "Production" || statistics == "Reserves" || statistics == "Capacity");
  if (!held) return sink.remark(RemarkKind::other_statistic, statistics);
  for (const auto& [column, name] : {std::pair{kCommodity, "Commodity"}, std::pair{kCountry, "Country"},
                                     std::pair{kDetail, "Statistics_detail"}, std::pair{kYear, "Year"}}) {
    if (!cells[column]) return sink.reject(name, RejectReason::missing_field, "");
  }
  const auto year = year_in(*cells[kYear]);
  if (!year) return sink.reject("Year", RejectReason::malformed_period, *cells[kYear]);
  auto figure = read_figure(cells[kValue].value_or(""), Dash::zero);
  if (!figure) return sink.reject("Value", RejectReason::unreadable_number, *cells[kValue]);
  ProductionRow row;
  row.commodity = plain_spaces(*cells[kCommodity]);
  row.stage = statistics == "Production" ? usgs_stage(section, *cells[kDetail]) : to_lower(statistics);
  row.measure = without_rounded(plain_spaces(*cells[kDetail]));
  row.area = area_name(*cells[kCountry]).area;
  row.year = *year;
  row.quantity = figure->value;
  row.unit = plain_spaces(cells[kUnit].value_or(""));
  row.estimated = figure->estimated || cells[kNotes].value_or("").starts_with("Estimated");
  row.note = std::move(figure->note);
  append_note(row.note, cells[kNotes].value_or(""));
  sink.accept(std::move(row));
}

// --- a row per country (2025 and before) ---

// A column of figures: "PROD_EST_ 2024" is production, estimated, of 2024.
struct FigureColumn {
  std::string header;
  std::string_view stage;  // empty: production, whose stage the row's TYPE says
  std::size_t note = 0;    // index into kNoteHeaders
  int year = 0;
  bool estimated = false;
};

constexpr std::array<std::string_view, 3> kNoteHeaders{"PROD_NOTES", "CAP_NOTES", "RESERVE_NOTES"};

std::optional<FigureColumn> figure_column(const std::string& header) {
  struct Prefix {
    std::string_view text, stage;
    std::size_t note;
    bool estimated;
  };
  constexpr std::array kPrefixes{Prefix{"PROD_EST_", "", 0, true}, Prefix{"PROD_", "", 0, false},
                                 Prefix{"CAP_EST_", "capacity", 1, true}, Prefix{"CAP_", "capacity", 1, false},
                                 Prefix{"RESERVES_", "reserves", 2, false}};
  for (const auto& prefix : kPrefixes) {
    if (!header.starts_with(prefix.text)) continue;
    if (const auto year = year_in(trimmed(std::string_view{header}.substr(prefix.text.size())))) {
      return FigureColumn{header, prefix.stage, prefix.note, *year, prefix.estimated};
    }
  }
  return std::nullopt;
}

struct WideReader {
  std::vector<FigureColumn> columns;
  // Fields: COMMODITY, COUNTRY, TYPE, UNIT_MEAS, the three columns of notes, the columns of figures.
  static constexpr std::size_t kFirstNote = 4, kFirstFigure = kFirstNote + kNoteHeaders.size();

  void operator()(Cells cells, ReferenceSink<ProductionRow>& sink) const {
    for (const auto& [column, name] : {std::pair{0, "COMMODITY"}, std::pair{1, "COUNTRY"}, std::pair{2, "TYPE"}}) {
      if (!cells[static_cast<std::size_t>(column)]) return sink.reject(name, RejectReason::missing_field, "");
    }
    std::size_t figures = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto note = cells[kFirstNote + columns[i].note].value_or("");
      figures += read_one(columns[i], cells, cells[kFirstFigure + i].value_or(""), note, sink);
    }
    if (figures == 0) sink.remark(RemarkKind::no_figure, *cells[1]);
  }

 private:
  // A blank cell without a word beside it says nothing; "W", "NA" and words beside it say why there is no number.
  static std::size_t read_one(const FigureColumn& column, Cells cells, std::string_view cell, std::string_view note,
                              ReferenceSink<ProductionRow>& sink) {
    const bool blank = trimmed(cell).empty();
    if (blank && trimmed(note).empty()) return 0;
    auto figure = read_figure(cell, Dash::zero);
    if (!figure) {
      sink.reject(column.header, RejectReason::unreadable_number, cell);
      return 1;
    }
    const auto area = area_name(*cells[1]);
    ProductionRow row;
    row.commodity = plain_spaces(*cells[0]);
    row.stage = column.stage.empty() ? usgs_stage("", *cells[2]) : std::string{column.stage};
    row.measure = plain_spaces(*cells[2]) + (area.qualifier.empty() ? "" : " (" + area.qualifier + ")");
    row.area = area.area;
    row.year = column.year;
    row.quantity = figure->value;
    row.unit = plain_spaces(cells[3].value_or(""));
    row.estimated = figure->estimated || column.estimated || says_estimated(note);
    if (blank) {
      const auto said = read_figure(note, Dash::unknown);  // the sign often stands in the note instead of the cell
      row.note = said && !said->value && !said->note.starts_with("words") ? said->note : "not_given";
    } else {
      row.note = std::move(figure->note);
    }
    append_note(row.note, note);
    sink.accept(std::move(row));
    return 1;
  }
};

bool has(const FileGlimpse& file, std::string_view name) {
  return std::find(file.columns.begin(), file.columns.end(), name) != file.columns.end();
}

Result<ReadPlan<ProductionRow>> plan(const FileGlimpse& file) {
  ReadPlan<ProductionRow> plan;
  if (has(file, "Statistics_detail")) {
    plan.layout = "a row per figure";
    plan.fields = text_fields(
        {"Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit", "Year", "Value", "Notes"});
    plan.read_row = &read_long;
    return plan;
  }
  WideReader reader;
  for (const auto& header : file.columns) {
    if (auto column = figure_column(header)) reader.columns.push_back(std::move(*column));
  }
  if (reader.columns.empty() || !has(file, "COMMODITY")) {
    return fail(not_this_feed(file,
                              "Section, Commodity, Country, Statistics, Statistics_detail, Unit, Year, Value; "
                              "COMMODITY, COUNTRY, TYPE, UNIT_MEAS, PROD_2023 ..."));
  }
  plan.layout = "a row per country";
  plan.fields = text_fields({"COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS"});
  for (const auto note : kNoteHeaders)
    plan.fields.push_back(columnar::FieldSpec{.name = std::string{note}, .required = false});
  for (const auto& column : reader.columns) plan.fields.push_back(columnar::FieldSpec{.name = column.header});
  plan.read_row = std::move(reader);
  return plan;
}

}  // namespace

std::string usgs_stage(std::string_view section, std::string_view statistic) {
  constexpr std::array<std::string_view, 3> kMine{"mine ", "mine,", "ore "};
  constexpr std::array<std::string_view, 14> kRefine{
      "refinery",     "smelter",     "primary",       "sponge", "alumina", "pig iron",  "raw steel",
      "ferrosilicon", "ferosilicon", "silicon metal", "plant",  "cement",  "synthetic", "lime"};
  const auto words = to_lower(statistic) + " ", title = to_lower(section);
  if (words.find("reserve") != std::string::npos) return "reserves";
  if (words.find("capacity") != std::string::npos) return "capacity";
  if (holds_any(words, kMine)) return "mine";
  if (holds_any(words, kRefine)) return "refine";
  // "Production" alone: the title of the table says which; gases, bromine and boron with reserves come from the ground.
  if (holds_any(title, kRefine)) return "refine";
  if (holds_any(title, kMine) || title.find("reserves") != std::string::npos) return "mine";
  return title.empty() ? "mine" : "refine";
}

// World tables of the USGS Mineral Commodity Summaries (data releases): production, capacity and reserves by country.
// Reads both layouts: a row per figure (2026: Section, Commodity, Country, Statistics, Value ...) and a row per country
// (2025 and before: PROD_2023, PROD_EST_ 2024, CAP_.., RESERVES_2024). United States salient statistics, prices, trade
// and import sources are other tables and are passed over. "—" is zero by the publisher's legend; W (withheld), NA,
// ">50" and words ("Large") leave the quantity unknown and stand in the note. Figures whose note says "Estimated" and
// the newest year of the wide layout are marked as estimated.
ProductionFeed usgs_mcs_feed() {
  FeedInfo info{.id = "usgs_mcs",
                .title = {"Mineral Commodity Summaries: world production, capacity and reserves",
                          "鉱物商品概要（MCS）：世界の生産・能力・埋蔵量"},
                .publisher = "U.S. Geological Survey, National Minerals Information Center",
                .licence = "Public domain (U.S. government work)",
                .url = "https://www.usgs.gov/centers/national-minerals-information-center/mineral-commodity-summaries",
                .cadence = {"yearly, about one month after the year", "年1回（当該年の約1か月後）"},
                .release_lag_days = 31,
                .cadence_days = 365,
                .bounds = {.min_rows = 500, .max_rejected_share = 0.05, .min_share_of_previous = 0.7},
                .replaces = Replaces::whole_year,
                .files = {"the data release as CSV in UTF-8: MCS2026_Commodities_Data.csv, MCS2025_World_Data.csv",
                          "データリリースのCSV（UTF-8）：MCS2026_Commodities_Data.csv、MCS2025_World_Data.csv"}};
  return {std::move(info), &plan};
}

}  // namespace noroshi::sources
