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
        const int status = action();
        // Whoever reads the answer must know when it is cut short: a full disk, a pipe that nobody reads.
        if (!std::cout.flush() && status == 0) {
            std::cerr << "ecotctl: The answer could not be written; check what standard output goes to.\n";
            return 1;
        }
        return status;
    } catch (const std::exception& error) {
        std::cerr << "ecotctl: " << error.what() << "\n";
        return 1;
    }
}
