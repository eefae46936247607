#include "interfaces/cli/deliver.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "interfaces/cli/new_file.hpp"

namespace noroshi::cli {
namespace {

class Deliver : public testing::Test {
 protected:
  Deliver() {
    table_.id = "t";
    table_.columns = {{"name", {"Name", "名称"}, CellKind::text, {}}};
    table_.rows = {{Text{"China", "中国"}}};
    table_.notes = {{"a note", "注記"}};
  }
  Result<void> deliver_as(std::vector<std::string> words) {
    words.insert(words.begin(), "sources");
    return deliver({&table_, 1}, parse_arguments(words).value(), session_);
  }

  ReportTable table_;
  Environment environment_;
  std::istringstream in_;
  std::ostringstream out_, err_;
  Session session_{environment_, {in_, out_, err_}};
};

TEST_F(Deliver, a_pipe_gets_data_and_nothing_else) {
  ASSERT_TRUE(deliver_as({"--format", "csv"}));
  EXPECT_EQ(out_.str(), "name\nChina\n");
  EXPECT_EQ(err_.str(), "Note: a note\n");
}

TEST_F(Deliver, quiet_leaves_out_the_notes) {
  session_.quiet = true;
  ASSERT_TRUE(deliver_as({"--format", "csv"}));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(Deliver, notes_stand_under_the_table_on_a_terminal) {
  environment_.stdout_is_terminal = true;
  ASSERT_TRUE(deliver_as({}));
  EXPECT_NE(out_.str().find("Note: a note"), std::string::npos);
  EXPECT_EQ(err_.str(), "");
}

TEST_F(Deliver, the_ending_of_the_file_chooses_the_format_and_csv_files_have_a_mark) {
  const TemporaryFile file{".csv"};
  ASSERT_TRUE(deliver_as({"--output", file.path().string()}));
  EXPECT_EQ(read_bytes(file.path()), "\xEF\xBB\xBFname\r\nChina\r\n");
  EXPECT_EQ(out_.str(), "");
}

TEST_F(Deliver, any_answer_is_a_page_too_and_one_with_charts_has_them_drawn) {
  table_.notes = {{"see \u27e6sources\u27e7", "\u27e6sources\u27e7 を参照"}};
  ASSERT_TRUE(deliver_as({"--format", "html"}));
  EXPECT_TRUE(out_.str().starts_with("<!DOCTYPE html>"));
  EXPECT_NE(out_.str().find("see `noroshi sources`"), std::string::npos);
  EXPECT_EQ(out_.str().find("class=\"plot\""), std::string::npos);
  html::Report report{.title = {"T", "題"}, .tables = {table_}};
  Chart chart;
  chart.id = "c";
  chart.categories = {{"a", "甲"}};
  chart.series = {{{"s", "系列"}, {1.0}, {true}}};
  report.charts = {chart};
  out_.str("");
  ASSERT_TRUE(
      deliver(report, parse_arguments(std::vector<std::string>{"sources", "--format", "html"}).value(), session_));
  EXPECT_NE(out_.str().find("class=\"plot\""), std::string::npos);
  out_.str("");
  ASSERT_TRUE(
      deliver(report, parse_arguments(std::vector<std::string>{"sources", "--format", "csv"}).value(), session_));
  EXPECT_EQ(out_.str(), "name\nChina\n");
}

TEST_F(Deliver, binary_formats_reach_a_pipe_and_not_a_terminal) {
  ASSERT_TRUE(deliver_as({"--format", "xlsx"}));
  EXPECT_TRUE(out_.str().starts_with("PK"));
  out_.str("");
  ASSERT_TRUE(deliver_as({"--format", "parquet"}));
  EXPECT_TRUE(out_.str().starts_with("PAR1"));
  environment_.stdout_is_terminal = true;
  EXPECT_EQ(deliver_as({"--format", "xlsx"}).error().code, ErrorCode::invalid_input);
}

TEST_F(Deliver, an_ending_that_says_nothing_is_refused) {
  EXPECT_EQ(deliver_as({"--output", "x.foo"}).error().where, "--output");
}

TEST_F(Deliver, a_full_disk_behind_stdout_is_an_io_error) {
  out_.setstate(std::ios::badbit);
  EXPECT_EQ(deliver_as({"--format", "csv"}).error().code, ErrorCode::io);
}

}  // namespace
}  // namespace noroshi::cli
