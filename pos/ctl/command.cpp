#include <iostream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

namespace {

constexpr std::string_view examples = "Examples:";

}  // namespace

int fail(const std::string& sentence) {
    std::cerr << "ecotctl: " << sentence << "\n";
    return 1;
}

CLI::App& add_command(CLI::App& parent, const CommandText& text) {
    CLI::App* command = parent.add_subcommand(text.name, text.does);
    command->footer("Example:\n  " + text.example);
    // The help of a group shows the example of each of its commands, that of the program every one: one look is enough.
    for (CLI::App* above = &parent; above != nullptr; above = above->get_parent()) {
        const std::string before = above->get_footer();
        if (before.empty() || before.starts_with(examples)) {
            above->footer((before.empty() ? std::string{examples} : before) + "\n  " + text.example);
        }
    }
    return *command;
}

CLI::App& add_group(CLI::App& parent, const std::string& name, const std::string& does) {
    CLI::App* group = parent.add_subcommand(name, does);
    group->footer("");  // not the parent's, which it took over
    group->require_subcommand(1);
    return *group;
}

}  // namespace ecot::ctl
