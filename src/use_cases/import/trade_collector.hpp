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

inline constexpr AreaCode kNobody{899};  // "Areas, n.e.s.": bought from nobody in particular

// A breakdown of a flow: the record's value is that of one cell.
struct TradePart {
  TradeRecord record;
  std::uint32_t cell = 0;
};

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
  void part(const sources::RawTrade& trade, std::string_view cell) override;

  // "file:line" of a row of `records` or `totals`.
  // Whether two rows stand in one file of the delivery.
  [[nodiscard]] bool in_one_file(const TradeRecords& table, std::size_t a, std::size_t b) const {
    return &file_of(table, a) == &file_of(table, b);
  }
  [[nodiscard]] std::string place_of(const TradeRecords& table, std::size_t index) const;
  // A row of `records` or `totals` that only shows to be unusable when all are together.
  void reject_duplicate(const TradeRecords& table, std::size_t index);

  TradeRecords records;  // identified partners
  TradeRecords totals;   // the publisher's World rows, and those of other groups of partners
  // Rows whose partner is no known area but whose value is: partner kNobody. They are among the rejected too.
  TradeRecords unplaced;
  std::vector<TradePart> parts;    // breakdowns, among the skipped too
  std::vector<std::string> cells;  // what TradePart::cell means
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
  // An area, and which of the ways to write it was used: rows of several areas that fold into one are added up.
  struct Resolved {
    AreaCode code;
    std::uint8_t form = 0;  // 0 to 7 for numbers, 8 to 15 for texts
  };
  [[nodiscard]] const std::optional<Resolved>& area_of(const sources::AreaRef& ref);
  [[nodiscard]] std::optional<Resolved> resolve(const sources::AreaRef& ref, Part part, std::string_view otherwise);
  [[nodiscard]] std::optional<Resolved> numbered(std::optional<AreaCode> code, std::uint8_t first);
  [[nodiscard]] const File& file_of(const TradeRecords& table, std::size_t index) const;
  // Rejects what cannot be understood. `nobody`: set when only the partner cannot; the record is kNobody's then.
  [[nodiscard]] std::optional<TradeRecord> record_of(const sources::RawTrade& trade, bool& nobody);
  [[nodiscard]] bool read_amounts(const sources::RawTrade& trade, TradeRecord& record, bool quiet);
  [[nodiscard]] std::optional<ProductCode> product_of(const sources::RawTrade& trade);

  const sources::TradeFeed& feed_;
  const normalize::AreaCatalog& areas_;
  const normalize::ExchangeRates& rates_;
  std::vector<File> files_;
  std::uint64_t record_ = 0;
  bool muted_ = false;  // while a breakdown is read
  // Areas seen so far, by the way they were written, and how many ways each has.
  std::unordered_map<std::string, std::optional<Resolved>> names_;
  std::array<std::unordered_map<int, std::optional<Resolved>>, 2> numbers_;
  std::array<std::array<std::uint8_t, kAreaCodes>, 2> forms_{};
  std::unordered_map<std::string, std::uint32_t> cell_index_;
};

}  // namespace noroshi::use_cases
