#include "tests/screens/scenes.hpp"

#include "tests/screens/device_scenes.hpp"

namespace ecot::test {

namespace {

using pricing::Money;
using pricing::Quantity;
using screens::ScreensLocal;
using session::Screen;
using session::TenderKind;

void selling(SampleTill& till) {
    till.sign_in().open();
}

void with_cart(SampleTill& till) {
    selling(till);
    till.choose_samira().fill_cart();
    // The pictures were made by a till that had nothing else to say.
    till.state().notice.reset();
}

void with_payment(SampleTill& till) {
    with_cart(till);
    till.start_payment().take_voucher();
}

void with_method(SampleTill& till, ScreensLocal& local, TenderKind kind) {
    with_payment(till);
    local.shown = Screen::Payment;
    local.payment.start_again(kind);
}

void with_refusal(SampleTill& till, session::RefusalCode code, std::string about) {
    with_cart(till);
    till.state().refusal = session::Refusal{code, std::move(about), Money::from_cents(719), 40'000};
}

void hold_three(SampleTill& till) {
    with_cart(till);
    till.ask(session::Hold{});
    till.ask(session::AddProduct{"milk", Quantity::from_milli(1000), {}, false}).ask(session::Hold{});
    till.ask(session::ChooseMember{"m-samy"})
        .ask(session::AddProduct{"rice", Quantity::from_milli(2000), {}, false})
        .ask(session::Hold{});
    till.pass(120'000);
}

std::vector<Scene> sign_in_scenes() {
    return {{"sign-in", [](SampleTill& /*till*/, ScreensLocal& /*local*/) {}},
            {"sign-in-code",
             [](SampleTill& till, ScreensLocal& local) {
                 till.ask(session::ChooseOperator{"nadia"});
                 local.sign_in.digits_of = "nadia";
                 local.sign_in.digits = "12";
             }},
            {"sign-in-wrong",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.ask(session::ChooseOperator{"nadia"}).ask(session::SignIn{"nadia", "000000"});
             }},
            {"sign-in-locked",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.ask(session::ChooseOperator{"nadia"});
                 till.state().lockouts = {{"nadia", 5, till.state().now.steady_ms + 95'000}};
             }},
            {"sign-in-many",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 for (const char* name : {"Ysée", "Bartholomé", "Inès", "Loïc", "Zoé", "Mahaut"}) {
                     till.state().operators.push_back({name, name, session::Role::Volunteer});
                 }
             }},
            {"sign-in-training",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.sign_in("helene").open().ask(session::SetTraining{true}).ask(session::Lock{});
             }},
            {"sign-in-help",
             [](SampleTill& /*till*/, ScreensLocal& local) { local.sign_in.help = screens::SignInLocal::Help::HowTo; }},
            {"opening", [](SampleTill& till, ScreensLocal& /*local*/) { till.sign_in(); }},
            {"opening-counted", [](SampleTill& till, ScreensLocal& local) {
                 till.sign_in();
                 local.shown = Screen::Opening;
                 local.opening.total.cents = 10'000;
                 local.opening.touched = {{2000, 3}, {1000, 2}, {200, 10}};
             }}};
}

std::vector<Scene> checkout_scenes() {
    return {{"checkout", [](SampleTill& till, ScreensLocal& /*local*/) { with_cart(till); }},
            {"checkout-empty", [](SampleTill& till, ScreensLocal& /*local*/) { selling(till); }},
            {"checkout-discreet",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_cart(till);
                 till.ask(session::SetDiscreet{true});
             }},
            {"checkout-search",
             [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 local.shown = Screen::Checkout;
                 local.products.search = "poi";
             }},
            {"checkout-nothing",
             [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 local.shown = Screen::Checkout;
                 local.products.search = "xylophone";
             }},
            {"checkout-keyboard",
             [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 local.shown = Screen::Checkout;
                 local.products.search = "p";
                 local.products.keyboard.open = true;
             }},
            {"checkout-weighed",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.choose_samira();
                 local.shown = Screen::Checkout;
                 local.products.only_weighed = true;
                 till.ask(session::AddProduct{"lentils", Quantity::from_milli(728), Quantity::from_milli(246), true});
             }},
            {"checkout-choice",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::AddProduct{"honey", Quantity::from_milli(1000), {}, false});
             }},
            {"checkout-holds",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 hold_three(till);
                 till.choose_samira().fill_cart();
             }},
            {"checkout-training",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.sign_in("helene").open().ask(session::SetTraining{true});
                 till.choose_samira().fill_cart();
             }},
            {"checkout-membership",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::ChooseMember{"m-samy"}).fill_cart();
                 till.state().notice.reset();
             }},
            {"checkout-store-failed",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_cart(till);
                 till.state().store_failed = true;
             }},
            {"checkout-offline",
             [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 till.state().link = {true, false, 3};
                 till.state().printer_waits = true;
                 local.dialogs.offline_told = true;
             }},
            {"quantity",
             [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 local.shown = Screen::Checkout;
                 local.cart.ask_quantity = till.state().cart.lines.back().line.id;
             }},
            {"price-choice",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.ask(session::AddProduct{"honey", Quantity::from_milli(1000), {}, false});
                 local.shown = Screen::Checkout;
                 local.cart.ask_price = till.state().cart.lines.back().line.id;
             }},
            {"weighing",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.choose_samira().ask(session::ChooseProductToWeigh{"lentils"});
                 till.state().notice.reset();
                 local.weighing.product = "lentils";
                 local.weighing.gross.text = "0,728";
             }},
            {"weighing-empty",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::ChooseProductToWeigh{"apples"});
             }},
            {"holds",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 hold_three(till);
                 till.ask(session::Go{Screen::Holds});
                 till.state().notice.reset();
             }},
            {"holds-empty", [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::Go{Screen::Holds});
             }}};
}

std::vector<Scene> member_scenes() {
    return {{"members",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::Go{Screen::MemberSearch});
             }},
            {"members-found",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.ask(session::Go{Screen::MemberSearch});
                 local.shown = Screen::MemberSearch;
                 local.search.search = "sam";
             }},
            {"members-found-closed",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.ask(session::Go{Screen::MemberSearch});
                 local.shown = Screen::MemberSearch;
                 local.search.search = "sam";
                 local.search.keyboard.open = false;
             }},
            {"members-nobody",
             [](SampleTill& till, ScreensLocal& local) {
                 selling(till);
                 till.ask(session::Go{Screen::MemberSearch});
                 local.shown = Screen::MemberSearch;
                 local.search.search = "xyl";
             }},
            {"member",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::ShowMember{"m-samira"});
             }},
            {"member-shown",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::ShowMember{"m-samira"}).ask(session::RevealAllowance{true});
             }},
            {"member-manager",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.sign_in("helene").open().ask(session::ShowMember{"m-samira"}).ask(session::RevealAllowance{true});
             }},
            {"member-rights", [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.sign_in("helene").open().ask(session::ShowMember{"m-samira"}).ask(session::RevealRights{true});
             }}};
}

std::vector<Scene> payment_scenes() {
    return {{"payment",
             [](SampleTill& till, ScreensLocal& local) {
                 with_payment(till);
                 local.shown = Screen::Payment;
                 local.payment.typed.cents = 1000;
             }},
            {"payment-start",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_cart(till);
                 till.start_payment();
             }},
            {"payment-card", [](SampleTill& till, ScreensLocal& local) { with_method(till, local, TenderKind::Card); }},
            {"payment-cheque",
             [](SampleTill& till, ScreensLocal& local) {
                 with_method(till, local, TenderKind::Cheque);
                 local.payment.types_reference = true;
                 local.payment.reference = "0041827";
             }},
            {"payment-voucher",
             [](SampleTill& till, ScreensLocal& local) { with_method(till, local, TenderKind::FoodVoucher); }},
            {"payment-meal",
             [](SampleTill& till, ScreensLocal& local) { with_method(till, local, TenderKind::MealVoucher); }},
            {"payment-many",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.ask(session::Pay{{TenderKind::Card, Money::from_cents(100), {}}})
                     .ask(session::Pay{{TenderKind::Cheque, Money::from_cents(100), "1"}})
                     .ask(session::RoundUp{Money::from_cents(31)});
             }},
            {"payment-round-up",
             [](SampleTill& till, ScreensLocal& local) {
                 with_payment(till);
                 local.shown = Screen::Payment;
                 local.payment.asks_round_up = true;
             }},
            {"payment-settled",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.ask(session::Pay{{TenderKind::Cash, Money::from_cents(1000), {}}});
             }},
            {"payment-writing",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.ask(session::Pay{{TenderKind::Cash, Money::from_cents(1000), {}}});
                 till.answering(false).ask(session::Finish{});
             }},
            {"paid",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.finish();
             }},
            {"paid-toast",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.finish();
                 till.state().notice = session::Notice{.kind = session::Notice::Kind::ReceiptWaits};
                 till.state().notice->since_ms = till.state().now.steady_ms;
             }},
            {"paid-training",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 till.sign_in("helene").open().ask(session::SetTraining{true});
                 till.choose_samira().fill_cart().start_payment().take_voucher().finish();
             }},
            {"paid-exact",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_cart(till);
                 till.start_payment().ask(session::RoundUp{Money::from_cents(31)});
                 till.ask(session::Pay{{TenderKind::Card, till.state().cart.left(), {}}}).ask(session::Finish{});
             }},
            {"receipt",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_payment(till);
                 till.finish().ask(session::ShowReceipt{});
             }},
            {"settings",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 with_cart(till);
                 till.state().lockouts = {{"jean-marc", 5, till.state().now.steady_ms + 95'000}};
                 till.ask(session::Go{Screen::Settings});
             }},
            {"settings-empty",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 selling(till);
                 till.ask(session::Go{Screen::Settings});
             }},
            {"abandon", [](SampleTill& till, ScreensLocal& local) {
                 with_cart(till);
                 till.ask(session::Go{Screen::Settings});
                 local.shown = Screen::Settings;
                 local.settings.asks = screens::SettingAction::Asks::Abandon;
             }}};
}

std::vector<Scene> dialog_scenes() {
    using session::RefusalCode;
    return {
        {"unknown-code",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.ask(session::Scan{{"3760123456789"}});
         }},
        {"clock-behind",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.state().recorded_ms = till.state().now.utc_ms + 300LL * 24 * 3'600'000;
         }},
        {"past-use-by",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.ask(session::Scan{{"]C1010356007012345217261118"}});
         }},
        {"past-best-before",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.ask(session::Scan{{"]C1010356007012345215261118"}});
         }},
        {"disk-full", [](SampleTill& till, ScreensLocal& /*local*/) { with_refusal(till, RefusalCode::DiskFull, {}); }},
        {"toast-refusal",
         [](SampleTill& till, ScreensLocal& /*local*/) { with_refusal(till, RefusalCode::PaymentStarted, {}); }},
        {"toast-removed",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.ask(session::RemoveLine{till.state().cart.lines.front().line.id});
         }},
        {"toast-not-kept",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.state().notice = session::Notice{.kind = session::Notice::Kind::SavingFailed};
             till.state().notice->since_ms = till.state().now.steady_ms;
         }},
        {"full-price",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             selling(till);
             till.state().envelopes.front().remaining = Money{};
             till.choose_samira();
             till.ask(session::AddProduct{"coffee", Quantity::from_milli(1000), {}, false});
         }},
        {"printer",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_payment(till);
             till.finish();
             till.state().printer_question = true;
             till.state().printer_waits = true;
         }},
        {"clock",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.state().clock_needs_manager = true;
         }},
        {"offline",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.state().link = {true, false, 3};
         }},
        {"approval", [](SampleTill& till, ScreensLocal& /*local*/) {
             with_cart(till);
             till.ask(session::SetTraining{true});
         }}};
}

std::vector<Scene> customer_scenes() {
    std::vector<Scene> scenes{
        {"customer-hello", [](SampleTill& till, ScreensLocal& /*local*/) { selling(till); }},
        {"customer-cart", [](SampleTill& till, ScreensLocal& /*local*/) { with_cart(till); }},
        {"customer-payment", [](SampleTill& till, ScreensLocal& /*local*/) { with_payment(till); }},
        {"customer-thanks",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             with_payment(till);
             till.finish();
         }},
        {"customer-training",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             till.sign_in("helene").open().ask(session::SetTraining{true});
             till.choose_samira().fill_cart();
         }},
        {"customer-moment", [](SampleTill& till, ScreensLocal& /*local*/) {
             with_refusal(till, session::RefusalCode::UnknownCode, "3760123456789");
         }}};
    for (Scene& scene : scenes) {
        scene.customer = true;
    }
    return scenes;
}

}  // namespace

const std::vector<Scene>& scenes() {
    static const std::vector<Scene> all = [] {
        std::vector<Scene> joined;
        for (const auto& part : {sign_in_scenes(), checkout_scenes(), member_scenes(), payment_scenes(),
                                 dialog_scenes(), device_scenes(), customer_scenes()}) {
            joined.insert(joined.end(), part.begin(), part.end());
        }
        return joined;
    }();
    return all;
}

}  // namespace ecot::test
