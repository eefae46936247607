#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "scenarios/control.hpp"
#include "use_cases/simulate/answer.hpp"

namespace noroshi::use_cases {
namespace {

constexpr int kFewDraws = 100;

// A figure in five columns: the outer bounds, the band inside, its middle.
struct Figure {
  std::optional<double> low_bound, p10, value, p90, high_bound;
};

Cell cell(std::optional<double> value) { return value ? Cell{*value} : Cell{}; }

class AnswerRows {
 public:
  AnswerRows(const SimulationQuestion& question, const SimulationResults& results)
      : question_{question}, results_{results} {}

  std::vector<std::vector<Cell>> rows() {
    for (std::size_t g = 0; g < results_.goods.size(); ++g)
      add_good(question_.goods[g].uncertain.id(), results_.goods[g]);
    if (results_.losses) add_losses();
    return std::move(rows_);
  }

 private:
  void add(const std::string& what, Text measure, const Figure& figure, Text unit, Text meaning = {}) {
    rows_.push_back({what, std::move(measure), cell(figure.low_bound), cell(figure.p10), cell(figure.value),
                     cell(figure.p90), cell(figure.high_bound), std::move(unit),
                     meaning.en.empty() ? Cell{} : Cell{std::move(meaning)}});
  }

  void add_good(const std::string& name, const GoodResult& good) {
    const Text days{"days", "日"};
    const auto& s = good.shortage;
    add(name, {"Days to shortage", "不足までの日数"}, {{}, s.shortage.p10, s.shortage.p50, s.shortage.p90, {}}, days,
        text("somebody gets less than he wants; it never happens in {:.0f} % of draws",
             "需要を満たせない使用者が出るまで。試行の{:.0f}％では期間内に起きない", 100.0 * s.shortage.share_never));
    const auto& [low, division, plant] = s.stop;
    add(name, {"Days until plants that need it stop", "不可欠な工場の停止までの日数"},
        {{}, plant.p10, plant.p50, plant.p90, {}}, days,
        text("they get less than half of what they need; never in {:.0f} % of draws",
             "必要量の半分を下回るまで。試行の{:.0f}％では起きない", 100.0 * plant.share_never));
    add(name, {"Days until a whole industry is below half", "産業全体の生産が半分を下回るまでの日数"},
        {plant.p10, division.p10, division.p50, division.p90, low.p90}, days,
        text("never in {:.0f} % of draws (bounds: {:.0f} %, {:.0f} %)",
             "試行の{:.0f}％では起きない（下限{:.0f}％、上限{:.0f}％）", 100.0 * division.share_never,
             100.0 * low.share_never, 100.0 * plant.share_never));
    const auto& lost = s.use_lost_days;
    add(name, {"Use lost", "失われる使用量"}, {.p10 = lost.low, .value = lost.mid, .p90 = lost.high},
        {"days of use at rest", "平常時の使用日数分"});
  }

  template <class OfLane>
  Figure banded(OfLane figure, double scale) const {
    Figure f;
    const auto times = [&](double x) { return scale * x; };
    if (const auto inner = band_of(results_.inner, figure)) {
      f.p10 = times(inner->p10), f.value = times(inner->p50), f.p90 = times(inner->p90);
    }
    for (const auto& bound : results_.bounds) {
      const auto band = band_of(std::span<const LaneLoss>{bound.lanes}, figure);
      if (!band) continue;
      // Of losses the low end is that of the one bound, of days that of the other.
      f.low_bound = std::min(f.low_bound.value_or(times(band->p10)), times(band->p10));
      f.high_bound = std::max(f.high_bound.value_or(times(band->p90)), times(band->p90));
    }
    return f;
  }

  void add_losses() {
    const Text unit = unit_words(question_.ground->table.unit);
    const auto& home = question_.importer.code;
    const auto total = [](const LaneLoss& lane) { return lane.total(); };
    add(home, {"Value added lost", "付加価値の損失"}, banded(total, 1.0), unit,
        text("over {} days; bounds: only the good's value counts, all output of its users needs it",
             "{}日間の合計。上下限は、価額分のみ影響する場合と使用産業の全生産に不可欠な場合",
             question_.scenario.horizon_days));
    if (const double year = results_.losses->value_added_at_home(); year > 0.0) {
      add(home, {"The same", "同"}, banded(total, 100.0 / year), {"% of one year", "1年分に対する％"});
    }
    add(home, {"Largest loss of a day", "1日当たりの最大損失"},
        banded([](const LaneLoss& lane) { return lane.by_day.empty() ? 0.0 : std::ranges::max(lane.by_day); }, 1.0),
        unit);
    const double never = question_.scenario.horizon_days;
    add(home, {"Days until an industry is below 99 %", "いずれかの産業が99％を下回るまでの日数"}, first_hit(never),
        {"days", "日"}, {"empty: not within the horizon", "空欄は期間内に起きない"});
    add("world", {"Output lost elsewhere", "国外の産出の損失"},
        banded([](const LaneLoss& lane) { return lane.abroad; }, 1.0), unit,
        {"below zero: others make more", "負の値は増産を示す"});
  }

  [[nodiscard]] Figure first_hit(double never) const {
    auto f = banded(
        [](const LaneLoss& lane) { return lane.first_day.empty() ? 1e9 : std::ranges::min(lane.first_day); }, 1.0);
    for (auto* day : {&f.low_bound, &f.p10, &f.value, &f.p90, &f.high_bound}) {
      if (*day && **day >= never) day->reset();
    }
    return f;
  }

  const SimulationQuestion& question_;
  const SimulationResults& results_;
  std::vector<std::vector<Cell>> rows_;
};

constexpr std::size_t kOriginsNamed = 3;

// "Gallium (CHN), Export ban, 90 days from day 0": one for each good that is kept back in one way.
Text question_words(const SimulationQuestion& question) {
  Text said;
  const auto& shocks = question.scenario.shocks;
  const auto alike = [](const scenarios::Shock& a, const scenarios::Shock& b) {
    return std::tie(a.what, a.control, a.start_day, a.duration_days) ==
           std::tie(b.what, b.control, b.start_day, b.duration_days);
  };
  for (auto shock = shocks.begin(); shock != shocks.end(); ++shock) {
    if (std::any_of(shocks.begin(), shock, [&](const auto& other) { return alike(other, *shock); })) continue;
    std::string origins;
    std::size_t count = 0;
    for (const auto& other : shocks) {
      if (!alike(other, *shock)) continue;
      if (++count <= kOriginsNamed) origins += (origins.empty() ? "" : ", ") + other.origin;
    }
    if (count > kOriginsNamed) origins += fmt::format(" +{}", count - kOriginsNamed);
    const auto good = std::ranges::find(question.goods, shock->what,
                                        [](const KeptBackGood& g) -> const std::string& { return g.uncertain.id(); });
    const Text name = good != question.goods.end() ? good->choice.name : Text{shock->what, shock->what};
    const auto control = scenarios::control_named(shock->control);
    const Text how = control ? Text{(*control)->doc.title} : Text{shock->control, shock->control};
    const auto days = shock->duration_days
                          ? text("{} days from day {}", "{1}日目から{0}日間", *shock->duration_days, shock->start_day)
                          : text("from day {}", "{}日目以降", shock->start_day);
    said.en += fmt::format("{}{} ({}), {}, {}", said.en.empty() ? "" : "; ", name.en, origins, how.en, days.en);
    said.ja += fmt::format("{}{}（{}）の{}、{}", said.ja.empty() ? "" : "；", name.ja, origins, how.ja, days.ja);
  }
  return said;
}

Cell share_cell(const std::optional<double>& share) { return share ? Cell{*share} : Cell{}; }

// Nothing is said of a cut of nothing, nor of days after the horizon.
void add_precedents(ReportTable& table, const std::string& name,
                    const std::optional<precedents::StopForecast>& forecast, int horizon) {
  const Text cases{"cases of the past", "過去の事例"};
  for (const auto& [event, end] : {std::pair{Text{"Somewhere a plant stops", "どこかの工場が停止する"}, &Range::mid},
                                   std::pair{Text{"... low end of 80 %", "…80％区間の下端"}, &Range::low},
                                   std::pair{Text{"... high end of 80 %", "…80％区間の上端"}, &Range::high}}) {
    std::vector<Cell> row{name, event};
    for (std::size_t k = 0; k < precedents::kHorizons.size(); ++k) {
      row.push_back(forecast && precedents::kHorizons[k] <= horizon ? Cell{forecast->within[k].*end} : Cell{});
    }
    row.emplace_back(cases);
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

ReportTable answer_table(const SimulationQuestion& question, const SimulationResults& results) {
  ReportTable table{
      .id = "answer",
      .title = text("What stops in {}: {}", "{}で何が止まるか：{}", question.importer.name,
                    question.scenario.title.empty() ? question_words(question)
                                                    : Text{question.scenario.title, question.scenario.title}),
      .columns = {{.id = "what", .title = {"What", "対象"}, .lead = true},
                  {.id = "measure", .title = {"Measure", "指標"}, .lead = true},
                  {.id = "low_bound", .title = {"Low bound", "下限"}, .kind = CellKind::number},
                  {.id = "p10", .title = {"10 %", "10％点"}, .kind = CellKind::number},
                  {.id = "value", .title = {"Median", "中央値"}, .kind = CellKind::number},
                  {.id = "p90", .title = {"90 %", "90％点"}, .kind = CellKind::number},
                  {.id = "high_bound", .title = {"High bound", "上限"}, .kind = CellKind::number},
                  {.id = "unit", .title = {"Unit", "単位"}},
                  {.id = "meaning", .title = {"Meaning", "意味"}, .file_only = true}},
      .rows = AnswerRows{question, results}.rows()};
  for (const auto& good : question.goods) {
    for (const auto& note : good.notes) table.notes.push_back(note);
  }
  for (const auto& note : question.notes) table.notes.push_back(note);
  table.notes.push_back(
      {"Most shocks of the past stopped no plant: read the probability first, the days second. Band: 10 to 90 % of "
       "draws. "
       "Low bound: 10 % of draws if only the good's value counts; high bound: 90 % of draws if all output of its users "
       "needs "
       "it (of days, the other way round). A day that is unknown is not reached within the horizon in so many draws. "
       "Losses "
       "are net of catching up.",
       "過去の事象の多くでは生産停止は起きていない。まず確率を、次に日数を読むこと。幅は試行の10～90％点。下限は価額分"
       "のみ影響"
       "する場合の10％点、上限は使用産業の全生産に不可欠な場合の90％点（日数では逆）。不明の日数は、その割合の試行では"
       "期間内に"
       "到達しないことを示す。損失は事後の増産を差し引いた純額。"});
  if (question.scenario.draws < kFewDraws) {
    table.notes.push_back(
        text("{} draws are too few for a band.", "試行{}回では幅を示すには少なすぎる。", question.scenario.draws));
  }
  if (results.losses) {
    for (const auto& note : results.losses->notes()) table.notes.push_back(note);
    for (const auto& note : results.losses->calm()) table.notes.push_back(note);
  }
  if (results.converged) {
    const auto& c = *results.converged;
    table.notes.push_back(
        c.reached
            ? text("{} draws through the industries; the median loss is known to lie between {:.4g} and {:.4g}.",
                   "産業モデルの試行は{}回。損失の中央値は{:.4g}～{:.4g}の間にある。", c.figures.size(), c.low, c.high)
            : text("{} draws through the industries were not enough: the median loss lies between {:.4g} and {:.4g}. "
                   "More with ⟦.industry_draws⟧.",
                   "産業モデルの試行{}回では収束していない（損失の中央値は{:.4g}～{:.4g}）。⟦.industry_draws⟧ "
                   "で増やせる。",
                   c.figures.size(), c.low, c.high));
  }
  if (!results.complete) {
    table.notes.push_back(text("Stopped after {} draws: part of the answer. It can be continued.",
                               "{}回の試行で中断した部分的な結果。再開できる。", results.inner.size()));
  }
  return table;
}

ReportTable probability_table(const SimulationQuestion& question, const SimulationResults& results) {
  ReportTable table{
      .id = "probabilities",
      .title = {"How probable it is", "起きる確率"},
      .columns = {{.id = "what", .title = {"What", "対象"}, .lead = true},
                  {.id = "event", .title = {"Event", "事象"}, .lead = true},
                  {.id = "within_30", .title = {"Within 30 days", "30日以内"}, .kind = CellKind::share},
                  {.id = "within_90", .title = {"Within 90 days", "90日以内"}, .kind = CellKind::share},
                  {.id = "within_180", .title = {"Within 180 days", "180日以内"}, .kind = CellKind::share},
                  {.id = "by", .title = {"By", "算出方法"}}}};
  const Text ledger{"draws of the ledger", "需給計算の試行"};
  for (std::size_t g = 0; g < results.goods.size(); ++g) {
    const auto& name = question.goods[g].uncertain.id();
    const auto& s = results.goods[g].shortage;
    const auto add = [&](Text event, const scenarios::ShareWithin& within) {
      table.rows.push_back(
          {name, std::move(event), share_cell(within[0]), share_cell(within[1]), share_cell(within[2]), ledger});
    };
    add({"Somebody gets less than he wants", "需要を満たせない使用者が出る"}, s.shortage_within);
    add({"Plants that need it get less than half", "不可欠な工場の調達が半分を下回る"}, s.stop_within[2]);
    add_precedents(table, name, results.goods[g].precedents, question.scenario.horizon_days);
  }
  table.notes.push_back(text(
      "By cases: a model fitted on {} disruptions with a known outcome, {} of them with a stop; it knows the "
      "kind of shock, the place of the good in its chain, stock and transit, and nothing of the ledger.",
      "過去の事例：結果の分かる{}件（うち停止{}件）で推定したモデルによる。事象の種類、物資の段階、在庫、輸送日数の"
      "みを用い、需給計算とは独立。",
      results.precedent_cases, results.precedent_stops));
  table.notes.push_back(
      {"0 and 100 % are shares of draws: within the ranges assumed, not a certainty.",
       "0％と100％は試行に占める割合であり、置いた幅の中での結果を示す。確実であることを意味しない。"});
  return table;
}

}  // namespace noroshi::use_cases
