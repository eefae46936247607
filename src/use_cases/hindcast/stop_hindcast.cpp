#include "use_cases/hindcast/stop_hindcast.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "numerics/forecast_scores.hpp"
#include "precedents/stop_validation.hpp"
#include "use_cases/hindcast/stop_tables.hpp"

namespace noroshi::use_cases {
namespace {

using precedents::kHorizons;
using precedents::Precedent;
using precedents::Precedents;
using precedents::UnseenForecast;

constexpr std::uint32_t kDeals = 50;
constexpr double kOutsideBand = 0.2;  // of an 80 % band

double square(double x) { return x * x; }

// Squared miss of a probability of a stop at all, or by a horizon.
struct Question {
  std::optional<std::size_t> horizon;  // nothing: ever

  [[nodiscard]] bool happened(const Precedent& p) const {
    return p.outcome->stopped && (!horizon || p.outcome->days <= kHorizons[*horizon]);
  }
  [[nodiscard]] double said(const UnseenForecast& f) const {
    return horizon ? f.forecast.within[*horizon].mid : f.forecast.ever.mid;
  }
  [[nodiscard]] double base_rate(const UnseenForecast& f) const {
    return horizon ? f.base_rate_within[*horizon] : f.base_rate;
  }
  [[nodiscard]] Text measure() const {
    return horizon ? text("Brier score, stop within {} days", "ブライアスコア（{}日以内の停止）", kHorizons[*horizon])
                   : Text{"Brier score, stop at all", "ブライアスコア（停止の有無）"};
  }
};

// Scores of one set of forecasts about the same cases.
class StopScores {
 public:
  StopScores(const Precedents& cases, std::vector<UnseenForecast> forecasts, std::uint64_t seed)
      : cases_{cases}, forecasts_{std::move(forecasts)}, seed_{seed} {
    std::vector<std::string> events;
    for (const auto& f : forecasts_) events.push_back(cases_[f.of].event);
    groups_ = numbered(events);
  }
  using Loss = std::function<double(const UnseenForecast&, const Precedent&)>;

  [[nodiscard]] HindcastScore of(const Loss& loss, const Loss& baseline) const {
    std::vector<double> own, other;
    for (const auto& f : forecasts_) {
      own.push_back(loss(f, cases_[f.of]));
      if (baseline) other.push_back(baseline(f, cases_[f.of]));
    }
    return score_losses({own, other, groups_, seed_});
  }
  // Brier score against a constant or any other probability.
  [[nodiscard]] HindcastScore brier(const Question& question,
                                    const std::function<double(const UnseenForecast&, const Precedent&)>& other) const {
    const auto outcome = [question](const Precedent& p) { return question.happened(p) ? 1.0 : 0.0; };
    auto score = of([&](const auto& f, const auto& p) { return square(question.said(f) - outcome(p)); },
                    [&](const auto& f, const auto& p) { return square(other(f, p) - outcome(p)); });
    score.measure = question.measure();
    return score;
  }
  [[nodiscard]] HindcastScore against_base_rate(const Question& question) const {
    auto score = brier(question, [&](const auto& f, const auto&) { return question.base_rate(f); });
    score.baseline = {"base rate of the other events", "他の事象の発生率"};
    return score;
  }
  [[nodiscard]] const std::vector<UnseenForecast>& forecasts() const { return forecasts_; }
  [[nodiscard]] bool empty() const { return forecasts_.empty(); }

 private:
  const Precedents& cases_;
  std::vector<UnseenForecast> forecasts_;
  std::vector<std::size_t> groups_;
  std::uint64_t seed_;
};

const Text kModel{"model, event left out", "モデル（当該事象を除外）"};

void add(CaseReport& report, HindcastScore score, Text forecast) {
  score.hindcast = "outcomes";
  score.forecast = std::move(forecast);
  report.scores.push_back(std::move(score));
}

double mean_share_cut(const Precedents& cases) {
  double sum = 0.0, count = 0.0;
  for (const auto& p : cases) {
    if (p.known.share_cut) sum += *p.known.share_cut, ++count;
  }
  return count > 0.0 ? sum / count : 1.0;
}

void add_probabilities(CaseReport& report, const StopScores& scores, const Precedents& cases) {
  add(report, scores.against_base_rate({}), kModel);
  for (std::size_t h = 0; h < kHorizons.size(); ++h) add(report, scores.against_base_rate({h}), kModel);
  const auto surprise = [](double p, const Precedent& c) {
    const std::array one{numerics::EventForecast{p, c.outcome->stopped}};
    return numerics::log_score(one);
  };
  auto log_score = scores.of([&](const auto& f, const auto& p) { return surprise(f.forecast.ever.mid, p); },
                             [&](const auto& f, const auto& p) { return surprise(f.base_rate, p); });
  log_score.measure = {"log score, stop at all", "対数スコア（停止の有無）"};
  log_score.baseline = {"base rate of the other events", "他の事象の発生率"};
  add(report, std::move(log_score), kModel);
  const double unknown_share = mean_share_cut(cases);
  const std::pair<Text, std::function<double(const UnseenForecast&, const Precedent&)>> others[] = {
      {{"nothing stops", "停止なし"}, [](const auto&, const auto&) { return 0.0; }},
      {{"everything stops", "すべて停止"}, [](const auto&, const auto&) { return 1.0; }},
      {{"static extraction: the share cut", "静的抽出（途絶割合）"},
       [=](const auto&, const Precedent& p) { return p.known.share_cut.value_or(unknown_share); }}};
  for (const auto& [name, probability] : others) {
    auto score = scores.brier({}, probability);
    score.baseline = name;
    add(report, std::move(score), kModel);
  }
}

// Each case's loss is the mean over many deals into halves, so that one lucky deal decides nothing.
void add_halves(CaseReport& report, const Precedents& learnt_from, const Precedents& cases, std::uint64_t seed) {
  std::vector<double> own, base;
  std::vector<std::string> events;
  for (std::uint32_t deal = 0; deal < kDeals; ++deal) {
    const auto forecasts = precedents::forecast_other_half(learnt_from, cases, seed, deal);
    own.resize(forecasts.size());
    base.resize(forecasts.size());
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
      const auto& p = cases[forecasts[i].of];
      const double outcome = p.outcome->stopped ? 1.0 : 0.0;
      own[i] += square(forecasts[i].forecast.ever.mid - outcome) / kDeals;
      base[i] += square(forecasts[i].base_rate - outcome) / kDeals;
      if (deal == 0) events.push_back(p.event);
    }
  }
  if (own.empty()) return;
  const auto groups = numbered(events);
  auto score = score_losses({own, base, groups, seed});
  score.measure = Question{}.measure();
  score.baseline = {"base rate of that half", "同じ半分の発生率"};
  add(report, std::move(score),
      text("model fitted on one half of the events, scored on the other (mean of {} deals)",
           "事象の半分で推定し残り半分で採点したモデル（{}回の平均）", kDeals));
}

void add_subset(CaseReport& report, const Precedents& cases, std::vector<UnseenForecast> forecasts, std::uint64_t seed,
                Text forecast, const std::function<bool(std::size_t)>& keep) {
  std::erase_if(forecasts, [&](const UnseenForecast& f) { return !keep(f.of); });
  if (forecasts.empty()) return;
  add(report, StopScores{cases, std::move(forecasts), seed}.against_base_rate({}), std::move(forecast));
}

void add_experts(CaseReport& report, const StopScores& scores, const Precedents& cases, std::uint64_t seed) {
  auto forecasts = scores.forecasts();
  std::erase_if(forecasts, [&](const UnseenForecast& f) { return !cases[f.of].expert; });
  if (forecasts.empty()) return;
  auto score = StopScores{cases, std::move(forecasts), seed}.brier(
      {}, [](const auto&, const Precedent& p) { return p.expert->stops ? 1.0 : 0.0; });
  score.baseline = {"experts of the time, as yes or no", "当時の専門家（有無で評価）"};
  add(report, std::move(score), kModel);
}

void add_days(CaseReport& report, const Precedents& learnt_from, const JudgedCases& judged,
              std::vector<UnseenForecast> forecasts, std::uint64_t seed) {
  std::erase_if(forecasts,
                [&](const UnseenForecast& f) { return !judged.cases[f.of].outcome->stopped || !f.forecast.days; });
  if (forecasts.empty()) return;
  const StopScores scores{judged.cases, forecasts, seed};
  const auto whatever = precedents::StopDays::fit(learnt_from);  // one band for all, the case itself among them
  const auto overall = [&](const Precedent& p) {
    Precedents others;
    std::ranges::copy_if(learnt_from, std::back_inserter(others),
                         [&](const Precedent& o) { return o.event != p.event; });
    const auto fitted = precedents::StopDays::fit(others);
    return (fitted ? *fitted : *whatever).band({});
  };
  const auto inside = [](const Range& band, const Precedent& p) { return band.holds(p.outcome->days) ? 1.0 : 0.0; };
  auto coverage = scores.of([&](const auto& f, const auto& p) { return inside(*f.forecast.days, p); }, {});
  coverage.measure = {"days to the first stop: share inside the 80 % band", "停止までの日数：80%帯の被覆率"};
  add(report, std::move(coverage), kModel);
  auto exact = forecasts;
  std::erase_if(exact, [&](const UnseenForecast& f) { return judged.bound_only[f.of]; });
  if (!exact.empty() && exact.size() < forecasts.size()) {
    auto on_exact = StopScores{judged.cases, exact, seed}.of(
        [&](const auto& f, const auto& p) { return inside(*f.forecast.days, p); }, {});
    on_exact.measure = {"the same, days that are exact", "同（日付が正確な事例）"};
    add(report, std::move(on_exact), kModel);
  }
  const auto log_miss = [](const Range& band, const Precedent& p) {
    return std::abs(std::log1p(band.mid) - std::log1p(p.outcome->days));
  };
  auto middle = scores.of([&](const auto& f, const auto& p) { return log_miss(*f.forecast.days, p); },
                          [&](const auto&, const auto& p) { return log_miss(overall(p), p); });
  middle.measure = {"days to the first stop: mean |ln|, median", "停止までの日数：中央値の平均絶対対数誤差"};
  middle.baseline = {"median of all other stops", "他の全停止事例の中央値"};
  add(report, std::move(middle), kModel);
  const auto width = [](const Range& band, const Precedent& p) {
    return numerics::interval_score({band.low, band.mid, band.high, static_cast<double>(p.outcome->days)},
                                    kOutsideBand);
  };
  auto interval = scores.of([&](const auto& f, const auto& p) { return width(*f.forecast.days, p); },
                            [&](const auto&, const auto& p) { return width(overall(p), p); });
  interval.measure = {"days to the first stop: interval score, 80 %, days", "停止までの日数：80%区間スコア（日）"};
  interval.baseline = {"band of all other stops", "他の全停止事例の帯"};
  add(report, std::move(interval), kModel);
}

void add_notes(CaseReport& report, const precedents::StopModel& model, const JudgedCases& judged, std::size_t scored) {
  const auto stops =
      std::ranges::count_if(judged.cases, [](const Precedent& p) { return p.outcome && p.outcome->stopped; });
  report.notes.push_back(text(
      "Stops: {} of {} cases with a known outcome stopped somebody; {} cases cannot be told and are not scored. With "
      "so few cases the interval of a score is wide: read it before the score.",
      "停止：結果の分かる{1}件中{0}件で停止。{2}件は判定できず採点しない。件数が少なく区間が広いため、"
      "値より先に区間を見ること。",
      stops, scored, judged.cases.size() - scored));
  report.notes.push_back(text(
      "Fitted: {} weights of a ridge logistic regression and the means of ln(1 + days), on {} cases ({} stops) of "
      "data/hindcast/cases.toml less the event judged. Not fitted: the prior of a weight (standard deviation 1), the "
      "shrinkage of the days (one case), the horizons.",
      "推定したもの：リッジ・ロジスティック回帰の重み{}個と ln(1＋日数) の平均（data/hindcast/cases.toml の{}件、"
      "うち停止{}件から当該事象を除く）。推定していないもの：重みの事前標準偏差（1）、日数の縮小（1件分）、期限。",
      model.weights().size(), model.cases(), model.stops()));
  report.notes.push_back(
      {"Shock, tier and way of coded cases were set by this project knowing how they ended, by rules that do not look "
       "at "
       "it; the row of titles alone has no such doubt. Cases are known because they were reported, stops more than "
       "others.",
       "コード化した事例の種別・段階・経路は、結果に依らない規則によるが結果を知った上で本プロジェクトが付した。"
       "「件名のみ」の行にはその疑いがない。事例は報道されたものに偏り、停止例が多い。"});
  report.notes.insert(report.notes.end(), judged.notes.begin(), judged.notes.end());
}

}  // namespace

CaseReport score_stops(const Precedents& learnt_from, const JudgedCases& judged, std::uint64_t seed) {
  CaseReport report;
  const auto& cases = judged.cases;
  const StopScores scores{cases, precedents::forecast_left_out(learnt_from, cases), seed};
  const auto model = precedents::StopModel::fit(learnt_from);
  add_notes(report, model, judged, scores.forecasts().size());
  if (scores.empty()) return report;
  add_probabilities(report, scores, cases);
  add_halves(report, learnt_from, cases, seed);
  auto titles = cases;
  for (auto& p : titles) p.known = precedents::circumstances_of_title(p.name.en);
  const auto by_title = precedents::forecast_left_out(learnt_from, titles);
  add_subset(report, titles, by_title, seed, {"model that reads titles alone", "件名のみを読むモデル"},
             [](auto) { return true; });
  if (std::ranges::count(judged.coded, false) > 0) {
    add_subset(report, cases, scores.forecasts(), seed,
               {"model, cases that this project has not coded", "モデル（未コード化の事例）"},
               [&](std::size_t i) { return !judged.coded[i]; });
    add_subset(report, cases, scores.forecasts(), seed,
               {"model, cases that this project has coded", "モデル（コード化した事例）"},
               [&](std::size_t i) { return judged.coded[i]; });
  }
  add_experts(report, scores, cases, seed);
  add_days(report, learnt_from, judged, scores.forecasts(), seed);
  report.details.push_back(stop_forecast_table(cases, scores.forecasts()));
  report.details.push_back(stop_reliability_table(cases, scores.forecasts()));
  report.details.push_back(stop_weight_table(model));
  return report;
}

}  // namespace noroshi::use_cases
