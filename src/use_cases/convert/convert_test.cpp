#include "use_cases/convert/convert.hpp"

#include <cmath>
#include <fstream>

#include "holdings/concordance_path.hpp"
#include "holdings/test_workspace.hpp"
#include "use_cases/import/import.hpp"

namespace noroshi::use_cases {
namespace {
using example::bought;

constexpr std::uint16_t kJapan = 392, kChina = 156, kSaudi = 682;
enum Column : std::size_t { from = 2, to = 3, code = 4, value = 5, share = 6, sources = 7, largest = 8, of_it = 9 };

class ConvertTrade : public example::WorkspaceTest {
 protected:
  // An invented table, imported as a user would.
  void import_table(const std::string& name, const std::string& csv) const {
    const auto file = folder.parent_path() / (folder.filename().string() + "_" + name);
    std::ofstream{file} << csv;
    ImportRequest request;
    request.feed = "concordance";
    request.files = {file};
    request.force = true;  // invented tables are short
    auto workspace = opened(lake::Access::write);
    const auto done = import_feed(workspace, request, {});
    std::filesystem::remove(file);
    ASSERT_TRUE(done) << done.error().message.en;
  }
  void store_imports() const {
    store("comtrade",
          {bought(kJapan, kChina, "850511", {2023, 0}, 80.0), bought(kJapan, kSaudi, "850511", {2023, 0}, 20.0),
           bought(kJapan, kChina, "850519", {2023, 0}, 60.0), bought(kJapan, kChina, "270900", {2023, 0}, 7.0),
           bought(kJapan, kChina, "8505", {2023, 0}, 160.0),  // the heading of what is above
           bought(kJapan, kChina, "8542", {2023, 0}, 30.0), bought(kChina, kJapan, "850511", {2023, 0}, 999.0)});
  }
  [[nodiscard]] Result<ConversionReport> ask(const std::string& scheme, std::vector<std::string> via = {},
                                             const std::string& edition = {}) const {
    ConversionRequest request;
    request.scope.year = 2023;
    request.from = edition;
    request.to = scheme;
    request.via = std::move(via);
    request.scope.source = "comtrade";
    auto workspace = opened();
    return convert_trade(workspace, request, {});
  }
};

constexpr const char* kToIsic =
    "HS17_6d,ISIC3_4d,weight\n"
    "850511,3110,0.25\n850511,3190,0.75\n850519,3190,1\n854231,3210,1\n854232,3210,1\n";

TEST_F(ConvertTrade, SpreadsEachCodeByItsWeightsAndListsWhatHasNoTarget) {
  store_imports();
  import_table("isic.csv", kToIsic);
  const auto report = ask("ISIC3");
  ASSERT_TRUE(report) << report.error().message.en;
  const auto& rows =
      report->conversion.rows;  // 3190: 100 x 0.75 + 60; 3210: the heading 8542, whose parts agree; 3110: 25
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(std::get<std::string>(rows[0][code]), "3190");
  EXPECT_DOUBLE_EQ(std::get<double>(rows[0][value]), 135.0);
  EXPECT_DOUBLE_EQ(std::get<double>(rows[0][share]), 135.0 / 197.0);
  EXPECT_EQ(std::get<std::int64_t>(rows[0][sources]), 2);
  EXPECT_EQ(std::get<std::string>(rows[0][largest]), "850511");
  EXPECT_DOUBLE_EQ(std::get<double>(rows[0][of_it]), 75.0 / 135.0);
  EXPECT_EQ(std::get<std::string>(rows[1][code]), "3210");
  EXPECT_DOUBLE_EQ(std::get<double>(rows[1][value]), 30.0);
  EXPECT_EQ(std::get<std::string>(rows[2][code]), "3110");
  EXPECT_DOUBLE_EQ(std::get<double>(rows[2][value]), 25.0);
  EXPECT_EQ(std::get<std::string>(rows[0][from]), "HS17");
  EXPECT_EQ(std::get<std::string>(rows[0][to]), "ISIC3");
  ASSERT_EQ(report->unmapped.rows.size(), 1u);
  EXPECT_EQ(std::get<std::string>(report->unmapped.rows[0][0]), "270900");
  EXPECT_DOUBLE_EQ(std::get<double>(report->unmapped.rows[0][2]), 7.0);
  EXPECT_FALSE(report->conversion.provenance.empty());
}

TEST_F(ConvertTrade, ConservesTheTotalApartFromWhatItReports) {
  TradeRecords records;
  std::string table = "HS17_6d,ISIC3_4d\n";
  for (int i = 0; i < 300; ++i) {
    const auto digits = fmt::format("{:06}", 10100 + 7 * i);
    records.push_back(bought(kJapan, kChina, digits, {2023, 0}, 1e6 / (1.0 + i)));
    for (int t = 0; t < i % 4; ++t) table += fmt::format("{},{:04}\n", digits, (37 * i + 11 * t) % 900 + 100);
  }
  store("comtrade", records);
  import_table("many.csv", table);
  const auto report = ask("ISIC3");
  ASSERT_TRUE(report) << report.error().message.en;
  double before = 0.0, after = 0.0, unmapped = 0.0;
  for (const auto& r : records) before += r.value_usd;
  for (const auto& r : report->conversion.rows) after += std::get<double>(r[value]);
  for (const auto& r : report->unmapped.rows) unmapped += std::get<double>(r[2]);
  EXPECT_EQ(report->unmapped.rows.size(), 75u);  // every fourth product has no target
  EXPECT_LT(std::abs(before - after - unmapped) / before, 1e-12);
  const auto& check = report->conservation.rows.at(0);
  EXPECT_NEAR(std::get<double>(check[1]), before, 1e-9 * before);
  EXPECT_NEAR(std::get<double>(check[5]), unmapped, 1e-9 * before);
  EXPECT_LT(std::get<double>(check[7]), 1e-12);
}

TEST_F(ConvertTrade, JoinsTablesAndReadsThemBackwardsWhereOnlyTheOppositeIsThere) {
  store_imports();
  // HS22 to HS17 backwards: 850511 came from two codes of HS22, 850519 from one.
  import_table("hs22_hs17.csv", "HS22_6d,HS17_6d\n850511,850511\n850512,850511\n850519,850519\n");
  import_table("hs22_isic.csv", "HS22_6d,ISIC3_4d\n850511,3110\n850512,3190\n850519,3190\n");
  const auto report = ask("isic rev. 3");
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->conversion.rows.size(), 2u);
  EXPECT_DOUBLE_EQ(std::get<double>(report->conversion.rows[0][value]), 110.0);  // 3190: 100 / 2 + 60
  EXPECT_DOUBLE_EQ(std::get<double>(report->conversion.rows[1][value]), 50.0);   // 3110: 100 / 2
  EXPECT_EQ(report->conversion.notes.at(0).en, "Way: HS17 > HS22 > ISIC3.");
  EXPECT_NE(report->conversion.notes.at(1).en.find("Read backwards for HS17 to HS22"), std::string::npos);
  const auto same = ask("ISIC3", {"HS22"});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->conversion.rows, report->conversion.rows);
}

TEST_F(ConvertTrade, TheNewestTableOfAPairSpeaks) {
  store_imports();
  import_table("old.csv", "HS17_6d,ISIC3_4d\n850511,3110\n850519,3110\n");
  import_table("new.csv", "HS17_6d,ISIC3_4d\n850511,3190\n850519,3190\n");
  const auto report = ask("ISIC3");
  ASSERT_TRUE(report) << report.error().message.en;
  ASSERT_EQ(report->conversion.rows.size(), 1u);
  EXPECT_EQ(std::get<std::string>(report->conversion.rows[0][code]), "3190");
}

TEST_F(ConvertTrade, NationalLinesAloneAreNoEditionToConvertFrom) {
  store("comtrade", {bought(kJapan, kChina, "850511010", {2023, 0}, 80.0, Nomenclature::national)});
  const auto report = ask("ISIC3");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().field, "importer");
  EXPECT_NE(report.error().message.en.find("reported in the Harmonized System. Editions there: none."),
            std::string::npos);
  EXPECT_NE(report.error().message.ja.find("輸入にHSで報告されたものがありません。報告されている版：なし。"),
            std::string::npos)
      << report.error().message.ja;
}

TEST_F(ConvertTrade, RefusesWhatItCannotConvertAndSaysWhy) {
  store_imports();
  const auto refused = [](const Result<ConversionReport>& report, ErrorCode code, const std::string& says) {
    ASSERT_FALSE(report) << says;
    EXPECT_EQ(report.error().code, code);
    EXPECT_NE(report.error().message.en.find(says), std::string::npos) << report.error().message.en;
    EXPECT_FALSE(report.error().message.ja.empty());
  };
  refused(ask("ISIC3"), ErrorCode::not_found, "holds no concordances");
  import_table("isic.csv", kToIsic);
  refused(ask("ISIC9"), ErrorCode::invalid_input, "no classification");
  refused(ask("ISIC3", {}, "HS6"), ErrorCode::invalid_input, "no classification");  // six digits of which edition?
  refused(ask("ISIC3", {}, "BEC4"), ErrorCode::invalid_input, "editions of the Harmonized System");
  refused(ask("ISIC3", {}, "HS22"), ErrorCode::not_found, "Editions there: HS17");
  EXPECT_EQ(ask("ISIC3", {}, "HS22").error().field, "from");
  refused(ask("BEC4"), ErrorCode::not_found, "'BEC4'. Here: HS17, ISIC3");
  refused(ask("HS17"), ErrorCode::invalid_input, "comes back to HS17");
  refused(ask("ISIC3", {"BEC4", "HS17"}), ErrorCode::invalid_input, "comes back to HS17");
  refused(ask("ISIC3", {"BEC4"}), ErrorCode::not_found, "from HS17 to BEC4");
  import_table("bad.csv", "HS17_6d,BEC4_3d,weight\n850511,111,0.5\n850511,112,0.4\n");
  refused(ask("BEC4"), ErrorCode::invalid_input, "the weights of 850511 add up to 0.9000");
}

}  // namespace
}  // namespace noroshi::use_cases
