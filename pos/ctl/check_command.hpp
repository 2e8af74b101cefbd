#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl check`: says in plain words how a till is.
void add_check_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
