#pragma once
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/test_source_folder.hpp"
#include "model/io_table.hpp"

// Input-output tables for tests: worked by hand, drawn, and published ones where they are present.
namespace noroshi::example {

// One sector in each of several regions, with one final user; the table that has these coefficients and final demand.
inline IoTable table_of(const std::vector<std::vector<double>>& coefficients, const std::vector<double>& output) {
  const std::size_t n = output.size();
  IoTable table{.feed = "example", .year = 2020, .unit = "million USD"};
  table.final_users = {{"AAA", "households"}};
  table.intermediate = {n, n};
  table.final_demand = {n, 1};
  for (std::size_t i = 0; i < n; ++i) {
    table.industries.push_back({std::string(3, static_cast<char>('A' + i)), "all"});
    double used = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      table.intermediate(i, j) = coefficients[i][j] * output[j];
      used += table.intermediate(i, j);
    }
    table.final_demand(i, 0) = output[i] - used;
  }
  return table;
}

// Coefficients .2, .1 / .3, .2; final demand 100, 50: output 139.344262, 114.754098.
inline IoTable two_regions() { return table_of({{0.2, 0.1}, {0.3, 0.2}}, {85.0 / 0.61, 70.0 / 0.61}); }

// `regions` regions of `sectors` sectors: every flow positive, different, and together 60 % of output.
inline IoTable drawn_table(std::size_t regions, std::size_t sectors) {
  const std::size_t n = regions * sectors;
  IoTable table{.feed = "drawn", .year = 2020, .unit = "million USD"};
  table.final_users = {{"A00", "households"}, {"A00", "inventories"}};
  table.intermediate = {n, n};
  table.final_demand = {n, 2};
  std::uint32_t state = 12345;
  const auto draw = [&state] {
    state = state * 1664525u + 1013904223u;
    return (static_cast<double>(state >> 8) + 1.0) / 16777216.0;
  };
  for (std::size_t i = 0; i < n; ++i) {
    const auto region = std::to_string(i / sectors);
    table.industries.push_back(
        {"A" + std::string(region.size() < 2 ? 1 : 0, '0') + region, "s" + std::to_string(i % sectors)});
    double used = 0.0;
    for (std::size_t j = 0; j < n; ++j) used += table.intermediate(i, j) = draw();
    table.final_demand(i, 0) = 0.7 * used;
    table.final_demand(i, 1) = (draw() - 0.5) * 0.05 * used;
  }
  return table;
}

using CsvRows = std::vector<std::vector<std::string>>;

// Lines of a CSV file without quotation marks, gzip or plain; none when it cannot be read.
inline CsvRows read_csv(const std::filesystem::path& file) {
  CsvRows rows;
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return rows;
  std::string line(1 << 20, '\0');
  while (gzgets(in, line.data(), static_cast<int>(line.size())) != nullptr) {
    rows.emplace_back(1);
    for (const char* c = line.data(); *c != '\0' && *c != '\n' && *c != '\r'; ++c) {
      if (*c == ',') {
        rows.back().emplace_back();
      } else {
        rows.back().back() += *c;
      }
    }
  }
  gzclose(in);
  return rows;
}

// A folder of published figures outside the project; empty when it is absent.
inline std::filesystem::path published(const std::string& relative) {
  const char* root = std::getenv("NOROSHI_TEST_DATA");
  const auto path =
      (root != nullptr ? std::filesystem::path{root} : test::source_folder() / "../shared/data") / relative;
  return std::filesystem::exists(path) ? path : std::filesystem::path{};
}

// Z.csv and Y.csv with "region|sector" heads, as in a folder of linear reference cases.
inline IoTable reference_table(const std::filesystem::path& folder) {
  const auto split = [](const std::string& head) {
    return std::pair{head.substr(0, head.find('|')), head.substr(head.find('|') + 1)};
  };
  const auto z = read_csv(folder / "Z.csv"), y = read_csv(folder / "Y.csv");
  const std::size_t n = z.size() - 1;
  IoTable table{.feed = "reference", .year = 0, .unit = "million EUR"};
  table.intermediate = {n, n};
  table.final_demand = {n, y[0].size() - 1};
  for (std::size_t k = 1; k < y[0].size(); ++k) {
    const auto [region, category] = split(y[0][k]);
    table.final_users.push_back({region, category == "Changes in inventories" ? "inventories" : category});
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto [region, sector] = split(z[i + 1][0]);
    table.industries.push_back({region, sector});
    for (std::size_t j = 0; j < n; ++j) table.intermediate(i, j) = std::stod(z[i + 1][j + 1]);
    for (std::size_t k = 0; k < table.final_users.size(); ++k) table.final_demand(i, k) = std::stod(y[i + 1][k + 1]);
  }
  return table;
}

// The World Input-Output Table of a year, release of 2013: 41 regions, 35 sectors, five final users each (the last:
// changes in inventories), in cells of row, column and million USD.
inline IoTable wiod(const std::filesystem::path& folder, int year) {
  const std::string wiot = "wiot_" + std::to_string(year);
  constexpr std::size_t kSectors = 35, kUsers = 5, kInventory = 4;
  const auto index = read_csv(folder / (wiot + "_x.csv"));
  const std::size_t n = index.size() - 1, regions = n / kSectors;
  IoTable table{.feed = "wiod2013", .year = year, .unit = "million USD"};
  table.intermediate = {n, n};
  table.final_demand = {n, regions * kUsers};
  for (std::size_t i = 1; i <= n; ++i) table.industries.push_back({index[i][1], index[i][2]});
  for (std::size_t k = 0; k < regions * kUsers; ++k)
    table.final_users.push_back(
        {table.industries[k / kUsers * kSectors].region, k % kUsers == kInventory ? "inventories" : "other final use"});
  const auto fill = [&folder](const std::string& name, numerics::DenseMatrix& matrix) {
    const auto cells = read_csv(folder / name);
    for (std::size_t r = 1; r < cells.size(); ++r)
      matrix(std::stoul(cells[r][0]), std::stoul(cells[r][1])) = std::stod(cells[r][2]);
  };
  fill(wiot + "_Z.csv.gz", table.intermediate);
  fill(wiot + "_Y.csv.gz", table.final_demand);
  return table;
}
inline IoTable wiod_2011(const std::filesystem::path& folder) { return wiod(folder, 2011); }

}  // namespace noroshi::example
