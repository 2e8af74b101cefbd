#include <iostream>

#include <CLI/CLI.hpp>

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

int fail(const std::string& sentence) {
    std::cerr << "ecotctl: " << sentence << "\n";
    return 1;
}

CLI::App& add_command(CLI::App& parent, const CommandText& text) {
    CLI::App* command = parent.add_subcommand(text.name, text.does);
    command->footer("Example:\n  " + text.example);
    // The program's own help shows every example, so that one look is enough.
    CLI::App* program = &parent;
    while (program->get_parent() != nullptr) {
        program = program->get_parent();
    }
    const std::string before = program->get_footer();
    program->footer((before.empty() ? std::string{"Examples:"} : before) + "\n  " + text.example);
    return *command;
}

}  // namespace ecot::ctl
