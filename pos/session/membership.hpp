#pragma once

#include <optional>
#include <string>
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

}  // namespace ecot::session
