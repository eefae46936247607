#include <algorithm>
#include <set>

#include "columnar/delimited_rows.hpp"
#include "names/letter_case.hpp"
#include "sources/io/read_io_files.hpp"

namespace noroshi::sources::io {
namespace {

using Cells = std::vector<std::string_view>;

std::string cell_at(const Cells& cells, int number) {
  const auto at = static_cast<std::size_t>(number);
  return number >= 1 && at <= cells.size() ? std::string{cells[at - 1]} : std::string{};
}

struct Head {
  std::string region, sector;
};

// A label that is region and sector in one ("AUS_01T02"); one without a separator is a sector of no region ("VA").
Head split(const std::string& label, const std::string& separator) {
  const auto at = label.find(separator);
  if (at == std::string::npos) return {{}, label};
  return {label.substr(0, at), label.substr(at + separator.size())};
}

// What the numbers of a column are, in one table.
struct Target {
  enum class Is : std::uint8_t {
    industry,
    final,
    output,
    total_use,
    value_added,
    other_inputs,
    nothing
  } is = Is::nothing;
  std::uint32_t place = 0;
  double sign = 1.0;
};

class MatrixFile {
 public:
  MatrixFile(const IoFile& file, const RecognisedFile& recognised, IoDrafts& drafts)
      : layout_{*recognised.layout},
        matrix_{*layout_.matrix},
        recognised_{recognised},
        drafts_{drafts},
        name_{file.named.filename().string()} {}

  Result<void> read(columnar::DelimitedRows& rows) {
    Cells cells;
    for (int line = 1;; ++line) {
      const auto more = rows.next(cells);
      if (!more) return fail(more.error());
      if (!*more) return check_head(line);
      if (line == matrix_.region_row || line == matrix_.sector_row) take_head(cells, line);
      if (line < matrix_.first_row) continue;
      if (std::ranges::all_of(cells, &std::string_view::empty)) continue;
      line_ = rows.line();
      if (auto taken = take_row(cells); !taken) return taken;
    }
  }

 private:
  std::size_t first() const { return static_cast<std::size_t>(matrix_.first_column) - 1; }

  void take_head(const Cells& cells, int line) {
    if (heads_.size() + first() < cells.size()) heads_.resize(cells.size() - first());
    for (std::size_t c = first(); c < cells.size(); ++c) {
      auto& head = heads_[c - first()];
      const std::string label{cells[c]};
      if (line == matrix_.region_row) head.region = label;
      if (line != matrix_.sector_row) continue;
      if (matrix_.separator.empty()) {
        head.sector = label;
      } else {
        head = split(label, matrix_.separator);
      }
    }
  }

  [[nodiscard]] Result<void> check_head(int line) const {
    if (line > matrix_.first_row && !heads_.empty()) return {};
    return fail(ErrorCode::invalid_input,
                text("the file ends before its numbers begin (line {}, column {}). Check the layout and the sheet.",
                     "数値の始まる位置（{}行{}列）より前でファイルが終わっています。配置とシートを確認してください。",
                     matrix_.first_row, matrix_.first_column),
                name_);
  }

  // A property of the table that a row is of.
  [[nodiscard]] std::string property(const Place& place, const Cells& cells) const {
    return place.column > 0 ? cell_at(cells, place.column) : recognised_.constant(place);
  }

  [[nodiscard]] Head head_of(const Cells& cells, const std::string& table_region) const {
    const auto label = cell_at(cells, matrix_.sector_column);
    Head head = matrix_.separator.empty() ? Head{cell_at(cells, matrix_.region_column), label}
                                          : split(label, matrix_.separator);
    if (head.region.empty() && matrix_.separator.empty() && matrix_.region_column == 0) head.region = table_region;
    return head;
  }

  // What a row is when it is no industry: by its label, else by its name.
  [[nodiscard]] std::optional<LabelIs> word_of(const Cells& cells, const Head& head) const {
    const auto& rows = drafts_.feed.rows;
    for (const auto& label : {head.sector, to_lower(cell_at(cells, matrix_.name_column))}) {
      if (const auto word = rows.find(label); word != rows.end() && !label.empty()) return word->second;
    }
    return std::nullopt;
  }

  Target target_of(TableDraft& draft, Head head, const std::string& table_region) const {
    using Is = Target::Is;
    const auto& feed = drafts_.feed;
    if (head.sector.empty()) return {};
    if (std::ranges::find(feed.ignored_regions, head.region) != feed.ignored_regions.end() && !head.region.empty() &&
        !feed.columns.contains(head.sector)) {
      return {};
    }
    if (matrix_.region_row == 0 && matrix_.separator.empty()) head.region = table_region;
    if (const auto word = feed.columns.find(head.sector); word != feed.columns.end()) {
      switch (word->second) {
        case LabelIs::output:
          return {Is::output};
        case LabelIs::total_use:
          return {Is::total_use};
        case LabelIs::value_added:
          return {Is::value_added};
        case LabelIs::other_inputs:
          return {Is::other_inputs};
        case LabelIs::ignored:
          return {};
      }
    }
    const bool subtracted = std::ranges::find(feed.subtracted, head.sector) != feed.subtracted.end();
    const auto user = feed.final_users.find(head.sector);
    if (user != feed.final_users.end() || layout_.cells == CellsAre::final) {
      const auto& category = user == feed.final_users.end() ? head.sector : user->second;
      return {Is::final, draft.final_users.add(head.region, category), subtracted ? -1.0 : 1.0};
    }
    return {Is::industry, draft.industries.add(head.region, head.sector)};
  }

  // The columns of a table, worked out at its first row.
  const std::vector<Target>& targets(TableDraft& draft, const std::string& table_region) {
    auto& known = targets_[&draft];
    if (!known.empty()) return known;
    std::set<std::pair<Target::Is, std::uint32_t>> taken;
    for (const auto& head : heads_) {
      known.push_back(target_of(draft, head, table_region));
      const auto& t = known.back();
      const bool labelled = t.is == Target::Is::industry || t.is == Target::Is::final;
      if (labelled && !taken.emplace(t.is, t.place).second) draft.repeated.push_back(head.region + " " + head.sector);
    }
    return known;
  }

  Result<void> take_row(const Cells& cells) {
    const auto part = property(layout_.part, cells);
    const auto region = property(layout_.region, cells);
    const auto draft = drafts_.table(part, property(layout_.year, cells), name_);
    if (!draft) return fail(draft.error());
    const auto head = head_of(cells, region);
    const auto& columns = targets(**draft, region);
    if (const auto word = word_of(cells, head)) {
      take_figures(**draft, cells, columns, *word);
      return {};
    }
    take_sales(**draft, cells, columns, head);
    return {};
  }

  // Calls take(column target, value) for each number of a record.
  template <class Take>
  void each_number(const Cells& cells, const std::vector<Target>& columns, Take take) {
    for (std::size_t c = first(); c < cells.size(); ++c) {
      const auto at = c - first();
      const bool known = at < columns.size() && columns[at].is != Target::Is::nothing;
      if (!known) {
        const bool unnamed = at >= columns.size() || heads_[at].sector.empty();
        if (unnamed && !cells[c].empty()) reject(at, RejectReason::missing_field, cells[c]);
        continue;
      }
      const auto value = read_cell(cells[c]);
      ++drafts_.cells;
      if (!value) {
        reject(at, RejectReason::unreadable_number, cells[c]);
        continue;
      }
      take(columns[at], *value);
    }
  }

  // A record that ends before its columns do is cut off; totals below a matrix may leave the last cells out.
  void check_length(const Cells& cells, const std::vector<Target>& columns) {
    for (std::size_t at = cells.size() - std::min(cells.size(), first()); at < columns.size(); ++at) {
      if (columns[at].is != Target::Is::nothing) return reject(at, RejectReason::wrong_column_count, {});
    }
  }

  void reject(std::size_t column, RejectReason reason, std::string_view content) {
    const auto head = column < heads_.size() ? heads_[column] : Head{};
    const auto label = head.region.empty() ? head.sector : head.region + " " + head.sector;
    drafts_.rejected.add({name_, line_, label.empty() ? fmt::format("column {}", column + first() + 1) : label, reason,
                          std::string{content.substr(0, 200)}});
  }

  // A row that says something of each column's industry.
  void take_figures(TableDraft& draft, const Cells& cells, const std::vector<Target>& columns, LabelIs is) {
    auto* figures = is == LabelIs::output         ? &draft.column_output
                    : is == LabelIs::value_added  ? &draft.value_added
                    : is == LabelIs::other_inputs ? &draft.other_inputs
                                                  : nullptr;
    if (figures == nullptr) return;
    each_number(cells, columns, [&](const Target& target, double value) {
      if (target.is == Target::Is::industry) TableDraft::add_figure(*figures, target.place, value);
    });
  }

  // A row of what an industry sells.
  void take_sales(TableDraft& draft, const Cells& cells, const std::vector<Target>& columns, const Head& head) {
    using Is = Target::Is;
    auto industry = draft.industries.find(head.region, head.sector);
    if (!industry && drafts_.feed.union_of_labels) industry = draft.industries.add(head.region, head.sector);
    if (!industry) {
      if (!matrix_.other_rows)
        draft.stray_rows.push_back(head.region.empty() ? head.sector : head.region + " " + head.sector);
      return;
    }
    const auto origin = cell_at(cells, matrix_.origin_column);
    const auto& imported_words = drafts_.feed.imported_words;
    const bool imported =
        layout_.cells == CellsAre::imported || std::ranges::find(imported_words, origin) != imported_words.end();
    if (!rows_seen_[&draft].emplace(*industry, imported).second)
      draft.repeated.push_back(head.region + " " + head.sector);
    if (matrix_.name_column > 0 && !imported) draft.names[*industry] = cell_at(cells, matrix_.name_column);
    bool sells = false;
    check_length(cells, columns);
    each_number(cells, columns, [&](const Target& target, double value) {
      switch (target.is) {
        case Is::industry:
        case Is::final:
          sells = true;
          return draft.add_flow(*industry, target.place, target.is == Is::final, imported, value * target.sign);
        case Is::output:
          return imported ? void() : TableDraft::add_figure(draft.row_output, *industry, value);
        case Is::total_use:
          return TableDraft::add_figure(draft.total_use, *industry, value);
        case Is::value_added:
          return TableDraft::add_figure(draft.value_added, *industry, value);
        case Is::other_inputs:
          return TableDraft::add_figure(draft.other_inputs, *industry, value);
        case Is::nothing:
          return;
      }
    });
    if (sells && !imported && layout_.cells == CellsAre::flows) draft.mark_row(*industry);
  }

  const FileLayout& layout_;
  const MatrixLayout& matrix_;
  const RecognisedFile& recognised_;
  IoDrafts& drafts_;
  std::string name_;
  std::uint64_t line_ = 0;
  std::vector<Head> heads_;  // of the columns with numbers
  std::map<TableDraft*, std::vector<Target>> targets_;
  std::map<TableDraft*, std::set<std::pair<std::uint32_t, bool>>> rows_seen_;
};

}  // namespace

Result<void> read_matrix(const IoFile& file, const RecognisedFile& recognised, IoDrafts& drafts) {
  auto rows = columnar::DelimitedRows::open(file.readable, file.workbook ? ',' : recognised.layout->delimiter);
  if (!rows) return fail(rows.error());
  return MatrixFile{file, recognised, drafts}.read(*rows);
}

}  // namespace noroshi::sources::io
