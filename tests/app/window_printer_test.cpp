#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "tests/app/window_devices.hpp"
#include "tests/support/told.hpp"

namespace ecot::app {
namespace {

using ecot::test::EmulatedPaperPrinter;
using ecot::test::TransferPart;
using session::Screen;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::uint8_t to_printer = 0x01;

/// A Star printer, of the printer class as many are, that knows Star's commands only.
ecot::test::UsbModel star_model() {
    ecot::test::UsbModel model = ecot::test::receipt_printer_model();
    model.vendor = 0x0519;
    model.product = 0x0001;
    model.manufacturer = "Star";
    model.product_name = "TSP654II";
    model.serial = "2550123456789";
    return model;
}

int count_of(std::string_view what, std::string_view text) {
    int count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) {
        ++count;
    }
    return count;
}

// Printers that come, go and stall in the middle of a ticket.
class WindowPrinter : public WindowDevices {};

TEST_F(WindowPrinter, LosesNoTicketWhereverItsCableIsPulled) {
    /// A moment of a ticket, which is one transfer with a question behind it. Each may have left paper: what the
    /// printer had of a transfer that broke off, nobody knows.
    struct Pull {
        const char* when;
        std::size_t transfer;
        TransferPart part;
    };
    constexpr std::array pulls{
        Pull{"before its first byte", 0, TransferPart::Begun}, Pull{"in its middle", 0, TransferPart::Half},
        Pull{"at its last byte", 0, TransferPart::Done}, Pull{"before it was confirmed", 1, TransferPart::Begun}};
    printer_.plug();
    std::string ordinary;
    std::vector<std::string> again;
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        printer_.tear_off();
        sell_by_card("Riz de Camargue 1 kg", 260);
        tap("Imprimer");
        EXPECT_TRUE(gave_ticket(printer_));
        ordinary = text_on(printer_);
        tap("Personne suivante");
        for (const Pull& pull : pulls) {
            const testing::ScopedTrace trace{__FILE__, __LINE__, pull.when};
            sell_by_card("Riz de Camargue 1 kg", 260);
            printer_.tear_off();
            printer_.unplug_in_transfer(to_printer, pull.transfer, pull.part);
            tap("Imprimer");
            sees("Imprimante débranchée");
            picture("cable-pulled", false);
            go_on_without_ticket();
            picture("cable-pulled-selling-on", false);
            // Selling goes on.
            sell_by_card("Spaghetti 500 g", 130);
            tap("Personne suivante");
            printer_.tear_off();
            printer_.plug();
            EXPECT_TRUE(gave_ticket(printer_));
            again.push_back(text_on(printer_));
            EXPECT_TRUE(ecot::test::eventually([&] { return !shows("Imprimante débranchée"); }));
        }
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 1 + 2 * pulls.size());
    ASSERT_EQ(again.size(), pulls.size());
    const std::string head = ordinary.substr(0, ordinary.find('\n'));
    for (std::size_t i = 0; i < pulls.size(); ++i) {
        const Pull& pull = pulls.at(i);
        const std::string& ticket = again.at(i);
        const testing::ScopedTrace trace{__FILE__, __LINE__, pull.when};
        EXPECT_THAT(ticket, AllOf(HasSubstr(head), HasSubstr("Riz de Camargue 1 kg"), HasSubstr("Carte"),
                                  HasSubstr(sales.at(1 + 2 * i)["number"].get<std::string>())));
        EXPECT_EQ(count_of("DUPLICATA", ticket), 2) << "above and below\n" << ticket;
    }
    EXPECT_EQ(events("print_broke_off").size(), pulls.size());
    const auto printed_again = events("printed_again");
    ASSERT_EQ(printed_again.size(), pulls.size());
    EXPECT_EQ(printed_again.front()["words"]["number"], sales.at(1)["number"]);
    EXPECT_TRUE(verifies());
}

TEST_F(WindowPrinter, GivesWhatWaitsToAnotherOneThatIsPluggedInInItsPlace) {
    EmulatedPaperPrinter other{machine_, 4, ecot::test::vendor_class_printer_model()};
    printer_.plug();
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        printer_.tear_off();
        sell_by_card("Riz de Camargue 1 kg", 260);
        printer_.unplug_in_transfer(to_printer, 0, TransferPart::Half);
        tap("Imprimer");
        go_on_without_ticket();
        other.plug();
        EXPECT_TRUE(gave_ticket(other));
        sees("Imprimante");
        // And what is sold next.
        other.tear_off();
        sell_for_exact_cash("Spaghetti 500 g", 130);
        tap("Imprimer");
        sees("Le ticket est imprimé");
    });
    EXPECT_THAT(paper(), Not(HasSubstr("DUPLICATA"))) << "what was torn stays as it was";
    EXPECT_THAT(text_on(other), AllOf(HasSubstr("Spaghetti 500 g"), Not(HasSubstr("DUPLICATA"))));
    EXPECT_EQ(other.kick_count(), 1U) << "the drawer is plugged into it now";
    EXPECT_EQ(records("sale").size(), 2U);
    EXPECT_EQ(events("printed_again").size(), 1U);
    EXPECT_TRUE(verifies());
}

/// A till whose printers a manager chooses.
class WindowChosenPrinter : public WindowDevices {
protected:
    [[nodiscard]] store::NewTill new_till() const override { return WindowTill::new_till(); }
};

TEST_F(WindowChosenPrinter, IsSwappedForAnotherMakersWhileATicketWaits) {
    EmulatedPaperPrinter star{machine_, 4, star_model()};
    star.set_star(true);
    printer_.plug();
    use([&] {
        sign_in_and_open("Nadia");
        go_to_devices();
        sees("EPSON TM-T20II");
        picture("printer-not-used");
        tap("Utiliser");
        sees("Ne plus utiliser");
        picture("printer-used");
        EXPECT_TRUE(rests(printer_));
        go_to_sale();
        sell_by_card("Riz de Camargue 1 kg", 260);
        printer_.tear_off();
        printer_.unplug();
        tap("Imprimer");
        go_on_without_ticket();
        star.plug();
        go_to_devices();
        sees("Star TSP654II");
        picture("printer-swapped");
        // Its model first, or what waits would come out in the old one's language.
        tap("Choisir le modèle");
        picture("printer-models");
        tab_to("Star TSP600*");
        key("Return");
        sees("Star TSP600, TSP650");
        tap("Utiliser");
        EXPECT_TRUE(ecot::test::eventually([&] {
            const auto bytes = star.paper();
            return std::string{bytes.begin(), bytes.end()}.ends_with("\x1B\x64\x03");
        }));
        sees("Star TSP654II");
        picture("printer-swapped-and-used");
    });
    EXPECT_TRUE(printer_.paper().empty());
    const auto bytes = star.paper();
    const std::string ticket{bytes.begin(), bytes.end()};
    EXPECT_THAT(ticket, StartsWith("\x1B@\x1B\x1Dt")) << "Star's page of letters";
    EXPECT_THAT(ticket, AllOf(HasSubstr("Riz de Camargue"), Not(HasSubstr("\x1DV")), Not(HasSubstr("DUPLICATA"))));
    EXPECT_EQ(records("sale").size(), 1U);
    EXPECT_TRUE(receipts().empty()) << "nothing went to the folder";
    EXPECT_EQ(events("devices_changed").size(), 3U);
    EXPECT_TRUE(verifies());
}

TEST_F(WindowPrinter, HoldsUpNobodyWhileNoDeviceAnswers) {
    plug_all();
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        printer_.tear_off();
        // A printer that takes no byte.
        printer_.set_out_credit(to_printer, 0);
        sell_by_card("Riz de Camargue 1 kg", 260);
        tap("Imprimer");
        EXPECT_TRUE(ecot::test::eventually([&] { return printer_.pending_count(to_printer) > 0; }));
        tap("Personne suivante");
        sees_screen(Screen::Checkout);
        // A scanner that hangs in the middle of a code.
        scanner_.scan_and_hang("356007");
        sees("L’étiquette a été mal lue");
        picture("scanner-hangs", false);
        tap("J’ai compris");
        tap("Spaghetti 500 g");
        sees_cart(1, 130);
        // A scale that says nothing.
        scale_.set_mute(true);
        tap("Lentilles vertes");
        sees("La balance ne répond pas");
        picture("scale-silent");
        tap_digits("0,500");
        tap("Ajouter au panier");
        sees_cart(2, 325);
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        EXPECT_TRUE(printer_.paper().empty()) << "all that while it took nothing";
        picture("printer-stuck", false);
        printer_.set_out_credit(to_printer, std::nullopt);
        EXPECT_TRUE(gave_ticket(printer_));
        tap("Personne suivante");
    });
    EXPECT_THAT(paper(), AllOf(HasSubstr("Riz de Camargue 1 kg"), Not(HasSubstr("DUPLICATA"))));
    EXPECT_EQ(records("sale").size(), 2U);
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
