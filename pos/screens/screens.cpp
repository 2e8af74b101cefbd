#include "pos/screens/screens.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"

namespace ecot::screens {

namespace {

using session::Screen;
using ui::Rect;
using ui::Ui;

// The page's margin does not grow with the text: its tiles need the room.
constexpr float page_margin = 16;

// What was half typed on a screen does not wait there for the next person.
void notice_change(const TillState& state, ScreensLocal& local) {
    if (local.shown == state.screen) {
        return;
    }
    if (state.screen == Screen::SignIn || state.screen == Screen::Paid) {
        local = ScreensLocal{.dialogs = local.dialogs};
    }
    if (state.screen == Screen::Payment) {
        local.payment = PaymentLocal{};
    }
    if (state.screen == Screen::MemberSearch && local.shown != Screen::MemberPage) {
        local.search = MemberSearchLocal{};
    }
    if (local.shown == Screen::Checkout) {
        local.products.keyboard.open = false;
        local.quantity.close();
    }
    local.receipt = ReceiptLocal{};
    local.devices = DevicesLocal{};
    local.settings.asks = SettingAction::Asks::Nothing;
    local.shown = state.screen;
}

void draw_pad(Ui& ui, const TillState& state, const Texts& texts, ScreensLocal& local, session::Intents& intents) {
    if (local.cart.ask_quantity) {
        local.quantity.close();
        local.quantity.about = QuantityPadLocal::About::Quantity;
        local.quantity.line = *local.cart.ask_quantity;
    } else if (local.cart.ask_price) {
        local.quantity.close();
        local.quantity.about = QuantityPadLocal::About::Price;
        local.quantity.line = *local.cart.ask_price;
    }
    local.cart.ask_quantity.reset();
    local.cart.ask_price.reset();
    if (const auto view = quantity_pad_view(state, texts, local.quantity)) {
        draw_quantity_pad(ui, *view, local.quantity, intents);
    } else {
        local.quantity.close();
    }
}

void draw_checkout(Ui& ui, Rect area, const TillState& state, const Texts& texts, ScreensLocal& local,
                   session::Intents& intents) {
    find_weighed(state, local.products);
    const ProductsView products = products_view(state, texts, local.products);
    if (local.products.keyboard.open) {
        const Rect keys = area.cut_bottom(ui::keyboard_height(ui));
        ui::keyboard(ui, keys, local.products.keyboard,
                     {.space = products.keys.space,
                      .backspace = products.keys.erase,
                      .capitals = products.keys.capitals,
                      .hide = products.keys.hide});
        draw_products(ui, area.inset(page_margin, ui.px(12)), products, local.products, intents);
        return;
    }
    Rect left = area.inset(page_margin, ui.px(12));
    const Rect right = left.cut_right(std::floor(std::min(ui.px(432), area.width * 0.43F)), page_margin);
    draw_products(ui, left, products, local.products, intents);
    draw_cart(ui, right, cart_view(state, texts), state.comfort.animation, local.cart, intents);
    draw_pad(ui, state, texts, local, intents);
}

bool keyboard_open(const TillState& state, const ScreensLocal& local) {
    return (state.screen == Screen::Checkout && local.products.keyboard.open) ||
           (state.screen == Screen::MemberSearch && local.search.keyboard.open);
}

void draw_screen(Ui& ui, Rect area, const TillState& state, const Texts& texts, ScreensLocal& local,
                 session::Intents& intents) {
    switch (state.screen) {
        case Screen::SignIn:
            break;
        case Screen::Opening:
            draw_opening(ui, area, opening_view(state, texts, local.opening), local.opening, intents);
            break;
        case Screen::Checkout:
            draw_checkout(ui, area, state, texts, local, intents);
            break;
        case Screen::Weighing:
            draw_weighing(ui, area, weighing_view(state, texts, local.weighing), local.weighing, intents);
            break;
        case Screen::MemberSearch:
            draw_member_search(ui, area, member_search_view(state, texts, local.search), local.search, intents);
            break;
        case Screen::MemberPage:
            if (const auto view = member_page_view(state, texts)) {
                draw_member_page(ui, area, *view, intents);
            }
            break;
        case Screen::Payment:
            draw_payment(ui, area, payment_view(state, texts, local.payment), local.payment, intents);
            break;
        case Screen::Paid:
            if (const auto view = paid_view(state, texts)) {
                draw_paid(ui, area, *view, intents);
            }
            break;
        case Screen::Receipt:
            if (const auto view = receipt_view(state, texts)) {
                draw_receipt(ui, area, *view, local.receipt, intents);
            }
            break;
        case Screen::Holds:
            draw_holds(ui, area, hold_view(state, texts), local.holds, intents);
            break;
        case Screen::Devices:
            draw_devices(ui, area, devices_view(state, texts), local.devices, intents);
            break;
        case Screen::Settings:
            draw_settings(ui, area, settings_view(state, texts), local.settings, intents);
            break;
    }
}

// Goods by weight are typed where they are weighed, if some are just being weighed; else they are chosen first.
void bring_up(Opens opens, const TillState& state, ScreensLocal& local, session::Intents& intents) {
    if (opens == Opens::Nothing) {
        return;
    }
    if (opens == Opens::Weighed && state.screen == Screen::Weighing) {
        local.weighing.types_weight = true;
        return;
    }
    intents.emplace_back(session::Go{Screen::Checkout});
    local.products.show_all();
    if (opens == Opens::Weighed) {
        local.products.only_weighed = true;
    } else {
        local.products.keyboard.open = true;
        local.products.focus_search = true;
    }
}

// Keys that mean the same wherever one stands, once the screen itself had no use for them.
void follow_keys(Ui& ui, const TillState& state, ScreensLocal& local, session::Intents& intents) {
    if (!state.operator_in || !state.open_session) {
        return;
    }
    if (ui.take_key(ui::Key::F2)) {
        intents.emplace_back(session::Go{Screen::Checkout});
        local.products.focus_search = true;
    }
    if (ui.take_key(ui::Key::F4)) {
        intents.emplace_back(session::Go{Screen::Checkout});
        local.products.show_all();
        local.products.only_weighed = true;
    }
    if (ui.take_key(ui::Key::F8) && !state.cart.lines.empty()) {
        intents.emplace_back(session::StartPayment{});
    }
}

}  // namespace

void draw(Ui& ui, const TillState& state, const Texts& texts, ScreensLocal& local, session::Intents& intents) {
    notice_change(state, local);
    ui.set_animations(state.comfort.animation);
    ui::Rect page = ui.area();
    if (state.screen == Screen::SignIn) {
        draw_sign_in(ui, sign_in_view(state, texts), local.sign_in, intents);
    } else {
        const bool keyboard = keyboard_open(state, local);
        page = draw_frame(ui, frame_view(state, texts), keyboard, intents);
        draw_screen(ui, page, state, texts, local, intents);
        page.height -= keyboard ? ui::keyboard_height(ui) : 0;
        follow_keys(ui, state, local, intents);
    }
    bring_up(draw_dialogs(ui, state, texts, page, local.dialogs, intents), state, local, intents);
}

}  // namespace ecot::screens
