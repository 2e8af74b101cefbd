#include "pos/session/update.hpp"

#include <utility>

#include "pos/session/approval.hpp"
#include "pos/session/clock.hpp"
#include "pos/session/comfort.hpp"
#include "pos/session/device_setup.hpp"
#include "pos/session/devices.hpp"
#include "pos/session/drawer.hpp"
#include "pos/session/finishing.hpp"
#include "pos/session/hold.hpp"
#include "pos/session/lockout.hpp"
#include "pos/session/member.hpp"
#include "pos/session/navigation.hpp"
#include "pos/session/opening.hpp"
#include "pos/session/payment.hpp"
#include "pos/session/receipt_print.hpp"
#include "pos/session/requirement.hpp"
#include "pos/session/sale.hpp"
#include "pos/session/scan.hpp"
#include "pos/session/sign_in.hpp"
#include "pos/session/training.hpp"
#include "pos/session/turn.hpp"

namespace ecot::session {

namespace {

// Rights are checked here, and only here (reliability.md S10); then the intent's own matter handles it.
Answer run(Turn& turn, const Intent& intent) {
    if (const auto* scan = std::get_if<Scan>(&intent); scan != nullptr && turn.state.screen == Screen::Devices) {
        show_scan(turn, {.device = {}, .text = scan->candidates.empty() ? std::string{} : scan->candidates.front()});
        return std::nullopt;
    }
    const Requirement needed = requirement(intent);
    const bool nobody = turn.who.operator_id.empty();
    if (needed.signed_in && nobody) {
        return refused(RefusalCode::NotSignedIn);
    }
    if (needed.open && !turn.state.open_session) {
        return refused(RefusalCode::NotOpen);
    }
    if (needed.still && turn.state.writing) {
        return refused(RefusalCode::Busy);
    }
    if (needed.action && !may(turn.who.role, *needed.action)) {
        ask_for_manager(turn, *needed.action, intent);
        return refused(RefusalCode::ManagerNeeded, to_string(*needed.action));
    }
    return std::visit([&turn](const auto& asked) { return handle(turn, asked); }, intent);
}

Authority authority(const TillState& state) {
    if (!state.operator_in) {
        return {};
    }
    return {.operator_id = state.operator_in->id, .role = state.operator_in->role};
}

void pin_checked(Turn& turn, const PinChecked& event) {
    if (event.purpose == PinPurpose::SignIn) {
        sign_in_checked(turn, event);
        return;
    }
    const auto approved = approval_checked(turn, event);
    if (approved) {
        turn.who = approved->authority;
        turn.state.refusal = run(turn, *approved->intent);
    }
}

struct Happened {
    Turn& turn;
    void operator()(const PinChecked& event) const { pin_checked(turn, event); }
    void operator()(const MemberLoaded& event) const { member_loaded(turn, event); }
    void operator()(const MemberNotLoaded& event) const { member_not_loaded(turn, event); }
    void operator()(const RecordWritten& event) const { record_written(turn, event); }
    void operator()(const RecordRefused& event) const { record_refused(turn, event); }
    void operator()(const SavingFailed& /*event*/) const { say(turn, {.kind = Notice::Kind::SavingFailed}); }
    void operator()(const PrintDone& event) const { print_done(turn, event); }
    void operator()(const PrintWaits& event) const { print_waits(turn, event); }
    void operator()(const PreviewReady& event) const { preview_ready(turn, event); }
    void operator()(const Ticked& /*event*/) const { ticked(turn); }
    void operator()(const ClockJumped& event) const { clock_jumped(turn, event); }
    void operator()(const DiskLow& event) const { turn.state.disk_low = event.low; }
    // A scan asks for something, as a touch does, by whoever is signed in.
    void operator()(const CodeScanned& event) const {
        turn.state.last_touch_ms = turn.now.steady_ms;
        if (turn.state.screen == Screen::Devices) {
            show_scan(turn, {.device = event.device, .text = event.text});
            return;
        }
        turn.state.refusal = run(turn, Scan{.candidates = {event.text}});
    }
    void operator()(const ScanFailed& event) const { scan_failed(turn, event); }
    void operator()(const WeightShown& event) const { weight_shown(turn, event); }
    void operator()(const DevicesSeen& event) const { devices_seen(turn, event); }
    void operator()(const DrawerSeen& event) const { drawer_seen(turn, event); }
    void operator()(const DrawerTried& event) const { drawer_tried(turn, event); }
    void operator()(const TestPageDone& event) const { test_page_done(turn, event); }
};

}  // namespace

void update(TillState& state, const Intent& intent, const Moment& now, Effects& effects) {
    state.now = now;
    state.last_touch_ms = now.steady_ms;
    Turn turn{.state = state, .now = now, .effects = effects, .who = authority(state)};
    if (std::holds_alternative<Touched>(intent)) {
        return;
    }
    state.refusal = run(turn, intent);
}

void update(TillState& state, const Event& event, const Moment& now, Effects& effects) {
    state.now = now;
    Turn turn{.state = state, .now = now, .effects = effects, .who = authority(state)};
    std::visit(Happened{turn}, event);
}

void abandon(TillState& state, const Moment& now, Effects& effects) {
    state.now = now;
    Turn turn{.state = state, .now = now, .effects = effects, .who = authority(state)};
    if (!state.writing && (!state.cart.content.empty() || state.cart.content.emptied())) {
        const Answer answer = handle(turn, VoidCart{});
        (void)answer;
    }
}

}  // namespace ecot::session
