#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/io_table.hpp"

namespace noroshi::propagation {

// What to do with final demand below zero (stocks run down in the year of the table).
enum class NegativeFinalDemand { refuse, as_zero };

struct FlowOptions {
  double days_per_year = 365.0;
  NegativeFinalDemand negative_final_demand = NegativeFinalDemand::refuse;
};

// An input-output table as the dynamic model reads it: flows per day, output at rest equal to what is sold (so that
// rest is a balance whatever the publisher prints), sectors and regions numbered. Nodes keep the numbers of the table;
// inside, rows stand by sector and columns by region, in the order of their codes, so that results do not depend on the
// order of the table and all rows of a sector are read together.
//
// Takes the table and its matrix over (no second copy: 2,500 industries are 50 MB). Immutable afterwards; many models
// and threads read one.
class IndustryFlows {
 public:
  // Errors: invalid_input, each with the industry or cell and what to do: not square, NaN or infinite, negative flow,
  // negative final demand (unless as_zero), zero output with inputs, an industry twice, nothing at all.
  [[nodiscard]] static Result<IndustryFlows> make(IoTable table, const FlowOptions& options = {});

  [[nodiscard]] std::size_t size() const { return industries_.size(); }
  [[nodiscard]] const std::vector<Industry>& industries() const { return industries_; }  // of the table, in its order
  [[nodiscard]] const std::vector<FinalUser>& final_users() const { return final_users_; }
  [[nodiscard]] const std::vector<std::string>& sectors() const { return sectors_; }  // ascending
  [[nodiscard]] const std::vector<std::string>& regions() const { return regions_; }  // ascending
  [[nodiscard]] const std::string& unit() const { return unit_; }
  [[nodiscard]] double days_per_year() const { return days_per_year_; }
  // Final demand below zero that was set to zero, as a share of all output.
  [[nodiscard]] double negative_share() const { return negative_share_; }

  [[nodiscard]] std::optional<std::size_t> find(const Industry& industry) const;
  [[nodiscard]] std::optional<std::uint32_t> sector(std::string_view code) const;
  [[nodiscard]] std::optional<std::uint32_t> region(std::string_view code) const;

  // Below, i is an industry as the table numbers it.
  [[nodiscard]] std::uint32_t sector_of(std::size_t i) const { return sector_of_[i]; }
  [[nodiscard]] std::uint32_t region_of(std::size_t i) const { return region_of_[i]; }
  [[nodiscard]] double output_per_day(std::size_t i) const { return output_[i]; }
  [[nodiscard]] double value_added_per_day(std::size_t i) const { return value_added_[i]; }  // >= 0
  [[nodiscard]] double flow_per_day(std::size_t supplier, std::size_t buyer) const {
    return flows_(row_of_[supplier], column_of_[buyer]);
  }
  [[nodiscard]] double final_flow_per_day(std::size_t supplier, std::size_t user) const {
    return final_flows_(row_of_[supplier], user);
  }

  // The layout inside, for kernels: row r is industry by_row[r]; rows [first_row[s], first_row[s + 1]) are of sector s.
  // Column c is industry by_column[c]; columns [first_column[g], first_column[g + 1]) are of region g.
  [[nodiscard]] const numerics::DenseMatrix& flows() const { return flows_; }              // rows x columns, per day
  [[nodiscard]] const numerics::DenseMatrix& final_flows() const { return final_flows_; }  // rows x final users
  [[nodiscard]] const numerics::DenseMatrix& inputs() const { return inputs_; }  // sectors x columns: sum over regions
  [[nodiscard]] std::span<const std::uint32_t> by_row() const { return by_row_; }
  [[nodiscard]] std::span<const std::uint32_t> by_column() const { return by_column_; }
  [[nodiscard]] std::span<const std::uint32_t> first_row() const { return first_row_; }
  [[nodiscard]] std::span<const std::uint32_t> first_column() const { return first_column_; }
  [[nodiscard]] std::uint32_t row_of(std::size_t i) const { return row_of_[i]; }
  [[nodiscard]] std::uint32_t column_of(std::size_t i) const { return column_of_[i]; }

 private:
  std::vector<Industry> industries_;
  std::vector<FinalUser> final_users_;
  std::vector<std::string> sectors_, regions_;
  std::string unit_;
  double days_per_year_ = 365.0, negative_share_ = 0.0;
  std::vector<std::uint32_t> sector_of_, region_of_, row_of_, column_of_;
  std::vector<double> output_, value_added_;
  numerics::DenseMatrix flows_, final_flows_, inputs_;
  std::vector<std::uint32_t> by_row_, by_column_, first_row_, first_column_;
};

}  // namespace noroshi::propagation
