#pragma once

#include <string>
#include <vector>

#include "pos/screens/frame.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

/// A cart on hold as its row says it.
struct HoldRow {
    std::int64_t number = 0;
    std::string digits;  ///< "2"
    std::string who;     ///< the member, or "Sans adhérent"
    AvatarView avatar;
    std::string since;     ///< "10:21 · 5 articles"
    std::string contents;  ///< "Lentilles vertes, Savon de Marseille 300 g…"
    std::string recall;    ///< name of its button
};

/// The baskets put aside, the oldest first.
struct HoldView {
    std::string back, title;
    std::vector<HoldRow> rows;
    std::string recall;
    Saying empty;
};

[[nodiscard]] HoldView hold_view(const TillState& state, const Texts& texts);

/// What only the drawing needs.
struct HoldLocal {
    ui::Scroll scroll;
};

void draw_holds(ui::Ui& ui, ui::Rect area, const HoldView& view, HoldLocal& local, session::Intents& intents);

}  // namespace ecot::screens
