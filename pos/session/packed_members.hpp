#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pos/session/membership.hpp"
#include "pos/session/packed_text.hpp"
#include "pos/session/pool.hpp"

namespace ecot::session {

using MemberIndex = std::size_t;

/// Members in little memory: one row of fixed size each, letters in one block, codes and households that many have in
/// common once. Filled member by member, then given to Members.
class PackedMembers {
public:
    PackedMembers() = default;
    PackedMembers(std::initializer_list<Member> members);
    explicit PackedMembers(std::span<const Member> members);

    void add(const Member& member);
    /// Gives back the room kept for more members. Nothing is added afterwards.
    void shrink();

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] Member member(MemberIndex index) const;
    [[nodiscard]] std::string_view id(MemberIndex index) const { return letters_.at(rows_[index].id); }
    [[nodiscard]] std::string_view display_name(MemberIndex index) const {
        return letters_.at(rows_[index].display_name);
    }

    /// A card's number among those of all members, in the members' order.
    using CardNumber = std::uint32_t;
    [[nodiscard]] std::size_t cards() const { return cards_.size(); }
    [[nodiscard]] std::string_view card(CardNumber number) const { return letters_.at(cards_[number].code); }
    [[nodiscard]] MemberIndex member_of(CardNumber number) const { return cards_[number].member; }

private:
    // Small enough to stand in each row: a day that is none is no_day.
    struct Held {
        std::uint32_t code = 0;
        pricing::Date from;
        pricing::Date to;
    };
    // A member's tiers stand among held_, then their groups.
    struct Row {
        PackedText id;
        PackedText display_name;
        CardNumber first_card = 0;
        std::uint32_t card_count = 0;
        std::uint32_t first_held = 0;
        std::uint32_t tier_count = 0;
        std::uint32_t group_count = 0;
        std::uint32_t household = 0;
        pricing::Date membership_until;
    };
    struct Card {
        PackedText code;
        std::uint32_t member = 0;
    };
    struct Hash {
        [[nodiscard]] std::uint64_t operator()(const std::string& text) const;
        [[nodiscard]] std::uint64_t operator()(const pricing::Household& household) const;
    };

    void hold(const HeldCode& held);
    void give(std::uint32_t first, std::uint32_t count, std::vector<HeldCode>& out) const;

    Letters letters_;
    std::vector<Row> rows_;
    std::vector<Card> cards_;  // those of one member follow each other
    std::vector<Held> held_;
    Pool<std::string, Hash> codes_;  // of tiers and groups
    Pool<pricing::Household, Hash> households_;
};

}  // namespace ecot::session
