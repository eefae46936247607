#include "requests/write_fields.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

enum class Side { import, export_ };

struct Scope {
  std::string importer = "JPN";
  static auto fields() { return std::tuple{Field{.name = "importer", .member = &Scope::importer, .doc = {}}}; }
};

struct Request {
  Scope scope;
  std::optional<int> year;
  std::size_t limit = 0;  // all
  double share = 0.1;
  Side side = Side::import;
  std::vector<std::string> products;
  std::filesystem::path file;
  bool force = false;
  std::optional<Date> as_of;
  Period month{2024, 5};
  MethodSettings settings;

  static auto fields() {
    using R = Request;
    return std::tuple_cat(
        fields_within(&R::scope),
        std::tuple{Field{.name = "year", .member = &R::year, .doc = {}, .min = 1900, .max = 2200},
                   Field{.name = "limit", .member = &R::limit, .doc = {}, .min = 1, .max = 100},
                   Field{.name = "share", .member = &R::share, .doc = {}, .min = 0.0, .max = 1.0},
                   Field{.name = "side", .member = &R::side, .doc = {}, .choices = {"import", "export"}},
                   Field{.name = "product", .member = &R::products, .doc = {}},
                   Field{.name = "file", .member = &R::file, .doc = {}},
                   Field{.name = "force", .member = &R::force, .doc = {}},
                   Field{.name = "as_of", .member = &R::as_of, .doc = {}},
                   Field{.name = "month", .member = &R::month, .doc = {}},
                   Field{.name = "set", .member = &R::settings, .doc = {}}});
  }
};

TEST(WriteFields, DefaultsAreWrittenToo) {
  const auto words = write_fields(Request{});
  EXPECT_EQ(words.size(), describe_fields<Request>().size());
  EXPECT_EQ(words.at("importer"), std::vector<std::string>{"JPN"});
  EXPECT_EQ(words.at("share"), std::vector<std::string>{"0.1"});
  EXPECT_EQ(words.at("force"), std::vector<std::string>{"false"});
  EXPECT_TRUE(words.at("year").empty());
  EXPECT_TRUE(words.at("limit").empty()) << "0 stands for no limit and cannot be given";
}

TEST(WriteFields, WhatIsReadFromTheWordsIsWrittenAsTheSameWords) {
  const FieldValues given{{"importer", {"KOR"}},
                          {"year", {"2023"}},
                          {"limit", {"20"}},
                          {"share", {"0.3"}},
                          {"side", {"export"}},
                          {"product", {"2805", "850511"}},
                          {"file", {"a b.csv"}},
                          {"force", {"true"}},
                          {"as_of", {"2024-06-30"}},
                          {"month", {"2026-11"}},
                          {"set", {"geodep.import_hhi=0.5", "geodep.years=3"}}};
  const auto request = read_fields<Request>(given);
  ASSERT_TRUE(request);
  EXPECT_EQ(write_fields(*request), given);
}

TEST(WriteFields, ANumberKeepsEveryBit) {
  Request request;
  request.share = 1.0 / 3.0;
  const auto again = read_fields<Request>(write_fields(request));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->share, request.share);
}

}  // namespace
}  // namespace noroshi
