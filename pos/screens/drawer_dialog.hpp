#pragma once

#include <array>
#include <optional>
#include <string>

#include "pos/screens/words.hpp"
#include "pos/session/intent.hpp"
#include "pos/ui/symbols.hpp"

namespace ecot::ui {
class Ui;
}

namespace ecot::screens {

/// Why the drawer is or was opened without a sale: four big reasons to choose from.
struct DrawerReasonsView {
    /// A reason, and what choosing it asks for.
    struct Reason {
        ui::Icon icon = ui::Icon::None;
        std::string label;
        session::Intent chosen;
    };
    Saying saying;
    std::array<Reason, 4> reasons;
    std::string cancel;  ///< empty: it wants an answer
};

/// The drawer was opened by hand while somebody serves: asked until it is answered. Scans go on meanwhile.
[[nodiscard]] std::optional<DrawerReasonsView> drawer_question_view(const TillState& state, const Texts& texts);

/// Somebody wants it open.
[[nodiscard]] DrawerReasonsView drawer_request_view(const Texts& texts);

/// Draws it over the whole screen. True when it was answered or put away.
bool draw_drawer_reasons(ui::Ui& ui, const DrawerReasonsView& view, session::Intents& intents);

}  // namespace ecot::screens
