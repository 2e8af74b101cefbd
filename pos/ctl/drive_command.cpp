#include "pos/ctl/drive_command.hpp"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/app/performer.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/ctl/drive/drive.hpp"

namespace ecot::ctl {

namespace {

constexpr int pause_begins_ms = 200;
constexpr int pause_again_ms = 60'000;

// Until standard input has something, or has ended, the till does what pauses are for.
void wait_for_input(app::Performer& performer, Drive& drive) {
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    int timeout_ms = pause_begins_ms;
    while (::poll(&input, 1, timeout_ms) == 0) {
        drive.happen(performer.idle());
        timeout_ms = pause_again_ms;
    }
}

int drive_till(const std::filesystem::path& data) {
    // An answer that nobody reads ends the loop below, and not the process with a cart open.
    (void)std::signal(SIGPIPE, SIG_IGN);
    auto opened = app::Performer::open(data, ECOT_VERSION);
    if (!opened) {
        std::cerr << "ecotctl: " << opened.error() << "\n";
        return 1;
    }
    app::Performer& performer = *opened->performer;
    Drive drive{std::move(opened->loaded), [&](const session::Effect& effect) { return performer.perform(effect); },
                [] { return app::moment_now(); }};
    const bool answered = drive_lines(std::cin, std::cout, drive, [&] { wait_for_input(performer, drive); });
    drive.happen(performer.idle());
    if (!answered) {
        std::cerr << "ecotctl: The answers could not be written; check what standard output goes to.\n";
        return 1;
    }
    return 0;
}

}  // namespace

bool drive_lines(std::istream& in, std::ostream& out, Drive& drive, const std::function<void()>& wait) {
    std::string line;
    bool answered = true;
    while (answered) {
        if (in.rdbuf()->in_avail() <= 0) {
            wait();
        }
        if (!std::getline(in, line)) {
            break;
        }
        out << drive.answer(line) << '\n' << std::flush;
        answered = static_cast<bool>(out);
    }
    drive.end();
    return answered;
}

void add_drive_command(CLI::App& app, Action& action) {
    CLI::App& command = add_command(app, {"drive", "Sell without a screen: one JSON command a line in, one answer out",
                                          "ecotctl drive --data till < commands.ndjson"});
    const auto data = std::make_shared<std::filesystem::path>();
    command.add_option("--data", *data, "the till's data directory")->required()->type_name("DIR");
    command.callback([data, &action] { action = [data] { return drive_till(*data); }; });
}

}  // namespace ecot::ctl
