#pragma once

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/customer_screen.hpp"
#include "pos/screens/devices_screen.hpp"
#include "pos/screens/dialogs.hpp"
#include "pos/screens/hold_screen.hpp"
#include "pos/screens/member_screen.hpp"
#include "pos/screens/member_search_screen.hpp"
#include "pos/screens/opening_screen.hpp"
#include "pos/screens/paid_screen.hpp"
#include "pos/screens/payment_screen.hpp"
#include "pos/screens/products_panel.hpp"
#include "pos/screens/quantity_pad.hpp"
#include "pos/screens/settings_screen.hpp"
#include "pos/screens/sign_in_screen.hpp"
#include "pos/screens/weighing_screen.hpp"

namespace ecot::screens {

/// What only drawing needs between two frames: scroll, half-typed digits, what was already told.
struct ScreensLocal {
    SignInLocal sign_in;
    OpeningLocal opening;
    ProductsLocal products;
    CartLocal cart;
    QuantityPadLocal quantity;
    WeighingLocal weighing;
    MemberSearchLocal search;
    PaymentLocal payment;
    ReceiptLocal receipt;
    HoldLocal holds;
    SettingsLocal settings;
    DevicesLocal devices;
    DialogsLocal dialogs;
    session::Screen shown = session::Screen::SignIn;  ///< in the frame before
};

/// Draws the whole volunteer's screen for this state and adds what was asked to `intents`. Called each frame; changes
/// nothing but `local`.
void draw(ui::Ui& ui, const TillState& state, const Texts& texts, ScreensLocal& local, session::Intents& intents);

}  // namespace ecot::screens
