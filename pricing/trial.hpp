#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pricing/rule.hpp"

namespace ecot::pricing {

/// A programme tried on the rest of a line: the part it would make. Its vectors keep their memory from trial to trial.
struct Trial {
    const Rule* rule = nullptr;
    Slice slice;                       ///< what the part would cover
    Wide member_cents = 0;             ///< surplus included; of a trial not taken it may exceed any amount
    Wide surplus_cents = 0;            ///< what the member pays above the reference
    Money subsidy;                     ///< what the rule asks of all funders, before the cap on money and the envelopes
    Money given;                       ///< what they give
    std::vector<std::int64_t> shares;  ///< cents each funder gives, in order
    std::vector<std::int64_t> remainders;  ///< room for rounding

    /// The funders gave less than the rule asks.
    [[nodiscard]] bool was_cut() const { return given < subsidy; }
};

/// Tries `rule` on what is left of a line (P8, P10, P11): false when the programme does not apply, `trial` is then
/// meaningless. `held` (cents by envelope) is as before afterwards.
[[nodiscard]] bool try_rule(const Rule& rule, const Slice& rest, const LineFacts& line, std::span<std::int64_t> held,
                            Trial& trial);

/// Whether `a` leaves the member a smaller part of its reference than `b`, compared exactly; a part of reference 0
/// counts as 0 (P7).
[[nodiscard]] bool leaves_member_less(const Trial& a, const Trial& b);

}  // namespace ecot::pricing
