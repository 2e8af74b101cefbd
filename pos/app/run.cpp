#include "pos/app/run.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "pos/app/app.hpp"
#include "pos/app/device_room.hpp"
#include "pos/app/performer.hpp"
#include "pos/app/print_desk.hpp"
#include "pos/app/show.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/app/stop_signals.hpp"
#include "pos/app/till_printer.hpp"
#include "pos/app/window.hpp"
#include "pos/screens/customer_screen.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/time_zone.hpp"
#include "pos/store/usage_query.hpp"

namespace ecot::app {

namespace {

/// Takes a receipt nowhere: a picture prints nothing.
class NoPrinter final : public hardware::Printer {
public:
    tl::expected<void, hardware::PrintError> print(const hardware::PrintRequest& /*request*/) override { return {}; }
    hardware::PrinterStatus status() override { return {}; }
};

/// Answers a session from a directory that is only read.
class ReadOnlyAnswers {
public:
    ReadOnlyAnswers(store::Database& database, const session::Loaded& loaded)
        : database_{database},
          members_{loaded.members},
          programmes_{loaded.programmes},
          printer_{{std::make_shared<NoPrinter>(), hardware::escpos::profile_42()}},
          desk_{printer_,
                {.site = loaded.site, .program_version = program_version()},
                texts::Texts{language_of(loaded.comfort)}} {}

    std::vector<session::Event> operator()(const session::Effect& effect) {
        if (const auto* check = std::get_if<session::CheckPin>(&effect)) {
            return {session::PinChecked{.operator_id = check->operator_id, .right = true, .purpose = check->purpose}};
        }
        if (const auto* load = std::get_if<session::LoadMember>(&effect)) {
            return {session::MemberLoaded{.member = load->member, .facts = facts_of(*load)}};
        }
        if (const auto* write = std::get_if<session::WriteRecord>(&effect)) {
            return {session::RecordWritten{.record = write->record, .written = next_number()}};
        }
        return desk_.perform(effect);
    }

private:
    [[nodiscard]] session::MemberFacts facts_of(const session::LoadMember& load) const {
        const auto index = members_->find(load.member);
        if (!index) {
            return {};
        }
        auto facts = store::member_facts(database_, members_->member(*index), *programmes_, load.date);
        return facts ? std::move(*facts) : session::MemberFacts{};
    }

    [[nodiscard]] session::Written next_number() {
        session::Written written;
        written.segment = 1;
        written.seq = ++count_;
        written.count = 1;
        written.time_ms = moment_now().utc_ms;
        written.number = "T1-0000-000000";
        written.short_hash = "0000-0000-0000";
        return written;
    }

    store::Database& database_;
    std::shared_ptr<const session::Members> members_;
    std::shared_ptr<const std::vector<pricing::Programme>> programmes_;
    TillPrinter printer_;
    PrintDesk desk_;
    std::int64_t count_ = 0;
};

RunResult failed(std::string sentence) {
    return {.status = 1, .sentence = std::move(sentence)};
}

/// The window and the threads behind it, until somebody closes it or a signal asks for the end. What was asked until
/// then is done when this returns.
RunResult sell(const RunOptions& options, Performer& performer, session::Loaded loaded, const StopSignals& signals) {
    auto window = Window::open({.fullscreen = options.fullscreen,
                                .text_percent = loaded.comfort.text_percent,
                                .high_contrast = loaded.comfort.high_contrast});
    if (!window) {
        return failed(window.error().sentence);
    }
    if (options.customer_display) {
        if (auto shown = (*window)->open_customer_display(); !shown) {
            return failed(shown.error().sentence);
        }
    }
    session::Effects effects;
    const session::Moment now = moment_now((*window)->now().count(), RecordedTime{loaded.recorded_ms});
    session::TillState state = session::start(std::move(loaded), now, effects);
    Inbox inbox{[] { Window::wake(); }};
    DeviceRoom devices{performer.device_settings(), performer.printer(),
                       [&inbox](session::Event event) { inbox.post(std::move(event)); }};
    std::optional<Workers> workers{std::in_place, performer.lanes(devices), inbox};
    App app{**window, inbox, *workers, std::move(state), std::move(effects)};
    {
        const StopSignals::Listener listener{signals, [&app] { app.stop(); }};
        app.run();
    }
    workers.reset();
    // What became of the last ticket belongs in the journal, too (R18).
    app.hear_last([&performer](const session::WriteRecord& record) { (void)performer.perform(record); });
    return {};
}

}  // namespace

const char* program_version() {
    return ECOT_VERSION;
}

RunResult run_till(const RunOptions& options) {
    const StopSignals signals;
    auto opened = Performer::open(options.data, program_version(), Performer::Paper::Devices);
    if (!opened) {
        return failed(opened.error());
    }
    RunResult result = sell(options, *opened->performer, std::move(opened->loaded), signals);
    if (const auto closed = opened->performer->close(); !closed && result.status == 0) {
        result = failed(closed.error());
    }
    return result;
}

RunResult screenshot(const RunOptions& options, std::string_view screen, const std::string& file) {
    const auto& names = shown_screens();
    if (std::find(names.begin(), names.end(), screen) == names.end()) {
        std::string all;
        for (const std::string_view name : names) {
            all += (all.empty() ? "" : ", ") + std::string{name};
        }
        return {.status = 2,
                .sentence = "There is no screen called " + std::string{screen} + ". There are: " + all + "."};
    }
    auto directory = store::DataDirectory::open_for_reading(options.data);
    if (!directory) {
        return failed(directory.error().detail);
    }
    auto database = store::Database::open_for_reading(directory->database());
    if (!database) {
        return failed(database.error().detail);
    }
    if (auto set = store::set_time_zone(directory->config().timezone); !set) {
        return failed(set.error().detail);
    }
    auto loaded = store::load_till(*database, directory->config());
    if (!loaded) {
        return failed(loaded.error().detail);
    }
    const session::Comfort comfort = loaded->comfort;
    auto window =
        Window::open({.visible = false, .text_percent = comfort.text_percent, .high_contrast = comfort.high_contrast});
    if (!window) {
        return failed(window.error().sentence);
    }
    ReadOnlyAnswers answers{*database, *loaded};
    const auto state = shown_state(screen, std::move(*loaded), moment_now((*window)->now().count()), std::ref(answers));
    if (!state) {
        return failed("This directory holds nothing to show on that screen.");
    }
    const texts::Texts texts{language_of(comfort)};
    screens::ScreensLocal local;
    const auto written = (*window)->screenshot(file, [&](ui::Ui& ui) {
        session::Intents ignored;
        if (screen.starts_with("customer")) {
            screens::draw_customer(ui, screens::customer_view(*state, texts), ignored);
        } else {
            screens::draw(ui, *state, texts, local, ignored);
        }
    });
    return written ? RunResult{} : failed(written.error().sentence);
}

}  // namespace ecot::app
