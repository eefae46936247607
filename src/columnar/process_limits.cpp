#include "columnar/process_limits.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace noroshi::columnar {
namespace {

constexpr rlim_t kMoreMemory = rlim_t{4} << 30;
constexpr rlim_t kProcessorSeconds = 300;

void limit(decltype(RLIMIT_AS) what, rlim_t amount) {
  const rlimit both{amount, amount};
  ::setrlimit(what, &both);
}

}  // namespace

void limit_this_process() {
  rlim_t pages = 0;
  if (std::ifstream statm{"/proc/self/statm"}; statm >> pages) {
    limit(RLIMIT_AS, pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + kMoreMemory);
  }
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_CORE, 0);
}

}  // namespace noroshi::columnar
