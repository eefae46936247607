#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.hpp"
#include "columnar/database.hpp"
#include "lake/workspace.hpp"
#include "model/area.hpp"
#include "model/product.hpp"

namespace noroshi::use_cases {

// What trade a workspace holds that a published number may be checked with: yearly import reports that UN Comtrade
// published, and reconciled world data (BACI). The atlas and other feeds do not count.
class TradeHoldings {
 public:
  // Three queries over the files of these years and products. Makes the views of the lake in `db`.
  [[nodiscard]] static Result<TradeHoldings> survey(const lake::Workspace& workspace, columnar::Database& db,
                                                    const std::set<int>& years, const std::set<std::string>& products);

  // Feeds of UN Comtrade, the most trusted first, with reconciled data behind them when asked for.
  enum class Feeds { reported, reported_then_reconciled };
  [[nodiscard]] std::vector<std::string> feeds(Feeds which) const;
  [[nodiscard]] const std::string& reconciled() const { return reconciled_; }  // a feed; empty: none is stored

  struct Extent {
    std::uint64_t products = 0, partners = 0;  // HS6
  };
  [[nodiscard]] Extent of_importer(const std::string& feed, int year, AreaCode importer) const;
  [[nodiscard]] bool has_product(const std::string& feed, int year, AreaCode importer,
                                 const std::string& product) const;
  struct World {
    std::uint64_t products = 0, importers = 0;
  };
  [[nodiscard]] World of_world(int year) const;  // in reconciled()

  // Products that these importers reported themselves, in the edition they used.
  [[nodiscard]] static Result<std::set<ProductCode>> reported_products(columnar::Database& db, const std::string& feed,
                                                                       int year,
                                                                       const std::vector<AreaCode>& importers);

 private:
  std::vector<std::string> comtrade_;
  std::string reconciled_;
  std::map<std::tuple<std::string, int, std::uint16_t>, Extent> importers_;
  std::map<int, World> world_;
  std::set<std::tuple<std::string, int, std::uint16_t, std::string>> products_;
};

}  // namespace noroshi::use_cases
