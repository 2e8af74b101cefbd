#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pricing/money.hpp"
#include "pricing/quantity.hpp"

namespace ecot::pricing {

using Date = std::chrono::year_month_day;

/// A share in hundredths of a percent: 3000 is 30 %.
struct BasisPoints {
    std::int64_t value = 0;
    friend constexpr auto operator<=>(BasisPoints, BasisPoints) = default;
};

/// Who lives together; caps and tables count persons, never names.
struct Household {
    std::int64_t adults = 0;
    std::int64_t children = 0;
    [[nodiscard]] constexpr std::int64_t persons() const { return adults + children; }
    friend bool operator==(const Household&, const Household&) = default;
};

/// What a programme may look at of a member. Opaque id; never a name, an income or a reason.
struct Member {
    std::string id;
    std::optional<std::string> tier;
    std::vector<std::string> groups;
    Household household;
    std::optional<Date> membership_until;
    friend bool operator==(const Member&, const Member&) = default;
};

/// When and to whom a programme applies. A condition that is absent holds; an empty list matches nothing.
struct Eligibility {
    std::optional<std::vector<std::string>> tiers;
    std::optional<std::vector<std::string>> groups;
    std::optional<std::vector<std::string>> sites;
    std::optional<std::vector<std::string>> product_tags;
    std::optional<std::vector<std::string>> products;
    bool membership = false;
    friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

/// The member pays this share of the reference.
struct PercentShare {
    BasisPoints share;
    friend bool operator==(const PercentShare&, const PercentShare&) = default;
};
struct UnitPriceShare {
    Money price;
    friend bool operator==(const UnitPriceShare&, const UnitPriceShare&) = default;
};
/// A row of a household table; the last row has no bound.
struct HouseholdPercentRow {
    std::optional<std::int64_t> persons_at_most;
    BasisPoints share;
    friend bool operator==(const HouseholdPercentRow&, const HouseholdPercentRow&) = default;
};
struct HouseholdPercentShare {
    std::vector<HouseholdPercentRow> table;
    friend bool operator==(const HouseholdPercentShare&, const HouseholdPercentShare&) = default;
};
struct HouseholdPriceRow {
    std::optional<std::int64_t> persons_at_most;
    Money price;
    friend bool operator==(const HouseholdPriceRow&, const HouseholdPriceRow&) = default;
};
struct HouseholdUnitPriceShare {
    std::vector<HouseholdPriceRow> table;
    friend bool operator==(const HouseholdUnitPriceShare&, const HouseholdUnitPriceShare&) = default;
};
struct MarkupShare {
    BasisPoints markup;
    std::optional<std::string> surplus_to;
    friend bool operator==(const MarkupShare&, const MarkupShare&) = default;
};
struct FreeChoiceShare {
    BasisPoints minimum;
    BasisPoints by_default;
    std::optional<std::string> surplus_to;
    friend bool operator==(const FreeChoiceShare&, const FreeChoiceShare&) = default;
};
/// How much of the reference price the member pays.
using MemberShare = std::variant<PercentShare, UnitPriceShare, HouseholdPercentShare, HouseholdUnitPriceShare,
                                 MarkupShare, FreeChoiceShare>;

/// One funder's rule, in the order of the programme's list.
struct Funder {
    struct Percent {
        BasisPoints share;
        friend bool operator==(const Percent&, const Percent&) = default;
    };
    struct UnitAmount {
        Money amount;
        friend bool operator==(const UnitAmount&, const UnitAmount&) = default;
    };
    struct Remainder {
        friend bool operator==(const Remainder&, const Remainder&) = default;
    };
    std::string envelope;
    std::variant<Percent, UnitAmount, Remainder> rule;
    friend bool operator==(const Funder&, const Funder&) = default;
};

enum class CapPeriod { Day, Week, Month, Year, MonthByWeek };

/// What one household may receive in a period. pricing/ does not look at the period: usage is given for the current
/// one.
struct Cap {
    std::optional<Money> subsidy;
    std::optional<Money> subsidy_per_person;
    std::optional<Quantity> quantity;
    std::optional<Quantity> quantity_per_person;
    std::optional<CapPeriod> period;
    friend bool operator==(const Cap&, const Cap&) = default;
};

enum class WhenExhausted { MemberPays, NextFunder, Refuse };

/// A scheme: who, which goods, the member's share, the funders in order, the caps.
struct Programme {
    std::string id;
    std::string name;
    std::int64_t priority = 100;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    Eligibility eligible;
    MemberShare member_share;
    std::vector<Funder> funders;
    std::optional<Cap> cap;
    WhenExhausted when_exhausted = WhenExhausted::MemberPays;
    friend bool operator==(const Programme&, const Programme&) = default;
};

}  // namespace ecot::pricing
