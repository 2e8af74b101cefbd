#pragma once

#include <optional>

#include "pos/session/intent.hpp"
#include "pos/session/rights.hpp"

namespace ecot::session {

/// What has to hold before an intent is looked at.
struct Requirement {
    bool signed_in = true;
    bool open = false;  ///< the till was opened with a float
    bool still = true;  ///< no record is on its way to the disk
    std::optional<Action> action = std::nullopt;
};

/// Every intent has its row here; one that is forgotten does not compile.
[[nodiscard]] Requirement requirement(const Intent& intent);

}  // namespace ecot::session
