#include "tests/app/window_devices.hpp"

#include <string_view>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "tests/support/told.hpp"

namespace ecot::app {
namespace {

using session::Screen;

/// Asked behind all that is printed, and answered at once by a printer that has done it (GS r 1).
constexpr std::string_view last_question{"\x1Dr\x01", 3};
/// GS V, whatever follows.
constexpr std::string_view cut{"\x1DV", 2};

std::string bytes_on(const ecot::test::EmulatedPaperPrinter& printer) {
    const auto bytes = printer.paper();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

store::NewTill WindowDevices::new_till() const {
    store::NewTill till = WindowTill::new_till();
    till.config.receipt.printer = "usb";
    return till;
}

void WindowDevices::plug_all() {
    scanner_.plug();
    scale_.plug();
    printer_.plug();
}

bool WindowDevices::rests(const ecot::test::EmulatedPaperPrinter& printer) {
    return ecot::test::eventually([&] { return bytes_on(printer).ends_with(last_question); });
}

bool WindowDevices::gave_ticket(const ecot::test::EmulatedPaperPrinter& printer) {
    return ecot::test::eventually([&] {
        const std::string bytes = bytes_on(printer);
        return bytes.find(cut) != std::string::npos && bytes.ends_with(last_question);
    });
}

std::string WindowDevices::text_on(const ecot::test::EmulatedPaperPrinter& printer) {
    return hardware::escpos::plain_text(hardware::escpos::decode(bytes_on(printer)));
}

void WindowDevices::sell_by_card(const std::string& goods, std::int64_t cents) {
    tap(goods);
    sees_cart(1, cents);
    tap("Payer*");
    tap("Carte");
    tap("Valider le paiement");
    sees_screen(Screen::Paid);
}

void WindowDevices::sell_for_exact_cash(const std::string& goods, std::int64_t cents) {
    tap(goods);
    sees_cart(1, cents);
    tap("Payer*");
    tap("Exact*");
    tap("Valider le paiement");
    sees_screen(Screen::Paid);
}

void WindowDevices::go_on_without_ticket() {
    tap("Sans ticket");
    sees("Le ticket attend");
    tap("Personne suivante");
    sees_screen(Screen::Checkout);
}

void WindowDevices::approve() {
    sees("Il faut le code d’une personne responsable");
    tap_digits("123456");
}

void WindowDevices::go_to_devices() {
    tap("Plus");
    tap("Appareils");
    sees_screen(Screen::Devices);
}

void WindowDevices::go_to_sale() {
    tap("Vente");
    sees_screen(Screen::Checkout);
}

}  // namespace ecot::app
