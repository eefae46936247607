#include "interfaces/wire/xlsx_table.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

namespace noroshi::wire {
namespace {

// One member of the zip archive, read by python3 (which the build needs anyway).
std::string member(const std::filesystem::path& file, const std::string& name) {
  std::string text;
  FILE* pipe = ::popen(
      ("python3 -c 'import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' '" +
       file.string() + "' '" + name + "'")
          .c_str(),
      "r");
  if (!pipe) return text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text.push_back(static_cast<char>(c));
  ::pclose(pipe);
  return text;
}

ReportTable sample() {
  ReportTable table;
  table.id = "a[1]:very*long/name?that\\does not fit a sheet";
  table.title = {"Sample", "例"};
  table.columns = {{"name", {"Name", "名称"}, CellKind::text, {}}, {"share", {"Share", "シェア"}, CellKind::share, {}}};
  table.rows = {{std::string{"=1+1"}, 0.25}, {Text{"China", "中国"}, Cell{}}};
  table.notes = {{"a note", "注記"}};
  table.provenance = {{"UN Comtrade", "2023", Date{2024, 9, 30}, 41, {"as reported", "報告値"}}};
  return table;
}

class XlsxTable : public testing::Test {
 protected:
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("noroshi_xlsx_test_" + std::to_string(::getpid()) + ".xlsx");
  ~XlsxTable() override { std::filesystem::remove(file_); }
};

TEST_F(XlsxTable, holds_real_numbers_a_frozen_header_and_a_sheet_of_sources) {
  const auto table = sample();
  ASSERT_TRUE(write_xlsx({&table, 1}, Language::ja, file_));
  const std::string sheet = member(file_, "xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<v>0.25</v>"), std::string::npos);
  EXPECT_NE(sheet.find("state=\"frozen\""), std::string::npos);
  EXPECT_EQ(sheet.find("<f>"), std::string::npos) << "text was written as a formula";
  const std::string strings = member(file_, "xl/sharedStrings.xml");
  for (const char* word : {"=1+1", "中国", "シェア", "注記", "UN Comtrade"})
    EXPECT_NE(strings.find(word), std::string::npos) << word;
}

TEST_F(XlsxTable, a_date_is_a_day_that_excel_knows_and_looks_as_in_iso) {
  ReportTable table;
  table.columns = {{"since", {"Since", "施行日"}, CellKind::date, {}}};
  table.rows = {{Date{2023, 8, 1}}, {Date{1900, 1, 1}}, {Cell{}}};
  ASSERT_TRUE(write_xlsx({&table, 1}, Language::en, file_));
  EXPECT_NE(member(file_, "xl/worksheets/sheet1.xml").find("<v>45139</v>"), std::string::npos);
  EXPECT_NE(member(file_, "xl/styles.xml").find("formatCode=\"yyyy-mm-dd\""), std::string::npos);
  EXPECT_NE(member(file_, "xl/sharedStrings.xml").find("1900-01-01"), std::string::npos);
}

TEST_F(XlsxTable, the_same_answer_is_the_same_file) {
  const auto table = sample();
  const auto bytes = [&] {
    EXPECT_TRUE(write_xlsx({&table, 1}, Language::en, file_));
    std::ifstream in{file_, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
  };
  const auto first = bytes();
  std::this_thread::sleep_for(std::chrono::milliseconds{1100});  // the library's clock counts seconds
  EXPECT_EQ(bytes(), first);
}

TEST_F(XlsxTable, a_folder_that_is_not_there_is_an_io_error) {
  const auto table = sample();
  const auto result = write_xlsx({&table, 1}, Language::en, "/nonexistent/folder/a.xlsx");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace noroshi::wire
