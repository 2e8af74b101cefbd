#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Who the cart is for, and the member's page. Never a tier, a funder or a scheme (domain.md, Dignity).

[[nodiscard]] Answer handle(Turn& turn, const ChooseMember& intent);
[[nodiscard]] Answer handle(Turn& turn, const ChooseCard& intent);
[[nodiscard]] Answer handle(Turn& turn, const ForgetMember& intent);
[[nodiscard]] Answer handle(Turn& turn, const ShowMember& intent);
[[nodiscard]] Answer handle(Turn& turn, const RevealAllowance& intent);
[[nodiscard]] Answer handle(Turn& turn, const RevealRights& intent);

/// Gives the cart to a member: the household's facts are asked for, and prices fall when they come.
[[nodiscard]] Answer choose_member(Turn& turn, MemberIndex member);

/// The store worked out what a household already received.
void member_loaded(Turn& turn, const MemberLoaded& event);

/// It could not: said in a sentence, and the cart is sold as anybody's until the member is chosen again.
void member_not_loaded(Turn& turn, const MemberNotLoaded& event);

/// Masks the allowance again after its twenty seconds.
void mask_allowance(Turn& turn);

}  // namespace ecot::session
