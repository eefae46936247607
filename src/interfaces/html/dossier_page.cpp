#include "interfaces/html/dossier_page.hpp"

#include "interfaces/html/dossier_sheet.hpp"
#include "interfaces/html/report_page.hpp"

namespace noroshi::html {

std::string dossier_page(const use_cases::Dossier& dossier, Language language) {
  const Report report{
      .kind = {"Noroshi · supply dossier", "Noroshi（狼煙） 物資別サプライチェーン資料"},
      .title = dossier.title,
      .facts = {{{"Good", "物資"}, dossier.good},
                {{"Importer", "輸入国"}, dossier.importer},
                {{"Made on", "作成日"}, to_string(dossier.made_on)}},
      .summary = dossier.summary,
      .tables = dossier.tables,
      .charts = dossier.charts,
      .notes = {},
      .provenance = {},
      .front = {sheet_markup(dossier.sheet, Language::en), sheet_markup(dossier.sheet, Language::ja), sheet_style()}};
  return report_page(report, language);
}

}  // namespace noroshi::html
