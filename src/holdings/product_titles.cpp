#include "holdings/product_titles.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "columnar/sql_list.hpp"
#include "sources/atlas/atlas.hpp"

namespace noroshi::holdings {
namespace {

constexpr std::size_t kMostGoods = 2;                  // named of those that one code holds
constexpr std::array<std::size_t, 3> kAbove{8, 6, 4};  // digits of the codes above, the nearest first

void complete(Text& title) {  // one language is better than none; both are shown as they are
  if (title.en.empty()) title.en = title.ja;
  if (title.ja.empty()) title.ja = title.en;
}

// Japan's tariff names the way down to a code ("米 > 精米"): the last step is the name, unless it says nothing alone:
// "other", "parts".
std::string last_step(const std::string& path) {
  static const std::string kStep = " > ";
  static constexpr std::array<std::string_view, 5> kNothingAlone{"その他", "部品", "部分品", "附属品", "付属品"};
  const auto at = path.rfind(kStep);
  if (at == std::string::npos) return path;
  const auto last = path.substr(at + kStep.size());
  const bool nothing = std::ranges::any_of(kNothingAlone, [&](std::string_view w) { return last.starts_with(w); });
  return nothing ? path : last;
}

// What nomenclatures call a code, by digits and edition ("HS22", "JP2026-07-09").
class NomenclatureNames {
 public:
  static Result<NomenclatureNames> read(const lake::Workspace& workspace, columnar::Database& db,
                                        const std::set<std::string>& codes) {
    NomenclatureNames names;
    const auto partitions = workspace.partitions("product_names");
    if (!partitions) return fail(partitions.error());
    if (partitions->empty() || codes.empty()) return names;
    auto found = db.query(fmt::format(
        "SELECT code, edition, language, name FROM read_parquet([{}], union_by_name = true) WHERE code IN ({}) "
        "ORDER BY code, edition, language",
        columnar::sql_list(*partitions, &lake::Partition::path), columnar::sql_list(codes)));
    if (!found) return fail(found.error());
    while (true) {
      const auto batch = found->next();
      if (!batch) return fail(batch.error());
      if (!*batch) return names;
      for (std::size_t i = 0; i < (*batch)->rows(); ++i) {
        auto& title = names.by_code_[std::string{(*batch)->text(0, i)}][std::string{(*batch)->text(1, i)}];
        ((*batch)->text(2, i) == "ja" ? title.ja : title.en) = last_step(std::string{(*batch)->text(3, i)});
      }
    }
  }

  // Each language from the edition asked for, else from the newest that has it. Empty: no nomenclature has the code.
  [[nodiscard]] Text find(const std::string& digits, std::string_view edition) const {
    const auto editions = by_code_.find(digits);
    if (editions == by_code_.end()) return {};
    Text title;
    const auto take = [&](const Text& from) {
      if (title.en.empty()) title.en = from.en;
      if (title.ja.empty()) title.ja = from.ja;
    };
    if (const auto own = editions->second.find(std::string{edition}); own != editions->second.end()) take(own->second);
    for (auto at = editions->second.rbegin(); at != editions->second.rend(); ++at) take(at->second);
    return title;
  }

 private:
  std::map<std::string, std::map<std::string, Text>> by_code_;
};

// The goods of the atlas by their codes.
class GoodsByCode {
 public:
  explicit GoodsByCode(const std::vector<Good>& goods) {
    for (const auto& good : goods) {
      for (const auto& code : good.codes) entries_.push_back({code.code, code.scope, &good});
    }
    std::ranges::sort(entries_, std::less{}, [](const Entry& e) {
      return std::pair{std::string_view{e.code}, e.good};
    });
  }

  // Names of the goods that a code stands for, to that scope, in the order of the atlas.
  [[nodiscard]] Text names(const std::string& digits, GoodCode::Scope scope) const {
    std::vector<const Good*> found;
    for (const auto& entry : std::ranges::equal_range(entries_, digits, {}, &Entry::code)) {
      if (entry.scope == scope) found.push_back(entry.good);
    }
    return joined(std::move(found), holds_others(scope) ? kMostGoods : 1);
  }

  // Those of the finer codes below one.
  [[nodiscard]] Text names_below(const std::string& digits) const {
    std::vector<const Good*> found;
    for (auto at = std::ranges::upper_bound(entries_, digits, {}, &Entry::code);
         at != entries_.end() && at->code.starts_with(digits); ++at) {
      found.push_back(at->good);
    }
    return joined(std::move(found), kMostGoods);
  }

 private:
  struct Entry {
    std::string code;
    GoodCode::Scope scope;
    const Good* good;  // of the atlas: its place there orders the names
  };

  static Text joined(std::vector<const Good*> goods, std::size_t at_most) {
    std::ranges::sort(goods);
    const auto again = std::ranges::unique(goods);
    goods.erase(again.begin(), again.end());
    if (goods.size() > at_most) goods.resize(at_most);
    Text names;
    for (const auto* good : goods) {
      names.en += (names.en.empty() ? "" : ", ") + good->name.en;
      names.ja += (names.ja.empty() ? "" : "、") + good->name.ja;
    }
    return names;
  }

  std::vector<Entry> entries_;
};

bool has_words(const Text& text) { return !text.en.empty() || !text.ja.empty(); }

// A name that is not quite the code's own.
Text name_of_other_scope(const GoodsByCode& goods, const NomenclatureNames& names, const std::string& digits,
                         std::string_view edition) {
  if (const auto whole = goods.names(digits, GoodCode::Scope::narrower); has_words(whole))
    return {whole.en + " (part)", whole.ja + "（一部）"};
  for (const auto& held : {goods.names(digits, GoodCode::Scope::wider),
                           goods.names(digits, GoodCode::Scope::overlapping), goods.names_below(digits)}) {
    if (has_words(held)) return {held.en + ", among others", held.ja + "ほか"};
  }
  for (const auto length : kAbove) {
    if (length >= digits.size()) continue;
    const auto above = digits.substr(0, length);
    Text title = names.find(above, edition);
    if (!has_words(title)) title = goods.names(above, GoodCode::Scope::exact);
    if (!has_words(title)) continue;
    complete(title);
    return {fmt::format("in {}: {}", above, title.en), fmt::format("{}の内：{}", above, title.ja)};
  }
  return {};
}

}  // namespace

Result<ProductTitles> ProductTitles::load(OpenedWorkspace& workspace, const std::vector<PositionRow>& rows) {
  std::set<std::string> codes;
  for (const auto& r : rows) {
    const auto digits = r.product.digits();
    codes.insert(digits);
    for (const auto length : kAbove) {
      if (length < digits.size()) codes.insert(digits.substr(0, length));
    }
  }
  const auto db = workspace.database();
  if (!db) return fail(db.error());
  const auto names = NomenclatureNames::read(workspace.store(), **db, codes);
  if (!names) return fail(names.error());
  const auto atlas = workspace.atlas();
  if (!atlas) return fail(atlas.error());
  const GoodsByCode goods{(*atlas)->goods};
  ProductTitles titles;
  for (const auto& r : rows) {
    const auto digits = r.product.digits();
    const auto edition = name_of(r.product.nomenclature());
    Text title = names->find(digits, edition);
    const Text good = goods.names(digits, GoodCode::Scope::exact);
    if (title.en.empty()) title.en = good.en;
    if (title.ja.empty()) title.ja = good.ja;
    if (!has_words(title)) {
      title = name_of_other_scope(goods, *names, digits, edition);
      titles.other_scope_ = titles.other_scope_ || has_words(title);
    }
    if (!has_words(title)) continue;
    complete(title);
    titles.by_product_[r.product] = std::move(title);
  }
  return titles;
}

std::optional<Text> ProductTitles::find(ProductCode product) const {
  const auto found = by_product_.find(product);
  return found == by_product_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Text> ProductTitles::scope_note() const {
  if (!other_scope_) return std::nullopt;
  return Text{
      "Names: “among others”, the code holds other goods too; “(part)”, the code is only a part of the good; "
      "“in 8505: …”, the name of the heading above.",
      "品名の「ほか」は他の物資も含むコード、「（一部）」は当該物資の一部のみのコード、「8505の内：…」は上位の"
      "コードの名称を示す。"};
}

}  // namespace noroshi::holdings
