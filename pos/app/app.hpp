#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "pos/app/inbox.hpp"
#include "pos/app/window.hpp"
#include "pos/app/workers.hpp"
#include "pos/screens/screens.hpp"
#include "pos/session/state.hpp"
#include "pos/session/update.hpp"
#include "pos/texts/texts.hpp"

namespace ecot::app {

/// The language of the texts for who wished these comforts.
[[nodiscard]] texts::Language language_of(const session::Comfort& comfort);

/// The frame loop: what happened and what was touched go to the session, what is to be done goes to the workers, and a
/// frame is drawn when something changed. Nothing here waits for a disk, a printer or a PIN. UI thread only.
class App {
public:
    /// `effects` are those of session::start(). All that is given outlives the app.
    App(Window& window, Inbox& inbox, Workers& workers, session::TillState state, session::Effects effects);

    /// Runs until the window is closed, or stop().
    void run();
    /// Ends run() after the frame it is in; any thread.
    void stop() noexcept;

    /// What happened until the workers were gone, after run(): records that come of it are given to `write`.
    void hear_last(const std::function<void(const session::WriteRecord&)>& write);

    /// Called after each frame of the till's window, for tests that watch it. UI thread.
    void on_frame(std::function<void(const session::TillState&, ui::Ui&)> watch) { watch_ = std::move(watch); }

    [[nodiscard]] const session::TillState& state() const { return state_; }

private:
    void take_events();
    void tick();
    void draw();
    void ask(const session::Intents& intents);
    void stay_awake();
    void follow_comfort();
    [[nodiscard]] session::Moment moment() const;

    Window& window_;
    Inbox& inbox_;
    Workers& workers_;
    session::TillState state_;
    session::Comfort shown_comfort_;
    texts::Texts texts_;
    screens::ScreensLocal local_;
    std::int64_t tick_due_ms_ = 0;
    std::function<void(const session::TillState&, ui::Ui&)> watch_;
    std::atomic<bool> stopping_ = false;
};

}  // namespace ecot::app
