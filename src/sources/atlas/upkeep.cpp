#include "sources/atlas/upkeep.hpp"

#include <map>
#include <optional>

namespace noroshi::sources {
namespace {

std::vector<Text> warnings_of(const LegalStatus& law, Date day, int days_ahead) {
  std::vector<Text> warnings;
  if (state_on(law, day) == LegalState::ended) return warnings;
  if (needs_a_look(law, day)) {
    warnings.push_back(text("nobody has looked at it for a year (last: {0}).", "1年以上確認されていません（前回{0}）。",
                            law.looked_at ? to_string(*law.looked_at) : "-"));
  }
  for (const auto& date : dates_of(law)) {
    const int ahead = days_between(day, date.day);
    if (ahead > 0 && ahead <= days_ahead) {
      warnings.push_back(
          {date.what.en + " on " + to_string(date.day) + ".", to_string(date.day) + "に" + date.what.ja + "。"});
    } else if (ahead <= 0 && law.looked_at && *law.looked_at <= date.day) {
      warnings.push_back({date.what.en + " on " + to_string(date.day) + ", and nobody has looked since.",
                          to_string(date.day) + "に" + date.what.ja + "。以後確認されていません。"});
    }
  }
  if (warnings.empty() && state_on(law, day) == LegalState::suspension_over) warnings.push_back(words_on(law, day));
  return warnings;
}

}  // namespace

std::vector<UpkeepWarning> upkeep_of(const Atlas& atlas, Date day, int days_ahead) {
  std::map<std::pair<std::string, std::string>, UpkeepWarning> found;
  for (const auto& good : atlas.goods) {  // sorted by id
    for (const auto& law : good.legal) {
      for (auto& what : warnings_of(law, day, days_ahead)) {
        auto& warning = found[{law.source, what.en}];
        if (!warning.goods.empty() && warning.goods.back() == good.id) continue;
        warning.source = law.source;
        warning.what = std::move(what);
        warning.goods.push_back(good.id);
      }
    }
  }
  std::vector<UpkeepWarning> warnings;
  for (auto& [key, warning] : found) warnings.push_back(std::move(warning));
  return warnings;
}

}  // namespace noroshi::sources
