#include "propagation/static/catalog.hpp"

#include <array>

namespace noroshi::propagation {
namespace {

constexpr std::array kCatalog = {
#define NOROSHI_STATIC_METHOD(name) &name,
#include "propagation/static/catalog.def"
#undef NOROSHI_STATIC_METHOD
};

}  // namespace

std::span<const StaticMethod* const> static_method_catalog() { return kCatalog; }

const StaticMethod* find_static_method(std::string_view id) {
  for (const StaticMethod* method : kCatalog) {
    if (method->doc.id == id) return method;
  }
  return nullptr;
}

}  // namespace noroshi::propagation
