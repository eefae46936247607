#include "use_cases/product_titles.hpp"

#include <set>

#include "sources/atlas/atlas.hpp"
#include "use_cases/bundled_data.hpp"
#include "use_cases/query_rows.hpp"

namespace noroshi {
namespace {

void complete(Text& title) {  // one language is better than none; both are shown as they are
  if (title.en.empty()) title.en = title.ja;
  if (title.ja.empty()) title.ja = title.en;
}

}  // namespace

Result<ProductTitles> ProductTitles::load(const Workspace& workspace, Database& db,
                                          const std::vector<PositionRow>& rows) {
  ProductTitles titles;
  std::set<std::string> wanted;
  for (const auto& r : rows) wanted.insert(r.product.digits());
  const auto partitions = workspace.partitions("product_names");
  if (!partitions) return fail(partitions.error());
  if (!partitions->empty() && !wanted.empty()) {
    std::string files, codes;
    for (const auto& p : *partitions) files += (files.empty() ? "" : ",") + sql_string(p.path.string());
    for (const auto& code : wanted) codes += (codes.empty() ? "" : ",") + sql_string(code);
    const auto read =
        each_row(db,
                 fmt::format("SELECT code, language, name FROM read_parquet([{}], union_by_name = true) WHERE code IN "
                             "({}) ORDER BY code, language, edition",
                             files, codes),
                 [&](const Batch& batch, std::size_t i) {
                   auto& title = titles.by_digits_[std::string{batch.text(0, i)}];
                   (batch.text(1, i) == "ja" ? title.ja : title.en) = batch.text(2, i);
                 });
    if (!read) return fail(read.error());
  }
  const auto reading = read_atlas(bundled_data() / "atlas");
  for (const auto& good : reading.atlas.goods) {
    for (const auto& code : good.codes) {
      if (code.scope != GoodCode::Scope::exact || !wanted.contains(code.code)) continue;
      auto& title = titles.by_digits_[code.code];
      if (title.en.empty()) title.en = good.name.en;
      if (title.ja.empty()) title.ja = good.name.ja;
    }
  }
  for (auto& [digits, title] : titles.by_digits_) complete(title);
  return titles;
}

std::optional<Text> ProductTitles::find(ProductCode product) const {
  const auto found = by_digits_.find(product.digits());
  return found == by_digits_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace noroshi
