#include "sources/hs_nomenclature/feed.hpp"

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(HsNomenclature, ComtradesJsonGivesNamesWithoutTheRepeatedCode) {
  const auto delivery = read(hs_nomenclature_feed(), sample("hs_nomenclature/sample_invented_H6.json"));
  ASSERT_EQ(delivery.rows.size(), 4u);
  EXPECT_EQ(delivery.rows[2].code, "980110");
  EXPECT_EQ(delivery.rows[2].name, "Beacons; of straw, invented");
  EXPECT_EQ(delivery.rows[2].nomenclature, Nomenclature::hs22);
  EXPECT_EQ(delivery.rows[2].edition, "HS22");
  EXPECT_EQ(delivery.rows[2].language, "en");
  EXPECT_EQ(delivery.remarked(RemarkKind::grouping_line), 2u);
}

TEST(HsNomenclature, ACsvKeepsItsBadRowsWithAReason) {
  const auto delivery = read(hs_nomenclature_feed(), sample("hs_nomenclature/sample_invented_hs22.csv"));
  EXPECT_EQ(delivery.rows.size(), 4u);
  EXPECT_EQ(delivery.rows[3].code, "010190");
  EXPECT_EQ(delivery.remarked(RemarkKind::repaired_leading_zero), 1u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::lost_leading_zero), 1u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::malformed_code), 1u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::missing_field), 1u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::duplicate_key), 1u);
  EXPECT_EQ(accounted(delivery), delivery.rows_read);
  EXPECT_EQ(delivery.rejected.rows.front().record, 6u);  // line of the file, the header is 1
}

TEST(HsNomenclature, TheEditionComesFromTheUserThenTheNameThenTheText) {
  FileGlimpse file{"list.csv", {"code", "description"}, std::nullopt, ""};
  EXPECT_FALSE(edition_of(file));
  file.mentioned = "HS12";
  EXPECT_EQ(edition_of(file), Nomenclature::hs12);
  for (const auto& [name, edition] :
       {std::pair{"H6.json", Nomenclature::hs22}, std::pair{"hs0_desc.csv.gz", Nomenclature::hs92},
        std::pair{"product_codes_HS17_V202301.csv", Nomenclature::hs17}}) {
    file.file_name = name;
    EXPECT_EQ(edition_of(file), edition) << name;
  }
  file.edition = "HS07";
  EXPECT_EQ(edition_of(file), Nomenclature::hs07);
}

TEST(HsNomenclature, AFileWithoutAnEditionOrWithOtherColumnsIsRefusedInBothLanguages) {
  const auto feed = hs_nomenclature_feed();
  for (const auto& columns : {std::vector<std::string>{"code", "description"}, std::vector<std::string>{"a", "b"}}) {
    const auto refused = feed.plan({"list.csv", columns, std::nullopt, ""});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "list.csv");
    EXPECT_NE(refused.error().message.en, refused.error().message.ja);
  }
}

TEST(HsNomenclature, RealListsAreReadWhole) {
  const auto folder = real_data("codes");
  if (!folder) GTEST_SKIP() << "no test data";
  const auto system = read(hs_nomenclature_feed(), *folder / "hs_nomenclature_en/harmonized-system.csv");
  print("harmonized-system.csv", system);
  EXPECT_EQ(system.layout, "HS22 CSV");
  EXPECT_EQ(system.rows.size(), 97u + 1229u + 5613u);
  EXPECT_EQ(accounted(system), system.rows_read);
  const auto described = read(hs_nomenclature_feed(), *folder / "hs_concordances/insongkim/hs3_desc.csv.gz");
  print("hs3_desc.csv.gz", described);
  EXPECT_EQ(accounted(described), described.rows_read);
}

}  // namespace
}  // namespace noroshi::sources
