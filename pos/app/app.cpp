#include "pos/app/app.hpp"

#include <utility>
#include <variant>

#include "pos/app/next_tick.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/screens/customer_screen.hpp"

namespace ecot::app {

texts::Language language_of(const session::Comfort& comfort) {
    return comfort.language == session::Language::French ? texts::Language::French : texts::Language::English;
}

namespace {

bool somebody_is_there(const ui::FrameInput& input) {
    return input.pointer_down || input.key != ui::Key::None || input.character != 0;
}

}  // namespace

App::App(Window& window, Inbox& inbox, Workers& workers, session::TillState state, session::Effects effects)
    : window_{window},
      inbox_{inbox},
      workers_{workers},
      state_{std::move(state)},
      shown_comfort_{state_.comfort},
      texts_{language_of(state_.comfort)} {
    window_.ui().set_animations(shown_comfort_.animation);
    workers_.start(std::move(effects));
}

session::Moment App::moment() const {
    return moment_now(window_.now().count(), RecordedTime{state_.recorded_ms});
}

void App::run() {
    while (!window_.closing() && !stopping_) {
        take_events();
        tick();
        session::Intents scans;
        for (Scan& scan : window_.take_scans()) {
            scans.emplace_back(session::Scan{std::move(scan.candidates)});
        }
        ask(scans);
        if (window_.frame_due()) {
            draw();
        }
        // Also while frames are due, when it only looks: a finger that stays down must be seen to be lifted.
        window_.wait(Moment{tick_due_ms_});
    }
}

void App::stop() noexcept {
    stopping_ = true;
    Window::wake();
}

void App::take_events() {
    const std::vector<session::Event> events = inbox_.take_all();
    if (events.empty()) {
        return;
    }
    session::Effects effects;
    for (const session::Event& event : events) {
        session::update(state_, event, moment(), effects);
    }
    workers_.start(std::move(effects));
    window_.request_frame();
}

void App::hear_last(const std::function<void(const session::WriteRecord&)>& write) {
    session::Effects effects;
    for (const session::Event& event : inbox_.take_all()) {
        session::update(state_, event, moment(), effects);
    }
    for (const session::Effect& effect : effects) {
        if (const auto* record = std::get_if<session::WriteRecord>(&effect)) {
            write(*record);
        }
    }
}

void App::tick() {
    const session::Moment now = moment();
    session::Effects effects;
    if (now.steady_ms >= tick_due_ms_) {
        session::update(state_, session::Ticked{}, now, effects);
        window_.request_frame();
    }
    workers_.start(std::move(effects));
    tick_due_ms_ = next_tick(state_, now);
}

void App::draw() {
    session::Intents intents;
    bool touched = false;
    window_.frame([&](ui::Ui& ui) {
        screens::draw(ui, state_, texts_, local_, intents);
        touched = somebody_is_there(ui.targets().input());
    });
    if (window_.has_customer_display()) {
        window_.customer_frame(
            [&](ui::Ui& ui) { screens::draw_customer(ui, screens::customer_view(state_, texts_), intents); });
    }
    if (watch_) {
        watch_(state_, window_.ui());
    }
    ask(intents);
    if (touched) {
        stay_awake();
    }
}

// That somebody is there changes nothing on the screen: it asks for no frame, or a finger that rests on the glass would
// keep the machine drawing.
void App::stay_awake() {
    session::Effects effects;
    session::update(state_, session::Touched{}, moment(), effects);
    workers_.start(std::move(effects));
    tick_due_ms_ = next_tick(state_, moment());
}

void App::ask(const session::Intents& intents) {
    if (intents.empty()) {
        return;
    }
    session::Effects effects;
    for (const session::Intent& intent : intents) {
        session::update(state_, intent, moment(), effects);
    }
    workers_.start(std::move(effects));
    follow_comfort();
    tick_due_ms_ = next_tick(state_, moment());
    window_.request_frame();
}

void App::follow_comfort() {
    if (state_.comfort == shown_comfort_) {
        return;
    }
    if (state_.comfort.text_percent != shown_comfort_.text_percent) {
        // A text size whose fonts cannot be built leaves the one that is there.
        (void)window_.set_text_percent(state_.comfort.text_percent);
    }
    window_.set_high_contrast(state_.comfort.high_contrast);
    window_.ui().set_animations(state_.comfort.animation);
    if (state_.comfort.language != shown_comfort_.language) {
        texts_ = texts::Texts{language_of(state_.comfort)};
    }
    shown_comfort_ = state_.comfort;
}

}  // namespace ecot::app
