#include <algorithm>
#include <map>

#include "sources/reference_test.hpp"

namespace noroshi::sources {
namespace {

using namespace reference_test;

TEST(Concordance, TheFinestColumnsOfTwoClassificationsAreRead) {
  const auto delivery = read(concordance_feed(), sample("concordance/sample_invented.csv"));
  EXPECT_EQ(delivery.layout, "HS17 -> ISIC4");
  ASSERT_EQ(delivery.rows.size(), 3u);
  EXPECT_EQ(delivery.rows[0].to_code, "9801");
  EXPECT_EQ(delivery.rows[1].weight, 0.75);
  EXPECT_EQ(delivery.rows[2].from_code, "010190");
  EXPECT_FALSE(delivery.rows[2].weight) << "an empty weight is unknown, not zero";
  EXPECT_EQ(delivery.remarked(RemarkKind::repaired_leading_zero), 1u);
}

TEST(Concordance, BadRowsAreRejectedWithAReason) {
  const auto delivery = read(concordance_feed(), sample("concordance/sample_invented.csv"));
  for (const auto reason : {RejectReason::missing_field, RejectReason::lost_leading_zero, RejectReason::malformed_code,
                            RejectReason::out_of_range, RejectReason::unreadable_number, RejectReason::duplicate_key}) {
    EXPECT_EQ(rejected_for(delivery, reason), 1u) << name_of(reason);
  }
  EXPECT_EQ(delivery.remarked(RemarkKind::repeated_line), 1u) << "the same row again, word for word, is no error";
  EXPECT_EQ(accounted(delivery), delivery.rows_read);
}

TEST(Concordance, TheConsolidatedTableNamesItsEditionsRowByRow) {
  const auto delivery = read(concordance_feed(), sample("concordance/sample_invented_revisions.csv"));
  ASSERT_EQ(delivery.rows.size(), 3u);
  EXPECT_EQ(delivery.rows[0].from_scheme, "HS22");
  EXPECT_EQ(delivery.rows[0].from_code, "010190");
  EXPECT_EQ(delivery.rows[0].to_code, "010180");
  EXPECT_EQ(delivery.rows[0].weight, 1.0);
  EXPECT_EQ(delivery.rows[2].to_scheme, "SITC3");
  EXPECT_FALSE(delivery.rows[2].weight);
  EXPECT_EQ(delivery.remarked(RemarkKind::repaired_leading_zero), 2u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::lost_leading_zero), 2u);
  EXPECT_EQ(rejected_for(delivery, RejectReason::unknown_nomenclature), 1u);
}

TEST(Concordance, AnUnnamedEditionMustBeGiven) {
  const auto feed = concordance_feed();
  FileGlimpse file{"crosswalk.csv", {"hs6_code", "gtap_code"}, std::nullopt, ""};
  EXPECT_FALSE(feed.plan(file));
  file.edition = "HS22";
  ASSERT_TRUE(feed.plan(file));
  EXPECT_EQ(feed.plan(file)->layout, "HS22 -> GTAP");
  EXPECT_FALSE(feed.plan({"names.csv", {"code", "desc"}, std::nullopt, ""}));
}

// Files of the folder that hold names, elasticities or marks, not two classifications.
bool is_no_concordance(const std::string& name) {
  return name.find("_desc") != std::string::npos || name.starts_with("sigma") || name.starts_with("upstream") ||
         name.starts_with("sitc2_rauch");
}

TEST(Concordance, RealTablesAreReadWhole) {
  const auto folder = real_data("codes/hs_concordances");
  if (!folder) GTEST_SKIP() << "no test data";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{*folder}) {
    const auto name = entry.path().filename().string();
    if (name.find(".csv") != std::string::npos) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::size_t refused = 0, rows = 0, read_in_all = 0, rejected = 0;
  for (const auto& file : files) {
    const auto name = file.filename().string();
    if (is_no_concordance(name)) {
      const auto glimpse = look_at({file, "", std::nullopt});
      ASSERT_TRUE(glimpse) << name;
      EXPECT_FALSE(concordance_feed().plan(*glimpse)) << name;
      ++refused;
      continue;
    }
    const auto delivery = read(concordance_feed(), file, "HS22");
    EXPECT_EQ(accounted(delivery), delivery.rows_read) << name;
    if (delivery.rejected.total() > 0 || name.starts_with("hs")) print(name, delivery);
    EXPECT_GT(delivery.rows.size(), 0u) << name;
    rows += delivery.rows.size();
    read_in_all += delivery.rows_read;
    rejected += delivery.rejected.total();
  }
  std::cout << files.size() - refused << " tables, read " << read_in_all << ", accepted " << rows << ", rejected "
            << rejected << "; refused as no concordance: " << refused << "\n";
}

}  // namespace
}  // namespace noroshi::sources
