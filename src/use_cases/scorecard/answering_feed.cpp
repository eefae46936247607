#include "use_cases/scorecard/answering_feed.hpp"

#include <algorithm>
#include <cmath>

namespace noroshi::use_cases {
namespace {

constexpr double kShareOfItems = 0.95;                    // of the publication's products must be loaded
constexpr std::uint64_t kPartnersOfAWholeImporter = 100;  // fewer: an extract by partner
constexpr std::uint64_t kWorldProducts = 4500, kWorldImporters = 150;

AnsweringFeed of_product(const TradeHoldings& holdings, const FromTrade& asked,
                         const holdings::ImporterChoice& importer) {
  for (const auto& feed : holdings.feeds(TradeHoldings::Feeds::reported)) {
    if (holdings.has_product(feed, asked.year, importer.area, asked.product))
      return {feed, text("{} {}", "{} {}年", feed, asked.year)};
  }
  AnsweringFeed missing;
  missing.data = {fmt::format("needs UN Comtrade {}: yearly imports of {} by {}; none found", asked.year, asked.product,
                              importer.code),
                  fmt::format("UN Comtrade {}年、{}による{}の年次輸入が必要（見つからない）", asked.year, importer.code,
                              asked.product)};
  return missing;
}

AnsweringFeed of_importer(const TradeHoldings& holdings, const FromTrade& asked,
                          const holdings::ImporterChoice& importer) {
  const auto needed = static_cast<std::uint64_t>(std::ceil(kShareOfItems * asked.items));
  TradeHoldings::Extent best;
  for (const auto& feed : holdings.feeds(TradeHoldings::Feeds::reported_then_reconciled)) {
    TradeHoldings::Extent least{~std::uint64_t{0}, ~std::uint64_t{0}};
    for (const auto reporter : importer.reporters()) {
      const auto extent = holdings.of_importer(feed, asked.year, reporter);
      least = {std::min(least.products, extent.products), std::min(least.partners, extent.partners)};
    }
    if (least.products >= needed && least.partners >= kPartnersOfAWholeImporter) {
      return {feed, text("{} {}, {} HS6 products", "{} {}年、HS6桁 {}品目", feed, asked.year, least.products)};
    }
    if (least.products > best.products) best = least;
  }
  const auto whom = importer.group ? "each member of " + importer.code : importer.code;
  const auto whom_ja = importer.group ? importer.code + "の各国" : importer.code;
  return {
      {},
      {fmt::format("needs imports of {} in {}: at least {} HS6 products (95 % of {}) from {} partners or more; found "
                   "{} products from {} partners",
                   whom, asked.year, needed, asked.items, kPartnersOfAWholeImporter, best.products, best.partners),
       fmt::format("{}年の{}の輸入が必要：HS6桁{}品目以上（{}の95%）、相手国{}以上。取込済みは{}品目、相手国{}",
                   asked.year, whom_ja, needed, asked.items, kPartnersOfAWholeImporter, best.products, best.partners)}};
}

AnsweringFeed of_world(const TradeHoldings& holdings, const FromTrade& asked) {
  const auto feed = holdings.reconciled();
  std::string missing;
  for (int y = asked.year - asked.window + 1; y <= asked.year; ++y) {
    const auto world = holdings.of_world(y);
    if (world.products >= kWorldProducts && world.importers >= kWorldImporters) continue;
    missing += fmt::format("{}{}", missing.empty() ? "" : ", ", y);
  }
  const int first = asked.year - asked.window + 1;
  if (missing.empty()) return {feed, text("{} {}-{}", "{} {}～{}年", feed, first, asked.year)};
  return {{},
          text("needs BACI for all years {}-{} ({} HS6 products and {} importers or more in each); missing: {}",
               "BACIの{}～{}年すべてが必要（各年HS6桁{}品目以上、輸入国{}以上）。不足：{}", first, asked.year,
               kWorldProducts, kWorldImporters, missing)};
}

}  // namespace

AnsweringFeed find_answering_feed(const TradeHoldings& holdings, const FromTrade& asked,
                                  const holdings::ImporterChoice& importer) {
  switch (asked.extent) {
    case TradeExtent::product:
      return of_product(holdings, asked, importer);
    case TradeExtent::importer:
      return of_importer(holdings, asked, importer);
    case TradeExtent::world:
    case TradeExtent::history:
      break;
  }
  return of_world(holdings, asked);
}

}  // namespace noroshi::use_cases
