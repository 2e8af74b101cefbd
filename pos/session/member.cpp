#include "pos/session/member.hpp"

#include <utility>

#include "pos/session/cart_price.hpp"
#include "pos/session/sign_in.hpp"

namespace ecot::session {

namespace {

constexpr std::int64_t allowance_shown_ms = 20'000;

}  // namespace

Answer choose_member(Turn& turn, MemberIndex member) {
    TillState& state = turn.state;
    const Member& chosen = state.members->member(member);
    CartContent content = state.cart.content;
    content.member = chosen.id;
    // Until the facts are here the cart is priced as anybody's: nothing is promised that a cap may take back.
    const Cart before = state.cart;
    state.cart.member.reset();
    state.cart.facts = {};
    state.cart.member_loading = true;
    if (Answer answer = change(turn, std::move(content))) {
        state.cart = before;
        return answer;
    }
    load_facts(turn);
    say(turn, {.kind = Notice::Kind::MemberChosen, .about = chosen.display_name});
    return std::nullopt;
}

Answer handle(Turn& turn, const ChooseMember& intent) {
    const auto member = turn.state.members->find(intent.id);
    if (!member) {
        return refused(RefusalCode::UnknownMember);
    }
    return choose_member(turn, *member);
}

Answer handle(Turn& turn, const ChooseCard& intent) {
    const auto member = turn.state.members->find_card(intent.card);
    if (!member) {
        return refused(RefusalCode::UnknownMember, intent.card);
    }
    return choose_member(turn, *member);
}

Answer handle(Turn& turn, const ForgetMember& /*intent*/) {
    TillState& state = turn.state;
    if (!state.cart.content.member) {
        return std::nullopt;
    }
    const Cart before = state.cart;
    CartContent content = state.cart.content;
    content.member.reset();
    state.cart.member.reset();
    state.cart.facts = {};
    state.cart.member_loading = false;
    if (Answer answer = change(turn, std::move(content))) {
        state.cart = before;
        return answer;
    }
    return std::nullopt;
}

Answer handle(Turn& turn, const ShowMember& intent) {
    TillState& state = turn.state;
    if (!state.members->find(intent.id)) {
        return refused(RefusalCode::UnknownMember);
    }
    state.member_shown = intent.id;
    state.member_shown_facts.reset();
    state.allowance_hidden_at_ms.reset();
    state.member_rights_shown = false;
    state.screen = Screen::MemberPage;
    turn.effects.emplace_back(LoadMember{.member = intent.id, .date = turn.now.date});
    return std::nullopt;
}

Answer handle(Turn& turn, const RevealAllowance& intent) {
    TillState& state = turn.state;
    if (!intent.shown) {
        state.allowance_hidden_at_ms.reset();
        return std::nullopt;
    }
    if (!state.member_shown) {
        return refused(RefusalCode::UnknownMember);
    }
    state.allowance_hidden_at_ms = turn.now.steady_ms + allowance_shown_ms;
    EventRecord viewed = event_record(turn, "allowance_viewed");
    viewed.words.emplace("member", *state.member_shown);
    journal(turn, std::move(viewed));
    return std::nullopt;
}

Answer handle(Turn& turn, const RevealRights& intent) {
    if (!turn.state.member_shown) {
        return refused(RefusalCode::UnknownMember);
    }
    turn.state.member_rights_shown = intent.shown;
    return std::nullopt;
}

void member_loaded(Turn& turn, const MemberLoaded& event) {
    TillState& state = turn.state;
    if (state.member_shown == event.member) {
        state.member_shown_facts = event.facts;
    }
    if (!state.cart.member_loading || state.cart.content.member != event.member) {
        return;
    }
    state.cart.member_loading = false;
    state.cart.facts = event.facts;
    if (const auto member = state.members->find(event.member)) {
        state.cart.member = state.members->member(*member);
    }
    reprice(turn);
}

void member_not_loaded(Turn& turn, const MemberNotLoaded& event) {
    TillState& state = turn.state;
    Cart& cart = state.cart;
    const bool on_page = state.screen == Screen::MemberPage && state.member_shown == event.member;
    const bool in_cart = cart.member_loading && cart.content.member == event.member;
    if (on_page) {
        state.member_shown.reset();
        state.screen = home(state);
    }
    if (in_cart) {
        cart.member_loading = false;
        cart.member.reset();
        cart.facts = {};
        cart.content.member.reset();
        if (cart.content.tenders.empty()) {
            cart.content.round_up = {};  // it was for another amount
        }
        reprice(turn);
        if (!state.writing) {
            save_carts(turn);
        }
    }
    if (in_cart && state.notice && state.notice->kind == Notice::Kind::MemberChosen) {
        state.notice.reset();
    }
    if (on_page || in_cart) {
        state.refusal = Refusal{.code = RefusalCode::MemberNotLoaded};
    }
}

void mask_allowance(Turn& turn) {
    auto& hidden_at = turn.state.allowance_hidden_at_ms;
    if (hidden_at && turn.now.steady_ms >= *hidden_at) {
        hidden_at.reset();
    }
}

}  // namespace ecot::session
