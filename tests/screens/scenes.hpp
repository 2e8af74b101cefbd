#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pos/screens/screens.hpp"
#include "tests/support/sample_till.hpp"

namespace ecot::test {

/// A moment of the till worth looking at: its name, how to come to it, and what was half typed.
struct Scene {
    std::string name;
    std::function<void(SampleTill&, screens::ScreensLocal&)> come_to;
    bool customer = false;  ///< seen on the customer's display
};

/// Every screen, every dialog and every empty state.
[[nodiscard]] const std::vector<Scene>& scenes();

}  // namespace ecot::test
