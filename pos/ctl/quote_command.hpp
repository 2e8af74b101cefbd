#pragma once

#include <iosfwd>

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// Answers one request a line from `in` with one line on `out`: its quote, or what is wrong with it (pricing.md).
/// Output is buffered as `out` buffers it. False when `out` could not take it all.
[[nodiscard]] bool quote_lines(std::istream& in, std::ostream& out);

/// `ecotctl quote`: quote_lines() from standard input to standard output.
void add_quote_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
