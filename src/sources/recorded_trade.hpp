#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "columnar/intake.hpp"
#include "sources/feed.hpp"

namespace noroshi::sources {

// What a feed made of a file, kept whole: for tests, fuzzing and for looking at a file before an import.
struct RecordedTrade {
  struct Row {
    RawTrade trade;  // its views are emptied; the texts are below
    std::string product, reporter, partner, unit;
  };
  std::vector<Row> rows;              // at most kKept of them
  std::vector<RejectedRow> rejected;  // by the feed and by the reader, in that order
  std::array<std::uint64_t, kSkipReasons> skipped{};
  std::uint64_t accepted = 0, read = 0;
  double value = 0.0;  // sum over all accepted rows, in their currency
  columnar::Intake intake;

  static constexpr std::size_t kKept = 1000;
  [[nodiscard]] std::uint64_t skipped_total() const;
  [[nodiscard]] std::map<std::string, std::uint64_t> rejected_by_reason() const;
};

// Errors: those of make_readable, of the feed and of TableReader.
[[nodiscard]] Result<RecordedTrade> record_trade(const TradeFeed& feed, const FeedFile& file,
                                                 const std::filesystem::path& scratch_folder,
                                                 const std::string& sheet = {});

}  // namespace noroshi::sources
