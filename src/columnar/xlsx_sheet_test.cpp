#include "columnar/xlsx_sheet.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <iterator>

#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

std::filesystem::path workbook(const test::Folder& folder) {
  const auto path = folder.path() / "w.xlsx";
  auto* book = workbook_new(path.c_str());
  auto* sheet = workbook_add_worksheet(book, "貿易");
  worksheet_write_string(sheet, 0, 0, "t", nullptr);
  worksheet_write_string(sheet, 0, 1, "name, \"quoted\"", nullptr);
  worksheet_write_number(sheet, 1, 0, 2022, nullptr);
  worksheet_write_string(sheet, 1, 1, "010121", nullptr);
  worksheet_write_boolean(sheet, 3, 0, 1, nullptr);
  worksheet_write_formula_num(sheet, 3, 1, "=1+2", nullptr, 3.25);
  worksheet_write_string(workbook_add_worksheet(book, "two"), 0, 0, "other", nullptr);
  EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
  return path;
}

std::string content(const SheetAsCsv& csv) {
  std::ifstream in{csv.file.path(), std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(XlsxSheet, CopiesTheFirstSheetLineByLine) {
  const test::Folder folder;
  const auto csv = xlsx_to_csv(workbook(folder), "", folder.path());
  ASSERT_TRUE(csv) << csv.error().message.en;
  EXPECT_EQ(csv->sheet, "貿易");
  EXPECT_EQ(content(*csv), "\"t\",\"name, \"\"quoted\"\"\"\n2022,\"010121\"\n\ntrue,3.25\n");
}

TEST(XlsxSheet, CopiesANamedSheetAndNamesThoseThatExist) {
  const test::Folder folder;
  const auto path = workbook(folder);
  const auto two = xlsx_to_csv(path, "two", folder.path());
  ASSERT_TRUE(two);
  EXPECT_EQ(content(*two), "\"other\"\n");
  const auto none = xlsx_to_csv(path, "three", folder.path());
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.en.find("貿易, two"), std::string::npos);
}

TEST(XlsxSheet, RefusesAnArchiveThatClaimsMoreThanItCanHold) {
  const test::Folder folder;
  std::ifstream in{workbook(folder), std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto entry = bytes.find("PK\x01\x02");  // first entry of the archive's directory; its unpacked size is at 24
  ASSERT_NE(entry, std::string::npos);
  bytes.replace(entry + 24, 4, "\xF0\xFF\xFF\x0F");
  const auto csv = xlsx_to_csv(folder.write("bomb.xlsx", bytes), "", folder.path());
  ASSERT_FALSE(csv);
  EXPECT_NE(csv.error().message.en.find("claims"), std::string::npos) << csv.error().message.en;
}

TEST(XlsxSheet, AReaderThatBreaksIsAnErrorThatNamesTheWorkbook) {
  const test::Folder folder;
  const auto reader = folder.write("reader", "#!/bin/sh\nkill -SEGV $$\n");
  std::filesystem::permissions(reader, std::filesystem::perms::owner_all);
  const auto path = workbook(folder);
  const auto csv = xlsx_to_csv(path, "", folder.path(), reader);
  ASSERT_FALSE(csv);
  EXPECT_EQ(csv.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(csv.error().where, path.string());
}

}  // namespace
}  // namespace noroshi::columnar
