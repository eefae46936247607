#include "sources/japan_tariff/feed.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace noroshi::sources {
namespace {

enum Column : std::size_t { kLevel, kStatCode, kSub3, kCode9, kDescription, kUnit, kImportLaws };
constexpr std::size_t kMaxLevel = 30;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The date in "japan_tariff_2026_07_09.csv.gz", "2026-07-09" or "JP2026-07-09".
std::optional<Date> date_in(std::string_view text) {
  for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
    std::string iso{text.substr(at, 10)};
    for (const std::size_t gap : {4u, 7u}) {
      if (iso[gap] == '_') iso[gap] = '-';
    }
    if (const auto date = parse_date(iso)) return date;
  }
  return std::nullopt;
}

Result<std::string> edition_of_schedule(const FileGlimpse& file) {
  const auto date = date_in(file.edition.value_or(file.file_name));
  if (date) return "JP" + to_string(*date);
  return fail(
      ErrorCode::invalid_input,
      Text(
          "the date of the tariff schedule is not in the name of the file (codes change every year). Give it, for "
          "example JP2026-07-09.",
          "実行関税率表の日付がファイル名にありません（番号は毎年変わります）。JP2026-07-09のように指定してください。"),
      file.file_name);
}

// A duty that depends on the season splits one statistical code over two lines.
bool is_season(std::string_view description) {
  return description.find("月") != std::string_view::npos && description.ends_with("までに輸入されるもの");
}

// The lines above and including the current one, level by level.
class Path {
 public:
  void set(std::size_t level, std::string_view description) {
    parts_.resize(std::min(parts_.size(), level));
    while (parts_.size() < level) parts_.emplace_back();
    parts_.emplace_back(without_enumeration(description));
    if (is_season(description)) parts_.back().clear();
  }
  [[nodiscard]] std::string name() const {
    std::string joined;
    for (const auto& part : parts_) {
      if (part.empty()) continue;
      if (!joined.empty()) joined += " > ";
      joined += part;
    }
    return joined;
  }

 private:
  std::vector<std::string> parts_;
};

class ScheduleReader {
 public:
  explicit ScheduleReader(std::string edition)
      : edition_{std::move(edition)}, hs_{hs_in_force(std::stoi(edition_.substr(2, 4)))} {}

  void operator()(Cells cells, ReferenceSink<ProductName>& sink) {
    const auto level = level_of(cells, sink);
    if (!level) return;
    const auto description = cells[kDescription].value_or("");
    path_.set(*level, description);
    if (!cells[kStatCode]) return sink.remark(RemarkKind::grouping_line, description);
    const auto code = *cells[kStatCode];
    if (!all_digits(code) || (code.size() != 4 && code.size() != 6)) {
      return sink.reject(
          "stat_code",
          code.size() == 3 || code.size() == 5 ? RejectReason::lost_leading_zero : RejectReason::malformed_code, code);
    }
    if (code.size() == 4) return heading(code, *level, description, sink);
    if (waiting_heading_ == code.substr(0, 4) && !description.empty()) {
      sink.accept(
          {hs_, std::string{name_of(hs_)}, waiting_heading_, "ja", std::string{without_enumeration(description)}, ""});
    }
    waiting_heading_.clear();
    subheading(code, cells, sink);
  }

 private:
  static std::optional<std::size_t> level_of(Cells cells, ReferenceSink<ProductName>& sink) {
    const auto written = cells[kLevel].value_or("");
    std::size_t level = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), level);
    if (error == std::errc{} && end == written.data() + written.size() && level <= kMaxLevel) return level;
    sink.reject("level", cells[kLevel] ? RejectReason::unreadable_number : RejectReason::missing_field, written);
    return std::nullopt;
  }

  void heading(std::string_view code, std::size_t level, std::string_view description,
               ReferenceSink<ProductName>& sink) {
    if (level != 0) return sink.remark(RemarkKind::grouping_line, description);
    if (description.empty()) {  // a heading that is not divided: its only sub-heading bears the name
      waiting_heading_ = code;
      return sink.remark(RemarkKind::grouping_line, code);
    }
    waiting_heading_.clear();
    auto name = path_.name();
    if (name.empty()) return sink.reject("desc_ja", RejectReason::missing_field, code);
    sink.accept({hs_, std::string{name_of(hs_)}, std::string{code}, "ja", std::move(name), ""});
  }

  // The first line of a sub-heading bears its own name, with or without a nine-digit code; later ones are national
  // lines.
  void subheading(std::string_view code, Cells cells, ReferenceSink<ProductName>& sink) {
    const bool first = subheading_ != code;
    subheading_ = code;
    const auto name = path_.name();
    if (name.empty()) return sink.reject("desc_ja", RejectReason::missing_field, code);
    if (first && (!cells[kCode9] || cells[kSub3] == "000")) {
      sink.accept({hs_, std::string{name_of(hs_)}, std::string{code}, "ja", name, ""});
    }
    if (!cells[kCode9]) {
      if (!first) sink.remark(RemarkKind::grouping_line, name);
      return;
    }
    const auto nine = *cells[kCode9];
    if (!all_digits(nine) || nine.size() != 9 || !nine.starts_with(code)) {
      return sink.reject("code9", nine.size() == 8 ? RejectReason::lost_leading_zero : RejectReason::malformed_code,
                         nine);
    }
    if (!seen_.insert(std::string{nine}).second) return sink.remark(RemarkKind::repeated_line, nine);
    std::string unit{cells[kUnit].value_or("")};
    std::replace(unit.begin(), unit.end(), '\n', ' ');
    sink.accept({Nomenclature::national, edition_, std::string{nine}, "ja", name, std::move(unit)});
  }

  std::string edition_;
  Nomenclature hs_;
  Path path_;
  std::string waiting_heading_, subheading_;
  std::unordered_set<std::string> seen_;
};

Result<ReadPlan<ProductName>> plan_names(const FileGlimpse& file) {
  auto edition = edition_of_schedule(file);
  if (!edition) return fail(edition.error());
  ReadPlan<ProductName> plan;
  plan.layout = *edition;
  plan.fields = text_fields({"level", "stat_code", "sub3", "code9", "desc_ja", "unit"});
  plan.fields[kUnit].required = false;
  plan.read_row = ScheduleReader{std::move(*edition)};
  return plan;
}

Result<ReadPlan<ConcordanceRow>> plan_laws(const FileGlimpse& file) {
  auto edition = edition_of_schedule(file);
  if (!edition) return fail(edition.error());
  ReadPlan<ConcordanceRow> plan;
  plan.layout = *edition + " -> JP_IMPORT_LAW";
  plan.fields = text_fields({"code9", "import_laws"});
  plan.read_row = [scheme = std::move(*edition), seen = std::unordered_set<std::string>{}](
                      Cells cells, ReferenceSink<ConcordanceRow>& sink) mutable {
    if (!cells[0] || !cells[1]) return sink.remark(RemarkKind::grouping_line, cells[0].value_or(""));
    if (!all_digits(*cells[0]) || cells[0]->size() != 9) {
      return sink.reject("code9", RejectReason::malformed_code, *cells[0]);
    }
    if (!seen.insert(std::string{*cells[0]}).second) return sink.remark(RemarkKind::repeated_line, *cells[0]);
    if (cells[1]->find_first_not_of('|') == std::string_view::npos) {
      return sink.reject("import_laws", RejectReason::malformed_code, *cells[1]);
    }
    for (auto rest = *cells[1]; !rest.empty();) {
      const auto law = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), law.size() + 1));
      if (!law.empty()) sink.accept({scheme, std::string{*cells[0]}, "JP_IMPORT_LAW", std::string{law}, std::nullopt});
    }
  };
  return plan;
}

// Length of "(1)", "〔1〕", "(ｲ)" at the beginning, 0 without.
std::size_t bracket_length(std::string_view s, std::string_view open, std::string_view close) {
  if (!s.starts_with(open)) return 0;
  const auto end = s.find(close);
  constexpr std::size_t kLongest = 9;  // "(ｲ)" is five bytes, "〔12〕" eight
  if (end == std::string_view::npos || end > kLongest) return 0;
  const auto inside = s.substr(open.size(), end - open.size());
  const bool mark =
      !inside.empty() && (inside.starts_with("\xEF\xBD") || inside.starts_with("\xEF\xBE") ||
                          std::all_of(inside.begin(), inside.end(), [](char c) {
                            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                          }));
  return mark ? end + close.size() : 0;
}

// Length of "12 ", "A " or "II " at the beginning.
std::size_t ordinal_length(std::string_view s) {
  const auto blank = s.find(' ');
  if (blank == 0 || blank > 3 || blank == std::string_view::npos) return 0;
  const auto mark = s.substr(0, blank);
  const bool number = blank <= 2 && all_digits(mark);
  const bool letter = blank == 1 && mark[0] >= 'A' && mark[0] <= 'Z';
  const bool roman = std::all_of(mark.begin(), mark.end(), [](char c) { return c == 'I' || c == 'V'; });
  return number || letter || roman ? blank + 1 : 0;
}

}  // namespace

std::string_view without_enumeration(std::string_view s) {
  constexpr std::string_view kDash = "\xE2\x88\x92";  // −
  const auto skip = [&s](std::size_t bytes) {
    s.remove_prefix(bytes);
    while (s.starts_with(' ')) s.remove_prefix(1);
  };
  const auto whole = s;
  while (s.starts_with(kDash)) skip(kDash.size());
  if (s.starts_with('*')) skip(1);
  if (const auto n = ordinal_length(s); n != 0)
    skip(n);
  else if (const auto round = bracket_length(s, "(", ")"); round != 0)
    skip(round);
  else if (const auto shell = bracket_length(s, "〔", "〕"); shell != 0)
    skip(shell);
  return s.empty() ? whole : s;
}

// Japan's tariff schedule (実行関税率表) as a CSV of lines: level, stat_code, sub3, code9, desc_ja, unit, import_laws.
// Gives Japanese names of headings and HS6 (in the edition of the Harmonized System then in force) and of the
// nine-digit statistical codes with their units (edition "JP2026-07-09"). A line's name is the path down to it, without
// the marks of enumeration: "ろ馬 > その他のもの". The date of the schedule stands in the name of the file or is given.
ProductNameFeed japan_tariff_feed() {
  FeedInfo info{
      .id = "japan_tariff",
      .title = {"Japan's tariff schedule: names of goods (Japanese)", "実行関税率表（品名・統計品目番号）"},
      .publisher = "Japan Customs, Ministry of Finance",
      .licence = "Japanese government standard terms of use",
      .url = "https://www.customs.go.jp/tariff/",
      .cadence = {"several editions a year (January, April and whenever a rate changes)",
                  "年に数回（1月、4月、税率改正時）"},
      .bounds = {.min_rows = 5000, .max_rejected_share = 0.02, .min_share_of_previous = 0.9},
      .replaces = Replaces::whole_year,
      .files = {"CSV of the schedule's lines (level, stat_code, sub3, code9, desc_ja, unit), the date in the file name",
                "実行関税率表の各行のCSV（level, stat_code, sub3, code9, desc_ja, unit）。日付をファイル名に含める"}};
  return {std::move(info), &plan_names};
}

// The same file: which other laws Japanese customs checks at import of a nine-digit code (JP2026-07-09 ->
// JP_IMPORT_LAW).
ConcordanceFeed japan_import_laws_feed() {
  auto info = japan_tariff_feed().info;
  info.id = "japan_import_laws";
  info.title = {"Japan's tariff schedule: other laws checked at import", "実行関税率表（輸入時に確認される他法令）"};
  info.bounds.min_rows = 1000;
  return {std::move(info), &plan_laws};
}

}  // namespace noroshi::sources
