#include <algorithm>

#include "columnar/sql_list.hpp"
#include "holdings/atlas_provenance.hpp"
#include "holdings/product_titles.hpp"
#include "holdings/supply_facts_table.hpp"
#include "holdings/trade_provenance.hpp"
#include "use_cases/dossier/dossier.hpp"
#include "use_cases/dossier/parts.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kMostCodesDrawn = 3;

// "2014–2016" -> its years as text.
std::pair<std::string, std::string> ends_of(const std::string& period) {
  static const std::string kDash = "–";
  const auto dash = period.find(kDash);
  return dash == std::string::npos ? std::pair{period, period}
                                   : std::pair{period.substr(0, dash), period.substr(dash + kDash.size())};
}

// One line for each publisher and feed, however many deliveries it took; the files are those of the newest.
std::vector<Provenance> one_line_each(const std::vector<Provenance>& sources) {
  std::vector<Provenance> lines;
  std::vector<int> deliveries;
  for (const auto& p : sources) {
    const auto found = std::ranges::find(lines, p.source, &Provenance::source);
    if (found == lines.end()) {
      lines.push_back(p);
      deliveries.push_back(1);
      continue;
    }
    const auto [first, last] = ends_of(found->period);
    const auto [other_first, other_last] = ends_of(p.period);
    const auto from = std::min(first, other_first), to = std::max(last, other_last);
    found->period = from == to ? from : from + "–" + to;
    found->retrieved = std::max(found->retrieved, p.retrieved);
    if (p.method != found->method) ++deliveries[static_cast<std::size_t>(found - lines.begin())];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (deliveries[i] == 1) continue;
    lines[i].method.en += fmt::format(" and {} more", deliveries[i] - 1);
    lines[i].method.ja += fmt::format("ほか{}件", deliveries[i] - 1);
  }
  return lines;
}

Result<bool> holds_any(columnar::Database& db, const lake::Partition& file, const std::vector<std::string>& codes) {
  const auto found = db.scalar(fmt::format("SELECT 1 FROM read_parquet({}) WHERE product IN ({}) LIMIT 1",
                                           columnar::sql_file(file.path), columnar::sql_list(codes)));
  if (!found) return fail(found.error());
  return found->has_value();
}

// Trade files that say something about the good; those of the atlas by the publishers behind its figures.
Result<std::vector<Provenance>> sources_of_trade(holdings::OpenedWorkspace& workspace,
                                                 const holdings::GoodChoice& subject, const GoodTrade& trade) {
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  std::vector<lake::Partition> files;
  std::vector<Provenance> sources;
  for (const auto& file : trade.used) {
    const int year = std::stoi(file.name);
    const bool speaks = std::ranges::any_of(
        trade.years, [&](const CodeYear& y) { return y.year == year && (y.feed == file.feed || y.world_known); });
    if (!speaks) continue;
    const auto holds = holds_any(**db, file, subject.codes);
    if (!holds) return fail(holds.error());
    if (!*holds) continue;
    if (file.standing != Standing::cited) files.push_back(file);
    if (file.standing != Standing::cited || subject.good == nullptr) continue;
    for (const auto& figure : subject.good->japan_imports) {
      if (figure.year == year)
        sources.push_back(holdings::atlas_provenance(**atlas, figure.source, figure.year, workspace.today()));
    }
  }
  auto of_files = holdings::trade_provenance(workspace, files);
  if (!of_files) return fail(of_files.error());
  sources.insert(sources.end(), of_files->begin(), of_files->end());
  std::ranges::stable_sort(sources, {}, &Provenance::age_days);
  return one_line_each(sources);
}

Result<std::vector<Provenance>> sources_of_exporters(holdings::OpenedWorkspace& workspace, const GoodTrade& trade) {
  if (trade.exporter_lists.empty()) return std::vector<Provenance>{};
  const auto partitions = workspace.store().partitions("trade");
  if (!partitions) return fail(partitions.error());
  std::vector<lake::Partition> files;
  for (const auto& file : *partitions) {
    const bool speaks = std::ranges::any_of(trade.exporter_lists, [&](const ExporterList& list) {
      return list.feed == file.feed && std::to_string(list.year) == file.name;
    });
    if (speaks) files.push_back(file);
  }
  auto sources = holdings::trade_provenance(workspace, files);
  if (!sources) return fail(sources.error());
  return one_line_each(*sources);
}

// A code without a good is called what nomenclatures call it.
Result<void> name_bare_code(holdings::OpenedWorkspace& workspace, const GoodTrade& trade,
                            holdings::GoodChoice& subject) {
  if (subject.good != nullptr || trade.positions.empty()) return {};
  const auto titles = holdings::ProductTitles::load(workspace, trade.positions);
  if (!titles) return fail(titles.error());
  const auto title = titles->find(trade.positions.front().product);
  if (title) subject.name = text("{} ({})", "{}（{}）", *title, subject.key);
  return {};
}

// Codes that are drawn: the main one first, then by imports.
std::vector<std::string> codes_to_draw(const GoodTrade& trade, const holdings::GoodChoice& subject) {
  std::vector<std::string> codes;
  if (!trade.main_code.empty()) codes.push_back(trade.main_code);
  std::vector<std::pair<double, std::string>> rest;
  for (const auto& code : subject.codes) {
    const auto* y = trade.newest_of(code, true);
    if (y != nullptr && code != trade.main_code) rest.emplace_back(-y->imports_usd, code);
  }
  std::ranges::sort(rest);
  for (const auto& [minus_imports, code] : rest) codes.push_back(code);
  if (codes.empty() && !subject.codes.empty()) codes.push_back(subject.codes.front());
  if (codes.size() > kMostCodesDrawn) codes.resize(kMostCodesDrawn);
  return codes;
}

std::vector<Chart> charts_of(const DossierMaterial& m) {
  std::vector<Chart> charts;
  const auto codes = codes_to_draw(m.trade, m.subject);
  for (const auto& code : codes) charts.push_back(suppliers_chart(m, code));
  if (!codes.empty()) {
    auto concentration = concentration_chart(m, codes.front());
    if (concentration.categories.size() > 1) charts.push_back(std::move(concentration));
    charts.push_back(exporters_chart(m, codes.front()));
  }
  charts.push_back(stages_chart(m));
  charts.push_back(ages_chart(m));
  return charts;
}

}  // namespace

Text name_of(const DossierMaterial& m, AreaCode area) { return {m.areas.area(area).en, m.areas.area(area).ja}; }

Text name_of(const DossierMaterial& m, const std::string& iso3) {
  const auto area = m.areas.find(iso3);
  return area ? name_of(m, *area) : Text{iso3, iso3};
}

Text stage_name(const std::string& stage) {
  if (stage == "mine") return {"Mining", "採掘"};
  if (stage == "refine") return {"Refining", "精製"};
  if (stage == "material") return {"Material", "素材"};
  if (stage == "part") return {"Part", "部品"};
  if (stage == "capacity") return {"Capacity", "生産能力"};
  if (stage == "reserves") return {"Reserves", "埋蔵量"};
  if (stage == "product") return {"Product", "製品"};
  return {stage, stage};
}

Result<Dossier> make_dossier(holdings::OpenedWorkspace& workspace, const DossierRequest& request,
                             const Progress& progress) {
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  const auto importer =
      holdings::choose_importer(workspace.areas(), workspace.groups(), request.scope.importer, workspace.today());
  if (!importer) return fail(importer.error());
  auto subject = holdings::choose_good(workspace, request.good);
  if (!subject) return fail(subject.error());

  const auto trade = load_good_trade(workspace, *subject, request.scope, progress);
  if (!trade) return fail(trade.error());
  if (const auto named = name_bare_code(workspace, *trade, *subject); !named) return fail(named.error());
  const auto sources = sources_of_trade(workspace, *subject, *trade);
  if (!sources) return fail(sources.error());
  const auto production = production_tables(*subject, workspace);
  if (!production) return fail(production.error());
  const auto exporter_sources = sources_of_exporters(workspace, *trade);
  if (!exporter_sources) return fail(exporter_sources.error());
  const DossierMaterial m{**atlas, workspace.areas(), workspace.today(), *subject,         *importer,
                          *trade,  *sources,          *production,       *exporter_sources};

  Dossier dossier;
  dossier.good = subject->key;
  dossier.importer = importer->code;
  dossier.title = {fmt::format("{}: supply to {}", subject->name.en, importer->name.en),
                   fmt::format("{}の供給状況（{}）", subject->name.ja, importer->name.ja)};
  dossier.summary = summary_of(m);
  dossier.made_on = workspace.today();
  dossier.sheet = sheet_of(m, request.scope);
  dossier.tables = {key_figures(m), method_verdicts(m)};
  if (!trade->methods.empty()) dossier.tables.push_back(persistence_table(m));
  for (auto&& table : {domain_table(m), criteria_table(m), legal_table(m), stage_table(m)})
    dossier.tables.push_back(table);
  dossier.tables.insert(dossier.tables.end(), production->begin(), production->end());
  if (subject->good != nullptr && subject->good->supply)
    dossier.tables.push_back(holdings::supply_facts_table(*subject->good, m.atlas, m.areas, m.today));
  if (!trade->exporter_lists.empty()) dossier.tables.push_back(exporter_table(m));
  for (auto&& table : {granularity_table(m), ages_table(m)}) dossier.tables.push_back(table);
  dossier.tables.push_back(sources_table(dossier.sheet));
  dossier.charts = charts_of(m);
  progress({"done", "完了"}, 1.0);
  return dossier;
}

}  // namespace noroshi::use_cases
