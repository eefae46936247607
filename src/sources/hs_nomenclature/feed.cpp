#include "sources/hs_nomenclature/feed.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "names/letter_case.hpp"

namespace noroshi::sources {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "H6.json" -> H6, "hs6_desc.csv" -> H6, "product_codes_HS17_V202301.csv" -> HS17, "hs2022-list.csv" -> HS2022.
std::optional<Nomenclature> edition_in_name(std::string_view name) {
  const std::string upper = to_upper(name);
  for (std::size_t at = upper.find('H'); at != std::string::npos; at = upper.find('H', at + 1)) {
    std::size_t digits = at + 1;
    if (digits < upper.size() && upper[digits] == 'S') ++digits;
    std::size_t end = digits;
    while (end < upper.size() && std::isdigit(static_cast<unsigned char>(upper[end])) != 0) ++end;
    const auto number = upper.substr(digits, end - digits);
    // A single digit is Comtrade's count of editions, two or four are a year.
    if (number.empty()) continue;
    if (auto edition = parse_nomenclature((number.size() == 1 ? "H" : "HS") + number)) return edition;
  }
  return std::nullopt;
}

bool has(const FileGlimpse& file, std::string_view name) {
  return std::any_of(file.columns.begin(), file.columns.end(),
                     [&](const std::string& column) { return equal_ignoring_case(column, name); });
}

Result<ReadPlan<ProductName>> plan(const FileGlimpse& file) {
  const bool json = file.columns.empty();
  const bool comtrade = json || has(file, "text");
  const bool named = has(file, "description") || has(file, "desc");
  const bool coded = has(file, "hscode") || has(file, "code");
  if (!comtrade && !(named && coded))
    return fail(not_this_feed(file, "hscode|code, description|desc; id, text (JSON)"));
  const auto edition = edition_of(file);
  if (!edition) {
    return fail(
        ErrorCode::invalid_input,
        text("the edition of the Harmonized System is neither in the name nor in the text of the file (codes of "
             "different editions mean different goods). Give it, for example HS22.",
             "HSの版がファイル名にも本文にもありません（版が違えば同じ番号でも品目が異なります）。HS22のように指定して"
             "ください。"),
        file.file_name);
  }
  ReadPlan<ProductName> plan;
  plan.layout = fmt::format("{} {}", name_of(*edition), json ? "JSON" : "CSV");
  plan.fields = {columnar::FieldSpec{.name = comtrade ? "id" : "hscode", .aliases = {"code"}},
                 columnar::FieldSpec{.name = comtrade ? "text" : "description", .aliases = {"desc"}}};
  plan.format.json_records = "results";
  plan.read_row = read_code_and_name(*edition);
  return plan;
}

}  // namespace

std::optional<Nomenclature> edition_of(const FileGlimpse& file) {
  if (file.edition) return parse_nomenclature(*file.edition);
  if (const auto named = edition_in_name(file.file_name)) return named;
  return parse_nomenclature(file.mentioned);
}

std::string_view without_code(std::string_view text, std::string_view code) {
  if (!text.starts_with(code)) return text;
  const auto rest = text.substr(code.size());
  return rest.starts_with(" - ") ? rest.substr(3) : text;
}

RowReader<ProductName> read_code_and_name(Nomenclature edition) {
  return [edition](Cells cells, ReferenceSink<ProductName>& sink) {
    if (!cells[0]) return sink.reject("code", RejectReason::missing_field, "");
    std::string code{*cells[0]};
    // Comtrade's totals (TOTAL, AG2, AG4, AG6) and sections (I .. XXI) are no products.
    if (!all_digits(code)) {
      const bool total = code == "TOTAL" || code == "ALL" || code.starts_with("AG");
      return total ? sink.remark(RemarkKind::grouping_line, code)
                   : sink.reject("code", RejectReason::malformed_code, code);
    }
    if (!cells[1]) return sink.reject("description", RejectReason::missing_field, code);
    const auto name = without_code(*cells[1], code);
    if (name.empty()) return sink.reject("description", RejectReason::missing_field, code);
    if (code.size() == 5) {
      sink.remark(RemarkKind::repaired_leading_zero, code);
      code.insert(0, 1, '0');
    }
    if (code.size() % 2 != 0) return sink.reject("code", RejectReason::lost_leading_zero, code);
    if (code.size() > 6) return sink.reject("code", RejectReason::malformed_code, code);
    sink.accept({edition, std::string{name_of(edition)}, std::move(code), "en", std::string{name}, ""});
  };
}

// English names of the Harmonized System: UN Comtrade's HS list (H6.json: id, text, parent; or the CSV made from it)
// and CSV lists of code and description.
ProductNameFeed hs_nomenclature_feed() {
  FeedInfo info{
      .id = "hs_nomenclature",
      .title = {"Names of the Harmonized System (English)", "HS品目の名称（英語）"},
      .publisher = "United Nations Statistics Division (UN Comtrade); World Customs Organization",
      .licence = "UN Comtrade terms; texts of the Harmonized System (c) WCO",
      .url = "https://comtradeapi.un.org/files/v1/app/reference/H6.json",
      .cadence = {"with each edition of the Harmonized System, about every five years", "HSの改正ごと（約5年）"},
      .release_lag_days = 0,
      .bounds = {.min_rows = 1000, .max_rejected_share = 0.05, .min_share_of_previous = 0.9},
      .replaces = Replaces::whole_year,
      .files = {"H0.json .. H6.json of UN Comtrade; CSV lists with the columns code (or hscode) and description",
                "UN ComtradeのH0.json～H6.json、又はcode（又はhscode）とdescriptionの列を持つCSV"},
  };
  return {std::move(info), &plan};
}

}  // namespace noroshi::sources
