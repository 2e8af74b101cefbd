#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "pos/session/event.hpp"
#include "pos/session/state.hpp"
#include "pos/session/update.hpp"

namespace ecot::app {

/// The screens that `--screenshot` can draw, by the names of interfaces.md; what begins with "customer" is the
/// second window. The last ones are incidents.
[[nodiscard]] const std::vector<std::string_view>& shown_screens();

/// A till brought to the screen called `name` with what its directory holds: a volunteer signed in, a member with a
/// card, a cart of favourites. Nothing is written: `answer` gives the events that each effect would have brought.
/// Nothing when there is no such screen.
[[nodiscard]] std::optional<session::TillState> shown_state(
    std::string_view name, session::Loaded loaded, const session::Moment& now,
    const std::function<std::vector<session::Event>(const session::Effect&)>& answer);

}  // namespace ecot::app
