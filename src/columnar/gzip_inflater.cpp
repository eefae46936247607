#include "columnar/gzip_inflater.hpp"

#include <zlib.h>

#include <vector>

namespace noroshi::columnar {
namespace {

constexpr int kGzipOnly = 15 + 16;  // window bits of zlib's inflateInit2: 32 kB window, gzip header

}  // namespace

struct GzipInflater::State {
  z_stream stream{};
  Receiver receiver;
  std::vector<unsigned char> out = std::vector<unsigned char>(1 << 18);
  std::uint64_t packed = 0, unpacked = 0;
  bool between_members = false;
};

GzipInflater::GzipInflater(Receiver receiver) : state_{std::make_unique<State>()} {
  state_->receiver = std::move(receiver);
  inflateInit2(&state_->stream, kGzipOnly);
}

GzipInflater::~GzipInflater() { inflateEnd(&state_->stream); }

Result<void> GzipInflater::take(std::string_view packed) {
  auto& s = *state_;
  s.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  s.stream.avail_in = static_cast<uInt>(packed.size());
  while (s.stream.avail_in > 0) {
    if (s.between_members) {
      if (*s.stream.next_in == 0) {  // padding of tapes and of some servers
        ++s.stream.next_in;
        --s.stream.avail_in;
        continue;
      }
      inflateReset2(&s.stream, kGzipOnly);
      s.between_members = false;
    }
    s.stream.next_out = s.out.data();
    s.stream.avail_out = static_cast<uInt>(s.out.size());
    const int status = inflate(&s.stream, Z_NO_FLUSH);
    const auto produced = s.out.size() - s.stream.avail_out;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return fail(ErrorCode::invalid_input,
                  text("the gzip archive is damaged at byte {0} (after {1} unpacked bytes). Download the file again.",
                       "gzipが{0}バイト目で壊れています（展開後{1}バイト）。もう一度ダウンロードしてください。",
                       s.packed + (packed.size() - s.stream.avail_in), s.unpacked + produced));
    }
    s.unpacked += produced;
    if (produced > 0) {
      auto received = s.receiver({reinterpret_cast<const char*>(s.out.data()), produced});
      if (!received) return received;
    }
    s.between_members = status == Z_STREAM_END;
  }
  s.packed += packed.size();
  return {};
}

Result<void> GzipInflater::finish() {
  const auto& s = *state_;
  if (s.between_members) return {};
  return fail(
      ErrorCode::invalid_input,
      text("the gzip archive is cut off: it ends at byte {0} without its checksum (after {1} unpacked bytes). "
           "Download the file again.",
           "gzipが途中で切れています（{0}バイト目で終わり、展開後{1}バイト）。もう一度ダウンロードしてください。",
           s.packed, s.unpacked));
}

}  // namespace noroshi::columnar
