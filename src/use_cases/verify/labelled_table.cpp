#include "use_cases/verify/labelled_table.hpp"

#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string_view>

#include "columnar/gzip_inflater.hpp"

namespace noroshi::use_cases {
namespace {

Result<std::string> bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  if (!in)
    return fail(ErrorCode::io,
                {"the file cannot be read. Check its permissions", "ファイルを読めません。権限を確かめてください"},
                file.string());
  if (file.extension() != ".gz") return std::move(out).str();
  std::string unpacked;
  columnar::GzipInflater inflater{[&](std::string_view part) -> Result<void> {
    unpacked += part;
    return {};
  }};
  if (auto taken = inflater.take(out.view()); !taken) return fail(taken.error());
  if (auto done = inflater.finish(); !done) return fail(done.error());
  return unpacked;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = line.find(',');
    parts.emplace_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    line.remove_prefix(comma + 1);
  }
}

}  // namespace

Result<LabelledTable> read_labelled_table(const std::filesystem::path& folder, const std::string& name) {
  auto file = folder / name;
  if (!std::filesystem::exists(file)) file += ".gz";
  if (!std::filesystem::exists(file)) {
    return fail(ErrorCode::not_found,
                text("the case has no {}. Give a folder laid out as a reference case",
                     "{}がありません。参照事例と同じ構成のフォルダを指定してください", name),
                folder.string());
  }
  const auto bytes = bytes_of(file);
  if (!bytes) return fail(bytes.error());
  LabelledTable table;
  std::istringstream lines{*bytes};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    auto parts = split(line);
    std::string label = std::move(parts.front());
    parts.erase(parts.begin());
    if (number == 1) {
      table.columns = std::move(parts);
      continue;
    }
    if (parts.size() != table.columns.size()) {
      return fail(ErrorCode::invalid_input,
                  text("a row has {} cells where the header has {}. Correct the file",
                       "行のセル数{}が見出しの{}と違います。直してください", parts.size(), table.columns.size()),
                  file.string() + ":" + std::to_string(number));
    }
    table.rows.push_back(std::move(label));
    table.cells.push_back(std::move(parts));
  }
  return table;
}

Result<numerics::DenseMatrix> numbers_of(const LabelledTable& table, const std::string& name) {
  numerics::DenseMatrix out{table.rows.size(), table.columns.size()};
  for (std::size_t r = 0; r < out.rows; ++r) {
    for (std::size_t c = 0; c < out.columns; ++c) {
      const std::string& cell = table.cells[r][c];
      if (cell.empty()) {
        out(r, c) = std::numeric_limits<double>::quiet_NaN();
        continue;
      }
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out(r, c));
      if (error != std::errc{} || end != cell.data() + cell.size()) {
        return fail(ErrorCode::invalid_input,
                    text("\"{}\" is no number. Correct the file", "「{}」は数ではありません。直してください", cell),
                    name + ":" + table.rows[r] + ":" + table.columns[c]);
      }
    }
  }
  return out;
}

}  // namespace noroshi::use_cases
