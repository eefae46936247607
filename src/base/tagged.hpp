#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace noroshi {

// A number that means one thing only. Tag makes AreaCode and ProductId different types that do not mix.
template <class Tag, class Number>
struct Tagged {
  Number value{};

  constexpr Tagged() = default;
  constexpr explicit Tagged(Number v) : value{v} {}
  [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  friend constexpr auto operator<=>(Tagged, Tagged) = default;
};

}  // namespace noroshi

template <class Tag, class Number>
struct std::hash<noroshi::Tagged<Tag, Number>> {
  std::size_t operator()(noroshi::Tagged<Tag, Number> t) const noexcept { return std::hash<Number>{}(t.value); }
};
