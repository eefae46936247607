#include "holdings/delivered_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "columnar/zip_directory.hpp"
#include "names/letter_case.hpp"

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

bool begins_like(std::string_view name, const std::vector<std::string>& beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& beginning) {
    return equal_ignoring_case(name.substr(0, beginning.size()), beginning);
  });
}

bool looks_like_a_table(const std::filesystem::path& member) {
  constexpr std::array kEndings{".csv", ".txt", ".tsv", ".json", ".parquet", ".gz", ".xlsx"};
  const auto ending = to_lower(member.extension().string());
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

class Reception {
 public:
  Reception(const sources::FeedInfo& feed, const columnar::IntakeOptions& options, DeliveredFiles& received)
      : feed_{feed}, options_{options}, received_{received} {}

  Result<void> take(const std::filesystem::path& file) {
    auto intake = columnar::make_readable(file, options_);
    if (!intake) return fail(intake.error());
    record(file, intake->sha256, intake->bytes);
    keep({file, std::move(*intake)});
    return {};
  }

  // Every table inside an archive.
  Result<void> take_archive(const std::filesystem::path& archive) {
    const auto members = columnar::zip_members(archive);
    if (!members) return fail(members.error());
    const auto claimed = columnar::claimed_unpacked_size(archive);
    if (!claimed) return fail(claimed.error());
    const auto fingerprint = columnar::fingerprint_of(archive);
    if (!fingerprint) return fail(fingerprint.error());
    record(archive, fingerprint->sha256, fingerprint->bytes);
    std::string aside;
    bool any = false;
    for (const auto& member : *members) {
      const auto name = std::filesystem::path{member.name}.filename();
      if (is_beside(name) || !looks_like_a_table(name)) {
        aside += (aside.empty() ? "" : ", ") + name.string();
        continue;
      }
      if (auto taken = take_member(archive, member); !taken) return taken;
      any = true;
    }
    if (!aside.empty()) leave_aside(archive, aside);
    if (any) return {};
    return fail(ErrorCode::invalid_input,
                text("the archive holds no table of this feed (it has: {}). Check that it is the right one.",
                     "アーカイブにこのフィードの表がありません（中身: {}）。正しいファイルか確認してください。",
                     aside.empty() ? "-" : aside),
                archive.string());
  }

  [[nodiscard]] bool is_beside(const std::filesystem::path& file) const {
    return begins_like(file.filename().string(), feed_.beside);
  }
  void leave_aside(const std::filesystem::path& of, const std::string& names) {
    note(of,
         text("left aside, as no data of this feed: {}", "このフィードのデータではないため対象外とした: {}", names));
  }

 private:
  Result<void> take_member(const std::filesystem::path& archive, const columnar::ZipMember& member) {
    auto unpacked = columnar::unpack_member(archive, member, options_.scratch_folder);
    if (!unpacked) return fail(unpacked.error());
    const auto named = archive / std::filesystem::path{member.name}.filename();
    auto intake = columnar::make_readable(unpacked->path(), options_);
    if (!intake) {
      auto error = intake.error();
      error.where = named.string();
      return fail(std::move(error));
    }
    keep({named, std::move(*intake), std::move(*unpacked)});
    return {};
  }
  void record(const std::filesystem::path& file, const std::string& sha256, std::uint64_t bytes) {
    auto& d = received_.delivery;
    d.files += (d.files.empty() ? "" : ", ") + file.filename().string();
    d.sha256 += (d.sha256.empty() ? "" : " ") + sha256;
    d.bytes += bytes;
  }
  void keep(DeliveredFile file) {
    for (const auto& words : file.intake.notes) note(file.named, words);
    received_.files.push_back(std::move(file));
  }
  void note(const std::filesystem::path& file, const Text& words) {
    const auto name = file.filename().string();
    received_.notes.push_back({name + ": " + words.en, name + ": " + words.ja});
  }

  const sources::FeedInfo& feed_;
  const columnar::IntakeOptions& options_;
  DeliveredFiles& received_;
};

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
  Reception reception{feed, options, received};
  for (const auto& file : files) {
    if (files.size() > 1 && reception.is_beside(file)) {  // the only file given is meant
      reception.leave_aside(file, file.filename().string());
      continue;
    }
    auto taken = columnar::is_archive(file) ? reception.take_archive(file) : reception.take(file);
    if (!taken) return fail(taken.error());
    d.retrieved = std::max(d.retrieved, std::optional{file_date(file, clock)});
  }
  if (retrieved) d.retrieved = retrieved;
  return received;
}

}  // namespace noroshi::holdings
