#pragma once

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

/// `ecotctl import`: fills a till's tables from files.
void add_import_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
