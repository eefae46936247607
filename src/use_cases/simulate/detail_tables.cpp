#include <algorithm>
#include <map>
#include <numeric>

#include "use_cases/simulate/answer.hpp"

namespace noroshi::use_cases {
namespace {

constexpr std::size_t kOriginsShown = 10;
constexpr double kDriverShown = 0.01;  // total index from which an input is said to move the answer

std::optional<LossBand> industry_band(std::span<const LaneLoss> lanes, std::size_t h) {
  return band_of(lanes, [h](const LaneLoss& lane) { return lane.by_industry[h]; });
}

Cell bound_cell(const SimulationResults& results, std::size_t h, propagation::LedgerBound which) {
  for (const auto& bound : results.bounds) {
    if (bound.variant->bound != which) continue;
    if (const auto band = industry_band(bound.lanes, h))
      return which == propagation::LedgerBound::only_its_value ? band->p10 : band->p90;
  }
  return {};
}

// Industries by their median loss, the largest first; then by the order of the table.
std::vector<std::size_t> by_loss(const SimulationResults& results, std::size_t industries) {
  std::vector<double> losses;
  for (std::size_t h = 0; h < industries; ++h) losses.push_back(industry_band(results.inner, h)->p50);
  std::vector<std::size_t> order(industries);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return losses[a] > losses[b]; });
  return order;
}

// The largest origins and those that keep the good back; all others in one row, and what nobody in particular sold.
void add_origins(ReportTable& table, const holdings::OpenedWorkspace& workspace, const SimulationQuestion& question,
                 const KeptBackGood& good) {
  const double all = good.supply.imports_usd();
  const auto add = [&](Cell iso, Text name, double usd, std::optional<double> kg, bool kept) {
    table.rows.push_back({good.uncertain.id(), std::move(iso), std::move(name), usd, kg ? Cell{*kg} : Cell{}, usd / all,
                          good.supply.code, fmt::format("{}", good.supply.year), kept});
  };
  double others = 0.0;
  std::size_t count = 0;
  for (std::size_t o = 0; o < good.supply.origins.size(); ++o) {
    const auto& origin = good.supply.origins[o];
    const auto& area = workspace.areas().area(origin.area);
    const bool kept = question.scenario.keeps_back(good.uncertain.id(), area.iso3);
    if (o < kOriginsShown || kept) {
      add(area.iso3, {area.en, area.ja}, origin.value_usd, origin.mass_kg, kept);
    } else {
      others += origin.value_usd;
      ++count;
    }
  }
  if (count > 0) add(Cell{}, text("{} other origins", "その他{}か国・地域", count), others, {}, false);
  if (good.supply.unidentified_usd > 0.0)
    add(Cell{}, {"Not identified", "不明"}, good.supply.unidentified_usd, {}, false);
}

}  // namespace

Text unit_words(const std::string& unit) {
  static const std::map<std::string, std::string, std::less<>> kJapanese{{"days", "日"},
                                                                         {"share", "割合"},
                                                                         {"million USD", "百万米ドル"},
                                                                         {"thousand USD", "千米ドル"},
                                                                         {"USD", "米ドル"},
                                                                         {"million EUR", "百万ユーロ"},
                                                                         {"million JPY", "百万円"},
                                                                         {"billion JPY", "十億円"},
                                                                         {"10,000 CNY", "万元"}};
  const auto known = kJapanese.find(unit);
  return {unit, known == kJapanese.end() ? unit : known->second};
}

Text industry_name(const IndustryGround& ground, std::size_t industry) {
  const auto& [region, code] = ground.table.industries[industry];
  const auto* sector = ground.scheme ? ground.scheme->find(code) : nullptr;
  const Text name = sector != nullptr ? sector->name : Text{code, code};
  return ground.regions.size() > 1 ? text("{} ({})", "{}（{}）", name, region) : name;
}

ReportTable industry_table(const SimulationQuestion& question, const SimulationResults& results) {
  const auto& ground = *question.ground;
  const auto& unit = ground.table.unit;
  ReportTable table{
      .id = "industries",
      .title = text("Loss of value added by industry, {}, {}", "産業別の付加価値損失（{}、{}）", question.importer.name,
                    unit),
      .columns = {
          {.id = "industry", .title = {"Industry", "産業"}, .lead = true},
          {.id = "code", .title = {"Code", "コード"}},
          {.id = "first_day",
           .title = {"First hit on day", "影響が出る日"},
           .kind = CellKind::number,
           .note = {"median over draws of the day on which output falls below 99 %; empty: not within the horizon",
                    "産出が99％を下回る日の中央値。空欄は期間内に起きない"}},
          {.id = "share_hit",
           .title = {"Hit in", "影響が出る割合"},
           .kind = CellKind::share,
           .note = {"share of draws", "試行に占める割合"}},
          {.id = "low_bound", .title = {"Low bound", "下限"}, .kind = CellKind::number},
          {.id = "p10", .title = {"10 %", "10％点"}, .kind = CellKind::number},
          {.id = "median", .title = {"Median", "中央値"}, .kind = CellKind::number},
          {.id = "p90", .title = {"90 %", "90％点"}, .kind = CellKind::number},
          {.id = "high_bound", .title = {"High bound", "上限"}, .kind = CellKind::number},
          {.id = "of_year",
           .title = {"Of a year", "年間比"},
           .kind = CellKind::share,
           .note = {"median loss over the industry's value added of a year", "年間付加価値に対する損失の中央値"}}}};
  if (results.inner.empty()) return table;
  const double never = question.scenario.horizon_days;
  for (const std::size_t h : by_loss(results, ground.home.size())) {
    const auto band = industry_band(results.inner, h);
    const auto day = band_of(results.inner, [h](const LaneLoss& lane) { return lane.first_day[h]; });
    const auto hit = static_cast<double>(std::ranges::count_if(
                         results.inner, [&](const LaneLoss& lane) { return lane.first_day[h] < never; })) /
                     static_cast<double>(results.inner.size());
    const double year = results.losses->value_added()[h];
    table.rows.push_back({industry_name(ground, ground.home[h]), ground.table.industries[ground.home[h]].sector,
                          day->p50 < never ? Cell{day->p50} : Cell{}, hit,
                          bound_cell(results, h, propagation::LedgerBound::only_its_value), band->p10, band->p50,
                          band->p90, bound_cell(results, h, propagation::LedgerBound::all_output_needs_it),
                          year > 0.0 ? Cell{band->p50 / year} : Cell{}});
  }
  table.provenance = ground.table.provenance;
  return table;
}

ReportTable supply_table(const holdings::OpenedWorkspace& workspace, const SimulationQuestion& question) {
  ReportTable table{
      .id = "supply",
      .title = text("Who supplies {}", "{}の供給国", question.importer.name),
      .columns = {{.id = "good", .title = {"Good", "物資"}},
                  {.id = "origin", .title = {"Origin", "供給国"}},
                  {.id = "name", .title = {"Name", "国名"}},
                  {.id = "value_usd", .title = {"Imports, USD", "輸入額"}, .kind = CellKind::usd},
                  {.id = "mass_kg", .title = {"Weight, kg", "重量（kg）"}, .kind = CellKind::number},
                  {.id = "share",
                   .title = {"Share", "割合"},
                   .kind = CellKind::share,
                   .note = {"of the value, nobody in particular included", "不明分を含む輸入額に対する割合"}},
                  {.id = "code", .title = {"Code", "コード"}},
                  {.id = "year", .title = {"Year", "年"}, .kind = CellKind::text},
                  {.id = "kept_back", .title = {"Kept back", "停止"}}}};
  for (const auto& good : question.goods) add_origins(table, workspace, question, good);
  return table;
}

ReportTable input_table(const SimulationQuestion& question, const SimulationResults& results, const Atlas& atlas) {
  ReportTable table{
      .id = "inputs",
      .title = {"What the answer rests on, and what moves the use lost", "結果の前提と、失われる使用量を動かす要因"},
      .columns = {{.id = "good", .title = {"Good", "物資"}},
                  {.id = "input", .title = {"Input", "入力"}},
                  {.id = "low", .title = {"Low", "下"}, .kind = CellKind::number},
                  {.id = "mid", .title = {"Likeliest", "最もありそうな値"}, .kind = CellKind::number},
                  {.id = "high", .title = {"High", "上"}, .kind = CellKind::number},
                  {.id = "unit", .title = {"Unit", "単位"}},
                  {.id = "moves",
                   .title = {"Moves the use lost", "使用量への寄与"},
                   .kind = CellKind::share,
                   .note = {"total Sobol index: share of the variance of the use lost that goes with this input",
                            "Sobol総合指標（失われる使用量の分散への寄与）"}},
                  {.id = "basis", .title = {"Basis", "根拠"}},
                  {.id = "note", .title = {"Note", "注"}, .file_only = true}}};
  for (std::size_t g = 0; g < question.goods.size(); ++g) {
    const auto& inputs = question.goods[g].uncertain.inputs();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto& input = inputs[i];
      const auto source = atlas.sources.find(input.source);
      Text basis{"the scenario's", "シナリオの値"};
      if (input.ours) {
        basis = {"a range of ours", "当方の設定した幅"};
      } else if (source != atlas.sources.end()) {
        basis = text("{}, {} ({})", "{}「{}」（{}年）", source->second.publisher, source->second.title,
                     source->second.year);
      } else if (input.source.empty()) {
        basis = {"the catalogue of controls, or the scenario", "措置カタログ又はシナリオ"};
      }
      const double moves = results.goods[g].drivers.total[i];
      table.rows.push_back({question.goods[g].uncertain.id(), input.name, input.range.low, input.range.mid,
                            input.range.high, unit_words(input.unit), std::clamp(moves, 0.0, 1.0), std::move(basis),
                            input.note.en.empty() ? Cell{} : Cell{input.note}});
    }
  }
  std::ranges::stable_sort(
      table.rows, [](const auto& a, const auto& b) { return std::get<double>(a[6]) > std::get<double>(b[6]); });
  table.notes.push_back(
      text("Total Sobol index of the use lost: inputs below {:.0f} % hardly move it; the largest is what to find out "
           "first. Shares of "
           "use and of output do not move it at all, but they do move the loss in money.",
           "失われる使用量に対するSobol総合指標。{:.0f}"
           "％未満の入力はほとんど影響しない。最も大きいものから調べる価値がある。用途の割合"
           "と不可欠な割合は使用量を動かさないが、金額の損失は動かす。",
           100.0 * kDriverShown));
  return table;
}

ReportTable rule_table(const SimulationQuestion& question, const SimulationResults& results) {
  const auto& unit = question.ground->table.unit;
  ReportTable table{.id = "rules",
                    .title = {"How far one changed rule moves the loss", "規則を一つ変えた場合の損失の変化"},
                    .columns = {{.id = "rule", .title = {"Rule", "規則"}},
                                {.id = "loss", .title = {"Median loss", "損失の中央値"}, .kind = CellKind::number},
                                {.id = "base", .title = {"Unchanged", "変更前"}, .kind = CellKind::number},
                                {.id = "change",
                                 .title = {"Change", "変化"},
                                 .kind = CellKind::number,
                                 .note = {"median over draws of the difference to the inner band, on the same draws",
                                          "同じ試行における差の中央値"}},
                                {.id = "unit", .title = {"Unit", "単位"}}}};
  for (const auto& rule : results.rules) {
    std::vector<double> losses, bases, changes;
    for (std::size_t r = 0; r < rule.lanes.size(); ++r) {
      losses.push_back(rule.lanes[r].total());
      bases.push_back(results.inner[r].total());
      changes.push_back(rule.lanes[r].total() - results.inner[r].total());
    }
    table.rows.push_back({Text{rule.variant->title}, numerics::quantile(losses, 0.5), numerics::quantile(bases, 0.5),
                          numerics::quantile(changes, 0.5), unit_words(unit)});
  }
  table.notes.push_back(
      {"On the first draws only, the same for both columns; medians, so that the change is not their difference. "
       "Saving stretches the stock and costs output at once: it can raise the loss of industries.",
       "最初の試行のみで比較（両列とも同じ試行）。いずれも中央値であり、変化は両者の差とは一致しない。節約は在庫を"
       "延ばす一方、直ちに生産を減らすため、産業の損失を増やすことがある。"});
  return table;
}

ReportTable precedent_table(const SimulationQuestion& question, const SimulationResults& results) {
  ReportTable table{
      .id = "precedents",
      .title = {"Cases of the past most alike", "最も似た過去の事例"},
      .columns = {
          {.id = "case", .title = {"Case", "事例"}},
          {.id = "effective", .title = {"Took effect", "発生日"}, .kind = CellKind::date},
          {.id = "stopped", .title = {"Something stopped", "停止したか"}},
          {.id = "days", .title = {"Days to the first stop", "最初の停止までの日数"}, .kind = CellKind::integer},
          {.id = "source", .title = {"Source", "出典"}}}};
  for (const auto& precedent : results.alike) {
    table.rows.push_back(
        {precedent.name, precedent.effective, precedent.outcome ? Cell{precedent.outcome->stopped} : Cell{},
         precedent.outcome && precedent.outcome->stopped ? Cell{static_cast<std::int64_t>(precedent.outcome->days)}
                                                         : Cell{},
         precedent.source});
  }
  if (!question.goods.empty())
    table.notes.push_back(
        text("Alike to a cut of {}.", "{}の供給停止に似た事例。", question.goods.front().choice.name));
  return table;
}

}  // namespace noroshi::use_cases
