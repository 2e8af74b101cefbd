#include "pricing/trial.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "pricing/envelope.hpp"
#include "pricing/split.hpp"

namespace ecot::pricing {

namespace {

constexpr std::int64_t milli_per_piece = 1000;

Slice slice_of(const Slice& rest, Quantity quantity) {
    return {reference_of(rest.reference, quantity, rest.quantity), quantity};
}

/// A funder's exact share by its rule, in ten-thousandths of a cent, out of `left` of the subsidy.
std::int64_t exact_funder_share(const Funder& funder, const Slice& slice, std::int64_t left) {
    Wide share = left;
    if (const auto* percent = std::get_if<Funder::Percent>(&funder.rule)) {
        share = Wide{slice.reference.cents()} * percent->share.value;
    } else if (const auto* amount = std::get_if<Funder::UnitAmount>(&funder.rule)) {
        share = Wide{amount->amount.cents()} * slice.quantity.milli() * 10;
    }
    return static_cast<std::int64_t>(std::min(share, Wide{left}));
}

/// Writes the part for `slice` as the rule alone makes it: shares rounded to the cent, no cap on money, no envelopes.
void share_out(const Rule& rule, const Slice& slice, const LineFacts& line, Trial& trial) {
    const std::vector<Funder>& funders = rule.programme->funders;
    const std::int64_t reference = slice.reference.cents();
    const Wide member = exact_member_share(rule, slice, line);
    trial.rule = &rule;
    trial.slice = slice;
    trial.shares.assign(funders.size(), 0);
    trial.subsidy = Money{};
    trial.given = Money{};
    trial.member_cents = reference;
    trial.surplus_cents = 0;
    if (member > Wide{reference} * exact_per_cent) {  // whole cents: only markup and free choice exceed the reference
        trial.member_cents = member / exact_per_cent;
        trial.surplus_cents = trial.member_cents - reference;
        return;
    }
    // Exact shares are below 10^17, so 64 bits hold them. The member's share is the last one, so that a tie favours the
    // member: a funder takes the cent (P4).
    std::int64_t left = reference * exact_per_cent - static_cast<std::int64_t>(member);
    std::int64_t of_member = reference * exact_per_cent;
    std::int64_t missing = reference;
    trial.remainders.resize(funders.size() + 1);
    const auto round_down = [&](std::size_t i, std::int64_t share) {
        trial.shares[i] = share / exact_per_cent;
        trial.remainders[i] = share % exact_per_cent;
        missing -= trial.shares[i];
    };
    for (std::size_t i = 0; i < funders.size(); ++i) {
        const std::int64_t share = exact_funder_share(funders[i], slice, left);
        left -= share;
        of_member -= share;
        round_down(i, share);
    }
    trial.shares.push_back(0);
    round_down(funders.size(), of_member);
    hand_out_cents(missing, trial.remainders, trial.shares);
    trial.member_cents = trial.shares.back();
    trial.shares.pop_back();
    trial.subsidy = Money::from_cents(reference - static_cast<std::int64_t>(trial.member_cents));
}

/// Lets the funders give what their shares ask, as far as the cap on money and the envelopes allow. Tells whether an
/// envelope was short.
bool give(std::span<std::int64_t> held, Trial& trial) {
    const Rule& rule = *trial.rule;
    if (rule.left.subsidy_cents && trial.subsidy.cents() > *rule.left.subsidy_cents) {
        split_into(static_cast<std::int64_t>(*rule.left.subsidy_cents), trial.shares, trial.shares);
    }
    const Drawing drawing = draw(rule.envelopes, rule.programme->when_exhausted, trial.shares, held);
    put_back(rule.envelopes, trial.shares, held);
    trial.given = Money::from_cents(drawing.given_cents);
    trial.member_cents = trial.slice.reference.cents() - drawing.given_cents;
    return drawing.short_of_money;
}

/// Looks for the largest number of whole pieces below the slice tried for which no envelope is short and funders give
/// something. Numbers are tried downwards, since rounding makes what is asked of an envelope rise and fall by a cent.
bool shrink_to_whole_pieces(const Slice& rest, const LineFacts& line, std::span<std::int64_t> held, Trial& trial) {
    const Rule& rule = *trial.rule;
    for (std::int64_t pieces = (trial.slice.quantity.milli() - 1) / milli_per_piece; pieces >= 1; --pieces) {
        share_out(rule, slice_of(rest, Quantity::from_milli(pieces * milli_per_piece)), line, trial);
        if (trial.subsidy > Money{} && !give(held, trial)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool try_rule(const Rule& rule, const Slice& rest, const LineFacts& line, std::span<std::int64_t> held, Trial& trial) {
    if (rule.left.used_up()) {
        return false;
    }
    const bool capped = rule.left.quantity_milli && *rule.left.quantity_milli < rest.quantity.milli();
    if (capped) {
        const auto milli = static_cast<std::int64_t>(*rule.left.quantity_milli);
        share_out(rule, slice_of(rest, Quantity::from_milli(milli)), line, trial);
    }
    if (!capped || trial.subsidy == Money{}) {
        // Without a subsidy no cap is used up, so the part is the whole rest, or nothing if the whole would be funded.
        share_out(rule, rest, line, trial);
        if (capped && trial.subsidy > Money{}) {
            return false;
        }
    }
    if (trial.subsidy == Money{}) {
        return true;
    }
    const bool short_of_money = give(held, trial);
    if (short_of_money && rule.programme->when_exhausted == WhenExhausted::Refuse) {
        return line.unit == Unit::Piece && shrink_to_whole_pieces(rest, line, held, trial);
    }
    return trial.given > Money{};
}

bool leaves_member_less(const Trial& a, const Trial& b) {
    const Wide reference_a = a.slice.reference.cents();
    const Wide reference_b = b.slice.reference.cents();
    const Wide member_a = reference_a == 0 ? Wide{0} : a.member_cents;
    const Wide member_b = reference_b == 0 ? Wide{0} : b.member_cents;
    const Wide of_a = std::max(reference_a, Wide{1});
    const Wide of_b = std::max(reference_b, Wide{1});
    // Whole times first: a member's share of a markup nobody will take may be far above what can be multiplied.
    if (member_a / of_a != member_b / of_b) {
        return member_a / of_a < member_b / of_b;
    }
    return (member_a % of_a) * of_b < (member_b % of_b) * of_a;
}

}  // namespace ecot::pricing
