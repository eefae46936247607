#include "toml/problem.hpp"

#include "base/contract.hpp"

namespace noroshi::toml {

Error all_in_words(const Problems& problems) {
  NOROSHI_EXPECT(!problems.empty());
  Error error = problems.front();
  for (auto other = problems.begin() + 1; other != problems.end(); ++other) {
    error.message.en += fmt::format("\n  {}: {}", other->where, other->message.en);
    error.message.ja += fmt::format("\n  {}：{}", other->where, other->message.ja);
  }
  return error;
}

}  // namespace noroshi::toml
