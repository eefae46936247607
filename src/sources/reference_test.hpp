#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>

#include "base/test_source_folder.hpp"
#include "sources/reference_catalog.hpp"
#include "sources/reference_file.hpp"

// What the tests of reference feeds share: reading a sample or a real file and its account.
namespace noroshi::reference_test {

// A sample that stands beside the feed; its numbers are invented.
inline std::filesystem::path sample(const std::string& name) {
  return test::source_folder() / "src" / "sources" / name;
}

// A folder of the private test data, or nothing when it is not on this machine.
inline std::optional<std::filesystem::path> real_data(const std::string& folder) {
  const char* given = std::getenv("NOROSHI_TEST_DATA");
  const auto root = given != nullptr ? std::filesystem::path{given} : test::source_folder() / ".." / "shared" / "data";
  const auto path = root / folder;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

template <class Row>
sources::ReferenceDelivery<Row> read(const sources::ReferenceFeed<Row>& feed, const std::filesystem::path& file,
                                     std::optional<std::string> edition = std::nullopt) {
  auto database = columnar::Database::open();
  if (!database) throw std::runtime_error(database.error().message.en);
  auto delivery = sources::read_reference(*database, feed, {file, "", std::move(edition)});
  if (!delivery) throw std::runtime_error(delivery.error().where + ": " + delivery.error().message.en);
  return *std::move(delivery);
}

// "5018 rows, 0 rejected, 3 remarks of 5021 read"
template <class Row>
void print(const std::string& name, const sources::ReferenceDelivery<Row>& d) {
  std::cout << name << " [" << d.layout << "]: read " << d.rows_read << ", accepted " << d.rows.size() << ", rejected "
            << d.rejected.total();
  for (std::size_t i = 0; i < d.rejected.count_by_reason.size(); ++i) {
    if (d.rejected.count_by_reason[i] != 0) {
      std::cout << " " << name_of(static_cast<RejectReason>(i)) << "=" << d.rejected.count_by_reason[i];
    }
  }
  for (std::size_t i = 0; i < d.remarks.size(); ++i) {
    if (d.remarks[i] != 0)
      std::cout << " (" << name_of(static_cast<sources::RemarkKind>(i)) << "=" << d.remarks[i] << ")";
  }
  std::cout << "\n";
}

// Every row of a file whose rows give one row each ends somewhere.
template <class Row>
std::uint64_t accounted(const sources::ReferenceDelivery<Row>& d) {
  return d.rows.size() + d.rejected.total() + d.remarked(sources::RemarkKind::grouping_line) +
         d.remarked(sources::RemarkKind::other_statistic) + d.remarked(sources::RemarkKind::repeated_line) +
         d.remarked(sources::RemarkKind::no_figure);
}

template <class Row>
std::uint64_t rejected_for(const sources::ReferenceDelivery<Row>& d, RejectReason reason) {
  return d.rejected.count_by_reason[static_cast<std::size_t>(reason)];
}

}  // namespace noroshi::reference_test
