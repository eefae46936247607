#include "use_cases/import/delivered_files.hpp"

#include <fmt/chrono.h>

#include <chrono>

#include "holdings/clock.hpp"

namespace noroshi {
namespace {

std::string file_date(const std::filesystem::path& file) {
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(file, failed);
  if (failed) return utc_now().substr(0, 10);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::file_clock::to_sys(written).time_since_epoch());
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(static_cast<std::time_t>(seconds.count())));
}

}  // namespace

Result<DeliveredFiles> receive_files(const std::vector<std::filesystem::path>& files, const FeedInfo& feed,
                                     const std::optional<std::string>& retrieved, const IntakeOptions& options) {
  if (retrieved && !parse_date(*retrieved)) {
    return fail_field(ErrorCode::invalid_input, "retrieved",
                      text("'{}' is no date. Write 2024-01-31.",
                           "「{}」は日付として読めません。2024-01-31 の形で指定してください。", *retrieved));
  }
  DeliveredFiles received;
  auto& d = received.delivery;
  d.feed = feed.id;
  d.publisher = feed.publisher;
  d.licence = feed.licence;
  d.url = feed.url;
  d.standing = feed.standing;
  d.imported_at = utc_now();
  for (const auto& file : files) {
    auto intake = make_readable(file, options);
    if (!intake) return fail(intake.error());
    d.files += (d.files.empty() ? "" : ", ") + file.filename().string();
    d.sha256 += (d.sha256.empty() ? "" : " ") + intake->sha256;
    d.bytes += intake->bytes;
    d.retrieved = std::max(d.retrieved, file_date(file));
    for (const auto& note : intake->notes)
      received.notes.push_back(text("{}: {}", "{}: {}", file.filename().string(), note.en));
    for (std::size_t i = 0; i < intake->notes.size(); ++i) {
      received.notes[received.notes.size() - intake->notes.size() + i].ja =
          file.filename().string() + ": " + intake->notes[i].ja;
    }
    received.files.push_back({file, std::move(*intake)});
  }
  if (retrieved) d.retrieved = *retrieved;
  return received;
}

}  // namespace noroshi
