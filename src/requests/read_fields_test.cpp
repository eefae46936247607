#include "requests/read_fields.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

enum class Side { import, export_ };

struct Request {
  std::string importer = "JPN";
  std::optional<int> year;
  std::size_t limit = 0;
  double share = 0.5;
  Side side = Side::import;
  std::string what;
  std::vector<std::string> products;
  std::vector<std::filesystem::path> files;
  bool force = false;
  std::optional<Date> as_of;
  std::optional<Period> month;
  MethodSettings settings;

  static auto fields() {
    using R = Request;
    return std::tuple{
        Field{.name = "importer", .value = "AREA", .member = &R::importer, .doc = {}},
        Field{.name = "year", .value = "YEAR", .member = &R::year, .doc = {}, .min = 1900, .max = 2200},
        Field{.name = "limit", .value = "N", .member = &R::limit, .doc = {}, .min = 1, .max = 100},
        Field{.name = "share", .value = "SHARE", .member = &R::share, .doc = {}, .min = 0.0, .max = 1.0},
        Field{.name = "side", .value = "SIDE", .member = &R::side, .doc = {}, .choices = {"import", "export"}},
        Field{.name = "what", .value = "WHAT", .member = &R::what, .doc = {}, .choices = {"areas", "groups"}},
        Field{.name = "product", .value = "CODES", .member = &R::products, .doc = {}},
        Field{.name = "files", .value = "FILES", .member = &R::files, .doc = {}},
        Field{.name = "force", .member = &R::force, .doc = {}},
        Field{.name = "as_of", .value = "DATE", .member = &R::as_of, .doc = {}},
        Field{.name = "month", .value = "MONTH", .member = &R::month, .doc = {}},
        Field{.name = "set", .value = "M.O=V", .member = &R::settings, .doc = {}}};
  }
};

TEST(ReadFields, NothingGivenLeavesTheDefaults) {
  const auto r = read_fields<Request>({});
  ASSERT_TRUE(r);
  EXPECT_EQ(r->importer, "JPN");
  EXPECT_FALSE(r->year);
  EXPECT_EQ(r->share, 0.5);
}

TEST(ReadFields, EveryTypeIsRead) {
  const auto r = read_fields<Request>({{"importer", {"KOR"}},
                                       {"year", {"2023"}},
                                       {"limit", {"20"}},
                                       {"share", {"0.25"}},
                                       {"side", {"export"}},
                                       {"what", {"groups"}},
                                       {"product", {"2805", "850511"}},
                                       {"files", {"a.csv", "b.csv"}},
                                       {"force", {}},
                                       {"as_of", {"2024-06-30"}},
                                       {"month", {"2026-11"}},
                                       {"set", {"geodep.import_hhi=0.5"}}});
  ASSERT_TRUE(r) << r.error().message.en;
  EXPECT_EQ(r->importer, "KOR");
  EXPECT_EQ(r->year, 2023);
  EXPECT_EQ(r->limit, 20U);
  EXPECT_EQ(r->share, 0.25);
  EXPECT_EQ(r->side, Side::export_);
  EXPECT_EQ(r->what, "groups");
  EXPECT_EQ(r->products, (std::vector<std::string>{"2805", "850511"}));
  EXPECT_EQ(r->files.size(), 2U);
  EXPECT_TRUE(r->force);
  EXPECT_EQ(r->as_of, parse_date("2024-06-30"));
  EXPECT_EQ(r->month, (Period{2026, 11}));
  EXPECT_EQ(r->settings.at("geodep").at("import_hhi"), 0.5);
}

TEST(ReadFields, OfAFieldGivenTwiceTheLastWordCounts) {
  EXPECT_EQ(read_fields<Request>({{"year", {"2022", "2023"}}})->year, 2023);
  EXPECT_FALSE(read_fields<Request>({{"force", {"true", "false"}}})->force);
}

TEST(ReadFields, RefusesWhatIsNoValueAndNamesTheField) {
  for (const auto& [field, word] : std::vector<std::pair<std::string, std::string>>{{"year", "abc"},
                                                                                    {"year", "1899"},
                                                                                    {"year", "2023.5"},
                                                                                    {"limit", "0"},
                                                                                    {"limit", "-1"},
                                                                                    {"limit", "99999999999999999999"},
                                                                                    {"share", "1.5"},
                                                                                    {"share", "nan"},
                                                                                    {"share", "0.5x"},
                                                                                    {"side", "sideways"},
                                                                                    {"what", "oceans"},
                                                                                    {"force", "perhaps"},
                                                                                    {"as_of", "2024-13-01"},
                                                                                    {"month", "2026"},
                                                                                    {"set", "geodep=0.5"},
                                                                                    {"set", ".x=1"},
                                                                                    {"set", "a.=1"},
                                                                                    {"set", "a.b=inf"}}) {
    const auto r = read_fields<Request>({{field, {word}}});
    ASSERT_FALSE(r) << field << " " << word;
    EXPECT_EQ(r.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(r.error().field, field);
    EXPECT_NE(r.error().message.en.find(word), std::string::npos);
    EXPECT_NE(r.error().message.ja.find(word), std::string::npos);
  }
}

TEST(ReadFields, ANameThatIsNoFieldHasItsNearest) {
  const auto r = read_fields<Request>({{"improter", {"JPN"}}});
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().nearest, std::vector{Near{"importer"}});
  const auto choice = read_fields<Request>({{"what", {"group"}}});
  ASSERT_FALSE(choice);
  EXPECT_EQ(choice.error().nearest, std::vector{Near{"groups"}});
}

TEST(ReadFields, ARequiredFieldMustBeGiven) {
  struct Needy {
    std::string good;
    static auto fields() {
      return std::tuple{Field{
          .name = "good", .value = "GOOD", .member = &Needy::good, .doc = {"A good.", "品目。"}, .required = true}};
    }
  };
  const auto r = read_fields<Needy>({});
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().field, "good");
  EXPECT_EQ(r.error().message.en, "⟦.good⟧ is missing: A good.");
  EXPECT_TRUE(read_fields<Needy>({{"good", {"gallium"}}}));
}

}  // namespace
}  // namespace noroshi
