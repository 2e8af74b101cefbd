#include <fmt/core.h>

#include "pos/screens/member_search_screen.hpp"

namespace ecot::screens {

std::string hidden_card(const session::Member& member) {
    if (member.cards.empty()) {
        return {};
    }
    const std::string& card = member.cards.front();
    return "•••• " + card.substr(card.size() > 4 ? card.size() - 4 : 0);
}

MemberSearchView member_search_view(const TillState& state, const Texts& texts, const MemberSearchLocal& local) {
    MemberSearchView view;
    view.title = texts.get("Who is shopping?");
    view.placeholder = texts.get("First letters of the name, or card number");
    view.clear = texts.get("Clear the search");
    view.sell = texts.get("Sell");
    view.keyboard = texts.get("Keyboard");
    view.keys = key_words(texts);
    if (!session::Members::long_enough(local.search)) {
        view.instead = {texts.get("Scan the card, or type three letters"),
                        texts.get("The names then appear by themselves.")};
        view.instead_icon = ui::Icon::People;
        return view;
    }
    for (const session::MemberIndex index : state.members->search(local.search, member_rows_max)) {
        const session::Member& member = state.members->member(index);
        const MemberChipView chip = member_chip(member, state, texts);
        view.rows.push_back({member.id, chip.name, chip.status, chip.in_order, hidden_card(member), chip.avatar,
                             texts.format("Sell to {name}", fmt::arg("name", chip.name)),
                             texts.format("Page of {name}", fmt::arg("name", chip.name))});
    }
    if (view.rows.empty()) {
        view.instead = {texts.get("Nobody has this name here"), texts.get("Try other letters, or scan the card.")};
    }
    return view;
}

}  // namespace ecot::screens
