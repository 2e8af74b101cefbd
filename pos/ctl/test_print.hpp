#pragma once

#include <iosfwd>
#include <string>

namespace ecot::ctl {

/// What `ecotctl hardware print-test` was asked.
struct PrintTestRequest {
    std::string model = "generic-80-48";  ///< an id of the printer models
    std::string device;  ///< model "04b8:0e15", socket "1-2", serial number or whole identity; empty: the only one
};

/// Prints the test page of the model on a printer at the USB, and says on `out` that it did. Exit status; what did not
/// work and what to do is one sentence or two on `errors`.
[[nodiscard]] int print_test(const PrintTestRequest& request, std::ostream& out, std::ostream& errors);

}  // namespace ecot::ctl
