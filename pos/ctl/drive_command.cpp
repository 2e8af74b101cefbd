#include "pos/ctl/drive_command.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "pos/app/performer.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/app/stop_signals.hpp"
#include "pos/ctl/drive/drive.hpp"

namespace ecot::ctl {

namespace {

constexpr int pause_begins_ms = 200;
constexpr int pause_again_ms = 60'000;

// Until standard input has something, or has ended, the till does what pauses are for. False: the program is asked to
// end.
bool wait_for_input(app::Performer& performer, Drive& drive, const app::StopSignals& signals) {
    std::array<pollfd, 2> files{pollfd{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                pollfd{.fd = signals.file(), .events = POLLIN, .revents = 0}};
    int timeout_ms = pause_begins_ms;
    while (::poll(files.data(), files.size(), timeout_ms) == 0) {
        drive.happen(performer.idle());
        timeout_ms = pause_again_ms;
    }
    return files[1].revents == 0;
}

int drive_till(const std::filesystem::path& data) {
    // An answer that nobody reads ends the loop below, and not the process with a cart open.
    (void)std::signal(SIGPIPE, SIG_IGN);
    const app::StopSignals signals;
    auto opened = app::Performer::open(data, ECOT_VERSION, app::Performer::Paper::Folder);
    if (!opened) {
        std::cerr << "ecotctl: " << opened.error() << "\n";
        return 1;
    }
    app::Performer& performer = *opened->performer;
    Drive drive{std::move(opened->loaded), [&](const session::Effect& effect) { return performer.perform(effect); },
                [](std::int64_t recorded_ms) { return app::moment_now(app::RecordedTime{recorded_ms}); }};
    const bool answered =
        drive_lines(std::cin, std::cout, drive, [&] { return wait_for_input(performer, drive, signals); });
    drive.happen(performer.idle());
    if (const auto closed = performer.close(); !closed) {
        std::cerr << "ecotctl: " << closed.error() << "\n";
        return 1;
    }
    if (!answered) {
        std::cerr << "ecotctl: The answers could not be written; check what standard output goes to.\n";
        return 1;
    }
    return 0;
}

}  // namespace

bool drive_lines(std::istream& in, std::ostream& out, Drive& drive, const std::function<bool()>& wait) {
    std::string line;
    bool answered = true;
    while (answered) {
        const bool more = in.rdbuf()->in_avail() > 0 || wait();
        if (!more || !std::getline(in, line)) {
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
