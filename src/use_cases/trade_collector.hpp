#pragma once
#include <array>
#include <string>
#include <unordered_map>

#include "model/rejected.hpp"
#include "normalize/area_catalog.hpp"
#include "sources/feed.hpp"
#include "use_cases/exchange_rates.hpp"

namespace noroshi {

// Turns what a feed reads into trade records: areas into codes, products into packed codes, money into USD; what cannot
// be understood becomes a rejected row with its reason. Nothing is guessed: an unknown area or a lost leading zero is
// rejected, not repaired.
class TradeCollector final : public TradeSink {
 public:
  TradeCollector(const AreaCatalog& areas, const ExchangeRates& rates) : areas_{areas}, rates_{rates} {}

  void start_file(std::string name) { file_ = std::move(name); }
  void start_row(std::uint64_t record) { record_ = record; }

  void accept(const RawTrade& trade) override;
  void reject(std::string_view field, RejectReason reason, std::string_view content) override;
  void skip(SkipReason reason) override { ++skipped[static_cast<std::size_t>(reason)]; }

  // A row that only shows to be unusable when all are together (duplicates).
  void reject_record(const TradeRecord& record, RejectReason reason);

  TradeRecords records;           // identified partners
  TradeRecords totals;            // the publisher's World rows
  RejectedRows rejected;
  std::array<std::uint64_t, kSkipReasons> skipped{};

 private:
  [[nodiscard]] std::optional<AreaCode> resolve(const AreaRef& ref, std::string_view field);
  [[nodiscard]] std::optional<ProductCode> product_of(const RawTrade& trade);

  const AreaCatalog& areas_;
  const ExchangeRates& rates_;
  std::string file_;
  std::uint64_t record_ = 0;
  // Consecutive rows mostly repeat texts: the last product and the names seen so far.
  std::string last_digits_;
  Nomenclature last_nomenclature_ = Nomenclature::hs22;
  std::optional<ProductCode> last_product_;
  std::unordered_map<std::string, std::optional<AreaCode>> names_;
};

}  // namespace noroshi
