#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "pos/ctl/drive/command.hpp"
#include "pos/session/state.hpp"

namespace ecot::ctl {

/// The sentence of a refusal, in plain English.
[[nodiscard]] std::string sentence(const session::Refusal& refusal);

/// The cart of an answer: lines with their parts, member, totals, round-up, tenders, and what is due, given and left.
[[nodiscard]] nlohmann::ordered_json cart_json(const session::TillState& state);

/// How the till stands, with `ok`.
[[nodiscard]] nlohmann::ordered_json status_json(const session::TillState& state);

/// What was found, with `ok`.
[[nodiscard]] nlohmann::ordered_json products_json(const session::TillState& state, const ProductSearch& search);
[[nodiscard]] nlohmann::ordered_json members_json(const session::TillState& state, const MemberSearch& search);

/// `{"ok":false,"error":{…}}`
[[nodiscard]] nlohmann::ordered_json error_json(const DriveError& error);

/// One line, whatever the texts hold.
[[nodiscard]] std::string one_line(const nlohmann::ordered_json& json);

}  // namespace ecot::ctl
