#include "pos/session/packed_members.hpp"

#include <cassert>
#include <chrono>
#include <limits>

namespace ecot::session {
namespace {

constexpr std::size_t count_max = std::numeric_limits<std::uint32_t>::max();

// The day that stands for none: there is no month 0.
constexpr pricing::Date no_day{std::chrono::year{0}, std::chrono::month{0}, std::chrono::day{0}};

pricing::Date packed(const std::optional<pricing::Date>& day) {
    return day.value_or(no_day);
}

std::optional<pricing::Date> unpacked(pricing::Date day) {
    return day == no_day ? std::nullopt : std::optional{day};
}

}  // namespace

std::uint64_t PackedMembers::Hash::operator()(const std::string& text) const {
    return hash_of(text);
}

std::uint64_t PackedMembers::Hash::operator()(const pricing::Household& household) const {
    return static_cast<std::uint64_t>(household.adults) * 0x9E3779B97F4A7C15ULL +
           static_cast<std::uint64_t>(household.children);
}

PackedMembers::PackedMembers(std::initializer_list<Member> members)
    : PackedMembers{std::span<const Member>{members.begin(), members.size()}} {}

PackedMembers::PackedMembers(std::span<const Member> members) {
    for (const Member& member : members) {
        add(member);
    }
}

void PackedMembers::add(const Member& member) {
    assert(rows_.size() < count_max);
    assert(member.cards.size() < count_max - cards_.size());
    assert(member.tiers.size() + member.groups.size() < count_max - held_.size());
    const auto index = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({.id = letters_.add(member.id),
                     .display_name = letters_.add(member.display_name),
                     .first_card = static_cast<CardNumber>(cards_.size()),
                     .card_count = static_cast<std::uint32_t>(member.cards.size()),
                     .first_held = static_cast<std::uint32_t>(held_.size()),
                     .tier_count = static_cast<std::uint32_t>(member.tiers.size()),
                     .group_count = static_cast<std::uint32_t>(member.groups.size()),
                     .household = households_.number_of(member.household),
                     .membership_until = packed(member.membership_until)});
    for (const std::string& card : member.cards) {
        cards_.push_back({.code = letters_.add(card), .member = index});
    }
    for (const HeldCode& tier : member.tiers) {
        hold(tier);
    }
    for (const HeldCode& group : member.groups) {
        hold(group);
    }
}

void PackedMembers::hold(const HeldCode& held) {
    held_.push_back({.code = codes_.number_of(held.code), .from = packed(held.from), .to = packed(held.to)});
}

void PackedMembers::shrink() {
    letters_.shrink();
    rows_.shrink_to_fit();
    cards_.shrink_to_fit();
    held_.shrink_to_fit();
    codes_.shrink();
    households_.shrink();
}

Member PackedMembers::member(MemberIndex index) const {
    assert(index < rows_.size());
    const Row& row = rows_[index];
    Member member;
    member.id = letters_.at(row.id);
    member.display_name = letters_.at(row.display_name);
    member.cards.reserve(row.card_count);
    for (CardNumber number = row.first_card; number < row.first_card + row.card_count; ++number) {
        member.cards.emplace_back(card(number));
    }
    give(row.first_held, row.tier_count, member.tiers);
    give(row.first_held + row.tier_count, row.group_count, member.groups);
    member.household = households_[row.household];
    member.membership_until = unpacked(row.membership_until);
    return member;
}

void PackedMembers::give(std::uint32_t first, std::uint32_t count, std::vector<HeldCode>& out) const {
    out.reserve(count);
    for (std::uint32_t number = first; number < first + count; ++number) {
        const Held& held = held_[number];
        out.push_back({.code = codes_[held.code], .from = unpacked(held.from), .to = unpacked(held.to)});
    }
}

}  // namespace ecot::session
