#pragma once

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <optional>

#include "hardware/hid/keyboard_layout.hpp"

namespace ecot::ctl {

/// What `ecotctl hardware watch`, `record` and `replay` were asked.
struct WatchRequest {
    std::optional<std::chrono::seconds> span;   ///< none: until it is stopped
    std::optional<std::filesystem::path> file;  ///< to record to, or to replay
    hardware::hid::KeyboardLayout layout = hardware::hid::KeyboardLayout::Us;
    bool json = false;
};

/// Reads every scanner, printer and scale that shows what it is, as the till does, and says on `out` what each sends,
/// until the time is up or SIGINT or SIGTERM comes; then gives them back. With a file all that passes is written there.
/// Exit status; sentences about the work itself are on `errors`.
[[nodiscard]] int watch_devices(const WatchRequest& request, std::ostream& out, std::ostream& errors);

/// Says what the till understands of a recorded file. No device is touched.
[[nodiscard]] int replay_recording(const WatchRequest& request, std::ostream& out, std::ostream& errors);

}  // namespace ecot::ctl
