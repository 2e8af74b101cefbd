#pragma once

#include <chrono>

#include "pricing/programme.hpp"

namespace ecot::store::test {

/// The day of tests in which nothing depends on which day it is.
inline constexpr pricing::Date today = std::chrono::year{2026} / 11 / 21;

}  // namespace ecot::store::test
