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

void drawer_seen(Turn& turn, const DrawerSeen& event) {
    TillState& state = turn.state;
    const std::optional<bool> before = std::exchange(state.drawer_open, event.open);
    // Nobody knows when a drawer was opened that is open when the printer is seen first.
    if (!event.open || !before || *before) {
        return;
    }
    const auto pulse = std::exchange(state.drawer_pulse_ms, std::nullopt);
    const bool by_us = pulse && turn.now.steady_ms - *pulse <= pulse_counts_ms;
    state.drawer_question = !by_us;
    if (by_us && state.drawer_pulse_by == by_request) {
        return;  // journaled before it opened
    }
    EventRecord record = event_record(turn, "drawer_opened");
    record.words.emplace("by", by_us ? state.drawer_pulse_by : "hand");
    journal(turn, std::move(record));
}

}  // namespace ecot::session
