#include "normalize/area_catalog.hpp"

#include <fstream>
#include <set>
#include <stdexcept>

#include "base/contract.hpp"
#include "base/test_source_folder.hpp"
#include "normalize/test_data.hpp"

namespace noroshi::normalize {
namespace {

AreaCatalogFiles shipped() { return AreaCatalogFiles::in(test::source_folder() / "data"); }

const AreaCatalog& catalog() {
  static const auto loaded = AreaCatalog::load(shipped());
  if (!loaded) throw std::runtime_error(loaded.error().message.en + " " + loaded.error().where);
  return *loaded;
}

std::string iso3_of(std::optional<AreaCode> code) { return code ? catalog().area(*code).iso3 : "none"; }
std::string iso3_of(std::string_view name) { return iso3_of(catalog().find(name)); }

TEST(AreaCatalog, FoldsTheNumbersOfTradeStatisticsIntoOneAreaEach) {
  const std::vector<std::pair<int, const char*>> cases{
      {392, "JPN"}, {156, "CHN"}, {490, "TWN"}, {158, "TWN"}, {699, "IND"}, {356, "IND"}, {757, "CHE"}, {756, "CHE"},
      {842, "USA"}, {840, "USA"}, {841, "USA"}, {251, "FRA"}, {250, "FRA"}, {579, "NOR"}, {578, "NOR"}, {381, "ITA"},
      {736, "SDN"}, {729, "SDN"}, {230, "ETH"}, {280, "DEU"}, {276, "DEU"}, {590, "PAN"}, {886, "YEM"}, {0, "XWD"},
      {97, "XEU"},  {975, "XAS"}, {899, "XNS"}, {837, "XXB"}, {838, "XXF"}, {839, "XXS"}, {530, "ANT"}, {532, "ANT"},
      {810, "SUN"}, {890, "YUG"}, {891, "SCG"}, {200, "CSK"}, {278, "DDR"}, {58, "XBL"},  {711, "XSA"}, {536, "NTZ"},
      {720, "YMD"}, {592, "PCZ"}, {568, "XOE"}, {577, "XOF"}, {636, "XRA"}, {637, "XNA"}, {473, "XLA"}, {412, "XKX"}};
  for (const auto& [number, iso3] : cases) EXPECT_EQ(iso3_of(catalog().find_number(number)), iso3) << number;
  EXPECT_EQ(catalog().find_number(0), kWorld);
}

TEST(AreaCatalog, KnowsTheLettersOfOtherPublishers) {
  const std::vector<std::pair<const char*, const char*>> cases{// WITS and the World Bank
                                                               {"OAS", "TWN"},
                                                               {"UNS", "XNS"},
                                                               {"SPE", "XXS"},
                                                               {"BUN", "XXB"},
                                                               {"FRE", "XXF"},
                                                               {"EUN", "XEU"},
                                                               {"ROM", "ROU"},
                                                               {"ZAR", "COD"},
                                                               {"TMP", "TLS"},
                                                               {"SUD", "SDN"},
                                                               {"SER", "SRB"},
                                                               {"MNT", "MNE"},
                                                               {"YUG", "YUG"},
                                                               {"BLX", "XBL"},
                                                               {"SVU", "SUN"},
                                                               {"ETF", "ETH"},
                                                               {"YDR", "YMD"},
                                                               {"WLD", "XWD"},
                                                               {"EUU", "XEU"},
                                                               {"WBG", "PSE"},
                                                               {"CHI", "XCI"},
                                                               {"SSF", "XWF"},
                                                               {"EMU", "XWU"},
                                                               // Eurostat
                                                               {"EL", "GRC"},
                                                               {"GR", "GRC"},
                                                               {"XK", "XKX"},
                                                               {"XS", "SRB"},
                                                               {"XI", "GBR"},
                                                               {"XU", "GBR"},
                                                               {"XC", "ESP"},
                                                               {"XL", "ESP"},
                                                               {"QP", "XHS"},
                                                               {"QQ", "XXB"},
                                                               {"QR", "XXB"},
                                                               {"QS", "XXB"},
                                                               {"QU", "XNS"},
                                                               {"QV", "XNS"},
                                                               {"QW", "XNS"},
                                                               {"QX", "XNS"},
                                                               {"QY", "XNS"},
                                                               {"QZ", "XNS"},
                                                               {"EU27_2020", "XEU"},
                                                               {"EXT_EU27_2020", "XEX"},
                                                               {"ext_eu27_2020", "XEX"},
                                                               {"EU27_2020_INTRA", "XIE"},
                                                               // IMF
                                                               {"UVK", "XKX"},
                                                               {"G001", "XWD"}};
  for (const auto& [written, iso3] : cases) EXPECT_EQ(iso3_of(written), iso3) << written;
  EXPECT_EQ(catalog().area(*catalog().find("EXT_EU27_2020")).kind, AreaKind::group) << "no supplier";
  EXPECT_FALSE(catalog().is_identified(*catalog().find("QP")));
}

TEST(AreaCatalog, FoldsPartsOfAStateIntoIt) {
  for (const int number : {218, 502, 523})
    EXPECT_EQ(iso3_of(catalog().find_japan_customs(number)), "ESP") << number << ": Spain, Ceuta and Melilla, Canaries";
  for (const int number : {216, 217}) EXPECT_EQ(iso3_of(catalog().find_japan_customs(number)), "PRT") << number;
  EXPECT_EQ(iso3_of(catalog().find_japan_customs(560)), "SSD") << "a state of its own";
}

TEST(AreaCatalog, RefusesNumbersThatMeanNothing) {
  for (const int number : {-1, 1, 999, 1000, 70000}) EXPECT_FALSE(catalog().find_number(number)) << number;
  EXPECT_FALSE(catalog().find("Atlantis"));
  EXPECT_FALSE(catalog().find(""));
  EXPECT_FALSE(catalog().find("..."));
  EXPECT_THROW((void)catalog().area(AreaCode{999}), ContractViolation);
}

TEST(AreaCatalog, FindsCodesAndTheNamesOfFourLanguages) {
  const std::vector<std::pair<const char*, const char*>> cases{{"jpn", "JPN"},
                                                               {"JP", "JPN"},
                                                               {"392", "JPN"},
                                                               {"076", "BRA"},
                                                               {"S19", "TWN"},
                                                               {"W00", "XWD"},
                                                               {"X1 ", "XXB"},
                                                               {"_X ", "XNS"},
                                                               {"XX ", "XXS"},
                                                               {"E19", "XOE"},
                                                               {"F19", "XOF"},
                                                               {"A79", "XLA"},
                                                               {"EUR", "XEU"},
                                                               {"R4 ", "XAS"},
                                                               {"EU", "XEU"},
                                                               {"UK", "GBR"},
                                                               {"Russian Federation", "RUS"},
                                                               {"Rep. of Korea", "KOR"},
                                                               {"South Korea", "KOR"},
                                                               {"China, Hong Kong SAR", "HKG"},
                                                               {"Other Asia, nes", "TWN"},
                                                               {"USA", "USA"},
                                                               {"Viet Nam", "VNM"},
                                                               {"Côte d'Ivoire", "CIV"},
                                                               {"COTE D'IVOIRE", "CIV"},
                                                               {"Türkiye", "TUR"},
                                                               {"turkey", "TUR"},
                                                               {"Areas, n.e.s.", "XNS"},
                                                               {"日本", "JPN"},
                                                               {"中国", "CHN"},
                                                               {"アメリカ合衆国", "USA"},
                                                               {"台湾", "TWN"},
                                                               {"韓国", "KOR"},
                                                               {"香港", "HKG"},
                                                               {"德国", "DEU"},
                                                               {"越南", "VNM"},
                                                               {"대한민국", "KOR"},
                                                               {"미국", "USA"},
                                                               {"일본", "JPN"},
                                                               {"Zaire, Republic of", "COD"},
                                                               {"Sudan (...2011)", "SDN"},
                                                               {"Netherlands Antilles (...2010)", "ANT"},
                                                               {"Monaco", "MCO"},
                                                               {"MC", "MCO"}};
  for (const auto& [name, iso3] : cases) EXPECT_EQ(iso3_of(name), iso3) << name;
}

TEST(AreaCatalog, KeepsMonacoApartFromTheEuropeanUnionNotSpecified) {
  EXPECT_EQ(iso3_of(catalog().find_number(492)), "XEN");
  EXPECT_EQ(catalog().find("MCO"), AreaCode{949});
}

TEST(AreaCatalog, GivesEachAreaOneCodeThatLeadsBackToIt) {
  std::set<std::string> iso3;
  for (const Area& area : catalog().all()) {
    EXPECT_TRUE(iso3.insert(area.iso3).second) << area.iso3;
    EXPECT_EQ(area.iso3.size(), 3u);
    EXPECT_EQ(catalog().find_number(area.code.value), area.code);
    EXPECT_EQ(catalog().find(area.iso3), area.code);
    for (const auto alias : area.aliases) EXPECT_EQ(catalog().find_number(alias), area.code);
    for (const auto& name : {area.en, area.ja, area.zh, area.ko}) {
      EXPECT_FALSE(name.empty()) << area.iso3;
      EXPECT_EQ(catalog().find(name), area.code) << area.iso3 << " " << name;
    }
  }
  EXPECT_GT(iso3.size(), 300u);
}

TEST(AreaCatalog, ShowsNamesThatFitATable) {
  EXPECT_EQ(catalog().name(*catalog().find("HKG"), Language::ja), "香港");
  EXPECT_EQ(catalog().name(*catalog().find("USA"), Language::ja), "米国");
  EXPECT_EQ(catalog().name(*catalog().find("MMR"), Language::en), "Myanmar");
}

TEST(AreaCatalog, TellsSuppliersFromPartnersThatAreNobodyInParticular) {
  for (const int number : {899, 837, 838, 839, 568, 0, 97}) {
    EXPECT_FALSE(catalog().is_identified(*catalog().find_number(number))) << number;
  }
  for (const int number : {392, 490, 412, 810, 711}) {
    EXPECT_TRUE(catalog().is_identified(*catalog().find_number(number))) << number;
  }
}

TEST(AreaCatalog, ReadsTheCountryCodesOfJapanCustoms) {
  const std::vector<std::pair<int, const char*>> cases{{103, "KOR"}, {105, "CHN"}, {106, "TWN"}, {304, "USA"},
                                                       {213, "DEU"}, {216, "PRT"}, {601, "AUS"}, {702, "XNS"}};
  for (const auto& [number, iso3] : cases) EXPECT_EQ(iso3_of(catalog().find_japan_customs(number)), iso3) << number;
  EXPECT_FALSE(catalog().find_japan_customs(100));
}

TEST(AreaCatalog, SuggestsTheNearestNames) {
  ASSERT_FALSE(catalog().suggestions("Germnay").empty());
  EXPECT_EQ(iso3_of(catalog().suggestions("Germnay").front()), "DEU");
  EXPECT_EQ(iso3_of(catalog().suggestions("Philipines").front()), "PHL");
  EXPECT_TRUE(catalog().suggestions("qqqqqqqqqqqq").empty());
}

TEST(AreaCatalog, RefusesAFileInWhichTwoAreasClaimOneNumber) {
  auto files = shipped();
  files.statistical_areas = std::filesystem::temp_directory_path() / "noroshi_areas_twice.toml";
  std::ofstream{files.statistical_areas} << "[[country]]\niso3 = \"JPN\"\nnumbers = [156]\n";
  const auto loaded = AreaCatalog::load(files);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::invalid_input);
  EXPECT_NE(loaded.error().message.en.find("156"), std::string::npos);
}

TEST(AreaCatalog, RefusesAnAmendmentOfACountryThatIsNotThere) {
  auto files = shipped();
  files.statistical_areas = std::filesystem::temp_directory_path() / "noroshi_areas_unknown.toml";
  std::ofstream{files.statistical_areas} << "[[country]]\niso3 = \"QQQ\"\n";
  EXPECT_FALSE(AreaCatalog::load(files));
}

TEST(AreaCatalog, KnowsEveryAreaOfTheRealTradeFiles) {
  const auto folder = test_data::folder() / "trade";
  NOROSHI_NEEDS_TEST_DATA(folder);
  std::size_t files = 0;
  std::set<std::string> numbers, names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.path().string().ends_with(".csv.gz")) continue;
    const auto rows = test_data::read_csv(entry.path());
    for (const char* name :
         {"reporterCode", "partnerCode", "reporter", "partner", "reporterISO", "partnerISO", "exporter", "importer"}) {
      const auto at = test_data::column(rows, name);
      if (at == static_cast<std::size_t>(-1)) continue;
      ++files;
      auto& into = std::string_view{name}.ends_with("Code") ? numbers : names;
      for (std::size_t i = 1; i < rows.size(); ++i) into.insert(rows[i].at(at));
    }
  }
  EXPECT_GT(files, 10u);
  for (const auto& number : numbers) EXPECT_TRUE(catalog().find_number(std::stoi(number))) << number;
  for (const auto& name : names) EXPECT_TRUE(catalog().find(name)) << name;
}

TEST(AreaCatalog, AgreesWithTheAreaListOfBaci) {
  const auto file = test_data::folder() / "codes/country_codes/baci_country_codes_V202301.csv";
  NOROSHI_NEEDS_TEST_DATA(file);
  const std::set<std::string> ours_apart{"58", "711", "697", "849"};  // BACI gives these a successor's letters or none
  const auto rows = test_data::read_csv(file);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const auto code = catalog().find_number(std::stoi(row[0]));
    ASSERT_TRUE(code) << row[0];
    EXPECT_TRUE(ours_apart.contains(row[0]) || catalog().area(*code).iso3 == row[4]) << row[1];
    EXPECT_EQ(catalog().find(row[1]), code) << row[1];
    EXPECT_EQ(catalog().find(row[2]), code) << row[2];
  }
}

}  // namespace
}  // namespace noroshi::normalize
