#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl hardware print-test|watch|record|replay`: the devices at the USB, without the till.
void add_hardware_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
