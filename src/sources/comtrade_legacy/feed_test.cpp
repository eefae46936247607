#include <gtest/gtest.h>

#include "columnar/test_files.hpp"
#include "sources/catalog.hpp"
#include "sources/recorded_trade.hpp"

namespace noroshi::sources::comtrade_legacy {
namespace {

constexpr auto kHeader =
    "Classification,Period,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,Trade Value (US$)\n";

Result<RecordedTrade> try_read(const std::string& content) {
  const test::Folder folder;
  return record_trade(feed(), {folder.write("c.csv", content), std::nullopt}, folder.path());
}

RecordedTrade read_rows(const std::string& rows) {
  auto got = try_read(kHeader + rows);
  EXPECT_TRUE(got) << got.error().message.en;
  return got ? std::move(*got) : RecordedTrade{};
}

TEST(ComtradeLegacy, ReadsTheLayoutOf22Columns) {
  const test::Folder folder;
  const auto got =
      *record_trade(feed(), {test::shipped("src/sources/comtrade_legacy/sample.csv"), std::nullopt}, folder.path());
  EXPECT_EQ(got.read, 6u);
  ASSERT_EQ(got.accepted, 5u);
  EXPECT_EQ(got.skipped[static_cast<std::size_t>(SkipReason::product_aggregate)], 1u);
  const auto& bought = got.rows[0].trade;
  EXPECT_EQ(bought.period, (Period{2016, 0}));
  EXPECT_EQ(bought.nomenclature, Nomenclature::hs12);
  EXPECT_EQ(bought.flow, Flow::import);
  EXPECT_EQ(bought.reporter.number, 392);
  EXPECT_EQ(bought.partner.number, 156);
  EXPECT_DOUBLE_EQ(bought.value, 5100000.0);
  EXPECT_DOUBLE_EQ(*bought.mass_kg, 84000.0);
  EXPECT_DOUBLE_EQ(*bought.quantity, 120000.0);
  EXPECT_EQ(got.rows[0].unit, "u");
  EXPECT_EQ(bought.marks, static_cast<std::uint8_t>(Mark::mass_estimated));
  const auto& sold = got.rows[1].trade;
  EXPECT_EQ(sold.flow, Flow::export_);
  EXPECT_FALSE(sold.mass_kg) << "0 kg: no figure";
  EXPECT_FALSE(sold.quantity);
  EXPECT_EQ(got.rows[2].trade.flow, Flow::re_export);
  EXPECT_EQ(got.rows[2].trade.marks,
            static_cast<std::uint8_t>(Mark::mass_estimated) | static_cast<std::uint8_t>(Mark::quantity_estimated));
  EXPECT_EQ(got.rows[3].trade.partner.number, 0) << "the publisher's total is kept apart later";
  EXPECT_EQ(got.rows[4].trade.nomenclature, Nomenclature::sitc3);
  EXPECT_EQ(got.rejected.size(), 0u);
}

TEST(ComtradeLegacy, SkipsPartsOfTotalsInTheLayoutOf35Columns) {
  const auto got = try_read(
      "Classification,Period,Trade Flow Code,Reporter Code,Partner Code,2nd Partner Code,Customs Proc. Code,"
      "Mode of Transport Code,Commodity Code,Trade Value (US$)\n"
      "H4,2016,1,392,156,,,,850760,7\nH4,2016,1,392,156,0,C00,0,850761,6\nH4,2016,1,392,156,344,C00,0,850760,5\n"
      "H4,2016,1,392,156,0,C04,0,850760,4\nH4,2016,1,392,156,0,C00,2100,850760,3\n");
  ASSERT_TRUE(got) << got.error().message.en;
  EXPECT_EQ(got->accepted, 2u);
  EXPECT_EQ(got->skipped[static_cast<std::size_t>(SkipReason::part_of_total)], 3u);
}

TEST(ComtradeLegacy, ReadsMonths) {
  const auto got = read_rows("H4,201607,4,392,156,850760,1\n");
  ASSERT_EQ(got.accepted, 1u);
  EXPECT_EQ(got.rows[0].trade.period, (Period{2016, 7}));
  EXPECT_EQ(got.rows[0].trade.flow, Flow::re_import);
}

TEST(ComtradeLegacy, RejectsEachKindOfBadRowWithItsLine) {
  const auto got = read_rows(
      "H4,2016,9,392,156,850760,1\n"
      "EB02,2016,1,392,156,205,1\n"
      "H4,20x6,1,392,156,850760,1\n"
      "H4,2016,1,392,156,50760,1\n"
      "H4,2016,1,392,,850760,1\n"
      "H4,2016,1,392,156,850760,\n"
      "H4,2016,1,392,156,850760,many\n");
  EXPECT_EQ(got.accepted, 0u);
  struct Fault {
    std::string field;
    RejectReason reason;
  };
  const std::vector<Fault> expected{{"Trade Flow Code", RejectReason::unknown_flow},
                                    {"Classification", RejectReason::unknown_nomenclature},
                                    {"Period", RejectReason::malformed_period},
                                    {"Commodity Code", RejectReason::lost_leading_zero},
                                    {"Partner Code", RejectReason::missing_field},
                                    {"Trade Value (US$)", RejectReason::missing_field},
                                    {"Trade Value (US$)", RejectReason::unreadable_number}};
  ASSERT_EQ(got.rejected.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(got.rejected[i].record, i + 2);
    EXPECT_EQ(got.rejected[i].field, expected[i].field);
    EXPECT_EQ(got.rejected[i].reason, expected[i].reason);
  }
}

TEST(ComtradeLegacy, RefusesFilesOfTheNewService) {
  const auto got = try_read("period,classificationCode,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n");
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.en.find("Classification"), std::string::npos) << got.error().message.en;
}

TEST(ComtradeLegacy, ReadsAFileWithoutRows) { EXPECT_EQ(read_rows("").read, 0u); }

}  // namespace
}  // namespace noroshi::sources::comtrade_legacy
