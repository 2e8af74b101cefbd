#pragma once

#include <optional>
#include <string>
#include <utility>

#include "pos/session/state.hpp"
#include "pos/session/update.hpp"

namespace ecot::session {

/// Under whose name something is done: the person signed in, or the manager who lends their word.
struct Authority {
    std::string operator_id;  ///< empty: nobody is signed in
    Role role = Role::Volunteer;
    std::string approved_by;  ///< the manager's id when their PIN was asked on the spot, else empty
};

/// One update under way: what every matter of the session reads and changes.
struct Turn {
    TillState& state;
    const Moment& now;
    Effects& effects;
    Authority who = {};
};

/// Nothing: it was done. A refusal: nothing was changed.
using Answer = std::optional<Refusal>;

[[nodiscard]] inline Answer refused(RefusalCode code, std::string about = {}, pricing::Money amount = {}) {
    return Refusal{.code = code, .about = std::move(about), .amount = amount};
}

/// Shows a notice. One that has to be read (something was lost) gives way to another such only.
void say(Turn& turn, Notice notice);

/// Whether a notice stays until somebody puts it away. The others leave after three seconds; a removal, which can be
/// undone, with the next change of the basket; a device that is gone, with the next notice.
[[nodiscard]] bool stays(Notice::Kind kind);

/// A technical event under the name of who acts, with the manager's when one approved.
[[nodiscard]] EventRecord event_record(const Turn& turn, std::string code);

/// Has a technical event written; nobody waits for it.
void journal(Turn& turn, EventRecord record);

}  // namespace ecot::session
