#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "sources/reference_feed.hpp"

// Feeds bytes to a reference feed without a file: the first line is the header, every further line a row of cells.
namespace noroshi::fuzz {

inline std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Counts calls and checks what every accepted row promises.
template <class Row>
class CheckingSink final : public sources::ReferenceSink<Row> {
 public:
  std::size_t calls = 0;
  void accept(Row row) override {
    ++calls;
    check(row);
  }
  void reject(std::string_view, RejectReason, std::string_view) override { ++calls; }
  void remark(sources::RemarkKind, std::string_view) override { ++calls; }

 private:
  static void check(const ProductName& row) {
    if (row.code.size() < 2 || row.name.empty() || row.edition.empty()) std::abort();
    if (!ProductCode::parse(row.nomenclature, row.code)) std::abort();
  }
  static void check(const ConcordanceRow& row) {
    if (row.from_code.empty() || row.to_code.empty() || row.from_scheme == "HS?" || row.to_scheme == "HS?")
      std::abort();
    if (row.weight && !(*row.weight >= 0.0 && *row.weight <= 1.0)) std::abort();
  }
  static void check(const ProductionRow& row) {
    if (row.stage.empty() || row.year < 1900 || row.year > 2200) std::abort();
    if (row.quantity && !(*row.quantity >= 0.0)) std::abort();
    if (row.share && !(*row.share >= 0.0 && *row.share <= 1.0)) std::abort();
  }
};

template <class Row>
void run(const sources::ReferenceFeed<Row>& feed, std::string_view file_name, std::string_view input) {
  const auto lines = split(input, '\n');
  sources::FileGlimpse glimpse;
  glimpse.file_name = file_name;
  for (const auto column : split(lines.front(), ',')) glimpse.columns.emplace_back(column);
  auto plan = feed.plan(glimpse);
  if (!plan) {
    if (plan.error().message.en.empty() || plan.error().message.ja.empty()) std::abort();
    return;
  }
  std::vector<std::optional<std::string_view>> cells(plan->fields.size());
  for (std::size_t line = 1; line < lines.size(); ++line) {
    const auto parts = split(lines[line], ',');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = i < parts.size() && !parts[i].empty() ? std::optional{parts[i]} : std::nullopt;
    }
    CheckingSink<Row> sink;
    plan->read_row(cells, sink);
    if (sink.calls == 0) std::abort();  // a row vanished
  }
}

}  // namespace noroshi::fuzz
