#include "sources/reference_catalog.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "sources/concordance/scheme_name.hpp"

namespace noroshi::sources {
namespace {

// Accepts or refuses one side of a row; the code, or nothing after a call of the sink.
std::optional<std::string> take_code(const CodeColumn& column, std::string_view field,
                                     std::optional<std::string_view> cell, ReferenceSink<ConcordanceRow>& sink) {
  if (!cell || *cell == "NA") {
    sink.reject(field, RejectReason::missing_field, "");
    return std::nullopt;
  }
  auto checked = check_code(column, *cell);
  if (checked.fault != CodeFault::none) {
    sink.reject(field,
                checked.fault == CodeFault::malformed ? RejectReason::malformed_code : RejectReason::lost_leading_zero,
                *cell);
    return std::nullopt;
  }
  if (checked.repaired) sink.remark(RemarkKind::repaired_leading_zero, *cell);
  return std::move(checked.code);
}

// A weight in [0, 1]; an empty cell is unknown. False after a call of the sink.
bool take_weight(std::optional<std::string_view> cell, ConcordanceRow& row, ReferenceSink<ConcordanceRow>& sink) {
  if (!cell) return true;
  double weight = 0.0;
  const auto [end, error] = std::from_chars(cell->data(), cell->data() + cell->size(), weight);
  if (error != std::errc{} || end != cell->data() + cell->size()) {
    sink.reject("weight", RejectReason::unreadable_number, *cell);
    return false;
  }
  if (!(weight >= 0.0 && weight <= 1.0)) {
    sink.reject("weight", RejectReason::out_of_range, *cell);
    return false;
  }
  row.weight = weight;
  return true;
}

struct TwoColumns {
  std::string from_field, to_field;
  CodeColumn from, to;

  void operator()(Cells cells, ReferenceSink<ConcordanceRow>& sink) const {
    const auto from_code = take_code(from, from_field, cells[0], sink);
    if (!from_code) return;
    const auto to_code = take_code(to, to_field, cells[1], sink);
    if (!to_code) return;
    ConcordanceRow row{from.scheme, *from_code, to.scheme, *to_code, std::nullopt};
    if (cells.size() > 2 && !take_weight(cells[2], row, sink)) return;
    sink.accept(std::move(row));
  }
};

// UN Comtrade's years of revision: before the Harmonized System, those of the SITC.
std::optional<CodeColumn> column_of_year(std::string_view year) {
  if (year == "1962") return CodeColumn{"SITC1", 5};
  if (year == "1976") return CodeColumn{"SITC2", 5};
  if (year == "1988") return CodeColumn{"SITC3", 5};
  const auto edition = parse_nomenclature("HS" + std::string{year});
  if (!edition) return std::nullopt;
  return CodeColumn{std::string{name_of(*edition)}, 6};
}

// One row of the consolidated table; "1996 to 1992" says which editions `after` and `before` are.
void read_revision(Cells cells, ReferenceSink<ConcordanceRow>& sink) {
  if (!cells[3]) return sink.reject("adjustment", RejectReason::missing_field, "");
  const auto years = *cells[3];
  const auto middle = years.find(" to ");
  const auto after = column_of_year(years.substr(0, middle));
  const auto before = middle == std::string_view::npos ? std::nullopt : column_of_year(years.substr(middle + 4));
  if (!after || !before) return sink.reject("adjustment", RejectReason::unknown_nomenclature, years);
  const auto from_code = take_code(*after, "code.after", cells[0], sink);
  if (!from_code) return;
  const auto to_code = take_code(*before, "code.before", cells[1], sink);
  if (!to_code) return;
  const auto weight = cells[2] == "1:1" ? std::optional{1.0} : std::nullopt;
  sink.accept({after->scheme, *from_code, before->scheme, *to_code, weight});
}

struct Found {
  std::string header;
  CodeColumn column;
};

// The finest column of each classification, in the order of the file.
std::vector<Found> code_columns(const FileGlimpse& file) {
  std::vector<Found> found;
  for (const auto& header : file.columns) {
    const auto column = read_code_column(header);
    if (!column) continue;
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.column.scheme == column->scheme; });
    if (same == found.end())
      found.push_back({header, *column});
    else if (column->digits.value_or(0) > same->column.digits.value_or(0))
      *same = {header, *column};
  }
  return found;
}

// Fills in the edition of "hs6_code". Errors: invalid_input when nobody says which.
Result<void> settle_edition(CodeColumn& column, const FileGlimpse& file) {
  if (column.scheme != "HS?") return {};
  const auto edition = parse_nomenclature(file.edition.value_or(file.mentioned));
  if (edition) {
    column.scheme = name_of(*edition);
    return {};
  }
  return fail(
      ErrorCode::invalid_input,
      text("the file does not say which edition of the Harmonized System it means (codes of different editions mean "
           "different goods). Give it, for example HS22.",
           "HSの版がファイルに示されていません（版が違えば同じ番号でも品目が異なります）。HS22のように指定してください"
           "。"),
      file.file_name);
}

bool has(const FileGlimpse& file, std::string_view name) {
  return std::find(file.columns.begin(), file.columns.end(), name) != file.columns.end();
}

Result<ReadPlan<ConcordanceRow>> plan(const FileGlimpse& file) {
  ReadPlan<ConcordanceRow> plan;
  if (has(file, "code.after") && has(file, "adjustment")) {
    plan.layout = "revisions of HS and SITC";
    plan.fields = text_fields({"code.after", "code.before", "Relationship", "adjustment"});
    plan.read_row = &read_revision;
    return plan;
  }
  auto found = code_columns(file);
  if (found.size() < 2) return fail(not_this_feed(file, "HS17, ISIC4 (two classifications)"));
  for (std::size_t i = 0; i < 2; ++i) {
    if (auto settled = settle_edition(found[i].column, file); !settled) return fail(settled.error());
  }
  plan.layout = found[0].column.scheme + " -> " + found[1].column.scheme;
  plan.fields = text_fields({found[0].header, found[1].header});
  for (const std::string_view weight : {"weight", "share"}) {
    if (!has(file, weight) || plan.fields.size() > 2) continue;
    plan.fields.push_back(columnar::FieldSpec{.name = std::string{weight}, .required = false});
  }
  plan.read_row = TwoColumns{found[0].header, found[1].header, found[0].column, found[1].column};
  return plan;
}

}  // namespace

// Correspondence tables between classifications: any CSV in which the header names two classifications (see
// scheme_name.hpp), and UN Comtrade's consolidated table of revisions (code.after, code.before, Relationship,
// adjustment). Of several levels of one classification the finest is taken. A header that does not say which edition
// of the Harmonized System it means needs the edition given ("HS22").
// A weight is read from a column "weight" or "share"; a 1:1 relationship weighs 1; otherwise the weight is unknown.
ConcordanceFeed concordance_feed() {
  FeedInfo info{
      .id = "concordance",
      .title = {"Concordances between classifications of goods and industries", "品目分類・産業分類の対応表"},
      .publisher = "United Nations Statistics Division; World Bank WITS; national offices (as the file says)",
      .licence = "terms of the publisher of each table",
      .url = "https://unstats.un.org/unsd/classifications/Econ",
      .cadence = {"with each revision of a classification", "分類の改定ごと"},
      .bounds = {.min_rows = 10, .max_rejected_share = 0.10, .min_share_of_previous = 0.8},
      .replaces = Replaces::whole_year,
      .files = {"CSV with two columns of codes whose headers name the classifications (HS2017, ISIC4); optional weight",
                "見出しが分類名（HS2017、ISIC4など）の2列を持つCSV（weight列は任意）"}};
  return {std::move(info), &plan};
}

}  // namespace noroshi::sources
