#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::session {

/// A tier or a group a member holds from one day to another (both included; absent: without end).
struct HeldCode {
    std::string code;
    std::optional<pricing::Date> from;
    std::optional<pricing::Date> to;
    friend bool operator==(const HeldCode&, const HeldCode&) = default;
};

/// What the till knows of a member: a card, a display name, a household's size and dated codes. Nothing else (fiscal.md
/// V10).
struct Member {
    std::string id;            ///< opaque and random: the only thing the journal carries (V9)
    std::string display_name;  ///< "Samira B."
    std::vector<std::string> cards;
    std::vector<HeldCode> tiers;
    std::vector<HeldCode> groups;
    pricing::Household household;
    std::optional<pricing::Date> membership_until;
    friend bool operator==(const Member&, const Member&) = default;
};

/// What pricing may look at of a member on a day.
[[nodiscard]] pricing::Member priced_member(const Member& member, pricing::Date date);

using MemberIndex = std::size_t;

/// All members, in memory. Immutable once made; shared by threads.
class Members {
public:
    explicit Members(std::vector<Member> members);
    ~Members();
    Members(const Members&) = delete;
    Members& operator=(const Members&) = delete;

    [[nodiscard]] std::span<const Member> all() const;
    [[nodiscard]] const Member& member(MemberIndex index) const;
    [[nodiscard]] std::optional<MemberIndex> find(std::string_view id) const;
    [[nodiscard]] std::optional<MemberIndex> find_card(std::string_view card) const;

    /// Members whose display name or card begins with what was typed; accents and case do not matter. At least three
    /// characters, otherwise nothing is found. At most `limit`.
    [[nodiscard]] std::vector<MemberIndex> search(std::string_view text, std::size_t limit) const;

private:
    struct Index;
    std::vector<Member> members_;
    std::unique_ptr<const Index> index_;
};

}  // namespace ecot::session
