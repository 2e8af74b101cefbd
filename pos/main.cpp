#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/app/run.hpp"
#include "pos/app/show.hpp"

/// The till: arguments in, the last place an exception can reach.
int main(int argc, char** argv) {
    try {
        CLI::App program{"Écot: the till of a solidarity grocery.\n\nExample: ecot-till --data ~/ecot --fullscreen"};
        ecot::app::RunOptions options;
        std::string data;
        std::string screen;
        std::string file;
        program.set_version_flag("--version", std::string{"ecot-till "} + ecot::app::program_version());
        program.add_option("--data", data, "The till's directory, as `ecotctl init` made it")->required();
        program.add_flag("--fullscreen", options.fullscreen, "Take the whole screen");
        program.add_flag("--customer-display", options.customer_display, "Open the second window, for the customer");
        std::string names;
        for (const std::string_view name : ecot::app::shown_screens()) {
            names += (names.empty() ? "" : ", ") + std::string{name};
        }
        auto* screen_option = program.add_option("--screen", screen, "The screen to picture: " + names);
        auto* file_option =
            program.add_option("--screenshot", file,
                               "Write that screen to a 1280x800 PNG and end; nothing else is written. "
                               "Example: ecot-till --data DIR --screen checkout --screenshot checkout.png");
        screen_option->needs(file_option);
        file_option->needs(screen_option);
        try {
            program.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return program.exit(error) == 0 ? 0 : 2;
        }
        options.data = data;
        const ecot::app::RunResult result =
            file.empty() ? ecot::app::run_till(options) : ecot::app::screenshot(options, screen, file);
        if (!result.sentence.empty()) {
            std::fprintf(stderr, "ecot-till: %s\n", result.sentence.c_str());
        }
        return result.status;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "ecot-till: %s. What was recorded is safe; start the till again.\n", error.what());
        return 1;
    }
}
