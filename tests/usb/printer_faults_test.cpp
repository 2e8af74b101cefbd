// The printer at its worst moments: no ticket is lost, and none is on paper twice without saying so.

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
using test::TransferPart;
using testing::HasSubstr;
using testing::Not;
using Kind = PrintErrorKind;

constexpr std::uint8_t control = 0x00;
constexpr std::uint8_t to_printer = 0x01;
constexpr std::uint8_t from_printer = 0x82;
constexpr PrintQueue::Time any_time{};

[[nodiscard]] std::size_t times(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

class PrinterFaults : public UsbPrinterTest {
protected:
    /// Nobody but who prints asks, so that transfers can be counted.
    static UsbPrinterSettings unwatched(UsbPrinterSettings settings = quick()) {
        settings.poll = std::chrono::hours{1};
        return settings;
    }
    /// Prints what waits, whatever it takes.
    static void print_all(PrintQueue& queue) {
        EXPECT_TRUE(eventually([&] {
            queue.retry_now();
            (void)queue.print_waiting(any_time);
            return queue.waiting_count() == 0;
        }));
    }
    /// Waits until the driver knows that the printer is gone, and plugs it in again.
    void plug_again(EmulatedPaperPrinter& device) {
        ASSERT_TRUE(eventually([&] { return !device.plugged() && text_of(standings_.wait_for(1).back()) == "left"; }));
        if (power_cut_) {
            device.lose_memory();
        }
        (void)plug_ready(device);
    }
    /// Whether the ticket is on the paper whole, and at most once without saying that it was printed again.
    static void expect_never_lost(const EmulatedPaperPrinter& device, const std::string& name) {
        const std::string paper = paper_of(device);
        EXPECT_GE(times(paper, "end of " + name + '\n') + times(paper, "end of again " + name + '\n'), 1U) << name;
        EXPECT_LE(times(paper, name + " line 0\n") - times(paper, "again " + name + " line 0\n"), 1U) << name;
    }
    /// Pulls the cable in a transfer of a ticket, plugs it in again and prints on. Whether it came to that.
    bool pulled_in(EmulatedPaperPrinter& device, std::uint8_t endpoint, std::size_t transfer, TransferPart part) {
        const std::string name = "T" + std::to_string(++tickets_) + ".";
        PrintQueue queue{*printer_};
        queue.add(request_of(name));
        device.unplug_in_transfer(endpoint, transfer, part);
        const auto outcomes = queue.print_waiting(any_time);
        const bool pulled = !device.pull_planned();
        if (outcomes.at(0).error) {
            EXPECT_EQ(outcomes[0].error->kind, Kind::Unplugged) << name;
            if (endpoint == to_printer) {
                // Also where none of its bytes are known to be taken: the last packet may have been.
                EXPECT_EQ(outcomes[0].error->maybe_on_paper, transfer >= ticket_transfer_) << name;
            }
            EXPECT_TRUE(outcomes[0].error->maybe_on_paper || outcomes[0].error->taken == 0) << name;
            EXPECT_TRUE(pulled) << name;
        }
        if (pulled) {
            plug_again(device);
        }
        print_all(queue);
        expect_never_lost(device, name);
        return pulled;
    }
    /// In every transfer of an endpoint that a ticket takes: begun, half done and done. How many there are.
    std::size_t pull_in_every_transfer(EmulatedPaperPrinter& device, std::uint8_t endpoint) {
        for (std::size_t transfer = 0;; ++transfer) {
            for (const TransferPart part : {TransferPart::Begun, TransferPart::Half, TransferPart::Done}) {
                if (!pulled_in(device, endpoint, transfer, part) || HasFatalFailure()) {
                    return transfer;
                }
            }
        }
    }
    /// Stops the printer at several places of a ticket and lets it go on; the ticket begins anew, marked.
    void stop_everywhere(EmulatedPaperPrinter& device, Kind why, const std::function<void(std::size_t)>& stop_after,
                         const std::function<void()>& go_on) {
        const std::size_t length = ticket("T10.").size();
        for (const std::size_t at : {std::size_t{1}, std::size_t{2}, std::size_t{6}, std::size_t{40}, std::size_t{200},
                                     length - 5, length - 4, length - 1, length}) {
            const std::string name = "T" + std::to_string(10 + tickets_++) + ".";
            PrintQueue queue{*printer_};
            queue.add(request_of(name));
            stop_after(at);
            const auto stopped = queue.print_waiting(any_time);
            ASSERT_TRUE(stopped.at(0).error) << at;
            EXPECT_EQ(stopped[0].error->kind, why) << at;
            EXPECT_TRUE(stopped[0].error->maybe_on_paper) << at;
            go_on();
            ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; })) << at;
            print_all(queue);
            expect_never_lost(device, name);
            EXPECT_EQ(times(paper_of(device), "end of again " + name + '\n'), 1U) << at;
        }
    }

    /// In the transfers from one before the ticket to the first that does not happen any more, or the 12th.
    void pull_around_the_ticket(EmulatedPaperPrinter& device) {
        for (std::size_t transfer = ticket_transfer_ - 1; transfer < ticket_transfer_ + 12; ++transfer) {
            for (const TransferPart part : {TransferPart::Begun, TransferPart::Half, TransferPart::Done}) {
                if (!pulled_in(device, to_printer, transfer, part) || HasFatalFailure()) {
                    EXPECT_GE(transfer, ticket_transfer_ + 2) << "the question behind the ticket";
                    return;
                }
            }
        }
    }

    int tickets_ = 0;
    std::size_t ticket_transfer_ = 0;  // of those to the printer, the one that is the ticket
    bool power_cut_ = false;           // with the cable
};

TEST_F(PrinterFaults, LoseNoTicketInWhicheverTransferTheCableIsPulled) {
    drive_printer(unwatched());
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    // The ticket, and the question behind it.
    EXPECT_EQ(pull_in_every_transfer(device, to_printer), 2U);
    // What it says when it is made to speak again, and the answer.
    EXPECT_EQ(pull_in_every_transfer(device, from_printer), 2U);
}

TEST_F(PrinterFaults, LoseNoTicketInWhicheverQuestionTheCableIsPulled) {
    drive_printer(unwatched());
    EmulatedPaperPrinter device{machine_, 1};
    device.set_speaks_by_itself(false);
    (void)plug_ready(device);
    ticket_transfer_ = 4;
    // Four questions, the ticket, the question behind it; and what is answered.
    EXPECT_EQ(pull_in_every_transfer(device, to_printer), 6U);
    EXPECT_EQ(pull_in_every_transfer(device, from_printer), 5U);
}

TEST_F(PrinterFaults, LoseNoTicketOfAPrinterThatOnlyListens) {
    UsbPrinterSettings settings = unwatched(impatient());
    settings.patience.answer = milliseconds{100};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_silent(true);
    (void)plug_ready(device);
    ASSERT_EQ(print("0"), std::nullopt);  // three questions without an answer, and no more
    for (std::size_t transfer = 0; transfer < 2; ++transfer) {
        for (const TransferPart part : {TransferPart::Begun, TransferPart::Half, TransferPart::Done}) {
            ticket_transfer_ = transfer;  // a question, where it is asked once more after each plug
            (void)pulled_in(device, to_printer, transfer, part);
        }
        // How it is asked when it answers no other question, and how it is made to forget half a ticket.
        EXPECT_TRUE(pulled_in(device, control, transfer, TransferPart::Begun));
        EXPECT_TRUE(pulled_in(device, control, transfer, TransferPart::Done));
    }
}

// A printer that answers no question behind a ticket: what it holds is lost with its power.
TEST_F(PrinterFaults, LoseNoTicketThatAPrinterThatDoesNotConfirmHoldsWhenItsPowerIsCut) {
    UsbPrinterSettings settings = unwatched();
    settings.patience.answer = milliseconds{100};
    settings.patience.unconfirmed = milliseconds{0};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_simple(true);
    (void)plug_ready(device);
    device.print_per_question(90);  // it is done with a ticket at the fourth
    EXPECT_EQ(print("0"), std::nullopt);
    power_cut_ = true;
    ticket_transfer_ = 4;
    pull_around_the_ticket(device);
}

TEST_F(PrinterFaults, LoseNoTicketThatAStarPrinterHoldsWhenItsPowerIsCut) {
    UsbPrinterSettings settings = unwatched();
    settings.language = escpos::PrinterLanguage::StarLine;
    settings.patience.unconfirmed = milliseconds{0};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_star(true);
    (void)plug_ready(device);
    device.print_per_question(1000);
    power_cut_ = true;
    ticket_transfer_ = 1;
    pull_around_the_ticket(device);
}

TEST_F(PrinterFaults, LoseNoTicketThatAConfirmingPrinterHoldsWhenItsPowerIsCut) {
    UsbPrinterSettings settings = unwatched();
    settings.patience.answer = milliseconds{100};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.print_per_question(50);  // no more than that of a ticket before it is asked what keeps it
    power_cut_ = true;
    for (std::size_t transfer = 0; transfer < 9; ++transfer) {
        for (const TransferPart part : {TransferPart::Begun, TransferPart::Done}) {
            EXPECT_TRUE(pulled_in(device, to_printer, transfer, part)) << transfer;
        }
    }
}

// Not even the USB request: that it is still there when it took all is the last that can be known of it.
TEST_F(PrinterFaults, LoseNoTicketOfAPrinterThatTellsNothingAtAll) {
    UsbPrinterSettings settings = unwatched(impatient());
    settings.patience.answer = milliseconds{100};
    settings.patience.unconfirmed = milliseconds{0};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1, test::vendor_class_printer_model()};
    device.set_silent(true);
    (void)plug_ready(device);
    EXPECT_EQ(print("0"), std::nullopt);
    for (const TransferPart part : {TransferPart::Begun, TransferPart::Done}) {
        PrintQueue queue{*printer_};
        queue.add(request_of("1"));
        device.unplug_in_transfer(control, 0, part);
        const auto outcomes = queue.print_waiting(any_time);
        ASSERT_TRUE(outcomes.at(0).error);
        EXPECT_EQ(outcomes[0].error->kind, Kind::Unplugged);
        EXPECT_TRUE(outcomes[0].error->maybe_on_paper);
        plug_again(device);
        print_all(queue);
    }
    EXPECT_EQ(times(paper_of(device), "end of again 1\n"), 2U);
}

// One that was busy when it was opened confirms nevertheless.
TEST_F(PrinterFaults, AskAgainWhetherAPrinterConfirms) {
    UsbPrinterSettings settings = unwatched();
    settings.patience.answer = milliseconds{200};
    drive_printer(settings);
    EmulatedPaperPrinter device{machine_, 1};
    device.set_speaks_by_itself(false);
    device.print_per_question(0);
    (void)plug_ready(device);
    device.print_per_question(std::nullopt);
    EXPECT_EQ(print("1"), std::nullopt);
    device.print_per_question(0);
    std::optional<PrintError> error;
    std::thread printing{[&] { error = print("2"); }};
    const std::size_t length = ticket("2").size();
    EXPECT_TRUE(eventually([&] { return device.held_count() > length; }));
    const unsigned asked = device.question_count();
    EXPECT_TRUE(eventually([&] { return device.question_count() > asked + 8; })) << "still waited for";
    device.unplug();
    printing.join();
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, Kind::Unplugged);
    EXPECT_TRUE(error->maybe_on_paper);
}

TEST_F(PrinterFaults, LoseNoTicketOfManyTransfers) {
    drive_printer(unwatched());
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    // A picture of 150,000 bytes: three transfers, and the question behind them.
    const std::string picture(150'000, ' ');
    for (std::size_t transfer = 0; transfer < 4; ++transfer) {
        const std::string name = "P" + std::to_string(transfer);
        PrintQueue queue{*printer_};
        queue.add({.name = name,
                   .bytes = "\x1B@" + picture + "end of " + name + '\n',
                   .bytes_again = "\x1B@" + picture + "end of again " + name + '\n'});
        device.unplug_in_transfer(to_printer, transfer, TransferPart::Half);
        const auto outcomes = queue.print_waiting(any_time);
        ASSERT_TRUE(outcomes.at(0).error) << transfer;
        EXPECT_EQ(outcomes[0].error->kind, Kind::Unplugged) << transfer;
        // 65,536 bytes a transfer; the reset is followed by three bytes of the driver's.
        const std::size_t taken[]{32'765, 98'301, 140'540, 150'000 + 2 + 10};
        EXPECT_EQ(outcomes[0].error->taken, taken[transfer]) << transfer;
        plug_again(device);
        print_all(queue);
        EXPECT_EQ(times(paper_of(device), "end of again " + name + '\n'), 1U) << transfer;
    }
}

TEST_F(PrinterFaults, OpenThePrinterAgainInWhicheverTransferOfItsOpeningTheCableIsPulled) {
    drive_printer(unwatched());
    EmulatedPaperPrinter device{machine_, 1};
    // Four questions, the wish to be told by itself, and the question whether it answers behind what it prints.
    for (std::size_t transfer = 0; transfer < 6; ++transfer) {
        for (const TransferPart part : {TransferPart::Begun, TransferPart::Half, TransferPart::Done}) {
            device.unplug_in_transfer(to_printer, transfer, part);
            (void)plug(device);
            ASSERT_TRUE(eventually([&] { return !device.plugged(); })) << transfer;
            EXPECT_TRUE(comes_to([](const PrinterStatus& now) { return now.trouble == Kind::Unplugged; }));
        }
    }
    EXPECT_EQ(standings_.count(), 0U);  // it never came to be of use
    (void)plug_ready(device);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
}

TEST_F(PrinterFaults, BeginATicketAnewWhereverThePaperEnds) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    stop_everywhere(
        device, Kind::PaperOut, [&](std::size_t at) { device.end_paper_after(at); }, [&] { device.load_paper(); });
}

TEST_F(PrinterFaults, BeginATicketAnewWhereverThePaperEndsInAPrinterThatHasToBeAsked) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    device.set_speaks_by_itself(false);
    (void)plug_ready(device);
    stop_everywhere(
        device, Kind::PaperOut, [&](std::size_t at) { device.end_paper_after(at); }, [&] { device.load_paper(); });
}

TEST_F(PrinterFaults, BeginATicketAnewWhereverTheCoverIsOpened) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    stop_everywhere(
        device, Kind::CoverOpen, [&](std::size_t at) { device.open_cover_after(at); },
        [&] { device.set_cover_open(false); });
}

TEST_F(PrinterFaults, BringATornTicketToAnotherModelMarked) {
    drive_printer();
    EmulatedPaperPrinter first{machine_, 1};
    (void)plug_ready(first);
    PrintQueue queue{*printer_};
    queue.add(request_of("1"));
    queue.add(request_of("2"));
    first.unplug_in_transfer(to_printer, 0, TransferPart::Half);
    EXPECT_EQ(queue.print_waiting(any_time).at(0).error->kind, Kind::Unplugged);
    EmulatedPaperPrinter second{machine_, 3, test::vendor_class_printer_model()};
    (void)plug(second);
    ASSERT_TRUE(comes_to([](const PrinterStatus& now) { return now.ready; }));
    queue.retry_now();
    const auto printed = queue.print_waiting(any_time);
    ASSERT_EQ(printed.size(), 2U);
    EXPECT_EQ(printed[0], (PrintOutcome{"1", {}, true}));
    EXPECT_EQ(printed[1], (PrintOutcome{"2", {}, false}));
    const std::string paper = paper_of(second);
    EXPECT_LT(paper.find("end of again 1"), paper.find("2 line 0"));
    EXPECT_THAT(paper, Not(HasSubstr("\n1 line 0")));
}

TEST_F(PrinterFaults, KeepATornTicketForThePairedPrinter) {
    UsbPrinterSettings settings = quick();
    settings.paired = DeviceIdentity{.model = {0x04b8, 0x0e15}, .serial = "X3Z8010042", .port = "1-2"};
    drive_printer(settings);
    EmulatedPaperPrinter paired{machine_, 1};
    (void)plug_ready(paired);
    PrintQueue queue{*printer_};
    queue.add(request_of("T1."));
    paired.unplug_in_transfer(to_printer, 0, TransferPart::Half);
    EXPECT_EQ(queue.print_waiting(any_time).at(0).error->kind, Kind::Unplugged);
    EmulatedPaperPrinter other{machine_, 3, test::vendor_class_printer_model()};
    (void)plug(other);
    queue.retry_now();
    EXPECT_EQ(queue.print_waiting(any_time).at(0).error->kind, Kind::Unplugged);
    EXPECT_EQ(other.open_count(), 0U);
    plug_again(paired);
    print_all(queue);
    expect_never_lost(paired, "T1.");
}

TEST_F(PrinterFaults, GoOnThoughThePrinterBabbles) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    device.fail_next(from_printer, -EOVERFLOW);
    EXPECT_EQ(print("1"), std::nullopt);
    EXPECT_THAT(paper_of(device), HasSubstr("end of 1"));
    device.fail_next(to_printer, -EOVERFLOW, 30);  // a confused hub
    EXPECT_EQ(print("2")->kind, Kind::BadCable);
    EXPECT_TRUE(standings_.wait_until([](const DeviceStanding& one) { return text_of(one) == "troubled babbled"; }));
    EXPECT_EQ(print("again 2"), std::nullopt);
}

TEST_F(PrinterFaults, SayThatAPrinterRefusesEverything) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    (void)plug_ready(device);
    for (int i = 0; i < 5; ++i) {
        device.stall_next(to_printer, 20);
    }
    EXPECT_EQ(print("1")->kind, Kind::Offline);
    EXPECT_TRUE(standings_.wait_until([](const DeviceStanding& one) { return text_of(one) == "troubled stalled"; }));
    EXPECT_TRUE(eventually([&] { return !print("again 1"); }));
    EXPECT_THAT(paper_of(device), HasSubstr("end of again 1"));
}

TEST_F(PrinterFaults, ForgetAPrinterThatLeftWhileItWasNotToBeHad) {
    drive_printer();
    EmulatedPaperPrinter device{machine_, 1};
    device.claim_elsewhere(0);
    (void)plug(device);
    EXPECT_EQ(standing(0), "troubled busy");
    device.unplug();
    EXPECT_EQ(standing(1), "left");
    device.release_elsewhere(0);
    (void)plug(device);
    EXPECT_EQ(standing(2), "ready");
    EXPECT_EQ(standings_.count(), 3U);
}

}  // namespace
}  // namespace ecot::hardware
