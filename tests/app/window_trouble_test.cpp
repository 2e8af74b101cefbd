#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include <gmock/gmock.h>

#include "tests/app/window_till.hpp"

namespace ecot::app {
namespace {

using session::Screen;
using ::testing::Contains;
using ::testing::Not;

// What a cashier sees when the machine fails, and what is then on the disk.
class WindowTrouble : public WindowTill {
protected:
    void TearDown() override {
        let_files_grow();
        WindowTill::TearDown();
    }

    /// The spool is no directory any more: nothing can be printed.
    void take_printer_away() const {
        std::filesystem::rename(data() / "spool", data() / "spool-away");
        std::ofstream{data() / "spool"} << "not a directory";
    }
    void bring_printer_back() const {
        std::filesystem::remove(data() / "spool");
        std::filesystem::rename(data() / "spool-away", data() / "spool");
    }

    /// From here on no file of this process takes another byte, as on a disk that fails.
    void stop_files() {
        std::signal(SIGXFSZ, SIG_IGN);
        ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before_), 0);
        stopped_ = true;
        const rlimit none{.rlim_cur = 0, .rlim_max = before_.rlim_max};
        ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &none), 0);
    }
    void let_files_grow() {
        if (stopped_) {
            ::setrlimit(RLIMIT_FSIZE, &before_);
            stopped_ = false;
        }
    }

private:
    rlimit before_{};
    bool stopped_ = false;
};

TEST_F(WindowTrouble, WithThePrinterNeitherDelaysNorUndoesASale) {
    use([&] {
        sign_in_and_open();
        take_printer_away();
        tap("Riz de Camargue 1 kg");
        sees_cart(1, 260);
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        tap("Imprimer");
        sees("Les tickets ne sont pas gardés");
        picture("printer");
        tap("Sans ticket");
        sees("Le ticket attend");
        picture("receipt-waits");
        tap("Personne suivante");
        sees_screen(Screen::Checkout);
        sees_cart(0, 0);
        bring_printer_back();
        sees("Imprimante");
        tap("Spaghetti 500 g");
        sees_cart(1, 130);
        tap("Payer*");
        tap("Exact*");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        tap("Imprimer");
        sees("Le ticket est imprimé");
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 2U);
    for (const auto& sale : sales) {
        EXPECT_THAT(receipts(), Contains(sale["number"].get<std::string>() + ".bin"));
    }
    EXPECT_TRUE(verifies());
}

TEST_F(WindowTrouble, WithTheDiskKeepsTheBasketAndNeverSaysPaid) {
    use([&] {
        sign_in_and_open();
        tap("Riz de Camargue 1 kg");
        tap("Spaghetti 500 g");
        sees_cart(2, 390);
        tap("Payer*");
        tap("Exact*");
        stop_files();
        tap("Valider le paiement");
        sees("La caisse ne peut pas enregistrer");
        EXPECT_TRUE(shows("Rien n’est enregistré."));
        EXPECT_FALSE(shows("Payé."));
        let_files_grow();
        picture("store");
        tap("J’ai compris");
        sees_screen(Screen::Payment);
        sees_cart(2, 0);
        EXPECT_FALSE(shows("Payé."));
    });
    let_files_grow();
    EXPECT_TRUE(records("sale").empty());
    EXPECT_TRUE(verifies());
    use([&] {
        sign_in();
        sees_screen(Screen::Checkout);
        sees("Riz de Camargue 1 kg");
        picture("basket-back");
    });
    EXPECT_TRUE(records("sale").empty());
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
