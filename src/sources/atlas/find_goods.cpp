#include <algorithm>
#include <optional>

#include "names/name_folding.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::sources {
namespace {

constexpr std::size_t kMinCodeDigits = 4;  // a chapter (two digits) would find half the atlas
constexpr std::size_t kMinPartBytes = 3;   // shorter parts of a name find anything

// "hs850511" -> "850511"; nothing when it is no code.
std::optional<std::string> code_in(std::string_view query) {
  if (query.starts_with("hs")) query.remove_prefix(2);
  std::string digits;
  for (const char c : query) {
    if (c < '0' || c > '9') return std::nullopt;
    digits.push_back(c);
  }
  if (digits.size() < kMinCodeDigits || digits.size() > 12) return std::nullopt;
  return digits;
}

// Lower is better; nothing: no match.
std::optional<int> rank_of_code(const Good& good, std::string_view query) {
  std::optional<int> best;
  for (const auto& code : good.codes) {
    int rank = 0;
    if (code.code == query)
      rank = 0;
    else if (std::string_view{code.code}.starts_with(query))
      rank = 10;
    else if (code.code.size() >= kMinCodeDigits && query.starts_with(code.code))
      rank = 20;
    else
      continue;
    rank += code.scope == GoodCode::Scope::exact ? 0 : holds_others(code.scope) ? 2 : 1;
    best = std::min(best.value_or(rank), rank);
  }
  return best;
}

std::optional<int> rank_of_name(const Good& good, std::string_view query) {
  if (fold_name(good.id) == query) return 0;
  std::optional<int> best;
  const auto compare = [&](std::string_view candidate, int weight) {
    const auto name = fold_name(candidate);
    int rank = 0;
    if (name == query)
      rank = 1;
    else if (query.size() < kMinPartBytes)
      return;
    else if (name.starts_with(query))
      rank = 10;
    else if (name.find(query) != std::string::npos)
      rank = 20;
    else
      return;
    best = std::min(best.value_or(rank + weight), rank + weight);
  };
  compare(good.name.en, 0);
  compare(good.name.ja, 0);
  for (const auto& alias : good.aliases) compare(alias, 1);
  compare(good.id, 2);
  return best;
}

}  // namespace

std::vector<const Good*> find_goods(const Atlas& atlas, std::string_view query) {
  const auto wanted = fold_name(query);
  if (wanted.empty()) return {};
  const auto code = code_in(wanted);
  std::vector<std::pair<int, const Good*>> ranked;
  for (const auto& good : atlas.goods) {
    const auto rank = code ? rank_of_code(good, *code) : rank_of_name(good, wanted);
    if (rank) ranked.emplace_back(*rank, &good);
  }
  std::sort(ranked.begin(), ranked.end());  // the goods are one array sorted by id, so equal ranks come by id
  std::vector<const Good*> found;
  for (const auto& [rank, good] : ranked) found.push_back(good);
  return found;
}

}  // namespace noroshi::sources
