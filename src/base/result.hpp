#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/text.hpp"

namespace noroshi {

// What kind of thing went wrong; each interface has one table from here to its own words (exit code, HTTP status).
enum class ErrorCode {
  invalid_input,  // the request or the file says something that cannot be
  not_found,      // a name, file or partition that does not exist
  refused,        // readable, but outside what is accepted (delivery bounds, a newer version is stored)
  busy,           // somebody else is writing
  io,             // the disk or the system said no
  corrupt,        // stored data does not pass its own checks
  cancelled,      // the user stopped it
};

// "<what is wrong> (<why it matters>). <what to do>", and where: file:row:field, option, or feed.
struct Error {
  ErrorCode code = ErrorCode::invalid_input;
  Text message;
  std::string where;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, Text message, std::string where = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(where)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::make_unexpected(std::move(error)); }

}  // namespace noroshi
