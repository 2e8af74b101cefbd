#include <string>

#include <gmock/gmock.h>

#include "tests/app/window_devices.hpp"
#include "tests/support/emulated_serial_scales.hpp"

namespace ecot::app {
namespace {

using session::Screen;

// Scales on a serial port, which says nothing of what is plugged into it: a manager chooses it.
class WindowSerialScale : public WindowDevices {
protected:
    [[nodiscard]] hardware::SerialPlaces serial_places() const override {
        return {.classes = ttys_.classes(), .nodes = ttys_.nodes()};
    }
    /// The manager chooses the port that is plugged in.
    void choose_port() {
        go_to_devices();
        sees("FT232R USB UART");
        tap("Utiliser");
        sees("Ne plus utiliser");
    }
    void starts_weighing_lentils() {
        go_to_sale();
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
    }
    void adds(const std::string& net) {
        sees(net);
        sees("Poids stable");
        tap("Ajouter au panier");
        sees_screen(Screen::Checkout);
    }
    void pays() {
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
    }
    void expect_two_weights(std::int64_t first, std::int64_t second) const {
        const auto sales = records("sale");
        ASSERT_EQ(sales.size(), 1U);
        const auto& lines = sales.front()["lines"];
        ASSERT_EQ(lines.size(), 2U);
        EXPECT_EQ(lines[0]["quantity_milli"], first);
        EXPECT_EQ(lines[1]["quantity_milli"], second);
        EXPECT_EQ(lines[0]["by_hand"], false);
        EXPECT_EQ(lines[1]["by_hand"], false);
        EXPECT_TRUE(verifies());
    }

    ecot::test::EmulatedTtys ttys_;
};

TEST_F(WindowSerialScale, WeighsBy8217AndAgainOnceItIsBackUnderAnotherName) {
    ecot::test::Emulated8217 scale;
    ecot::test::EmulatedTty tty{ttys_, false, scale.peer()};
    tty.plug("ttyUSB0");
    use([&] {
        sign_in_and_open("Nadia");
        choose_port();
        picture("serial-scale");
        starts_weighing_lentils();
        scale.show_status(0x41);  // in motion
        sees("Le poids bouge encore");
        picture("serial-scale-moving");
        scale.lay(482);
        picture("serial-scale-stable");
        adds("0,482");
        sees_cart(1, 188);
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
        tty.unplug();
        sees("Balance débranchée");
        picture("serial-scale-gone", false);
        scale.lay(250);
        tty.plug("ttyUSB1");
        adds("0,250");
        pays();
    });
    expect_two_weights(482, 250);
}

TEST_F(WindowSerialScale, WeighsByDialog06AndAgainOnceItIsBack) {
    ecot::test::EmulatedDialog06 scale;
    ecot::test::EmulatedTty tty{ttys_, true, scale.peer()};
    tty.plug("ttyUSB0");
    use([&] {
        sign_in_and_open("Nadia");
        choose_port();
        // What it speaks is not known by itself.
        sees("La balance ne répond pas");
        picture("serial-scale-wrong-protocol");
        tab_to("Dialog 06");
        key("Return");
        sees("En service");
        starts_weighing_lentils();
        scale.refuse("20");  // in motion
        sees("Le poids bouge encore");
        scale.lay(482);
        adds("0,482");
        EXPECT_EQ(scale.price(), "000390");
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
        tty.unplug();
        sees("Balance débranchée");
        scale.lay(250);
        tty.plug("ttyUSB1");
        adds("0,250");
        pays();
    });
    expect_two_weights(482, 250);
}

// Several scanners, each on a thread of its own.
class WindowTwoScanners : public WindowDevices {};

TEST_F(WindowTwoScanners, PutIntoOneCartWhatBothOfThemRead) {
    ecot::test::EmulatedHidPosScanner second{machine_, 4};
    scanner_.plug();
    second.plug();
    use([&] {
        sign_in_and_open();
        sees("Douchette");
        // What both read at once, neither waiting for the other.
        for (int times = 0; times < 3; ++times) {
            scanner_.scan("3560070123452");
            second.scan("]E0", "3560070123452");
        }
        sees_cart(1, 6 * 190);
        // One that leaves takes nothing with it.
        scanner_.unplug();
        second.scan("]E0", "3560070123452");
        sees_cart(1, 7 * 190);
        scanner_.plug();
        second.scan("]E0", "3560070123452");
        sees_cart(1, 8 * 190);
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 1U);
    ASSERT_EQ(sales.front()["lines"].size(), 1U);
    EXPECT_EQ(sales.front()["lines"][0]["quantity_milli"], 8000);
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
