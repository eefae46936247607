#include "columnar/xlsx_sheet.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <iterator>

#include "columnar/test_archive.hpp"
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

// A workbook with the rows given, as programs write them: no dimension, no styles.
std::string by_program(const std::string& rows, const std::string& target = "worksheets/sheet1.xml",
                       const std::string& shared = {}) {
  const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string links = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
  const std::string main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
  return test::archive(
      {{"_rels/.rels",
        links + "<Relationship Id='r1' Type='" + kind + "officeDocument' Target='/xl/workbook.xml'/></Relationships>"},
       {"xl/workbook.xml",
        "<workbook " + main + " xmlns:r='x'><sheets><sheet name='S' sheetId='1' r:id='r7'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", links + "<Relationship Id='r7' Type='" + kind + "worksheet' Target='" + target +
                                          "'/><Relationship Id='r8' Type='" + kind +
                                          "sharedStrings' Target='sharedStrings.xml'/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst " + main + ">" + shared + "</sst>"},
       {"xl/worksheets/sheet1.xml", "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>"}});
}

std::string sheet_of(const std::string& workbook) {
  const test::Folder folder;
  const auto csv = xlsx_to_csv(folder.write("w.xlsx", workbook), "", folder.path());
  EXPECT_TRUE(csv) << csv.error().message.en;
  return csv ? content(*csv) : std::string{};
}

TEST(XlsxSheet, ReadsTextsThatStandInTheirCells) {
  EXPECT_EQ(sheet_of(by_program(
                "<row r='1'><c r='A1' t='inlineStr'><is><t>hs</t></is></c><c r='B1' t='inlineStr'><is>"
                "<r><t>va</t></r><r><t>lue</t></r></is></c></row>"
                "<row r='2'><c r='A2' t='inlineStr'><is><t>010121</t></is></c><c r='B2' t='n'><v>5</v></c></row>")),
            "\"hs\",\"value\"\n\"010121\",5\n");
}

TEST(XlsxSheet, ReadsResultsOfFormulas) {
  EXPECT_EQ(sheet_of(by_program(
                "<row r='1'><c r='A1' t='str'><v>hs</v></c><c r='B1' t='str'><f>A1</f><v>x&amp;y</v></c></row>"
                "<row r='3'><c r='B3'><f>1/8</f><v>0.125</v></c><c r='C3' t='b'><v>1</v></c>"
                "<c r='D3' t='d'><v>2023-07-01T00:00:00</v></c></row>")),
            "\"hs\",\"x&y\",,\n\n,0.125,true,\"2023-07-01\"\n");
}

TEST(XlsxSheet, FollowsAbsoluteTargetsAndCellsWithoutAddresses) {
  const std::string rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c/><c><v>7</v></c></row>";
  const std::string shared =
      "<si><t>国</t><rPh sb='0' eb='1'><t>クニ</t></rPh></si><si><r><t>a</t></r><r><t>b</t></r></si>";
  for (const auto* target :
       {"worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml"})
    EXPECT_EQ(sheet_of(by_program(rows, target, shared)), "\"国\",\"ab\"\n,7\n") << target;
}

TEST(XlsxSheet, ReadsElementsWithAPrefix) {
  EXPECT_EQ(sheet_of(by_program(
                "<x:row r='1' xmlns:x='u'><x:c r='A1' t='inlineStr'><x:is><x:t>hs</x:t></x:is></x:c></x:row>")),
            "\"hs\"\n");
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
