#include "lake/flush_to_disk.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace noroshi::lake {

bool flush_to_disk(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool ok = ::fsync(fd) == 0;
  ::close(fd);
  return ok;
}

}  // namespace noroshi::lake
