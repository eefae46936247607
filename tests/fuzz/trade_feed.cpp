#include <cmath>

#include "one_thread_database.hpp"
#include "scratch_input.hpp"
#include "sources/catalog.hpp"
#include "sources/generic/feed.hpp"
#include "sources/recorded_trade.hpp"

namespace {

using namespace noroshi;

const std::vector<sources::TradeFeed>& feeds() {
  static const std::vector<sources::TradeFeed> all = [] {
    std::vector<sources::TradeFeed> list{sources::generic::feed(
        *sources::generic::read_mapping(std::string{NOROSHI_SOURCE_DIR} + "/src/sources/generic/sample.toml"))};
    for (auto& feed : sources::all_feeds()) list.push_back(std::move(feed));
    return list;
  }();
  return all;
}

class Checking final : public sources::TradeSink {
 public:
  std::size_t calls = 0;
  void accept(const sources::RawTrade& t) override {
    ++calls;
    fuzz::check(t.period.year >= 1900 && t.period.year <= 2200 && t.period.month <= 12);
    fuzz::check(!t.product.empty() && std::isfinite(t.value / 1e4));
  }
  void reject(std::string_view, RejectReason, std::string_view) override { ++calls; }
  void skip(sources::SkipReason) override { ++calls; }
};

}  // namespace

// The row functions on whatever tables the bytes make; the first byte chooses the feed. No row may vanish.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static auto database = fuzz::database();
  if (size == 0) return 0;
  const auto& feed = feeds()[data[0] % feeds().size()];
  const auto path = fuzz::file("BACI_HS17_input.csv", {reinterpret_cast<const char*>(data) + 1, size - 1});
  const auto read_row = feed.rows_of({path, std::nullopt});
  auto reader = columnar::TableReader::open(database, path, feed.fields, feed.format);
  if (!read_row || !reader) return 0;
  while (true) {
    const auto batch = reader->next();
    if (!batch || !*batch) return 0;
    for (std::size_t row = 0; row < (*batch)->rows(); ++row) {
      Checking sink;
      (*read_row)(**batch, row, sink);
      fuzz::check(sink.calls > 0);
    }
  }
}
