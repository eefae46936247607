#pragma once
#include <array>
#include <map>
#include <span>
#include <vector>

#include "use_cases/import/attributed_trade.hpp"
#include "use_cases/import/trade_delivery.hpp"

namespace noroshi::use_cases {

// Merges one year of a delivery after another with what is stored and stages the files of the four tables.
class YearStaging {
 public:
  // `deliveries`: of the workspace, for what each said to hold.
  YearStaging(const Acceptance& acceptance, const DeliveryTarget& target, std::span<const Delivery> deliveries);

  // The rows of one year, in storage order. `doubts`: of the delivery, of any year.
  // Errors: refused (shrinks the year too much, takes partners away); io.
  [[nodiscard]] Result<YearChange> stage(int year, const TradeView& trade, const TradeView& totals,
                                         std::span<const TradeDoubt> doubts);
  [[nodiscard]] std::span<const std::int32_t> id() const { return id_; }  // of the delivery
  [[nodiscard]] const std::vector<TradeFrame>& frames() const { return frames_; }

 private:
  [[nodiscard]] Result<void> write_trade(const std::string& table, int year, const TradeView& rows,
                                         std::vector<lake::Contribution> contributions);
  [[nodiscard]] Result<void> write_frames(int year, const TradeView& trade, const TradeView& totals,
                                          std::span<const TradeDoubt> doubts);
  [[nodiscard]] Result<std::vector<TradeDoubt>> earlier_doubts(int year, const TradeView& trade) const;

  const Acceptance& acceptance_;
  const DeliveryTarget& target_;
  std::array<std::int32_t, 1> id_;
  std::map<std::int32_t, DeclaredFrame> declared_;
  std::vector<TradeFrame> frames_;
};

}  // namespace noroshi::use_cases
