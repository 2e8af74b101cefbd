#include "pricing/rule.hpp"

#include <algorithm>
#include <cassert>
#include <string>

namespace ecot::pricing {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool shares_one(const std::vector<std::string>& list, const std::vector<std::string>& values) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& value) { return contains(list, value); });
}

bool has_household_table(const MemberShare& share) {
    return std::holds_alternative<HouseholdPercentShare>(share) ||
           std::holds_alternative<HouseholdUnitPriceShare>(share);
}

bool open_to_member(const Programme& programme, const Member& member, Date date) {
    const Eligibility& eligible = programme.eligible;
    if (eligible.tiers && !(member.tier && contains(*eligible.tiers, *member.tier))) {
        return false;
    }
    if (eligible.groups && !shares_one(*eligible.groups, member.groups)) {
        return false;
    }
    return !eligible.membership || (member.membership_until && *member.membership_until >= date);
}

bool open_to_anonymous(const Programme& programme) {
    const Eligibility& eligible = programme.eligible;
    return !eligible.tiers && !eligible.groups && !eligible.membership && !programme.cap &&
           !has_household_table(programme.member_share);
}

bool is_open(const Programme& programme, const Request& request) {
    if ((programme.valid_from && request.date < *programme.valid_from) ||
        (programme.valid_to && request.date > *programme.valid_to)) {
        return false;
    }
    if (programme.eligible.sites && !(request.site && contains(*programme.eligible.sites, *request.site))) {
        return false;
    }
    return request.member ? open_to_member(programme, *request.member, request.date) : open_to_anonymous(programme);
}

/// The first row that is large enough for the household; the last has no bound.
template <typename Table>
const auto& row_for(const Table& table, Wide persons) {
    const auto row = std::find_if(table.begin(), table.end(), [persons](const auto& candidate) {
        return !candidate.persons_at_most || persons <= *candidate.persons_at_most;
    });
    assert(row != table.end());
    return *row;
}

/// Writes the member's share of a programme into the rule, for a household of so many.
struct ShareWriter {
    Rule& rule;
    Wide persons;
    const Ids& envelopes;

    void operator()(const PercentShare& share) const { write_percent(share.share); }
    void operator()(const UnitPriceShare& share) const { write_price(share.price); }
    void operator()(const HouseholdPercentShare& share) const { write_percent(row_for(share.table, persons).share); }
    void operator()(const HouseholdUnitPriceShare& share) const { write_price(row_for(share.table, persons).price); }
    void operator()(const MarkupShare& share) const {
        rule.kind = Rule::Kind::Markup;
        rule.share_bp = share.markup.value;
        write_surplus(share.surplus_to);
    }
    void operator()(const FreeChoiceShare& share) const {
        rule.kind = Rule::Kind::FreeChoice;
        rule.share_bp = share.by_default.value;
        rule.minimum_bp = share.minimum.value;
        write_surplus(share.surplus_to);
    }

private:
    void write_percent(BasisPoints share) const {
        rule.kind = Rule::Kind::Percent;
        rule.share_bp = share.value;
    }
    void write_price(Money price) const {
        rule.kind = Rule::Kind::UnitPrice;
        rule.price_cents = price.cents();
    }
    void write_surplus(const std::optional<std::string>& surplus_to) const {
        rule.surplus_to = surplus_to ? envelopes.find(*surplus_to) : Ids::unknown;
    }
};

const Usage* usage_of(const Request& request, const Programme& programme) {
    const auto usage = std::find_if(request.usage.begin(), request.usage.end(),
                                    [&](const Usage& of) { return of.programme == programme.id; });
    return usage == request.usage.end() ? nullptr : &*usage;
}

Rule rule_of(const Programme& programme, const Request& request, const RequestIds& ids) {
    Rule rule;
    rule.programme = &programme;
    const Household household = request.member ? request.member->household : Household{};
    std::visit(ShareWriter{rule, persons_of(household), ids.envelopes}, programme.member_share);
    rule.envelopes.reserve(programme.funders.size());
    for (const Funder& funder : programme.funders) {
        rule.envelopes.push_back(ids.envelopes.find(funder.envelope));
    }
    if (programme.cap) {
        rule.left = allowance_of(*programme.cap, household, usage_of(request, programme));
    }
    return rule;
}

Wide chosen_cents(const Rule& rule, const Slice& slice, const LineFacts& line) {
    if (!line.choice) {
        return divided_half_up(Wide{slice.reference.cents()} * rule.share_bp, 10'000);
    }
    if (line.whole.reference == Money{}) {
        return divided_half_up(Wide{line.choice->cents()} * slice.quantity.milli(), line.whole.quantity.milli());
    }
    return divided_half_up(Wide{line.choice->cents()} * slice.reference.cents(), line.whole.reference.cents());
}

}  // namespace

Wide exact_member_share(const Rule& rule, const Slice& slice, const LineFacts& line) {
    const Wide reference = slice.reference.cents();
    switch (rule.kind) {
        case Rule::Kind::Percent:
            return reference * rule.share_bp;
        case Rule::Kind::UnitPrice:
            return std::min(reference * exact_per_cent, Wide{rule.price_cents} * slice.quantity.milli() * 10);
        case Rule::Kind::Markup:
            return divided_half_up(reference * (Wide{10'000} + rule.share_bp), 10'000) * exact_per_cent;
        case Rule::Kind::FreeChoice:
            return std::max(divided_up(reference * rule.minimum_bp, 10'000), chosen_cents(rule, slice, line)) *
                   exact_per_cent;
    }
    assert(false);
    return 0;
}

Wide minimum_choice_cents(const Rule& rule, const LineFacts& line) {
    return divided_up(Wide{line.whole.reference.cents()} * rule.minimum_bp, 10'000);
}

std::vector<Rule> open_rules(const Request& request, const RequestIds& ids) {
    std::vector<Rule> rules;
    rules.reserve(request.programmes->size());
    for (const Programme& programme : *request.programmes) {
        if (is_open(programme, request)) {
            rules.push_back(rule_of(programme, request, ids));
        }
    }
    std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) {
        return a.programme->priority != b.programme->priority ? a.programme->priority < b.programme->priority
                                                              : a.programme->id < b.programme->id;
    });
    return rules;
}

bool covers(const Programme& programme, const Product& product) {
    const Eligibility& eligible = programme.eligible;
    return (!eligible.product_tags || shares_one(*eligible.product_tags, product.tags)) &&
           (!eligible.products || contains(*eligible.products, product.id));
}

}  // namespace ecot::pricing
