#pragma once
#include <vector>

#include "propagation/ledger_good.hpp"

// The good of the worked examples of docs/methods.md: 10 a day, of which A sends 8 and B 2; stock 300; ten days at sea;
// nothing leaves A on shipping days 0 to 59. One industry uses it all and cannot do without for 70 % of its output.
namespace noroshi::propagation::example {

inline ShippingPath cut(int days, double withheld = 1.0) {
  return {.withheld = std::vector<double>(static_cast<std::size_t>(days), withheld)};
}

inline LedgerGood good(std::string id = "example") {
  return {.id = std::move(id),
          .unit = "t",
          .use_at_rest = 10.0,
          .commercial_stock = 300.0,
          .suppliers = {{.origin = "A", .flow = 8.0, .transit_days = 10, .path = cut(60)},
                        {.origin = "B", .flow = 2.0, .transit_days = 10}},
          .users = {{.industry = 0, .share = 1.0, .indispensable = 0.7}}};
}

}  // namespace noroshi::propagation::example
