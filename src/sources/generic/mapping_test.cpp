#include "sources/generic/mapping.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::sources::generic {
namespace {

constexpr auto kSmallest = R"(
id = "x"
publisher = "p"
licence = "l"
[columns]
period = "t"
flow = "f"
reporter = "r"
partner = "p"
product = "k"
value = "v"
)";

TEST(Mapping, ReadsTheSmallestOne) {
  const auto m = parse_mapping(kSmallest, "x.toml");
  ASSERT_TRUE(m) << m.error().message.en;
  EXPECT_EQ(m->columns.product, "k");
  EXPECT_EQ(m->info.title.ja, "x");
  EXPECT_EQ(m->format.delimiter, 0) << "as the header shows";
}

TEST(Mapping, SaysHowMuchOfTheWholeTheTableHoldsAndNothingIfLeftOut) {
  EXPECT_EQ(parse_mapping(kSmallest, "x.toml")->info.frame, DeclaredFrame{});
  const auto m = parse_mapping(std::string{kSmallest} +
                                   "[frame]\npartners = \"all\"\ndestinations = \"listed\"\nproducts = \"listed\"\n"
                                   "reporters = \"all\"\n[delivery]\nrepeated = \"add\"\n",
                               "x.toml");
  ASSERT_TRUE(m) << m.error().message.en;
  EXPECT_EQ(name_of(m->info.frame), "partners=all destinations=listed products=listed reporters=all");
  EXPECT_EQ(m->info.repeated, Repeated::added);
  EXPECT_FALSE(parse_mapping(std::string{kSmallest} + "[frame]\npartners = \"some\"\n", "x.toml"));
}

TEST(Mapping, SaysWhoseWordTheFiguresAreAndThatTheyAreTheUsersOwnIfLeftOut) {
  EXPECT_EQ(parse_mapping(kSmallest, "x.toml")->info.standing, Standing::own);
  EXPECT_EQ(parse_mapping("standing = \"extract\"" + std::string{kSmallest}, "x.toml")->info.standing,
            Standing::extract);
  for (const auto* wrong : {"cited", "good"}) {
    const auto m = parse_mapping("standing = \"" + std::string{wrong} + "\"" + kSmallest, "x.toml");
    ASSERT_FALSE(m) << wrong;
    EXPECT_EQ(m.error().where, "x.toml:1");
    EXPECT_NE(m.error().message.en.find("'standing'"), std::string::npos) << m.error().message.en;
  }
}

TEST(Mapping, RefusesAnUnknownKeyWithItsLine) {
  const auto m = parse_mapping(std::string{kSmallest} + "wieght = \"q\"\n", "x.toml");
  ASSERT_FALSE(m);
  EXPECT_EQ(m.error().where, "x.toml:12");
  EXPECT_NE(m.error().message.en.find("columns.wieght"), std::string::npos);
}

TEST(Mapping, RefusesWhatIsNoToml) {
  const auto m = parse_mapping("id = \n", "x.toml");
  ASSERT_FALSE(m);
  EXPECT_EQ(m.error().where, "x.toml:1");
}

TEST(Mapping, NamesThePropertyThatComesFromNowhere) {
  const auto m = parse_mapping("id='x'\npublisher='p'\nlicence='l'\n[columns]\nperiod='t'\n", "x.toml");
  ASSERT_FALSE(m);
  EXPECT_NE(m.error().message.en.find("columns.flow, columns.reporter"), std::string::npos) << m.error().message.en;
}

TEST(Mapping, RefusesValuesOfTheWrongKind) {
  for (const auto* wrong : {"[value]\ncurrency = \"eur\"\n", "[table]\ndelimiter = \"ab\"\n", "[flows]\nM = \"in\"\n",
                            "[table]\nnulls = [1]\n", "[constants]\nnomenclature = \"HS33\"\n",
                            "[table]\nskip_rows = -1\n", "[table]\ndecimal = \"-\"\n", "[table]\nthousands = \".\"\n",
                            "[product]\ndigits = 40\n", "[value]\nscale = \"x\"\n"}) {
    EXPECT_FALSE(parse_mapping(std::string{kSmallest} + wrong, "x.toml")) << wrong;
  }
}

TEST(Mapping, EveryShippedMappingIsRead) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator{test::shipped("data/mappings")}) {
    if (entry.path().extension() != ".toml") continue;
    const auto m = read_mapping(entry.path());
    EXPECT_TRUE(m) << entry.path() << ": " << m.error().message.en;
    if (!m) continue;
    EXPECT_EQ(m->info.id, entry.path().stem().string());
    ++count;
  }
  EXPECT_GE(count, 4u);
}

TEST(Mapping, SaysThatThereIsNoSuchFile) {
  EXPECT_EQ(read_mapping("/nowhere.toml").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace noroshi::sources::generic
