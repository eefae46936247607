#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "model/standing.hpp"
#include "model/trade_frame.hpp"

namespace noroshi {

// Where figures come from: one delivery of files by one publisher. Every figure shown to a user leads back to one.
struct Delivery {
  std::int64_t id = 0;  // row number in the workspace
  std::string feed;     // "baci"
  std::string files;    // file names, comma separated
  std::string sha256;   // of the files in order
  std::uint64_t bytes = 0;
  std::string publisher, licence, url;
  std::optional<Date> retrieved;  // when the file left its publisher
  Instant imported_at;            // the knowledge time
  std::uint64_t accepted = 0, rejected = 0;
  bool forced = false;               // taken in spite of delivery bounds
  std::optional<Standing> standing;  // of its trade; nothing: it brought reference tables only
  DeclaredFrame frame;               // what its trade was said to hold
};

// What stands under a figure: source, date, age and method.
struct Provenance {
  std::string source;  // publisher and title
  std::string period;  // what the figure is about: "2023"
  std::optional<Date> retrieved;
  int age_days = 0;  // from the end of the period to today (the day of asking)
  Text method;
};

}  // namespace noroshi
