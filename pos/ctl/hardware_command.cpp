#include "pos/ctl/hardware_command.hpp"

#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "hardware/escpos/profiles.hpp"
#include "pos/ctl/device_watch.hpp"
#include "pos/ctl/test_print.hpp"

namespace ecot::ctl {

namespace {

using hardware::hid::KeyboardLayout;

void add_reading_options(CLI::App& command, WatchRequest& request) {
    command
        .add_option("--layout", request.layout,
                    "the keyboard country that scanners are set to which type: us (the default) or fr")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, KeyboardLayout>{{"us", KeyboardLayout::Us}, {"fr", KeyboardLayout::French}}))
        ->type_name("COUNTRY");
    command.add_flag("--json", request.json, "one JSON object a line");
}

void add_span_option(CLI::App& command, WatchRequest& request) {
    constexpr int seconds_max = 24 * 60 * 60;
    command
        .add_option_function<int>(
            "--seconds", [&request](int seconds) { request.span = std::chrono::seconds{seconds}; },
            "end by itself after so many; else with Ctrl-C")
        ->check(CLI::Range(1, seconds_max))
        ->type_name("N");
}

void add_print_test(CLI::App& group, Action& action) {
    CLI::App& command = add_command(group, {"print-test", "Print a page that shows whether a printer is set right",
                                            "ecotctl hardware print-test --model epson-tm-t20"});
    const auto request = std::make_shared<PrintTestRequest>();
    std::vector<std::string> models;
    for (const hardware::escpos::PrinterModel& model : hardware::escpos::printer_models()) {
        models.emplace_back(model.id);
    }
    command.add_option("--model", request->model, "the printer's model; generic-80-48 where nothing is said")
        ->check(CLI::IsMember(models))
        ->type_name("NAME");
    command
        .add_option("--device", request->device,
                    "which printer, when there are several: its model \"04b8:0e15\" or its socket \"1-2\"")
        ->type_name("ID");
    command.callback([request, &action] { action = [request] { return print_test(*request, std::cout, std::cerr); }; });
}

}  // namespace

void add_hardware_command(CLI::App& app, Action& action) {
    CLI::App& group = add_group(app, "hardware", "Scanners, printers and scales at the USB");
    add_print_test(group, action);

    CLI::App& watch = add_command(group, {"watch", "Show what scanners, printers and scales send, as it comes",
                                          "ecotctl hardware watch --seconds 60"});
    const auto watched = std::make_shared<WatchRequest>();
    add_span_option(watch, *watched);
    add_reading_options(watch, *watched);
    watch.callback(
        [watched, &action] { action = [watched] { return watch_devices(*watched, std::cout, std::cerr); }; });

    CLI::App& record = add_command(group, {"record", "Show the same, and write all that passes to a file to be sent",
                                           "ecotctl hardware record scanner.txt --seconds 60"});
    const auto recorded = std::make_shared<WatchRequest>();
    record.add_option("file", recorded->file, "a new file; it may hold members' codes and receipts")
        ->required()
        ->type_name("FILE");
    add_span_option(record, *recorded);
    add_reading_options(record, *recorded);
    record.callback(
        [recorded, &action] { action = [recorded] { return watch_devices(*recorded, std::cout, std::cerr); }; });

    CLI::App& replay = add_command(
        group, {"replay", "Show what the till understands of a recorded file", "ecotctl hardware replay scanner.txt"});
    const auto replayed = std::make_shared<WatchRequest>();
    replay.add_option("file", replayed->file, "what `record` wrote")->required()->type_name("FILE");
    add_reading_options(replay, *replayed);
    replay.callback(
        [replayed, &action] { action = [replayed] { return replay_recording(*replayed, std::cout, std::cerr); }; });
}

}  // namespace ecot::ctl
