#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ecot::app {

/// What the command line asks of the till.
struct RunOptions {
    std::filesystem::path data;
    bool fullscreen = false;
    bool customer_display = false;
};

/// How a program ends: 0 done, 1 it did not work, 2 wrong usage; and why, in one sentence.
struct RunResult {
    int status = 0;
    std::string sentence;
};

[[nodiscard]] const char* program_version();

/// Opens the till's directory and its window, and sells until the window is closed.
[[nodiscard]] RunResult run_till(const RunOptions& options);

/// Writes the picture of a screen; opens the directory read-only and writes nothing else, also while the till runs.
[[nodiscard]] RunResult screenshot(const RunOptions& options, std::string_view screen, const std::string& file);

}  // namespace ecot::app
