#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl journal verify|show|rebuild`: checks what a till recorded, shows it, makes the figures anew from it.
void add_journal_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
