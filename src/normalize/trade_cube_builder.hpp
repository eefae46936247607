#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/trade_cube.hpp"
#include "model/trade_record.hpp"
#include "normalize/area_catalog.hpp"

namespace noroshi::normalize {

// A group of areas that also imports as one (EU, G7): its position holds what its members buy from outsiders; trade
// among members is `intra`.
struct ImporterGroup {
  AreaCode code;
  std::vector<AreaCode> members;  // of the period that is built
};

enum class MembersAsImporters { kept, replaced };  // replaced: only the group imports, its members do not

struct BuildOptions {
  Period period;
  std::vector<ImporterGroup> groups = {};
  MembersAsImporters members = MembersAsImporters::kept;
  Flow flow = Flow::import;  // export_: the reporter sells and the partner buys
};

// What the builder did with the rows and the value it was given. Law: value_in = value_identified +
// value_unidentified + value_self_trade + value_unknown_area; nothing disappears unsaid.
struct BuildReport {
  std::uint64_t flows_in = 0, flows_kept = 0;  // given; entries of the cube before groups are added
  std::uint64_t merged = 0;                    // rows of one (product, importer, exporter), added up
  std::uint64_t self_trade = 0, not_positive = 0, unknown_area = 0;
  std::uint64_t totals = 0;                        // World and group rows of the publisher: compared, never added
  std::uint64_t other_flow = 0, other_period = 0;  // not what was asked for
  double value_in = 0.0, value_identified = 0.0;
  double value_unidentified = 0.0;  // bought from n.e.s., bunkers, special
  double value_self_trade = 0.0, value_unknown_area = 0.0;
};

// Builds a cube from flows that arrive sorted by (product, importer, exporter), with the catalogue's own area codes (as
// the lake stores them); neighbours with one key are added up. An importer that is nobody in particular keeps its
// position, because what is sold to it counts as exports of the seller. Cost per flow: a few table reads, no allocation
// but the growth of the cube. A flow out of order throws ContractViolation.
class TradeCubeBuilder {
 public:
  TradeCubeBuilder(const AreaCatalog& catalog, BuildOptions options, std::size_t expected_flows = 0);

  void append(ProductCode product, AreaCode importer, AreaCode exporter, double value_usd);
  [[nodiscard]] TradeCube finish();  // coverage is 1 everywhere; leaves the builder empty
  [[nodiscard]] const BuildReport& report() const { return report_; }

 private:
  enum class Role : std::uint8_t { unknown, identified, unidentified, total };
  struct Segment {  // a finished position of the open product, before it is laid out
    AreaCode importer;
    double unidentified, intra;
    std::vector<std::pair<AreaCode, double>> flows;
  };

  [[nodiscard]] bool drops(AreaCode importer, AreaCode exporter, double value_usd);
  void open_product(ProductCode product);
  void close_product();
  void add_group_positions(std::size_t first_position);
  [[nodiscard]] Segment sum_members(const ImporterGroup& group, const std::vector<char>& is_member,
                                    std::size_t first_position) const;
  [[nodiscard]] std::vector<Segment> member_positions(std::size_t first_position) const;
  void lay_out(const std::vector<Segment>& segments, std::size_t first_position);

  BuildOptions options_;
  std::vector<Role> role_;                    // by code, one entry for each of the 65536
  std::vector<std::vector<char>> is_member_;  // by group, by code
  TradeCube cube_;
  BuildReport report_;
  std::uint64_t last_product_ = 0;
  std::uint32_t last_pair_ = 0;  // importer << 16 | exporter
  bool any_ = false;
};

struct BuiltCube {
  TradeCube cube;
  BuildReport report;
};

// The same from records in any order and with any numbers of the catalogue: folds areas, keeps the period and flow
// asked for, leaves out the publisher's World and group rows, and sorts unless the records are in order already (then
// nothing is copied). Coverage is 1: only who knows the reports' frames can say less (holdings/world_held.hpp).
// Errors: invalid_input when no record of the period and flow is left. Cost O(n) when sorted, else a parallel sort of
// 16 bytes per record.
[[nodiscard]] Result<BuiltCube> build_trade_cube(std::span<const TradeRecord> records, const AreaCatalog& catalog,
                                                 const BuildOptions& options);

}  // namespace noroshi::normalize
