#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "columnar/intake.hpp"
#include "holdings/clock.hpp"
#include "model/provenance.hpp"
#include "sources/feed.hpp"

namespace noroshi::holdings {

struct DeliveredFile {
  std::filesystem::path named;                         // as the user named it
  columnar::Intake intake;                             // as it can be read
  std::optional<columnar::ScratchFile> unpacked = {};  // of an archive: what intake reads from
};

// Hashes and checks every file of a delivery and fills its provenance: names, digest, size, publisher, dates. A ZIP
// archive stands for the tables inside, each named archive/member; lists that come with the data (FeedInfo::beside) and
// files that are no tables are left aside, and said to be.
// The date of retrieval is what the user says, else the newest file date.
struct DeliveredFiles {
  std::vector<DeliveredFile> files;
  Delivery delivery;
  std::vector<Text> notes;  // what had to be done to read them
};
[[nodiscard]] Result<DeliveredFiles> receive_files(const std::vector<std::filesystem::path>& files,
                                                   const sources::FeedInfo& feed, std::optional<Date> retrieved,
                                                   const Clock& clock, const columnar::IntakeOptions& options);

}  // namespace noroshi::holdings
