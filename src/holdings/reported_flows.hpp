#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "holdings/importer_choice.hpp"
#include "holdings/opened_workspace.hpp"
#include "holdings/stored_trade.hpp"
#include "model/trade_record.hpp"

namespace noroshi::holdings {

// Amounts of some records. Weight and supplementary quantity are those of the records that state one (above zero);
// the value of just these records stands beside each.
struct TradeAmounts {
  double value_usd = 0.0;
  double mass_kg = 0.0, weighed_usd = 0.0;
  double quantity = 0.0, counted_usd = 0.0;
  QuantityUnit unit = QuantityUnit::none;  // of the quantity
  bool several_units = false;              // then the quantity adds up nothing

  void add(const TradeRecord& record);
  void add(const TradeAmounts& other);
  [[nodiscard]] std::optional<double> usd_per_kg() const;  // weighed_usd / mass_kg
  [[nodiscard]] std::optional<double> counted() const;     // quantity, where all of it is in one unit
};

inline constexpr std::uint16_t kAllMonths = 0xFFF;  // bits, January first

// What an importer says of one code in one period, in the words of one feed. Partners that are nobody in particular are
// among them; the importer's trade with itself (inside a group: between members) is apart.
struct ImporterReport {
  std::string feed;
  std::uint16_t months = 0;  // that it holds of a year: all where the year was filed whole
  std::map<AreaCode, TradeAmounts> partners;
  TradeAmounts all;  // of all partners
  double own_usd = 0.0;
  std::optional<double> printed_total;  // the feed's own figure for the World, USD; of a group never
};

// What one exporter says it sent there, usually FOB.
struct ExporterReport {
  std::string feed;
  std::uint16_t months = 0;
  std::optional<TradeAmounts> sent;  // nothing: it reports the code in the period, but nothing sent there
};

struct FlowQuestion {
  std::string importer;  // as asked: a group has its members of each year
  std::vector<std::string> codes;
  int from = 0, to = 0;  // years
  std::optional<Date> as_of;
};

// Both sides of an importer's trade in some codes, as reported: what a cube leaves out (weights, quantities, months,
// the other side). Rows of a year are taken as normalize::yearly takes them: a reporter that filed the year is
// believed, else its months are added.
class ReportedFlows {
 public:
  // Errors: an importer that is not known; those of the files. Cost: one look into each stored file of the years.
  [[nodiscard]] static Result<ReportedFlows> read(OpenedWorkspace& workspace, const StoredTrade& stored,
                                                  const FlowQuestion& question);

  // Of the most trusted feed that speaks of the code in the period, or of the feed named.
  [[nodiscard]] std::optional<ImporterReport> of_importer(const std::string& code, Period period,
                                                          const std::string& feed = {}) const;
  // The most trusted feed that has months of the code in the year; empty: none.
  [[nodiscard]] std::string feed_of_months(const std::string& code, int year) const;
  // By exporter, each in the words of the most trusted feed that has it report the code in the period.
  [[nodiscard]] std::map<AreaCode, ExporterReport> of_exporters(const std::string& code, Period period) const;
  // Whether all deliveries behind a feed's year say that they hold every partner.
  [[nodiscard]] bool says_all_partners(int year, const std::string& feed) const;
  // Files of some years that hold any of it.
  [[nodiscard]] std::vector<lake::Partition> files(int from, int to) const;
  [[nodiscard]] std::vector<int> years() const;  // with any of it, ascending

 private:
  // When a reporter speaks of a code at all.
  struct Periods {
    bool whole = false;        // it filed the year
    std::uint16_t months = 0;  // that it filed
  };
  using Spoken = std::map<std::pair<AreaCode, std::string>, Periods>;
  struct FeedYear {
    lake::Partition file;
    ImporterChoice importer;
    TradeRecords records;  // imports of the importer, exports to it
    TradeRecords totals;   // its printed totals
    Spoken exporters;
    bool all_partners = false;
  };
  [[nodiscard]] ImporterReport report_in(const FeedYear& held, const std::string& code, Period period) const;
  const normalize::AreaCatalog* areas_ = nullptr;
  std::map<int, std::vector<FeedYear>> held_;  // in the order of trust
};

}  // namespace noroshi::holdings
