#pragma once
#include <stdexcept>

namespace noroshi {

// Thrown by NOROSHI_EXPECT / NOROSHI_ENSURE: always a mistake of ours, never bad input.
struct ContractViolation : std::logic_error {
  using std::logic_error::logic_error;
};

}  // namespace noroshi

#define NOROSHI_CONTRACT_(kind, cond) ((cond) ? void() : throw ::noroshi::ContractViolation(kind " failed: " #cond))
#define NOROSHI_EXPECT(cond) NOROSHI_CONTRACT_("precondition", cond)
#define NOROSHI_ENSURE(cond) NOROSHI_CONTRACT_("postcondition", cond)
