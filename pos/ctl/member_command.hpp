#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl member erase`: takes a person's data off a till that is closed.
void add_member_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
