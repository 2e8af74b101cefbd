#include "pos/session/members.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <functional>
#include <limits>

#include "pos/session/open_hash.hpp"
#include "pos/session/search_index.hpp"
#include "pos/session/search_text.hpp"

namespace ecot::session {
namespace {

constexpr std::size_t typed_characters_min = 3;  // reliability.md S12

bool held_on(const HeldCode& held, pricing::Date date) {
    return (!held.from || *held.from <= date) && (!held.to || date <= *held.to);
}

// A card as searched: letters and digits only, in lower case, so that "m 000-017" finds M000017.
std::string card_key(std::string_view text) {
    std::string key = folded(text);
    std::erase(key, ' ');
    return key;
}

}  // namespace

pricing::Member priced_member(const Member& member, pricing::Date date) {
    pricing::Member priced;
    priced.id = member.id;
    priced.household = member.household;
    priced.membership_until = member.membership_until;
    // Of two tiers in force the one that began last counts: it is the newer decision.
    const HeldCode* newest = nullptr;
    for (const HeldCode& tier : member.tiers) {
        if (held_on(tier, date) && (newest == nullptr || !newest->from || (tier.from && *tier.from >= *newest->from))) {
            newest = &tier;
        }
    }
    if (newest != nullptr) {
        priced.tier = newest->code;
    }
    for (const HeldCode& group : member.groups) {
        if (held_on(group, date) &&
            std::find(priced.groups.begin(), priced.groups.end(), group.code) == priced.groups.end()) {
            priced.groups.push_back(group.code);
        }
    }
    return priced;
}

struct Members::Index {
    struct Card {
        std::string key;
        std::uint32_t member = 0;
    };
    OpenHash ids;
    OpenHash card_codes;
    std::vector<std::uint32_t> card_member;  // which member a number of card_codes is of
    std::vector<Card> cards;                 // sorted, for beginnings of cards
    SearchIndex names;

    [[nodiscard]] static SearchIndex index_names(const std::vector<Member>& members) {
        std::vector<std::string_view> names;
        names.reserve(members.size());
        for (const Member& member : members) {
            names.emplace_back(member.display_name);
        }
        return SearchIndex{names};
    }

    [[nodiscard]] static std::size_t count_cards(const std::vector<Member>& members) {
        std::size_t count = 0;
        for (const Member& member : members) {
            count += member.cards.size();
        }
        return count;
    }

    explicit Index(const std::vector<Member>& members)
        : ids{members.size()}, card_codes{count_cards(members)}, names{index_names(members)} {
        assert(members.size() < std::numeric_limits<std::uint32_t>::max());
        cards.reserve(count_cards(members));
        for (std::uint32_t index = 0; index < members.size(); ++index) {
            ids.insert(hash_of(members[index].id), index);
            for (const std::string& card : members[index].cards) {
                card_codes.insert(hash_of(card), static_cast<std::uint32_t>(card_member.size()));
                card_member.push_back(index);
                cards.push_back({.key = card_key(card), .member = index});
            }
        }
        std::sort(cards.begin(), cards.end(),
                  [](const Card& a, const Card& b) { return a.key != b.key ? a.key < b.key : a.member < b.member; });
    }
};

Members::Members(std::vector<Member> members)
    : members_{std::move(members)}, index_{std::make_unique<const Index>(members_)} {}

Members::~Members() = default;

std::span<const Member> Members::all() const {
    return members_;
}

const Member& Members::member(MemberIndex index) const {
    assert(index < members_.size());
    return members_[index];
}

std::optional<MemberIndex> Members::find(std::string_view id) const {
    return index_->ids.find(hash_of(id), [&](std::uint32_t index) { return members_[index].id == id; });
}

std::optional<MemberIndex> Members::find_card(std::string_view card) const {
    const auto found = index_->card_codes.find(hash_of(card), [&](std::uint32_t number) {
        const std::vector<std::string>& cards = members_[index_->card_member[number]].cards;
        return std::find(cards.begin(), cards.end(), card) != cards.end();
    });
    if (!found) {
        return std::nullopt;
    }
    return index_->card_member[*found];
}

std::vector<MemberIndex> Members::search(std::string_view text, std::size_t limit) const {
    const std::string key = card_key(text);
    if (character_count(key) < typed_characters_min) {
        return {};
    }
    std::vector<MemberIndex> found = index_->names.search(text, limit);
    const auto first =
        std::lower_bound(index_->cards.begin(), index_->cards.end(), key,
                         [](const Index::Card& card, const std::string& wanted) { return card.key < wanted; });
    for (auto card = first; card != index_->cards.end() && found.size() < limit && card->key.starts_with(key); ++card) {
        if (std::find(found.begin(), found.end(), card->member) == found.end()) {
            found.push_back(card->member);
        }
    }
    return found;
}

}  // namespace ecot::session
