#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl init`: makes a till, a real one or the demonstration grocery.
void add_init_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
