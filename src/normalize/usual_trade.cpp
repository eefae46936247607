#include "normalize/usual_trade.hpp"

#include "toml/document.hpp"

namespace noroshi::normalize {

Result<std::vector<double>> read_usual_trade(const std::filesystem::path& file, const AreaCatalog& catalog) {
  auto document = toml::Document::read(file, file.string());
  if (!document) return fail(document.error());
  const auto top = document->top();
  top.leave({"source", "year"});
  std::vector<double> shares(kAreaCodes, 0.0);
  std::size_t listed = 0;
  double sum = 0.0;
  if (const auto percent = top.table("percent")) {
    for (const auto& iso3 : percent->keys()) {
      const auto area = catalog.find(iso3);
      const auto share = percent->number(iso3);
      if (!area || catalog.area(*area).kind != AreaKind::country || catalog.area(*area).iso3 != iso3) {
        percent->report(iso3, text("'{}' is no country of the catalogue. Use its three-letter code.",
                                   "「{}」は地域カタログの国ではありません。3文字コードを使ってください。", iso3));
      } else if (share) {
        shares[area->index()] = *share / 100.0;
        sum += *share / 100.0;
        ++listed;
      }
    }
    if (sum > 1.0) {
      percent->report("", text("the shares add up to {:.1f} %. Correct them.",
                               "割合の合計が{:.1f}％になっています。修正してください。", 100.0 * sum));
    }
  }
  if (const auto problems = document->finish(); !problems.empty()) return fail(problems.front());
  std::size_t countries = 0;
  for (const auto& area : catalog.all()) countries += area.kind == AreaKind::country ? 1 : 0;
  const double each = countries > listed ? (1.0 - sum) / static_cast<double>(countries - listed) : 0.0;
  for (const auto& area : catalog.all()) {
    if (area.kind == AreaKind::country && shares[area.code.index()] == 0.0) shares[area.code.index()] = each;
  }
  return shares;
}

}  // namespace noroshi::normalize
