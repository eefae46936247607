#include "columnar/xlsx_sheet.hpp"
#include "scratch_input.hpp"

// Hostile workbooks: whatever liborcus does with them in its own process, we answer or refuse.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  const auto path = fuzz::file("input.xlsx", {reinterpret_cast<const char*>(data), size});
  const auto got = columnar::xlsx_to_csv(path, "", fuzz::folder());
  if (!got) fuzz::check(got.error());
  return 0;
}
