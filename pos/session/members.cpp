#include "pos/session/members.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "pos/session/open_hash.hpp"
#include "pos/session/search_index.hpp"
#include "pos/session/search_text.hpp"

namespace ecot::session {
namespace {

constexpr std::size_t typed_characters_min = 3;  // reliability.md S12

// A card as searched: letters and digits only, in lower case, so that "m 000-017" finds M000017.
void card_key_into(std::string_view text, std::string& key) {
    fold_into(text, key);
    std::erase(key, ' ');
}

std::string card_key(std::string_view text) {
    std::string key;
    card_key_into(text, key);
    return key;
}

}  // namespace

struct Members::Index {
    using CardNumber = PackedMembers::CardNumber;
    OpenHash ids;
    OpenHash cards;
    std::vector<CardNumber> cards_in_order;  // by what is searched of them, for beginnings of cards
    SearchIndex names;

    [[nodiscard]] static SearchIndex index_names(const PackedMembers& members) {
        std::vector<std::string_view> names;
        names.reserve(members.size());
        for (MemberIndex index = 0; index < members.size(); ++index) {
            names.push_back(members.display_name(index));
        }
        return SearchIndex{names};
    }

    explicit Index(const PackedMembers& members)
        : ids{members.size()}, cards{members.cards()}, names{index_names(members)} {
        for (std::uint32_t index = 0; index < members.size(); ++index) {
            ids.insert(hash_of(members.id(index)), index);
        }
        for (CardNumber card = 0; card < members.cards(); ++card) {
            cards.insert(hash_of(members.card(card)), card);
        }
        sort_cards(members);
    }

    // What is searched of a card is made anew at each look: a search makes twenty, and it need not be kept for each.
    void sort_cards(const PackedMembers& members) {
        struct Card {
            PackedText key;
            CardNumber number;
        };
        Letters keys;
        std::vector<Card> order;
        order.reserve(members.cards());
        std::string key;
        for (CardNumber number = 0; number < members.cards(); ++number) {
            card_key_into(members.card(number), key);
            order.push_back({.key = keys.add(key), .number = number});
        }
        std::sort(order.begin(), order.end(), [&](const Card& a, const Card& b) {
            const int compared = keys.at(a.key).compare(keys.at(b.key));
            return compared != 0 ? compared < 0 : a.number < b.number;
        });
        cards_in_order.reserve(order.size());
        for (const Card& card : order) {
            cards_in_order.push_back(card.number);
        }
    }
};

Members::Members(PackedMembers members) : members_{std::move(members)} {
    members_.shrink();
    index_ = std::make_unique<const Index>(members_);
}

Members::~Members() = default;

std::optional<MemberIndex> Members::find(std::string_view id) const {
    return index_->ids.find(hash_of(id), [&](std::uint32_t index) { return members_.id(index) == id; });
}

std::optional<MemberIndex> Members::find_card(std::string_view card) const {
    const auto found =
        index_->cards.find(hash_of(card), [&](std::uint32_t number) { return members_.card(number) == card; });
    if (!found) {
        return std::nullopt;
    }
    return members_.member_of(*found);
}

bool Members::long_enough(std::string_view text) {
    return character_count(card_key(text)) >= typed_characters_min;
}

std::vector<MemberIndex> Members::search(std::string_view text, std::size_t limit) const {
    if (!long_enough(text)) {
        return {};
    }
    const std::string key = card_key(text);
    std::vector<MemberIndex> found = index_->names.search(text, limit);
    const std::vector<PackedMembers::CardNumber>& cards = index_->cards_in_order;
    std::string other;
    const auto first = std::lower_bound(cards.begin(), cards.end(), key,
                                        [&](PackedMembers::CardNumber card, const std::string& wanted) {
                                            card_key_into(members_.card(card), other);
                                            return other < wanted;
                                        });
    for (auto card = first; card != cards.end() && found.size() < limit; ++card) {
        card_key_into(members_.card(*card), other);
        if (!other.starts_with(key)) {
            break;
        }
        const MemberIndex member = members_.member_of(*card);
        if (std::find(found.begin(), found.end(), member) == found.end()) {
            found.push_back(member);
        }
    }
    return found;
}

}  // namespace ecot::session
