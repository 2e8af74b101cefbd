#include "pos/session/drawer.hpp"

#include <utility>

namespace ecot::session {

namespace {

constexpr const char* by_request = "request";
// A drawer that opens this long after an impulse was opened by it: the printer may print a ticket before.
constexpr std::int64_t pulse_counts_ms = 15'000;

EventRecord with_reason(const Turn& turn, std::string code, DrawerReason reason) {
    EventRecord record = event_record(turn, std::move(code));
    record.words.emplace("reason", to_string(reason));
    return record;
}

}  // namespace

Answer handle(Turn& turn, const AskDrawer& intent) {
    EventRecord record = with_reason(turn, "drawer_opened", intent.reason);
    record.words.emplace("by", by_request);
    journal(turn, std::move(record));
    return std::nullopt;
}

Answer handle(Turn& turn, const SayDrawerReason& intent) {
    if (!turn.state.drawer_question) {
        return refused(RefusalCode::BadValue);
    }
    turn.state.drawer_question = false;
    journal(turn, with_reason(turn, "drawer_reason", intent.reason));
    return std::nullopt;
}

void open_drawer(Turn& turn, const char* by) {
    turn.effects.emplace_back(OpenDrawer{});
    turn.state.drawer_pulse_ms = turn.now.steady_ms;
    turn.state.drawer_pulse_by = by;
}

bool opens_drawer(const EventRecord& record) {
    const auto by = record.words.find("by");
    return record.code == "drawer_opened" && by != record.words.end() && by->second == by_request;
}

// A printer that cannot print opens no drawer, and nobody tries again later: the key is there.
void drawer_tried(Turn& turn, const DrawerTried& event) {
    TillState& state = turn.state;
    if (event.trouble == DeviceTrouble::None) {
        state.drawer_pulse_ms = turn.now.steady_ms;
        return;
    }
    state.drawer_pulse_ms.reset();
    EventRecord record = event_record(turn, "drawer_stayed_shut");
    record.words.emplace("by", state.drawer_pulse_by);
    journal(turn, std::move(record));
    say(turn, {.kind = Notice::Kind::DrawerShut});
}

void drawer_seen(Turn& turn, const DrawerSeen& event) {
    TillState& state = turn.state;
    const std::optional<bool> before = std::exchange(state.drawer_open, event.open);
    // Nobody knows when a drawer was opened that is open when the printer is seen first.
    if (event.open != true || before != false) {
        return;
    }
    const auto pulse = std::exchange(state.drawer_pulse_ms, std::nullopt);
    const bool by_us = pulse && turn.now.steady_ms - *pulse <= pulse_counts_ms;
    // One question at a time: what was opened by hand before still wants its reason.
    state.drawer_question = state.drawer_question || !by_us;
    if (by_us && state.drawer_pulse_by == by_request) {
        return;  // journaled before it opened
    }
    EventRecord record = event_record(turn, "drawer_opened");
    record.words.emplace("by", by_us ? state.drawer_pulse_by : "hand");
    journal(turn, std::move(record));
}

}  // namespace ecot::session
