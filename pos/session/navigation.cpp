#include "pos/session/navigation.hpp"

#include "pos/session/cart_price.hpp"
#include "pos/session/sign_in.hpp"

namespace ecot::session {

namespace {

// Whether a screen has something to show now.
bool stands(const TillState& state, Screen screen) {
    switch (screen) {
        case Screen::SignIn:
            return false;  // signing out leads there
        case Screen::Opening:
            return !state.open_session;
        case Screen::Settings:
        case Screen::Devices:
            return true;
        case Screen::Checkout:
        case Screen::MemberSearch:
        case Screen::Holds:
            return state.open_session.has_value();
        case Screen::MemberPage:
            return state.open_session && state.member_shown;
        case Screen::Weighing:
            return state.open_session && state.weighing;
        case Screen::Payment:
            return state.open_session && !state.cart.content.lines.empty();
        case Screen::Paid:
        case Screen::Receipt:
            return state.last_sale.has_value();
    }
    return false;
}

}  // namespace

Answer handle(Turn& turn, const Go& intent) {
    TillState& state = turn.state;
    if (!stands(state, intent.screen)) {
        return refused(state.open_session ? RefusalCode::BadValue : RefusalCode::NotOpen);
    }
    if (intent.screen != Screen::Weighing) {
        state.weighing.reset();
    }
    if (intent.screen != Screen::MemberPage) {
        state.member_shown.reset();
        state.member_shown_facts.reset();
        state.allowance_hidden_at_ms.reset();
        state.member_rights_shown = false;
    }
    if (intent.screen != Screen::Devices) {
        state.scan_seen.reset();
        state.test_page.reset();
    }
    if (intent.screen == Screen::Devices) {
        turn.effects.emplace_back(LookForDevices{});
    }
    if (intent.screen == Screen::Checkout && state.last_sale) {
        next_person(state);
    }
    state.screen = intent.screen;
    return std::nullopt;
}

Answer handle(Turn& turn, const Dismiss& /*intent*/) {
    TillState& state = turn.state;
    const bool other_refusal = state.refusal && state.refusal->code != RefusalCode::UnknownCode;
    if (!state.unknown_codes.empty() && !other_refusal && !state.printer_question) {
        state.unknown_codes.erase(state.unknown_codes.begin());
        return std::nullopt;
    }
    state.printer_question = false;
    state.notice.reset();
    return std::nullopt;
}

}  // namespace ecot::session
