#include "requests/field.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

enum class Side { import, export_ };

struct Scope {
  std::string importer = "JPN";
  std::optional<int> year;

  static auto fields() {
    return std::tuple{Field{.name = "importer",
                            .value = "AREA",
                            .member = &Scope::importer,
                            .doc = {"Who buys.", "輸入国。"},
                            .is = ValueIs::area},
                      Field{.name = "year",
                            .value = "YEAR",
                            .member = &Scope::year,
                            .doc = {"Which year.", "対象年。"},
                            .min = 1900,
                            .max = 2200}};
  }
};

struct Request {
  Scope scope;
  Side side = Side::import;
  std::vector<std::string> products;
  std::vector<std::filesystem::path> files;
  bool force = false;
  std::optional<Date> as_of;
  MethodSettings settings;

  static auto fields() {
    return std::tuple_cat(
        fields_within(&Request::scope),
        std::tuple{
            Field{
                .name = "side", .value = "SIDE", .member = &Request::side, .doc = {}, .choices = {"import", "export"}},
            Field{.name = "product", .value = "CODES", .member = &Request::products, .doc = {}, .required = true},
            Field{.name = "files", .value = "FILES", .member = &Request::files, .doc = {}, .is = ValueIs::file},
            Field{.name = "force", .member = &Request::force, .doc = {}},
            Field{.name = "as_of", .value = "DATE", .member = &Request::as_of, .doc = {}},
            Field{.name = "set", .value = "SETTING", .member = &Request::settings, .doc = {}}});
  }
};

TEST(Field, IsDescribedByItsTypeInTheOrderOfDeclaration) {
  const auto docs = describe_fields<Request>();
  ASSERT_EQ(docs.size(), 8U);
  EXPECT_EQ(docs[0].name, "importer");
  EXPECT_EQ(docs[0].type, FieldType::text);
  EXPECT_EQ(docs[0].is, ValueIs::area);
  EXPECT_EQ(docs[1].type, FieldType::integer);
  EXPECT_EQ(docs[1].max, 2200);
  EXPECT_EQ(docs[2].type, FieldType::choice);
  EXPECT_TRUE(docs[3].many);
  EXPECT_TRUE(docs[3].required);
  EXPECT_EQ(docs[4].type, FieldType::path);
  EXPECT_EQ(docs[5].type, FieldType::flag);
  EXPECT_EQ(docs[6].type, FieldType::date);
  EXPECT_FALSE(docs[6].many);
  EXPECT_EQ(docs[7].type, FieldType::settings);
}

TEST(Field, OfAPartWritesIntoThePart) {
  Request request;
  std::get<0>(Request::fields()).of(request) = "KOR";
  EXPECT_EQ(request.scope.importer, "KOR");
}

TEST(Field, AChoiceMayBeAWord) {
  struct Plain {
    std::string what;
    static auto fields() {
      return std::tuple{
          Field{.name = "what", .value = "WHAT", .member = &Plain::what, .doc = {}, .choices = {"areas"}}};
    }
  };
  EXPECT_EQ(describe_fields<Plain>().front().type, FieldType::choice);
}

}  // namespace
}  // namespace noroshi
