#include "sources/published_figure.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

std::optional<double> value(std::string_view cell) {
  const auto figure = read_figure(cell, Dash::zero);
  return figure ? figure->value : std::nullopt;
}
std::string note(std::string_view cell) { return read_figure(cell, Dash::unknown).value().note; }

TEST(PublishedFigure, ThousandsSeparatorsStandEveryThreeDigits) {
  EXPECT_EQ(value("10,000"), 10000.0);
  EXPECT_EQ(value("1,234,567.5"), 1234567.5);
  EXPECT_EQ(value("12\xC2\xA0"), 12.0);
  EXPECT_EQ(value("0"), 0.0);
  for (const auto* wrong : {"1,23", "1,2345", "12,34,567", "1.2.3", "12x", "-5", "1e5"}) {
    EXPECT_FALSE(read_figure(wrong, Dash::zero)) << wrong;
  }
}

TEST(PublishedFigure, WhatIsWithheldOrUnknownIsNeverZero) {
  for (const auto* cell : {"W", "NA", "XX", "", ">50", "<0.1%", "300–400", "Large", "3 - 5"})
    EXPECT_FALSE(value(cell)) << cell;
  EXPECT_EQ(note("W"), "withheld");
  EXPECT_EQ(note("NA"), "not_available");
  EXPECT_EQ(note(">50"), "bound: >50");
  EXPECT_EQ(note("300–400"), "range: 300–400");
  EXPECT_EQ(note("Moderate to large"), "words: Moderate to large");
}

TEST(PublishedFigure, ADashIsWhatThePublisherSaysItIs) {
  EXPECT_EQ(read_figure("—", Dash::zero)->value, 0.0);
  EXPECT_FALSE(read_figure("—", Dash::unknown)->value);
  EXPECT_EQ(note("-"), "not_given");
}

TEST(PublishedFigure, EstimatesAreMarked) {
  EXPECT_TRUE(read_figure("e1,200", Dash::zero)->estimated);
  EXPECT_EQ(value("1,200e"), 1200.0);
  EXPECT_FALSE(read_figure("1,200", Dash::zero)->estimated);
}

}  // namespace
}  // namespace noroshi::sources
