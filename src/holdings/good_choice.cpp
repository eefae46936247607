#include "holdings/good_choice.hpp"

#include <algorithm>

#include "names/edit_distance.hpp"
#include "names/name_folding.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi {
namespace {

constexpr std::size_t kMostNamed = 8;
constexpr std::size_t kLongestTypo = 3;

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

DossierSubject subject_of(const Good& good) {
  DossierSubject subject{good.id, good.name, &good, {}, {}};
  for (const auto& code : good.codes) {
    if (std::ranges::find(subject.codes, code.code) == subject.codes.end()) subject.codes.push_back(code.code);
  }
  return subject;
}

Text list_of(const std::vector<const Good*>& goods) {
  Text list;
  for (std::size_t i = 0; i < goods.size() && i < kMostNamed; ++i) {
    list.en += (i == 0 ? "" : ", ") + goods[i]->id + " (" + goods[i]->name.en + ")";
    list.ja += (i == 0 ? "" : "、") + goods[i]->id + "（" + goods[i]->name.ja + "）";
  }
  if (goods.size() > kMostNamed) {
    list.en += ", ...";
    list.ja += "ほか";
  }
  return list;
}

tl::unexpected<Error> several(const std::string& asked, const std::vector<const Good*>& goods) {
  const auto list = list_of(goods);
  return fail(
      ErrorCode::invalid_input,
      {fmt::format("'{}' may mean several goods: {}. Give one of these ids.", asked, list.en),
       fmt::format("「{}」に当てはまる物資が複数あります: {}。いずれかのIDを指定してください。", asked, list.ja)},
      asked);
}

std::vector<const Good*> nearly_called(const Atlas& atlas, const std::string& folded) {
  std::vector<std::pair<std::size_t, const Good*>> near;
  for (const auto& good : atlas.goods) {
    const auto distance =
        std::min(edit_distance(fold_name(good.id), folded), edit_distance(fold_name(good.name.en), folded));
    if (distance <= kLongestTypo) near.emplace_back(distance, &good);
  }
  std::ranges::sort(near, {}, [](const auto& n) { return std::pair{n.first, n.second->id}; });
  std::vector<const Good*> goods;
  for (const auto& [distance, good] : near) goods.push_back(good);
  return goods;
}

tl::unexpected<Error> unheard_of(const Atlas& atlas, const std::string& asked) {
  const auto near = list_of(nearly_called(atlas, fold_name(asked)));
  return fail(ErrorCode::not_found,
              {fmt::format("neither the atlas nor the trade data know '{}'. {}Give a name, an id of the atlas such as "
                           "gallium, or a trade code such as 270900.",
                           asked, near.en.empty() ? "" : "Did you mean " + near.en + "? "),
               fmt::format("「{}」はアトラスにも貿易データにもありません。{}品名、アトラスのID（gallium "
                           "など）又は品目コード（270900 など）を指定してください。",
                           asked, near.ja.empty() ? "" : "もしかして: " + near.ja + "。")},
              asked);
}

Result<bool> is_traded(const Workspace& workspace, Database& db, const std::string& digits) {
  const auto partitions = workspace.partitions("trade");
  if (!partitions) return fail(partitions.error());
  if (partitions->empty()) return false;
  std::string files;
  for (const auto& p : *partitions) files += (files.empty() ? "" : ",") + sql_string(p.path.string());
  const auto found =
      db.scalar(fmt::format("SELECT 1 FROM read_parquet([{}]) WHERE product = {} LIMIT 1", files, sql_string(digits)));
  if (!found) return fail(found.error());
  return found->has_value();
}

Result<DossierSubject> subject_of_code(const Atlas& atlas, const std::string& asked, const std::string& digits,
                                       const Workspace& workspace, Database& db) {
  std::vector<const Good*> exact, sharing;
  for (const auto& good : atlas.goods) {
    if (has_code(good, digits, true)) exact.push_back(&good);
    if (has_code(good, digits, false)) sharing.push_back(&good);
  }
  if (exact.size() == 1) return subject_of(*exact.front());
  if (sharing.size() == 1) return subject_of(*sharing.front());
  const auto traded = is_traded(workspace, db, digits);
  if (!traded) return fail(traded.error());
  if (*traded)
    return DossierSubject{digits, text("Trade code {}", "品目コード {}", digits), nullptr, {digits}, sharing};
  const auto near = sharing.empty() ? find_goods(atlas, digits) : sharing;
  if (near.size() == 1) return subject_of(*near.front());
  if (near.empty()) return unheard_of(atlas, asked);
  return several(asked, near);
}

}  // namespace

Result<DossierSubject> find_subject(const Atlas& atlas, const std::string& asked, const Workspace& workspace,
                                    Database& db) {
  if (const auto* good = atlas.find(asked)) return subject_of(*good);
  if (const auto digits = digits_in(asked); !digits.empty())
    return subject_of_code(atlas, asked, digits, workspace, db);
  const auto folded = fold_name(asked);
  const auto found = find_goods(atlas, asked);
  std::vector<const Good*> named;
  std::ranges::copy_if(found, std::back_inserter(named), [&](const Good* good) { return is_called(*good, folded); });
  if (named.size() == 1) return subject_of(*named.front());
  if (!named.empty()) return several(asked, named);
  if (found.size() == 1) return subject_of(*found.front());
  if (found.empty()) return unheard_of(atlas, asked);
  return several(asked, found);
}

GoodCode::Scope scope_of(const DossierSubject& subject, const std::string& digits) {
  if (subject.good != nullptr) {
    for (const auto& code : subject.good->codes) {
      if (code.code == digits) return code.scope;
    }
  }
  return GoodCode::Scope::exact;
}

}  // namespace noroshi
