#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "holdings/trade_scope.hpp"
#include "model/provenance.hpp"
#include "model/report_table.hpp"

namespace noroshi::use_cases {

struct DossierMaterial;

// The first page of a dossier: what a reader takes away who reads nothing else, on one sheet. A block without data is
// empty and is not drawn; nothing in it is filled in. Numbers in `sources` count from 1 in DossierSheet::sources.
struct DossierSheet {
  using Sources = std::vector<int>;

  struct Figure {  // a figure in large type
    Text label, value, note;
    Sources sources;
  };
  struct StageColumn {  // shares of countries at one stage of the world's supply, or in the importer's imports
    Text title, under;
    Sources sources;
    bool imports = false;
    std::string hhi;  // as it is printed: "0.57", "0.31–0.36", "0.45+" (of the named countries only); empty: unknown
  };
  struct StageRow {
    Text name;
    std::vector<std::optional<double>> shares;  // nothing: the source does not name the country
    bool unnamed = false;                       // what no source gives to a country
  };
  struct Trend {  // one supplier's share of the imports, or HHI, year by year
    Text name;
    std::vector<std::optional<double>> values;
  };
  struct Destination {
    Text name;
    double share = 0.0;
  };
  struct Exporter {  // one exporter's own list, where the importer's side is not loaded
    Text title, note;
    std::vector<Destination> destinations;
    Sources sources;
  };
  struct Law {
    Text country, what;
    Date day;
    int days = 0;  // until then; negative: past
  };
  struct MethodRow {
    Text method;
    std::vector<std::optional<Verdict>> verdicts;  // by year of `method_years`; nothing: the year is not judged
  };

  Text headline, lead;
  std::vector<Text> facts;  // whose, which year, which data: in the corner
  std::vector<Figure> figures;
  std::vector<StageColumn> stages;
  std::vector<StageRow> countries;
  Text about;                                   // what it is
  std::vector<std::pair<Text, Text>> uses;      // application, share
  std::vector<std::pair<Text, Text>> criteria;  // of the act, and where it stands
  Text trend_unit;
  int first_year = 0;
  std::vector<Trend> trends;
  Sources trend_sources;
  std::vector<Exporter> exporters;
  std::vector<Law> laws;
  std::vector<int> method_years;
  Text methods_count;
  std::vector<MethodRow> methods;
  std::vector<Text> why_unknown;  // reasons behind unknown verdicts, with the methods that have them
  std::vector<Text> not_known;    // what the loaded data do not tell about the good
  std::vector<Provenance> sources;
};

[[nodiscard]] DossierSheet sheet_of(const DossierMaterial& m, const holdings::TradeScope& scope);
// The sources by their numbers on the sheet, in full.
[[nodiscard]] ReportTable sources_table(const DossierSheet& sheet);

// A publisher or title that a Japanese reader knows by another name, as Japanese law and statistics write it;
// everything else as it stands.
[[nodiscard]] Text cited(const std::string& source);

}  // namespace noroshi::use_cases
