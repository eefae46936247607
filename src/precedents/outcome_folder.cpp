#include "precedents/outcome_folder.hpp"

#include <array>
#include <charconv>
#include <map>
#include <span>

#include "columnar/table_reader.hpp"
#include "names/trimming.hpp"

namespace noroshi::precedents {
namespace {

using Row = std::vector<std::string>;  // one text per column; empty: no value

struct Sheet {
  std::vector<Row> rows;
  std::size_t unreadable = 0;
};

Result<Sheet> read_sheet(columnar::Database& db, const std::filesystem::path& file,
                         std::span<const std::string_view> columns, std::size_t required) {
  std::vector<columnar::FieldSpec> fields;
  for (const auto column : columns) {
    fields.push_back({.name = std::string{column}, .required = fields.size() < required});
  }
  auto reader = columnar::TableReader::open(db, file, fields, {.delimiter = '\t'});
  if (!reader) return fail(reader.error());
  Sheet sheet;
  while (true) {
    const auto batch = reader->next();
    if (!batch) return fail(batch.error());
    if (!*batch) break;
    for (std::size_t r = 0; r < (*batch)->rows(); ++r) {
      Row& row = sheet.rows.emplace_back();
      for (std::size_t f = 0; f < fields.size(); ++f) {
        row.emplace_back(trimmed((*batch)->text(f, r).value_or(std::string_view{})));
      }
    }
  }
  sheet.unreadable = reader->rejected().size();
  return sheet;
}

std::optional<int> whole_number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Counts of what a folder lacks.
struct Gaps {
  std::size_t unreadable = 0, repeated = 0, untold = 0, without_day = 0, without_title = 0, stray = 0, disagreeing = 0;
  std::vector<Text> missing_files = {};

  [[nodiscard]] std::vector<Text> in_words(std::size_t cases) const {
    auto words = missing_files;
    const auto say = [&](std::size_t count, Text what) {
      if (count > 0) words.push_back(text("{} of {}: {}", "{1}件中{0}件：{2}", count, cases, what));
    };
    say(untold, {"it cannot be told whether anybody stopped; not scored", "停止の有無が判定できず、採点しない"});
    say(without_day, {"no day of effect; not scored", "発効日がなく、採点しない"});
    say(without_title, {"no title: nothing is known beforehand", "件名がなく、事前の情報がない"});
    say(disagreeing, {"first_stop less effective is not days_effect_to_stop; the number of days is believed",
                      "first_stop と effective の差が days_effect_to_stop と異なり、日数の欄を採用"});
    if (repeated > 0)
      words.push_back(text("{} ids given twice: the first row is taken", "重複ID {}件：先の行を採用", repeated));
    if (stray > 0)
      words.push_back(
          text("{} rows about cases that timeline.tsv does not list", "timeline.tsv にない事例の行 {}件", stray));
    if (unreadable > 0) words.push_back(text("{} rows could not be read", "読めない行 {}件", unreadable));
    return words;
  }
};

std::optional<StopOutcome> outcome_of(const OutcomeCase& c, const std::string& first_stop, const std::string& days,
                                      Gaps& gaps) {
  const auto stop_day = parse_date(first_stop);
  const auto counted = stop_day && c.effective ? std::optional{days_between(*c.effective, *stop_day)} : std::nullopt;
  const auto stated = whole_number(days);
  if (stated && counted && *stated != *counted) ++gaps.disagreeing;
  const auto from_effect = stated ? stated : counted;
  if (from_effect && *from_effect >= 0) return StopOutcome{true, *from_effect};
  if (from_effect) return std::nullopt;  // before the effect: not of this cut
  if (days.starts_with("none") || first_stop.starts_with("none")) return StopOutcome{};
  return std::nullopt;
}

using CasesById = std::map<std::string, std::size_t>;

CasesById take_timeline(const Sheet& timeline, OutcomeFolder& folder, Gaps& gaps) {
  CasesById at;
  for (const auto& row : timeline.rows) {
    if (row[0].empty() || !at.emplace(row[0], folder.cases.size()).second) {
      ++gaps.repeated;
      continue;
    }
    auto& c = folder.cases.emplace_back();
    c.id = row[0];
    c.announced = parse_date(row[1]);
    c.effective = parse_date(row[2]);
    c.end = parse_date(row[4]);
    c.outcome = outcome_of(c, row[3], row[5], gaps);
    gaps.untold += c.outcome ? 0 : 1;
    gaps.without_day += c.effective ? 0 : 1;
  }
  gaps.unreadable += timeline.unreadable;
  return at;
}

// Calls take(case, row) for each row of a file about a listed case.
template <class Take>
Result<void> each_case_row(columnar::Database& db, const std::filesystem::path& file,
                           std::span<const std::string_view> columns, const CasesById& at, Gaps& gaps, Take take) {
  if (!std::filesystem::exists(file)) {
    gaps.missing_files.push_back(text("{} is missing", "{} がない", file.filename().string()));
    return {};
  }
  const auto sheet = read_sheet(db, file, columns, 1);
  if (!sheet) return fail(sheet.error());
  gaps.unreadable += sheet->unreadable;
  for (const auto& row : sheet->rows) {
    const auto found = at.find(row[0]);
    if (found == at.end()) {
      ++gaps.stray;
    } else {
      take(found->second, row);
    }
  }
  return {};
}

}  // namespace

Result<OutcomeFolder> read_outcome_folder(columnar::Database& db, const std::filesystem::path& folder) {
  constexpr std::array<std::string_view, 6> kTimeline{"case_id",    "announced", "effective",
                                                      "first_stop", "end",       "days_effect_to_stop"};
  constexpr std::array<std::string_view, 3> kGrades{"case_id", "title", "timing_grade"};
  constexpr std::array<std::string_view, 7> kFacts{"case_id", "fact", "value", "unit", "date", "who", "publisher"};
  const auto timeline_file = folder / "timeline.tsv";
  if (!std::filesystem::exists(timeline_file)) {
    return fail(
        ErrorCode::not_found,
        {"no timeline.tsv in this folder (it lists the cases). Name a folder with timeline.tsv, outcomes.tsv and "
         "grades.tsv",
         "このフォルダに timeline.tsv（事例の一覧）がない。timeline.tsv、outcomes.tsv、grades.tsv のあるフォルダを"
         "指定すること"},
        folder.string());
  }
  const auto timeline = read_sheet(db, timeline_file, kTimeline, kTimeline.size());
  if (!timeline) return fail(timeline.error());
  OutcomeFolder read;
  Gaps gaps;
  const auto at = take_timeline(*timeline, read, gaps);
  auto done = each_case_row(db, folder / "grades.tsv", kGrades, at, gaps, [&](std::size_t c, const Row& row) {
    read.cases[c].title = row[1];
    read.cases[c].bound_only = !row[2].empty() && row[2] != "A";
  });
  if (done) {
    done = each_case_row(db, folder / "outcomes.tsv", kFacts, at, gaps, [&](std::size_t c, const Row& row) {
      read.cases[c].facts.push_back({row[1], row[2], row[3], row[4], row[5], row[6]});
    });
  }
  if (!done) return fail(done.error());
  for (const auto& c : read.cases) gaps.without_title += c.title.empty() ? 1 : 0;
  read.gaps = gaps.in_words(read.cases.size());
  return read;
}

}  // namespace noroshi::precedents
