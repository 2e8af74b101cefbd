#include "pos/session/membership.hpp"

#include <algorithm>

namespace ecot::session {
namespace {

bool held_on(const HeldCode& held, pricing::Date date) {
    return (!held.from || *held.from <= date) && (!held.to || date <= *held.to);
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

}  // namespace ecot::session
