#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"
#include "sources/io/io_feed.hpp"

namespace noroshi::sources::io {

// Labels by region and name, in the order in which they were first seen.
class LabelRegister {
 public:
  using Label = std::pair<std::string, std::string>;  // region, sector or category

  std::uint32_t add(const std::string& region, const std::string& name);
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& region, const std::string& name) const;
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }
  [[nodiscard]] std::size_t size() const { return labels_.size(); }

 private:
  static std::string key(const std::string& region, const std::string& name) { return region + '\x1f' + name; }
  std::vector<Label> labels_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

// One table as it is put together from the files of a delivery.
struct TableDraft {
  struct Cell {
    std::uint32_t from, to;
    double value;
  };
  using Figures = std::vector<std::optional<double>>;  // by industry; shorter where nothing is known

  std::string part;
  int year = 0;
  LabelRegister industries, final_users;
  std::vector<Cell> intermediate, final_demand, imported_intermediate, imported_final;
  Figures row_output, column_output, value_added, other_inputs, total_use;
  std::unordered_map<std::uint32_t, std::string> names;
  std::vector<bool> has_row;            // industries whose sales were read
  std::vector<std::string> stray_rows;  // rows that are no word of the feed and that no column is named after
  std::vector<std::string> repeated;    // labels that stand there twice

  void add_flow(std::uint32_t from, std::uint32_t to, bool final, bool imported, double value);
  static void add_figure(Figures& figures, std::uint32_t industry, double value);
  void mark_row(std::uint32_t industry);

  // The table. Errors: invalid_input, with `where`: a label twice, not square (rows without a column, industries
  // without a row), a cell given twice, flows between industries without any final use (no closed table).
  [[nodiscard]] Result<IoTable> finish(const IoFeed& feed, const std::string& where);
};

}  // namespace noroshi::sources::io
