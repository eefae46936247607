#include "base/calendar.hpp"
#include "model/product.hpp"
#include "scratch_input.hpp"
#include "sources/feed.hpp"

// Codes and periods: what is read is written back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace noroshi;
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto edition = static_cast<Nomenclature>(data[0] % 12);
  if (const auto code = ProductCode::parse(edition, text)) {
    fuzz::check(code->digits() == text && code->nomenclature() == edition && code->contains(*code));
    for (int n = 1; n <= code->length(); ++n) fuzz::check(code->heading(n).contains(*code));
  }
  if (const auto named = parse_nomenclature(text)) fuzz::check(parse_nomenclature(name_of(*named)) == named);
  if (const auto period = parse_period(text)) {
    fuzz::check(parse_period(to_string(*period)) == period);
    fuzz::check(parse_date(to_string(last_day(*period))).has_value());
  }
  if (const auto date = parse_date(text)) fuzz::check(to_string(*date) == text && days_between(*date, *date) == 0);
  const auto area = sources::area_ref(text);
  fuzz::check((area.scheme == sources::AreaScheme::number) == area.text.empty() || area.text.empty());
  return 0;
}
