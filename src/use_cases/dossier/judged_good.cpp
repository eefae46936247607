#include "use_cases/dossier/judged_good.hpp"

#include <algorithm>
#include <tuple>

#include "indicators/catalog.hpp"
#include "use_cases/dossier/code_year.hpp"

namespace noroshi::use_cases {
namespace {

void choose_main(const holdings::LoadedTrade& loaded, const holdings::GoodChoice& subject, AreaCode importer,
                 JudgedGood& judged) {
  const auto& newest = loaded.years.back();
  std::tuple<int, double> best{-1, 0.0};
  for (const auto& code : subject.codes) {
    const auto at = find_code(newest, code, importer, {&loaded});
    if (!at.imported) continue;
    // A heading of six digits can be compared with the world; a national line only with itself.
    const int fit = (holdings::scope_of(subject, code) == GoodCode::Scope::exact ? 2 : 0) + (code.size() == 6 ? 1 : 0);
    const double imports = newest.position.imports[at.position];
    if (std::tuple{fit, imports} <= best) continue;
    best = {fit, imports};
    judged.main_code = code;
    judged.main_position = at.position;
  }
}

void drop_silent_years(holdings::LoadedTrade& loaded, const std::string& code, AreaCode importer,
                       const std::set<int>& partial) {
  const int newest = loaded.years.back().cube.period.year;
  std::erase_if(loaded.years, [&](const TradeYear& year) {
    const int y = year.cube.period.year;
    return y != newest && (partial.contains(y) || !find_code(year, code, importer, {}).imported);
  });
}

Result<std::vector<holdings::PositionRow>> rows_of_good(const holdings::LoadedTrade& loaded,
                                                        const holdings::GoodChoice& subject, AreaCode importer,
                                                        const std::vector<holdings::MethodChoice>& methods,
                                                        const Progress& progress) {
  const auto rows = holdings::judge_importer(loaded, importer, methods, false, progress);
  if (!rows) return fail(rows.error());
  std::vector<holdings::PositionRow> of_good;
  for (const auto& code : subject.codes) {
    const auto at = find_code(loaded.years.back(), code, importer, {&loaded});
    if (!at.imported) continue;
    const auto row =
        std::ranges::find(*rows, loaded.as_reported(at.product, at.position), &holdings::PositionRow::product);
    if (row != rows->end()) of_good.push_back(*row);
  }
  return of_good;
}

// By the digits of the code: a good keeps its history when the edition of the Harmonized System changes.
Result<std::map<int, Verdict>> verdicts_by_year(const indicators::Indicator& method,
                                                const holdings::LoadedTrade& loaded, const std::string& code,
                                                AreaCode importer) {
  const auto results = indicators::judge_every_year(method, loaded.pointers(), {});
  if (!results) return fail(results.error());
  std::map<int, Verdict> verdicts;
  for (std::size_t i = 0; i < loaded.years.size(); ++i) {
    const bool last = i + 1 == loaded.years.size();
    const auto at = find_code(loaded.years[i], code, importer, {last ? &loaded : nullptr});
    if (at.imported) verdicts[loaded.years[i].cube.period.year] = (*results)[i].verdict[at.position];
  }
  return verdicts;
}

}  // namespace

Result<JudgedGood> judge_good(holdings::LoadedTrade& loaded, const holdings::GoodChoice& subject, AreaCode importer,
                              const std::set<int>& partial, const Progress& progress) {
  JudgedGood judged;
  choose_main(loaded, subject, importer, judged);
  drop_silent_years(loaded, judged.main_code, importer, partial);
  if (judged.main_code.empty()) return judged;
  std::vector<holdings::MethodChoice> methods;
  for (const auto* method : indicators::indicator_catalog()) methods.push_back({method, {}});
  auto rows = rows_of_good(loaded, subject, importer, methods, progress);
  if (!rows) return fail(rows.error());
  judged.positions = std::move(*rows);
  for (const auto& m : methods) {
    auto verdicts = verdicts_by_year(*m.method, loaded, judged.main_code, importer);
    if (!verdicts) return fail(verdicts.error());
    judged.methods.push_back({m.method, std::move(*verdicts)});
  }
  return judged;
}

indicators::Persistence persistence_in(const std::map<int, Verdict>& verdicts, const std::set<int>& years) {
  indicators::Persistence found;
  for (const auto& [year, verdict] : verdicts) {
    if (!years.contains(year) || verdict == Verdict::unknown) continue;
    ++found.known_years;
    if (verdict == Verdict::flagged) ++found.flagged_years;
  }
  return found;
}

}  // namespace noroshi::use_cases
