#pragma once

namespace noroshi::columnar {

// For a program that gives foreign bytes to a library that may run away with them: from here on at most 4 GiB more
// memory than now (allocations beyond fail), five minutes of processor time, and no core file. There is no way back.
void limit_this_process();

}  // namespace noroshi::columnar
