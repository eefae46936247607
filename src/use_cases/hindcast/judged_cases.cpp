#include "use_cases/hindcast/judged_cases.hpp"

#include <algorithm>

namespace noroshi::use_cases {

using precedents::Precedent;
using precedents::Precedents;

JudgedCases judged_cases(const precedents::OutcomeFolder& folder, const Precedents& known) {
  JudgedCases judged;
  judged.notes = folder.gaps;
  std::size_t unlike = 0;
  for (const auto& c : folder.cases) {
    const auto coded = std::ranges::find(known, c.id, &Precedent::id);
    auto& p = judged.cases.emplace_back();
    p.id = c.id;
    p.event = precedents::event_of(c.id);
    p.name = {c.title, c.title};
    p.effective = c.effective.value_or(Date{});
    p.known = precedents::circumstances_of_title(c.title);
    p.outcome = c.outcome;
    if (coded != known.end()) {
      p.event = coded->event;
      p.known = coded->known;
      p.expert = coded->expert;
      unlike += c.outcome != coded->outcome ? 1 : 0;
    }
    judged.coded.push_back(coded != known.end());
    judged.bound_only.push_back(c.bound_only);
  }
  const auto coded = std::ranges::count(judged.coded, true);
  judged.notes.push_back(text(
      "{} of {} cases of the folder are coded by this project; the others are forecast from the words of their titles.",
      "フォルダの{1}件中{0}件は本プロジェクトがコード化済み。他は件名の語のみから予測する。", coded,
      judged.coded.size()));
  if (unlike > 0) {
    judged.notes.push_back(
        text("{} cases end otherwise in the folder than in data/hindcast/cases.toml: scored by the "
             "folder, learnt from by the file.",
             "{}件は結果がフォルダと data/hindcast/cases.toml で異なる。採点はフォルダ、"
             "学習はファイルによる。",
             unlike));
  }
  return judged;
}

JudgedCases judged_cases(const Precedents& known) {
  JudgedCases judged{known, std::vector<bool>(known.size(), true), std::vector<bool>(known.size(), false), {}};
  judged.notes.push_back(
      {"No folder of outcomes was given: the project's own cases are scored, each without its event.",
       "結果のフォルダの指定がないため、同梱の事例を、当該事象を除いて採点した。"});
  return judged;
}

}  // namespace noroshi::use_cases
