#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

void add_commands(CLI::App& /*app*/, Action& /*action*/) {}

}  // namespace ecot::ctl
