#pragma once
#include <span>
#include <string_view>

#include "propagation/static/static_method.hpp"

namespace noroshi::propagation {

#define NOROSHI_STATIC_METHOD(name) extern const StaticMethod name;
#include "propagation/static/catalog.def"
#undef NOROSHI_STATIC_METHOD

[[nodiscard]] std::span<const StaticMethod* const> static_method_catalog();
[[nodiscard]] const StaticMethod* find_static_method(std::string_view id);  // nullptr: no such method

}  // namespace noroshi::propagation
