#include "holdings/good_choice.hpp"

#include <algorithm>

#include "columnar/sql_list.hpp"
#include "names/edit_distance.hpp"
#include "names/name_folding.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::size_t kMostNamed = 5;

// "HS 8505.11" -> "850511"; empty when it is no code.
std::string digits_in(const std::string& asked) {
  std::string folded = fold_name(asked);
  if (folded.starts_with("hs")) folded.erase(0, 2);
  const bool code =
      folded.size() >= 2 && folded.size() <= 12 && folded.find_first_not_of("0123456789") == std::string::npos;
  return code ? folded : std::string{};
}

bool is_called(const Good& good, const std::string& folded) {
  if (fold_name(good.id) == folded || fold_name(good.name.en) == folded || fold_name(good.name.ja) == folded)
    return true;
  return std::ranges::any_of(good.aliases, [&](const std::string& alias) { return fold_name(alias) == folded; });
}

bool has_code(const Good& good, const std::string& digits, bool exactly) {
  return std::ranges::any_of(good.codes, [&](const GoodCode& c) {
    return c.code == digits && (!exactly || c.scope == GoodCode::Scope::exact);
  });
}

GoodChoice subject_of(const Good& good) {
  GoodChoice subject{good.id, good.name, &good, {}, {}};
  for (const auto& code : good.codes) {
    if (std::ranges::find(subject.codes, code.code) == subject.codes.end()) subject.codes.push_back(code.code);
  }
  return subject;
}

std::vector<Near> named(const std::vector<const Good*>& goods) {
  std::vector<Near> named;
  for (std::size_t i = 0; i < goods.size() && i < kMostNamed; ++i) named.push_back({goods[i]->id, goods[i]->name});
  return named;
}

tl::unexpected<Error> several(const std::string& asked, const std::vector<const Good*>& goods) {
  return fail_field(ErrorCode::invalid_input, "good",
                    text("'{}' may mean {} goods. Give the id of one.",
                         "「{}」に当てはまる物資が{}件あります。いずれかのIDを指定してください。", asked, goods.size()),
                    named(goods));
}

std::vector<const Good*> nearly_called(const Atlas& atlas, const std::string& folded) {
  std::vector<std::pair<std::size_t, const Good*>> near;
  for (const auto& good : atlas.goods) {
    const auto distance =
        std::min(edit_distance(fold_name(good.id), folded), edit_distance(fold_name(good.name.en), folded));
    if (3 * distance <= folded.size()) near.emplace_back(distance, &good);
  }
  std::ranges::sort(near, {}, [](const auto& n) { return std::pair{n.first, n.second->id}; });
  std::vector<const Good*> goods;
  for (const auto& [distance, good] : near) goods.push_back(good);
  return goods;
}

tl::unexpected<Error> unheard_of(const Atlas& atlas, const std::string& asked) {
  return fail_field(
      ErrorCode::not_found, "good",
      text("neither the atlas nor the trade data know '{}'. Give a name, an id of the atlas such as "
           "gallium, or a trade code such as 270900.",
           "「{}」はアトラスにも貿易データにもありません。品名、アトラスのID（gallium など）又は品目コード"
           "（270900 など）を指定してください。",
           asked),
      named(nearly_called(atlas, fold_name(asked))));
}

Result<bool> is_traded(OpenedWorkspace& workspace, const std::string& digits) {
  const auto partitions = workspace.store().partitions("trade");
  if (!partitions) return fail(partitions.error());
  if (partitions->empty()) return false;
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto found =
      (*db)->scalar(fmt::format("SELECT 1 FROM read_parquet([{}]) WHERE product = {} LIMIT 1",
                                columnar::sql_list(*partitions, &lake::Partition::path), columnar::sql_string(digits)));
  if (!found) return fail(found.error());
  return found->has_value();
}

GoodChoice bare_code(const std::string& digits, std::vector<const Good*> goods_here) {
  return {digits, text("Trade code {}", "品目コード {}", digits), nullptr, {digits}, std::move(goods_here)};
}

Result<GoodChoice> subject_of_code(const Atlas& atlas, const std::string& asked, const std::string& digits,
                                   OpenedWorkspace& workspace, UnknownCode unknown_code) {
  std::vector<const Good*> exact, sharing;
  for (const auto& good : atlas.goods) {
    if (has_code(good, digits, true)) exact.push_back(&good);
    if (has_code(good, digits, false)) sharing.push_back(&good);
  }
  if (exact.size() == 1) return subject_of(*exact.front());
  if (sharing.size() == 1) return subject_of(*sharing.front());
  const auto traded = is_traded(workspace, digits);
  if (!traded) return fail(traded.error());
  if (*traded) return GoodChoice{digits, text("Trade code {}", "品目コード {}", digits), nullptr, {digits}, sharing};
  const auto near = sharing.empty() ? sources::find_goods(atlas, digits) : sharing;
  if (near.size() == 1) return subject_of(*near.front());
  if (!near.empty()) return several(asked, near);
  if (unknown_code == UnknownCode::taken) return bare_code(digits, {});
  return unheard_of(atlas, asked);
}

}  // namespace

Result<GoodChoice> choose_good(OpenedWorkspace& workspace, const std::string& asked, UnknownCode unknown_code) {
  const auto read = workspace.atlas();
  if (!read) return fail(read.error());
  const Atlas& atlas = **read;
  if (const auto* good = atlas.find(asked)) return subject_of(*good);
  if (const auto digits = digits_in(asked); !digits.empty())
    return subject_of_code(atlas, asked, digits, workspace, unknown_code);
  const auto folded = fold_name(asked);
  const auto found = sources::find_goods(atlas, asked);
  std::vector<const Good*> named;
  std::ranges::copy_if(found, std::back_inserter(named), [&](const Good* good) { return is_called(*good, folded); });
  if (named.size() == 1) return subject_of(*named.front());
  if (!named.empty()) return several(asked, named);
  if (found.size() == 1) return subject_of(*found.front());
  if (found.empty()) return unheard_of(atlas, asked);
  return several(asked, found);
}

GoodCode::Scope scope_of(const GoodChoice& subject, const std::string& digits) {
  if (subject.good != nullptr) {
    for (const auto& code : subject.good->codes) {
      if (code.code == digits) return code.scope;
    }
  }
  return GoodCode::Scope::exact;
}

Text scope_words(GoodCode::Scope scope) {
  switch (scope) {
    case GoodCode::Scope::exact:
      return {"exactly this good", "本物資のみ"};
    case GoodCode::Scope::wider:
      return {"all of this good and other goods", "本物資の全部と他の物資"};
    case GoodCode::Scope::narrower:
      return {"part of this good only", "本物資の一部のみ"};
    case GoodCode::Scope::overlapping:
      return {"part of this good and other goods", "本物資の一部と他の物資"};
  }
  return {};
}

}  // namespace noroshi::holdings
