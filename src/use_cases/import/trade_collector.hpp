#pragma once
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/rejected.hpp"
#include "normalize/area_catalog.hpp"
#include "normalize/exchange_rates.hpp"
#include "sources/feed.hpp"

namespace noroshi::use_cases {

// Turns what a feed reads into trade records: areas into codes, products into packed codes, money into USD; what cannot
// be understood becomes a rejected row with its reason. Nothing is guessed: an unknown area or a lost leading zero is
// rejected, not repaired.
class TradeCollector final : public sources::TradeSink {
 public:
  TradeCollector(const sources::TradeFeed& feed, const normalize::AreaCatalog& areas,
                 const normalize::ExchangeRates& rates)
      : feed_{feed}, areas_{areas}, rates_{rates} {}

  // `expected_rows`: a guess; a table that has to grow is copied.
  void start_file(std::string name, std::size_t expected_rows);
  void start_row(std::uint64_t record) { record_ = record; }
  // At the end of a file it is known which lines its records have, and what its columns are called.
  void end_file(const columnar::TableReader& reader);

  void accept(const sources::RawTrade& trade) override;
  void reject(std::string_view field, RejectReason reason, std::string_view content) override;
  void skip(sources::SkipReason reason) override { ++skipped[static_cast<std::size_t>(reason)]; }

  // A row of `records` or `totals` that only shows to be unusable when all are together.
  void reject_duplicate(const TradeRecords& table, std::size_t index);

  TradeRecords records;  // identified partners
  TradeRecords totals;   // the publisher's World rows
  RejectedRows rejected;
  std::array<std::uint64_t, sources::kSkipReasons> skipped{};

 private:
  struct File {  // the first of its rows in each table
    std::string name;
    std::size_t records = 0, totals = 0, rejected = 0;
  };
  using Part = std::optional<std::size_t> sources::TradeColumns::*;
  // The field that a part of a flow was read from; `otherwise` when the file does not say it.
  [[nodiscard]] std::string_view field_of(Part part, std::string_view otherwise, unsigned month = 0) const;
  [[nodiscard]] std::optional<AreaCode> resolve(const sources::AreaRef& ref, Part part, std::string_view otherwise);
  [[nodiscard]] std::optional<ProductCode> product_of(const sources::RawTrade& trade);

  const sources::TradeFeed& feed_;
  const normalize::AreaCatalog& areas_;
  const normalize::ExchangeRates& rates_;
  std::vector<File> files_;
  std::uint64_t record_ = 0;
  // Names of areas seen so far.
  std::unordered_map<std::string, std::optional<AreaCode>> names_;
};

}  // namespace noroshi::use_cases
