#include "holdings/delivered_files.hpp"

#include <chrono>

namespace noroshi::holdings {
namespace {

Date file_date(const std::filesystem::path& file, const Clock& clock) {
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(file, failed);
  if (failed) return clock.today();
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(written))};
  return {int{date.year()}, unsigned{date.month()}, unsigned{date.day()}};
}

}  // namespace

Result<DeliveredFiles> receive_files(const std::vector<std::filesystem::path>& files, const sources::FeedInfo& feed,
                                     std::optional<Date> retrieved, const Clock& clock,
                                     const columnar::IntakeOptions& options) {
  DeliveredFiles received;
  auto& d = received.delivery;
  d.feed = feed.id;
  d.publisher = feed.publisher;
  d.licence = feed.licence;
  d.url = feed.url;
  d.standing = feed.standing;
  d.imported_at = clock.utc_now();
  for (const auto& file : files) {
    auto intake = columnar::make_readable(file, options);
    if (!intake) return fail(intake.error());
    d.files += (d.files.empty() ? "" : ", ") + file.filename().string();
    d.sha256 += (d.sha256.empty() ? "" : " ") + intake->sha256;
    d.bytes += intake->bytes;
    d.retrieved = std::max(d.retrieved, std::optional{file_date(file, clock)});
    for (const auto& note : intake->notes)
      received.notes.push_back(text("{}: {}", "{}: {}", file.filename().string(), note.en));
    for (std::size_t i = 0; i < intake->notes.size(); ++i) {
      received.notes[received.notes.size() - intake->notes.size() + i].ja =
          file.filename().string() + ": " + intake->notes[i].ja;
    }
    received.files.push_back({file, std::move(*intake)});
  }
  if (retrieved) d.retrieved = retrieved;
  return received;
}

}  // namespace noroshi::holdings
