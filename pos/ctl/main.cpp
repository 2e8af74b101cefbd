#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "pos/ctl/commands.hpp"

int main(int argc, char** argv) {
    try {
        std::ios::sync_with_stdio(false);
        CLI::App app{"Everything of the till that needs no screen."};
        app.name("ecotctl");
        app.set_version_flag("--version", "ecotctl " ECOT_VERSION);
        app.require_subcommand(1);
        ecot::ctl::Action action;
        ecot::ctl::add_commands(app, action);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? 0 : 2;
        }
        return action();
    } catch (const std::exception& error) {
        std::cerr << "ecotctl: " << error.what() << "\n";
        return 1;
    }
}
