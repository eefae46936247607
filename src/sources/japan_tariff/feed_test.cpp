#include "sources/japan_tariff/feed.hpp"

#include <algorithm>

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

const ProductName* find(const ReferenceDelivery<ProductName>& d, std::string_view code) {
  const auto at = std::find_if(d.rows.begin(), d.rows.end(), [&](const auto& row) { return row.code == code; });
  return at == d.rows.end() ? nullptr : &*at;
}

TEST(JapanTariff, ANineDigitLineIsNamedByThePathDownToIt) {
  const auto delivery = read(japan_tariff_feed(), sample("japan_tariff/sample_invented_2026_01_02.csv"));
  ASSERT_NE(find(delivery, "980111100"), nullptr);
  const auto& line = *find(delivery, "980111100");
  EXPECT_EQ(line.name, "のろし（創作） > わら製のもの > 乾燥したもの > 大型のもの");
  EXPECT_EQ(line.edition, "JP2026-01-02");
  EXPECT_EQ(line.nomenclature, Nomenclature::national);
  EXPECT_EQ(line.unit, "NO|KG");
  EXPECT_EQ(find(delivery, "980111290")->name,
            "のろし（創作） > わら製のもの > 乾燥したもの > その他のもの > その他のもの");
  EXPECT_EQ(find(delivery, "980111290")->unit, "KG (I.I.)");
}

TEST(JapanTariff, HeadingsAndSubheadingsBelongToTheHarmonizedSystem) {
  const auto delivery = read(japan_tariff_feed(), sample("japan_tariff/sample_invented_2026_01_02.csv"));
  EXPECT_EQ(find(delivery, "9801")->name, "のろし（創作）");
  EXPECT_EQ(find(delivery, "9801")->edition, "HS22");
  EXPECT_EQ(find(delivery, "980111")->name, "のろし（創作） > わら製のもの > 乾燥したもの");
  EXPECT_EQ(find(delivery, "980190")->name, "のろし（創作） > その他のもの");
  ASSERT_NE(find(delivery, "980190000"), nullptr);
  EXPECT_EQ(find(delivery, "9802")->name, "のろし台（創作）")
      << "an undivided heading takes the name of its sub-heading";
}

TEST(JapanTariff, ACodeWhoseDutyDependsOnTheSeasonIsNamedOnceWithoutTheSeason) {
  const auto delivery = read(japan_tariff_feed(), sample("japan_tariff/sample_invented_2026_01_02.csv"));
  EXPECT_EQ(find(delivery, "980111210")->name, "のろし（創作） > わら製のもの > 乾燥したもの > その他のもの");
  EXPECT_EQ(delivery.remarked(RemarkKind::repeated_line), 1u);
}

TEST(JapanTariff, BadLinesAreRejectedWithAReason) {
  const auto delivery = read(japan_tariff_feed(), sample("japan_tariff/sample_invented_2026_01_02.csv"));
  EXPECT_EQ(rejected_for(delivery, RejectReason::unreadable_number), 1u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::lost_leading_zero), 2u);
  EXPECT_EQ(delivery.rejected.total(), 3u);
}

TEST(JapanTariff, AHeadingThatIsOnlyASeasonHasNoName) {  // found by tests/fuzz/reference_names
  struct Sink final : ReferenceSink<ProductName> {
    int rejected = 0;
    void accept(ProductName) override { FAIL() << "a row without a name"; }
    void reject(std::string_view, RejectReason, std::string_view) override { ++rejected; }
    void remark(RemarkKind, std::string_view) override {}
  } sink;
  const std::vector<std::optional<std::string_view>> cells{
      "0", "9801", {}, {}, "毎年1月1日から同年6月30日までに輸入されるもの", {}};
  const auto plan = japan_tariff_feed().plan({"tariff.csv", {}, "JP2026-07-09", ""});
  plan->read_row(cells, sink);
  EXPECT_EQ(sink.rejected, 1);
}

TEST(JapanTariff, MarksOfEnumerationGoAndTextStays) {
  EXPECT_EQ(without_enumeration("2 その他のもの"), "その他のもの");
  EXPECT_EQ(without_enumeration("(12) 牛"), "牛");
  EXPECT_EQ(without_enumeration("−− その他のもの"), "その他のもの");
  EXPECT_EQ(without_enumeration("*〔1〕1頭の課税価格"), "1頭の課税価格");
  EXPECT_EQ(without_enumeration("(ｲ)馬"), "馬");
  EXPECT_EQ(without_enumeration("A 馬"), "馬");
  EXPECT_EQ(without_enumeration("II 馬"), "馬");
  EXPECT_EQ(without_enumeration("− 1,2-ジクロロエタン"), "1,2-ジクロロエタン");
  EXPECT_EQ(without_enumeration("(生きているもの)"), "(生きているもの)");
  EXPECT_EQ(without_enumeration("− "), "− ");
  EXPECT_EQ(without_enumeration(""), "");
}

TEST(JapanTariff, AFileWithoutADateIsRefused) {
  const auto refused = japan_tariff_feed().plan({"tariff.csv", {}, std::nullopt, ""});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.ja.find("JP2026-07-09"), std::string::npos);
  EXPECT_TRUE(japan_tariff_feed().plan({"tariff.csv", {}, "JP2026-07-09", ""}));
}

TEST(JapanTariff, ImportLawsBecomeAConcordance) {
  const auto delivery = read(japan_import_laws_feed(), sample("japan_tariff/sample_invented_2026_01_02.csv"));
  ASSERT_EQ(delivery.rows.size(), 3u);
  EXPECT_EQ(delivery.rows[1].from_code, "980111100");
  EXPECT_EQ(delivery.rows[1].to_scheme, "JP_IMPORT_LAW");
  EXPECT_EQ(delivery.rows[1].to_code, "GA");
}

TEST(JapanTariff, TheRealScheduleIsReadWhole) {
  const auto folder = real_data("codes/hs_nomenclature_ja");
  if (!folder) GTEST_SKIP() << "no test data";
  const auto file = *folder / "japan_tariff_2026_07_09.csv.gz";
  const auto names = read(japan_tariff_feed(), file);
  print("japan_tariff_2026_07_09.csv.gz", names);
  const auto count = [&](std::size_t digits) {
    return static_cast<std::size_t>(std::count_if(names.rows.begin(), names.rows.end(),
                                                  [&](const auto& row) { return row.code.size() == digits; }));
  };
  std::cout << count(4) << " headings, " << count(6) << " HS6, " << count(9) << " nine-digit\n";
  EXPECT_EQ(names.rows_read, 15433u);
  EXPECT_EQ(count(6), 5611u);
  EXPECT_EQ(count(9), 9646u);  // 9,654 lines, eight of them the second season of a code
  EXPECT_GE(count(4), 1220u);
  EXPECT_EQ(names.rejected.total(), 0u);
  EXPECT_EQ(find(names, "850760000")->unit, "NO|KG");
  EXPECT_TRUE(find(names, "811292910")->name.ends_with("塊、くず及び粉 > その他のもの > ゲルマニウムのもの"));
  const auto laws = read(japan_import_laws_feed(), file);
  print("import laws", laws);
  EXPECT_GT(laws.rows.size(), 5000u);
}

}  // namespace
}  // namespace noroshi::sources
