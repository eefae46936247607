#include "lake/trade_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace noroshi::lake {
namespace {

TradeRecord record(std::string_view product, int reporter, int partner, double value, Flow flow = Flow::import,
                   int month = 0) {
  TradeRecord r;
  r.product = *ProductCode::parse(Nomenclature::hs22, product);
  r.period = {2023, static_cast<std::uint8_t>(month)};
  r.flow = flow;
  r.reporter = AreaCode{static_cast<std::uint16_t>(reporter)};
  r.partner = AreaCode{static_cast<std::uint16_t>(partner)};
  r.value_usd = value;
  return r;
}

TEST(TradeOrder, IsByProductFlowReporterPartnerAndMonth) {
  const TradeRecords records{record("850760", 392, 156, 1),
                             record("270900", 392, 784, 2),
                             record("270900", 392, 682, 3),
                             record("270900", 392, 682, 4, Flow::import, 2),
                             record("270900", 392, 682, 5, Flow::import, 1),
                             record("270900", 36, 682, 6)};
  EXPECT_EQ(storage_order(records).order, (std::vector<std::uint32_t>{5, 2, 4, 3, 1, 0}));
}

TEST(TradeOrder, TheFirstOfSeveralRecordsWithOneKeyStands) {
  TradeRecords records{record("270900", 392, 682, 1), record("850760", 392, 682, 2), record("270900", 392, 682, 3),
                       record("270900", 392, 682, 4, Flow::export_), record("270900", 392, 682, 5)};
  const auto found = storage_order(records);
  EXPECT_EQ(found.order, (std::vector<std::uint32_t>{0, 3, 1}));
  EXPECT_EQ(found.repeated, (std::vector<std::uint32_t>{2, 4}));
}

TEST(TradeOrder, SplitsIntoYears) {
  TradeRecords records;
  for (const int year : {2019, 2020, 2019, 2018}) {
    records.push_back(record("260400", 156, 360, year, Flow::import, static_cast<int>(records.size())));
    records.back().period.year = static_cast<std::int16_t>(year);
  }
  const auto order = storage_order(records).order;
  const auto years = split_by_year(records, order);
  ASSERT_EQ(years.size(), 3u);
  EXPECT_EQ(years[0].size(), 1u);
  EXPECT_EQ((std::vector<std::uint32_t>{years[1].begin(), years[1].end()}), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(records[years[2].front()].period.year, 2020);
  EXPECT_TRUE(split_by_year(records, {}).empty());
}

// Headings before their parts, editions apart: what ProductCode's own order says.
TEST(TradeOrder, FollowsTheOrderOfProducts) {
  TradeRecords records{record("8508", 392, 156, 1), record("850710", 392, 156, 2), record("8507", 392, 156, 3)};
  records[0].product = records[0].product.renamed(Nomenclature::hs92);
  EXPECT_EQ(storage_order(records).order, (std::vector<std::uint32_t>{0, 2, 1}));
  EXPECT_TRUE(storage_order({}).order.empty());
}

// Against a plain stable sort by the members themselves, on mixtures that differ in many and in few bits.
TEST(TradeOrder, IsThatOfAPlainSort) {
  std::uint64_t state = 7;
  const auto draw = [&](std::uint64_t n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int>((state >> 33) % n);
  };
  for (const bool one_year : {false, true}) {
    TradeRecords records;
    for (int i = 0; i < 20'000; ++i) {
      records.push_back(record(draw(2) == 0 ? "850760" : "2709", one_year ? 392 : draw(1000), draw(1000), i,
                               one_year ? Flow::import : static_cast<Flow>(draw(4)), one_year ? 0 : draw(13)));
      if (!one_year) records.back().period.year = static_cast<std::int16_t>(1900 + draw(300));
    }
    const auto key = [&](std::uint32_t i) {
      const auto& r = records[i];
      return std::tuple{r.period.year, r.product, r.flow, r.reporter.value, r.partner.value, r.period.month};
    };
    std::vector<std::uint32_t> plain(records.size());
    std::iota(plain.begin(), plain.end(), 0u);
    std::ranges::stable_sort(plain, {}, key);
    const auto repeated = std::ranges::unique(plain, {}, key);
    plain.erase(repeated.begin(), repeated.end());
    EXPECT_EQ(storage_order(records).order, plain);
  }
}

}  // namespace
}  // namespace noroshi::lake
