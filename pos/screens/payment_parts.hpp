#pragma once

#include <optional>

#include "pos/screens/payment_screen.hpp"
#include "pos/ui/keypad.hpp"

namespace ecot::screens {

// The three columns of the payment screen.

/// What is to be paid, what was received, what is left, the round-up.
void draw_summary(ui::Ui& ui, ui::Rect area, const PaymentView& view, PaymentLocal& local, session::Intents& intents);

/// The ways to pay; touching one starts it.
void draw_methods(ui::Ui& ui, ui::Rect area, const PaymentView& view, PaymentLocal& local);

/// The round-up's choices over the screen.
void ask_round_up(ui::Ui& ui, const PaymentView& view, PaymentLocal& local, session::Intents& intents);

/// What was touched in the column where an amount is typed.
struct ReceivedTouch {
    bool proposed = false;              ///< a note or "exact"
    std::optional<std::int64_t> cents;  ///< the amount it stands for
    std::optional<ui::KeypadKey> key;
};
[[nodiscard]] ReceivedTouch draw_received(ui::Ui& ui, ui::Rect area, const PaymentView& view, PaymentLocal& local);

}  // namespace ecot::screens
