#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/good.hpp"
#include "model/report_table.hpp"

namespace noroshi {

struct DossierRequest {
  std::filesystem::path workspace;
  std::string good;                    // atlas id, name in any language, or product code
  std::string importer = "JPN";
};

struct ChartSeries {
  Text name;
  std::vector<double> values;          // one per category; NaN is never used: see `known`
  std::vector<bool> known;
};
struct Chart {
  std::string id;
  Text title;
  enum class Kind { stacked_bar, bar, line } kind = Kind::bar;
  std::vector<Text> categories;        // years, countries, stages
  std::vector<ChartSeries> series;
  Text unit;
  std::vector<Provenance> provenance;
};

// Everything known about one good for one importer, ready to be shown: a page, in either language.
struct Dossier {
  std::string good, importer;
  Text title, summary;
  std::vector<ReportTable> tables;     // key figures, verdicts by method, designation criteria, legal status, data ages
  std::vector<Chart> charts;           // suppliers over years, world export concentration, stage shares
  std::string made_on;                 // ISO date
};

[[nodiscard]] Result<Dossier> make_dossier(const DossierRequest& request, const Progress& progress);

}  // namespace noroshi
