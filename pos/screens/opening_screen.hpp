#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/euros.hpp"
#include "pos/screens/frame.hpp"
#include "pos/screens/typed.hpp"
#include "pos/ui/input.hpp"

namespace ecot::screens {

/// A note or a coin to touch while counting.
struct PieceTile {
    int value_cents = 0;
    std::string name;   ///< "Ajouter 20 €"
    std::string count;  ///< how many were touched; empty: none
};

/// The opening of the till: the float is counted.
struct OpeningView {
    std::string title, instruction;
    std::vector<PieceTile> notes, coins;
    std::string float_label, float_amount;
    std::string start_again;
    KeyWords keys;
    std::string open;
    std::string cannot_open;  ///< why not now; empty: it can
    session::OpenTill opening;
    bool writing = false;
    std::string waiting;
};

/// The float as counted so far: by touching notes and coins, or typed.
struct OpeningLocal {
    TypedCents total;
    std::vector<Pieces> touched;
    std::optional<ui::Moment> writing_since;  ///< on the frame clock
};

[[nodiscard]] OpeningView opening_view(const TillState& state, const Texts& texts, const OpeningLocal& local);

void draw_opening(ui::Ui& ui, ui::Rect area, const OpeningView& view, OpeningLocal& local, session::Intents& intents);

}  // namespace ecot::screens
