#include "hardware/print_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/memory_devices.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

const PrintQueue::Time noon{12h};

TEST(PrintQueue, PrintsInTheOrderThingsCame) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    queue.add({.name = "1", .bytes = "a"});
    queue.add({.name = "2", .bytes = "b"});
    EXPECT_THAT(queue.print_waiting(noon), ElementsAre(PrintOutcome{"1", {}}, PrintOutcome{"2", {}}));
    EXPECT_THAT(printer.printed(), ElementsAre(PrintRequest{"1", "a"}, PrintRequest{"2", "b"}));
    EXPECT_EQ(queue.waiting_count(), 0U);
    EXPECT_THAT(queue.print_waiting(noon), IsEmpty());
}

TEST(PrintQueue, KeepsEverythingWaitingWhileThePrinterFails) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    printer.fail(PrintErrorKind::DiskFull);
    queue.add({.name = "1", .bytes = "a"});
    queue.add({.name = "2", .bytes = "b"});
    EXPECT_THAT(queue.print_waiting(noon), ElementsAre(PrintOutcome{"1", PrintError{PrintErrorKind::DiskFull, 0}}));
    EXPECT_EQ(queue.waiting_count(), 2U);
    printer.recover();
    EXPECT_THAT(queue.print_waiting(noon + 999ms), IsEmpty());
    EXPECT_THAT(queue.print_waiting(noon + 1s), ElementsAre(PrintOutcome{"1", {}}, PrintOutcome{"2", {}}));
    EXPECT_EQ(queue.next_try(), std::nullopt);
}

TEST(PrintQueue, BeginsATornTicketAnewAndMarkedBeforeWhatCameAfterIt) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    queue.add({.name = "1", .bytes = "ticket", .bytes_again = "ticket, perhaps twice"});
    queue.add({.name = "2", .bytes = "b", .bytes_again = "b, perhaps twice"});
    printer.fail_after(PrintErrorKind::PaperOut, 3);
    const PrintError torn{.kind = PrintErrorKind::PaperOut, .taken = 3, .maybe_on_paper = true};
    EXPECT_THAT(queue.print_waiting(noon), ElementsAre(PrintOutcome{"1", torn}));
    printer.fail(PrintErrorKind::CoverOpen);
    EXPECT_THAT(queue.print_waiting(noon + 1s),
                ElementsAre(PrintOutcome{"1", PrintError{PrintErrorKind::CoverOpen}, true}));
    printer.recover();
    EXPECT_THAT(queue.print_waiting(noon + 3s), ElementsAre(PrintOutcome{"1", {}, true}, PrintOutcome{"2", {}, false}));
    ASSERT_EQ(printer.printed().size(), 2U);
    EXPECT_EQ(printer.printed()[0].bytes, "ticket, perhaps twice");
    EXPECT_EQ(printer.printed()[1].bytes, "b");
}

TEST(PrintQueue, PrintsTheSameAgainWhereNothingIsToBeMarked) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    queue.add({.name = "1", .bytes = "a"});
    printer.fail_after(PrintErrorKind::Unplugged, 1);
    EXPECT_EQ(queue.print_waiting(noon).size(), 1U);
    printer.recover();
    EXPECT_THAT(queue.print_waiting(noon + 1s), ElementsAre(PrintOutcome{"1", {}, true}));
    EXPECT_EQ(printer.printed()[0].bytes, "a");
}

TEST(PrintQueue, WaitsLongerAfterEachFailureUpToThirtySeconds) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    printer.fail(PrintErrorKind::PaperOut);
    queue.add({.name = "1", .bytes = "a"});
    PrintQueue::Time now = noon;
    for (const std::chrono::seconds pause : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
        EXPECT_EQ(queue.print_waiting(now).size(), 1U);
        ASSERT_EQ(queue.next_try(), now + pause);
        now += pause;
    }
}

TEST(PrintQueue, TriesAtOnceWhenAsked) {
    MemoryPrinter printer;
    PrintQueue queue{printer};
    printer.fail(PrintErrorKind::PaperOut);
    queue.add({.name = "1", .bytes = "a"});
    EXPECT_EQ(queue.print_waiting(noon).size(), 1U);
    printer.recover();
    queue.retry_now();
    EXPECT_THAT(queue.print_waiting(noon), ElementsAre(PrintOutcome{"1", {}}));
}

TEST(PrinterDrawer, OpensByAnImpulseOfThePrinterAndSaysWhenItCannot) {
    MemoryPrinter printer;
    PrinterDrawer drawer{printer, "\x1Bp"};
    EXPECT_TRUE(drawer.open().has_value());
    EXPECT_THAT(printer.printed(), ElementsAre(PrintRequest{"drawer", "\x1Bp", false}));
    printer.fail(PrintErrorKind::Offline);
    EXPECT_EQ(drawer.open().error().kind, PrintErrorKind::Offline);
}

TEST(MemoryDrawer, CountsHowOftenItOpened) {
    MemoryDrawer drawer;
    EXPECT_TRUE(drawer.open().has_value());
    drawer.fail(PrintErrorKind::Offline);
    EXPECT_FALSE(drawer.open().has_value());
    drawer.recover();
    EXPECT_TRUE(drawer.open().has_value());
    EXPECT_EQ(drawer.opened_count(), 2);
}

}  // namespace
}  // namespace ecot::hardware
