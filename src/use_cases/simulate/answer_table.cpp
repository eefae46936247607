#include <fmt/format.h>

#include "use_cases/simulate/answer.hpp"

namespace noroshi::use_cases {
namespace {

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
    for (std::size_t g = 0; g < results_.goods.size(); ++g) add_good(question_.goods[g].choice.name, results_.goods[g]);
    if (results_.losses) add_losses();
    return std::move(rows_);
  }

 private:
  void add(Text what, Text measure, const Figure& figure, Text unit, Text meaning = {}) {
    rows_.push_back({std::move(what), std::move(measure), cell(figure.low_bound), cell(figure.p10), cell(figure.value),
                     cell(figure.p90), cell(figure.high_bound), std::move(unit),
                     meaning.en.empty() ? Cell{} : Cell{std::move(meaning)}});
  }

  void add_good(const Text& name, const GoodResult& good) {
    const Text days{"days", "日"};
    const auto& s = good.shortage;
    add(name, {"Days to shortage", "不足までの日数"}, {{}, s.shortage.p10, s.shortage.p50, s.shortage.p90, {}}, days,
        text("somebody gets less than he wants; it never happens in {:.0f} % of draws",
             "需要を満たせない使用者が出るまで。試行の{:.0f}％では期間内に起きない", 100.0 * s.shortage.share_never));
    for (std::size_t k = 0; k < scenarios::kWithinDays.size(); ++k) {
      add(name, text("Probability of a shortage within {} days", "{}日以内に不足する確率", scenarios::kWithinDays[k]),
          {.value = s.shortage_within[k]}, {"share", "割合"});
    }
    const auto& [low, division, plant] = s.stop;
    add(name, {"Days until plants that cannot do without it stop", "不可欠な工場が停止するまでの日数"},
        {{}, plant.p10, plant.p50, plant.p90, {}}, days,
        text("they get less than half of what they need; never in {:.0f} % of draws",
             "必要量の半分を下回るまで。試行の{:.0f}％では起きない", 100.0 * plant.share_never));
    for (std::size_t k = 0; k < scenarios::kWithinDays.size(); ++k) {
      add(name,
          text("Probability of that within {} days, ledger", "同、{}日以内の確率（需給計算）",
               scenarios::kWithinDays[k]),
          {.value = s.stop_within[2][k]}, {"share", "割合"});
    }
    add(name,
        {"Days until a using division makes less than half", "使用する産業（中分類）の生産が半分を下回るまでの日数"},
        {low.p50, division.p10, division.p50, division.p90, plant.p50}, days,
        text("never in {:.0f} % of draws (bounds: {:.0f} %, {:.0f} %)",
             "試行の{:.0f}％では起きない（下限{:.0f}％、上限{:.0f}％）", 100.0 * division.share_never,
             100.0 * low.share_never, 100.0 * plant.share_never));
    for (std::size_t k = 0; k < precedents::kHorizons.size(); ++k) {
      const auto& p = good.precedents.within[k];
      add(name,
          text("Probability of a stop within {} days, precedents", "{}日以内に停止する確率（過去の事例）",
               precedents::kHorizons[k]),
          {.p10 = p.low, .value = p.mid, .p90 = p.high}, {"share", "割合"},
          k == 0 ? text("from {} cases with a known outcome, {} of them with a stop; 80 % interval of the fit",
                        "結果の分かる{}件（うち停止{}件）による。推定の80％区間", results_.precedent_cases,
                        results_.precedent_stops)
                 : Text{});
    }
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
      (bound.variant->bound == propagation::LedgerBound::only_its_value ? f.low_bound : f.high_bound) =
          times(band->p50);
    }
    return f;
  }

  void add_losses() {
    const auto& unit = question_.ground->table.unit;
    const Text home = question_.importer.name;
    const auto total = [](const LaneLoss& lane) { return lane.total(); };
    add(home, {"Value added lost", "付加価値の損失"}, banded(total, 1.0), {unit, unit},
        text("over {} days; bounds: only the good's value counts, all output of its users needs it",
             "{}日間の合計。上下限は、価額分のみ影響する場合と使用産業の全生産に不可欠な場合",
             question_.scenario.horizon_days));
    if (const double year = results_.losses->value_added_at_home(); year > 0.0) {
      add(home, {"The same, of a year's value added", "同、年間付加価値に対する割合"}, banded(total, 100.0 / year),
          {"%", "％"});
    }
    add(home, {"Largest loss of a day", "1日当たりの最大損失"},
        banded([](const LaneLoss& lane) { return lane.by_day.empty() ? 0.0 : std::ranges::max(lane.by_day); }, 1.0),
        {unit, unit});
    const double never = question_.scenario.horizon_days;
    add(home, {"Days until an industry makes less than 99 %", "いずれかの産業の生産が99％を下回るまでの日数"},
        first_hit(never), {"days", "日"}, {"empty: not within the horizon", "空欄は期間内に起きない"});
    add({"Everybody else", "その他の国・地域"}, {"Output lost", "産出の損失"},
        banded([](const LaneLoss& lane) { return lane.abroad; }, 1.0), {unit, unit},
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

Text question_words(const SimulationQuestion& question) {
  Text said;
  for (const auto& shock : question.scenario.shocks) {
    const auto days = shock.duration_days ? text("{} days", "{}日間", *shock.duration_days)
                                          : Text{"until the horizon", "期間の終わりまで"};
    said.en += fmt::format("{}{} of {} by {}, from day {}, {}", said.en.empty() ? "" : "; ", shock.control, shock.what,
                           shock.origin, shock.start_day, days.en);
    said.ja += fmt::format("{}{}による{}の{}（{}日目から{}）", said.ja.empty() ? "" : "；", shock.origin, shock.what,
                           shock.control, shock.start_day, days.ja);
  }
  return said;
}

}  // namespace

ReportTable answer_table(const SimulationQuestion& question, const SimulationResults& results) {
  ReportTable table{
      .id = "answer",
      .title = text("What stops in {}: {}", "{}で何が止まるか：{}", question.importer.name,
                    question.scenario.title.empty() ? question_words(question)
                                                    : Text{question.scenario.title, question.scenario.title}),
      .columns = {{.id = "what", .title = {"What", "対象"}},
                  {.id = "measure", .title = {"Measure", "指標"}},
                  {.id = "low_bound", .title = {"Low bound", "下限"}, .kind = CellKind::number},
                  {.id = "p10", .title = {"10 %", "10％点"}, .kind = CellKind::number},
                  {.id = "value", .title = {"Median", "中央値"}, .kind = CellKind::number},
                  {.id = "p90", .title = {"90 %", "90％点"}, .kind = CellKind::number},
                  {.id = "high_bound", .title = {"High bound", "上限"}, .kind = CellKind::number},
                  {.id = "unit", .title = {"Unit", "単位"}},
                  {.id = "meaning", .title = {"Meaning", "意味"}}},
      .rows = AnswerRows{question, results}.rows()};
  for (const auto& good : question.goods) {
    for (const auto& note : good.notes) table.notes.push_back(note);
  }
  for (const auto& note : question.notes) table.notes.push_back(note);
  table.notes.push_back(
      {"Most shocks of the past stopped no plant: read the probability first, the days second. Band: 10 to 90 % of "
       "draws; "
       "bounds: medians of the two extremes.",
       "過去の事象の多くでは生産停止は起きていない。まず確率を、次に日数を読むこと。幅は試行の10～90％点、上下限は両極"
       "端の場合"
       "の中央値。"});
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

}  // namespace noroshi::use_cases
