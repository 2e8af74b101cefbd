#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

/// How long a person waits after so many wrong PINs in a row: nothing up to the fourth, one second at the fifth, then
/// doubling up to fifteen minutes (reliability.md S9).
[[nodiscard]] std::int64_t lockout_delay_ms(std::int64_t failures);

/// How long this person still waits; zero when they may try.
[[nodiscard]] std::int64_t locked_for_ms(const TillState& state, const std::string& operator_id, const Moment& now);

/// Counts a wrong PIN, starts the delay, has it saved and journaled. Somebody the till does not know is counted as
/// everyone is, so that the answers tell nothing.
void count_failure(Turn& turn, const std::string& operator_id);

/// A right PIN: what was counted is forgotten.
void forget_failures(Turn& turn, const std::string& operator_id);

/// The lockouts of before a restart, their delays running anew.
[[nodiscard]] std::vector<LockoutState> lockouts_at_start(const std::vector<Lockout>& saved, const Moment& now);

[[nodiscard]] const Operator* find_operator(const TillState& state, const std::string& id);

[[nodiscard]] Answer handle(Turn& turn, const LiftLockout& intent);

}  // namespace ecot::session
