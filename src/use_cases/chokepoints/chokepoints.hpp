#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/options.hpp"
#include "base/progress.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct ChokepointRequest {
  std::filesystem::path workspace;
  std::string importer = "JPN";                 // any code or name of an area, or a group (EU, G7)
  std::optional<int> year;                      // default: newest year with data for the importer
  std::vector<std::string> products;            // codes (a heading takes all below it); empty: all
  std::vector<std::string> methods;             // ids; empty: all
  std::map<std::string, OptionValues> options;  // method id -> option values
  std::string source;                           // feed id; empty: the best per product
  std::optional<std::string> as_of;             // ISO date: only what was known then
  bool rank_intervals = true;
  std::size_t limit = 0;  // rows; 0: all
};

struct ChokepointReport {
  // importer,year,product,revision,import_value_usd,suppliers,top_supplier,top_share,hhi, then one column per method,
  // then flags, judged, rank, rank_low, rank_high and where the figures come from. Sorted by the share of the methods
  // able to judge that flag the product (a method without its data does not make a product look calm), then hhi, then
  // value.
  ReportTable ranking;
  ReportTable overlaps;  // how often each set of methods flags together (UpSet)
};

[[nodiscard]] Result<ChokepointReport> find_chokepoints(const ChokepointRequest& request, const Progress& progress);

}  // namespace noroshi
