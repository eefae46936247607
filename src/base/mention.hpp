#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace noroshi {

// A job or a field of ours inside words for people, which each interface says its own way:
//
//   ⟦sources⟧                         `noroshi sources`                       a job
//   ⟦chokepoints importer=JPN⟧        `noroshi chokepoints --importer JPN`    a job with fields
//   ⟦import?⟧                         `noroshi import --help`                 how a job is asked
//   ⟦.limit⟧, ⟦.to=ISIC3⟧             --limit, --to ISIC3                     a field of the job that is running
//
// (right: how the command line says it). Written as it stands here in messages and notes of every room.
struct Mention {
  std::string job;                                          // empty: a field of the job that is running
  bool help = false;                                        // how the job is asked, not the job itself
  std::vector<std::pair<std::string, std::string>> fields;  // name and value (empty: none), in order
};

// A mention with values that are known only now. Blanks and brackets in values become "_".
[[nodiscard]] std::string mention(std::string_view job,
                                  const std::vector<std::pair<std::string, std::string>>& fields = {});

// The words with every mention said by `say`. What is not a well-formed mention stays as it is. O(length).
using SayMention = std::function<std::string(const Mention&)>;
[[nodiscard]] std::string say_mentions(std::string_view words, const SayMention& say);
[[nodiscard]] Text say_mentions(const Text& words, const SayMention& say);

}  // namespace noroshi
