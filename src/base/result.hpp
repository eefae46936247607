#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

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

// What was probably meant by a name that is not known.
struct Near {
  std::string value;  // what to write instead: "JPN"
  Text name = {};     // what that is, where the value does not say it: "Japan"

  friend bool operator==(const Near&, const Near&) = default;
};

// "<what is wrong> (<why it matters>). <what to do>". No interface is in it: a field of the request is named by `field`
// and jobs and fields in the words are mentions (base/mention.hpp), so that a command line says --year, a route year.
struct Error {
  ErrorCode code = ErrorCode::invalid_input;
  Text message = {};
  std::string where = {};          // file:row:column, feed, or the name that was given
  std::string field = {};          // of the request, as declared: "as_of"; empty: none in particular
  std::vector<Near> nearest = {};  // best first; the interface asks whether one was meant
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, Text message, std::string where = {}) {
  return tl::make_unexpected(Error{.code = code, .message = std::move(message), .where = std::move(where)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::make_unexpected(std::move(error)); }

// A field of the request says something that cannot be, or names what is not there.
[[nodiscard]] inline tl::unexpected<Error> fail_field(ErrorCode code, std::string field, Text message,
                                                      std::vector<Near> nearest = {}) {
  return tl::make_unexpected(
      Error{.code = code, .message = std::move(message), .field = std::move(field), .nearest = std::move(nearest)});
}

}  // namespace noroshi
