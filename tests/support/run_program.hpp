#pragma once

#include <string>

namespace ecot::test {

/// How a program ended.
struct Finished {
    int status = -1;     ///< its exit status; -1 when a signal ended it
    std::string output;  ///< what it wrote, complaints included
};

/// Runs a command of the shell to its end.
[[nodiscard]] Finished run_program(const std::string& command);

}  // namespace ecot::test
