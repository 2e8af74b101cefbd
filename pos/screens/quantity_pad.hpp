#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/typed.hpp"

namespace ecot::screens {

/// The keypad over the checkout: how many, how heavy, or which price the member chooses.
struct QuantityPadView {
    std::string title;  ///< the product
    std::string ask;
    std::string shown;  ///< what was typed, or what stands now
    bool is_price = false;
    bool has_comma = false;
    KeyWords keys;
    std::string confirm, cancel;
    std::string usual_price;  ///< gives the choice back; empty: not a price
    std::string cannot_confirm;
    std::optional<session::Intent> confirmed;
    std::optional<session::Intent> usual;
};

/// What the pad is about and what was typed.
struct QuantityPadLocal {
    enum class About { Nothing, Quantity, Price } about = About::Nothing;
    std::uint32_t line = 0;
    TypedNumber number;
    TypedCents price;

    void close() { *this = {}; }
};

/// Nothing when the pad is closed, or its line is gone.
[[nodiscard]] std::optional<QuantityPadView> quantity_pad_view(const TillState& state, const Texts& texts,
                                                               const QuantityPadLocal& local);

void draw_quantity_pad(ui::Ui& ui, const QuantityPadView& view, QuantityPadLocal& local, session::Intents& intents);

}  // namespace ecot::screens
