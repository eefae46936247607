#include "columnar/scratch_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace noroshi::columnar {
namespace {

constexpr std::size_t kBufferBytes = 1 << 20;

tl::unexpected<Error> cannot_write(const std::filesystem::path& where) {
  return fail(
      ErrorCode::io,
      text("a temporary file cannot be written: {}. Free some space or check the permissions of the folder.",
           "一時ファイルに書き込めません: {}。空き容量とフォルダの権限を確認してください。", std::strerror(errno)),
      where.string());
}

}  // namespace

ScratchFile::ScratchFile(std::filesystem::path path, int descriptor)
    : path_{std::move(path)}, descriptor_{descriptor} {}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : path_{std::exchange(other.path_, {})},
      descriptor_{std::exchange(other.descriptor_, -1)},
      buffer_{std::move(other.buffer_)},
      bytes_{other.bytes_} {}

ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
  path_.swap(other.path_);
  std::swap(descriptor_, other.descriptor_);
  buffer_.swap(other.buffer_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<ScratchFile> ScratchFile::create(const std::filesystem::path& folder, const std::string& extension) {
  std::string name = (folder / "noroshi_XXXXXX").string() + extension;
  const int descriptor = ::mkstemps(name.data(), static_cast<int>(extension.size()));
  if (descriptor < 0) return cannot_write(folder);
  return ScratchFile{name, descriptor};
}

Result<void> ScratchFile::write(std::string_view bytes) {
  bytes_ += bytes.size();
  if (buffer_.size() + bytes.size() > kBufferBytes) {
    if (auto done = flush(buffer_); !done) return done;
    buffer_.clear();
    if (bytes.size() >= kBufferBytes) return flush(bytes);
  }
  buffer_.append(bytes);
  return {};
}

Result<void> ScratchFile::flush(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(descriptor_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot_write(path_);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<void> ScratchFile::close() {
  auto done = flush(buffer_);
  buffer_ = {};
  const bool closed = ::close(std::exchange(descriptor_, -1)) == 0;
  if (!done) return done;
  if (!closed) return cannot_write(path_);
  return {};
}

}  // namespace noroshi::columnar
