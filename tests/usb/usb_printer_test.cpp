#include "hardware/usb/usb_printer.hpp"

#include <cerrno>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/print_queue.hpp"
#include "tests/usb/printer_fixture.hpp"

namespace ecot::hardware {
namespace {

using test::EmulatedPaperPrinter;
using testing::HasSubstr;
using testing::Not;
using Kind = PrintErrorKind;

TEST_F(UsbPrinterTest, PrintsATicketAndKnowsThatItIsOnPaper) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1\n\x1DV\x42\x03"));
    EXPECT_EQ(print("2"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 2"));
    EXPECT_TRUE(printer_->status().ready);
}

TEST_F(UsbPrinterTest, PrintsOnAnEpsonOfItsMakersOwnClass) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1, test::vendor_class_printer_model()};
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
}

TEST_F(UsbPrinterTest, TellsPaperCoverDrawerAndCutterAsTheyChange) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready && now.drawer_open == false; }));
    device.set_paper_near_end(true);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.ready && now.paper_low; }));
    device.set_drawer_open(true);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.drawer_open == true; }));
    device.set_cover_open(true);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.trouble == Kind::CoverOpen; }));
    device.set_cover_open(false);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    device.end_paper_after(0);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.trouble == Kind::PaperOut; }));
    EXPECT_EQ(print("1"), (PrintError{.kind = Kind::PaperOut}));
    EXPECT_THAT(paper_of(device), Not(HasSubstr("line 0")));
}

TEST_F(UsbPrinterTest, AsksAPrinterThatDoesNotSpeakByItself) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    device.set_simple(true);
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    device.set_cover_open(true);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.trouble == Kind::CoverOpen; }));
    EXPECT_EQ(print("2"), (PrintError{.kind = Kind::CoverOpen}));
    device.set_cover_open(false);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    EXPECT_EQ(print("2"), std::nullopt);
}

TEST_F(UsbPrinterTest, PrintsOnOneThatOnlyListensAndAsksItTheOtherWay) {
    drive_printer(impatient());
    EmulatedPaperPrinter device{machine_, 1};
    device.set_silent(true);
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
    device.end_paper_after(0);
    EXPECT_EQ(print("2")->kind, Kind::PaperOut);
    EXPECT_TRUE(eventually([&] { return print("3").has_value() && device.question_count() == 3; }));
}

TEST_F(UsbPrinterTest, AsksAStarPrinterItsOwnWay) {
    UsbPrinterSettings settings = quick();
    settings.language = escpos::PrinterLanguage::StarLine;
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_star(true);
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    device.end_paper_after(0);
    EXPECT_EQ(print("2"), (PrintError{.kind = Kind::PaperOut}));
    EXPECT_EQ(device.question_count(), 0U);
}

TEST_F(UsbPrinterTest, BeginsATicketAnewWhosePaperRanOutInTheMiddle) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.end_paper_after(100);
    PrintQueue queue{*printer_};
    queue.add(request_of("1"));
    queue.add(request_of("2"));
    const PrintQueue::Time now{};
    const auto torn = queue.print_waiting(now);
    ASSERT_EQ(torn.size(), 1U);
    ASSERT_TRUE(torn[0].error);
    EXPECT_EQ(torn[0].error->kind, Kind::PaperOut);
    EXPECT_EQ(torn[0].error->taken, ticket("1").size());
    EXPECT_TRUE(torn[0].error->maybe_on_paper);
    EXPECT_THAT(paper_of(device), Not(HasSubstr("end of 1")));
    device.load_paper();
    ASSERT_TRUE(comes_to([](const PrinterStatus& status) { return status.ready; }));
    queue.retry_now();
    const auto printed = queue.print_waiting(now);
    ASSERT_EQ(printed.size(), 2U);
    EXPECT_EQ(printed[0], (PrintOutcome{"1", {}, true}));
    EXPECT_EQ(printed[1], (PrintOutcome{"2", {}, false}));
    const std::string paper = paper_of(device);
    EXPECT_LT(paper.find("end of again 1"), paper.find("2 line 0"));
    EXPECT_THAT(paper, HasSubstr("end of 2"));
}

TEST_F(UsbPrinterTest, SaysHowFarATicketCameWhenThePrinterTakesNoMore) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.set_out_credit(0x01, 105);  // the reset, three bytes of the driver's, and a hundred
    device.end_paper_after(60);
    const auto error = print("1");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, Kind::PaperOut);
    EXPECT_EQ(error->taken, 102U);
    EXPECT_TRUE(error->maybe_on_paper);
    device.set_out_credit(0x01, std::nullopt);
    device.load_paper();
    ASSERT_TRUE(comes_to([](const PrinterStatus& status) { return status.ready; }));
    const unsigned resets = device.soft_reset_count();
    EXPECT_EQ(print("2"), std::nullopt);
    EXPECT_EQ(device.soft_reset_count(), resets + 1);
}

TEST_F(UsbPrinterTest, GivesUpOnAPrinterThatTakesNothingThoughItSaysAllIsWell) {
    drive_printer(impatient());
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.set_out_credit(0x01, 0);
    EXPECT_EQ(print("1"), (PrintError{.kind = Kind::Offline}));
    device.set_out_credit(0x01, std::nullopt);
    EXPECT_EQ(print("1"), std::nullopt);
}

TEST_F(UsbPrinterTest, SaysThatTheCutterJammed) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.jam_cutter();
    const auto error = print("1");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, Kind::CutterJammed);
    EXPECT_TRUE(error->maybe_on_paper);
    device.free_cutter();
    EXPECT_TRUE(comes_to([](const PrinterStatus& status) { return status.ready; }));
    EXPECT_EQ(print("2"), std::nullopt);
}

TEST_F(UsbPrinterTest, GoesOnAfterAStall) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.stall_next(0x01, 50);
    device.stall_next(0x82);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("1 line 0\n1 line 1\n1 line 2\n1 line 3\n1 line 4\n1 line 5"));
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
}

TEST_F(UsbPrinterTest, CallsABadCableByItsName) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.fail_next(0x01, -EPROTO, 10);
    EXPECT_EQ(print("1"), (PrintError{.kind = Kind::BadCable, .taken = 7, .maybe_on_paper = true}));
    EXPECT_EQ(print("2"), std::nullopt);
}

TEST_F(UsbPrinterTest, OpensTheDrawerAndReportsItOpen) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    EXPECT_TRUE(printer_->print({"drawer", std::string{"\x1Bp\0\x19\xFA", 5}, false}));
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.drawer_open == true; }));
    EXPECT_EQ(device.kick_count(), 1U);
    device.set_cover_open(true);
    ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return !now.ready; }));
    EXPECT_FALSE(printer_->print({"drawer", std::string{"\x1Bp\0\x19\xFA", 5}, false}));
    device.set_cover_open(false);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    EXPECT_EQ(device.kick_count(), 1U);  // not later by itself
}

TEST_F(UsbPrinterTest, SaysWhyItCannotBeUsed) {
    drive_printer();
    EXPECT_EQ(print("1")->kind, Kind::Unplugged);
    EmulatedPaperPrinter device{machine_, 1};
    device.claim_elsewhere(0);
    (void)plug(device);
    EXPECT_EQ(standing(0), "troubled busy");
    EXPECT_EQ(print("1")->kind, Kind::Busy);
    device.release_elsewhere(0);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    EXPECT_EQ(print("1"), std::nullopt);
    device.unplug();
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.trouble == Kind::Unplugged; }));
    EXPECT_EQ(print("2")->kind, Kind::Unplugged);
    device.refuse_to_open();
    (void)plug(device);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.trouble == Kind::NoPermission; }));
    EXPECT_EQ(print("2")->kind, Kind::NoPermission);
}

TEST_F(UsbPrinterTest, UsesThePrinterThatWasPutInItsPlace) {
    drive_printer();
    EmulatedPaperPrinter first{machine_, 1};
    (void)plug_ready(first);
    EXPECT_EQ(print("1"), std::nullopt);
    first.unplug_after(0x01, 40);
    EXPECT_TRUE(print("2")->maybe_on_paper);
    test::UsbModel model = test::vendor_class_printer_model();
    EmulatedPaperPrinter second{machine_, 1, model};
    (void)plug(second);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    EXPECT_EQ(print("again 2"), std::nullopt);
    EXPECT_THAT(paper_of(second), HasSubstr("end of again 2"));
}

TEST_F(UsbPrinterTest, LeavesAPrinterAloneThatIsNotThePairedOne) {
    UsbPrinterSettings settings = quick();
    settings.paired = DeviceIdentity{.model = {0x04b8, 0x0e15}, .serial = "X3Z8010042", .port = "1-2"};
    drive_printer(settings);
    EmulatedPaperPrinter other{machine_, 1, test::vendor_class_printer_model()};
    (void)plug(other);
    EXPECT_EQ(print("1")->kind, Kind::Unplugged);
    EXPECT_EQ(other.open_count(), 0U);
    EmulatedPaperPrinter paired{machine_, 3};
    (void)plug_ready(paired);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(paired), HasSubstr("end of 1"));
}

TEST_F(UsbPrinterTest, NeverLosesATicketWhereverTheCableIsPulled) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    PrintQueue queue{*printer_};
    const PrintQueue::Time now{};
    const std::size_t length = ticket("00").size();
    for (std::size_t at = 0; at < length + 20; at += 37) {
        const std::string name = std::to_string(10 + at / 37);
        queue.add(request_of(name));
        device.unplug_after(0x01, at);
        const auto pulled = queue.print_waiting(now);
        if (!pulled.empty() && pulled[0].error) {
            EXPECT_EQ(pulled[0].error->kind, Kind::Unplugged) << at;
            EXPECT_TRUE(pulled[0].error->maybe_on_paper) << at;
            EXPECT_LE(pulled[0].error->taken, at);
        }
        ASSERT_TRUE(eventually([&] { return !device.plugged() || queue.waiting_count() == 0; }));
        if (device.plugged()) {
            continue;  // the ticket was over before
        }
        (void)plug(device);
        queue.retry_now();
        ASSERT_TRUE(eventually([&] {
            queue.retry_now();
            (void)queue.print_waiting(now);
            return queue.waiting_count() == 0;
        }));
        const std::string paper = paper_of(device);
        const bool whole = paper.find("end of " + name) != std::string::npos;
        const bool again = paper.find("end of again " + name) != std::string::npos;
        EXPECT_TRUE(whole || again) << at;
    }
}

// A TM-U220 takes more than ten seconds for what another prints in one.
TEST_F(UsbPrinterTest, WaitsForAPrinterThatIsSlowerThanOnesThatAreStuck) {
    UsbPrinterSettings settings = quick();
    settings.patience = {.answer = milliseconds{200}, .look = milliseconds{200}, .stuck = seconds{1}};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.print_per_question(6);  // and between four of them it is waited for 200 ms
    PrintQueue queue{*printer_};
    queue.add(request_of("1"));
    const auto printed = queue.print_waiting({});
    ASSERT_EQ(printed.size(), 1U);
    EXPECT_EQ(printed[0], (PrintOutcome{"1", {}, false}));
    EXPECT_GT(device.question_count(), 32U) << "it was not stuck for a second, but for more than that in all";
    const std::string paper = paper_of(device);
    EXPECT_NE(paper.find("end of 1\n"), std::string::npos);
    EXPECT_EQ(paper.find("end of 1\n"), paper.rfind("end of 1\n"));
}

TEST_F(UsbPrinterTest, ThrowsAwayOnceWhatAnEarlierRunMayHaveLeftInThePrinter) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    EXPECT_EQ(device.soft_reset_count(), 0U) << "somebody may be printing";
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_EQ(device.soft_reset_count(), 1U);
    EXPECT_EQ(print("2"), std::nullopt);
    EXPECT_EQ(device.soft_reset_count(), 1U);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
}

TEST_F(UsbPrinterTest, SleepsWhileATicketIsPrinted) {
    UsbPrinterSettings settings = quick();
    settings.poll = milliseconds{10};
    settings.patience.look = milliseconds{20};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_speaks_by_itself(false);
    (void)plug_ready(device);
    device.set_out_credit(0x01, 40);
    std::thread printing{[&] { EXPECT_EQ(print("1"), std::nullopt); }};
    // It takes no more, and is asked why by the USB request: one look of the ticket after the other goes by.
    const unsigned asked = device.port_question_count();
    EXPECT_TRUE(eventually([&] { return device.port_question_count() >= asked + 2; }));
    const std::size_t turns = printer_->turn_count();
    EXPECT_TRUE(eventually([&] { return device.port_question_count() >= asked + 12; }));
    EXPECT_LE(printer_->turn_count(), turns + 2);
    device.set_out_credit(0x01, std::nullopt);
    printing.join();
}

TEST_F(UsbPrinterTest, AsksOnAfterEachTicket) {
    UsbPrinterSettings settings = quick();
    settings.poll = milliseconds{5};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_speaks_by_itself(false);
    (void)plug_ready(device);
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(printer_->print({"drawer", std::string{"\x1Bp\0\x19\xFA", 5}, false}));
        const unsigned asked = device.question_count();
        ASSERT_TRUE(eventually([&] { return device.question_count() >= asked + 8; })) << i;
    }
}

TEST_F(UsbPrinterTest, DoesNotAskAllTheTimeOneThatIsNeverHeard) {
    UsbPrinterSettings settings = quick();
    settings.poll = std::chrono::hours{1};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    const unsigned asked = device.question_count();
    for (int i = 0; i < 400; ++i) {
        device.fail_next(0x82, -EPROTO);
    }
    for (int i = 0; i < 20; ++i) {
        EXPECT_TRUE(printer_->print({"drawer", std::string{"\x1Bp\0\x19\xFA", 5}, false}));
    }
    EXPECT_LE(device.question_count(), asked + 25);
}

// What the USB request said last must not hide what the printer says by itself once it is heard again.
TEST_F(UsbPrinterTest, BelievesThePrinterItselfBeforeTheUsbRequest) {
    drive_printer(impatient());
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready && now.drawer_open == false; }));
    device.set_silent(true);
    device.end_paper_after(40);
    EXPECT_EQ(print("1")->kind, Kind::PaperOut);
    EXPECT_TRUE(said_.wait_until([](const PrinterStatus& now) { return now.trouble == Kind::PaperOut && !now.ready; }));
    EXPECT_EQ(printer_->status().drawer_open, std::nullopt) << "the USB request knows nothing of it";
    device.set_silent(false);
    const std::size_t told = said_.count();
    device.load_paper();
    ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready && now.drawer_open == false; }));
    EXPECT_TRUE(eventually([&] { return said_.wait_for(told).back().ready; })) << "it is told of, too";
    device.set_cover_open(true);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.trouble == Kind::CoverOpen; }));
    device.set_drawer_open(true);
    EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.drawer_open == true; }));
    // Now it is silent again, and the USB request says less than is known.
    device.set_silent(true);
    EXPECT_EQ(print("2"), (PrintError{.kind = Kind::CoverOpen}));
    EXPECT_EQ(printer_->status().drawer_open, true);
}

TEST_F(UsbPrinterTest, EndsWhileItPrints) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.set_out_credit(0x01, 10);
    std::thread printing{[&] { EXPECT_TRUE(print("1").has_value()); }};
    ASSERT_TRUE(eventually([&] { return device.pending_count() > 4; }));
    device.unplug();
    printing.join();
    stop_printer();
    EXPECT_TRUE(eventually([&] { return device.open_count() == 0; }));
}

}  // namespace
}  // namespace ecot::hardware
