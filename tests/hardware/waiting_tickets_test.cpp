#include "hardware/waiting_tickets.hpp"

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/memory_devices.hpp"
#include "hardware/print_queue.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

const PrintQueue::Time noon{12h};
const PrintRequest first{
    .name = "T1-2026-000001", .bytes = "ticket\n", .bytes_again = "again\n", .source = "made from"};
const PrintRequest second{.name = "T1-2026-000002", .bytes = std::string{"\0\x1B@", 3}};

/// The queue of a till that starts on a directory, with a printer in memory.
struct Start {
    explicit Start(const std::filesystem::path& directory) : tickets{directory}, queue{printer, &tickets} {}
    MemoryPrinter printer;
    WaitingTickets tickets;
    PrintQueue queue;
};

TEST(TicketFile, HoldsAnyBytes) {
    for (const PrintRequest& request : {first, second, PrintRequest{}}) {
        const auto read = ticket_from_file(ticket_file(request));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, request);
    }
}

TEST(TicketFile, IsNoneWhenItIsCutShortOrLongerOrAnothersFile) {
    const std::string whole = ticket_file(first);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(ticket_from_file(std::string_view{whole}.substr(0, length))) << length;
    }
    EXPECT_FALSE(ticket_from_file(whole + "x"));
    EXPECT_FALSE(ticket_from_file("ecot-ticket 2\n99999999999999999999999 1 1 1\nabcd"));
    EXPECT_FALSE(ticket_from_file("ecot-ticket 2\n18446744073709551615 1 1 1\nabcd"));
    EXPECT_FALSE(ticket_from_file("ecot-ticket 2\n-1 1 1 1\nabcd"));
    EXPECT_FALSE(ticket_from_file("ecot-ticket 3\n0 0 0 0\n"));
}

TEST(WaitingTickets, AreThereAfterARestartInTheirOrder) {
    const test::TempDir directory;
    {
        Start before{directory / "waiting"};
        before.printer.fail(PrintErrorKind::PaperOut);
        before.queue.add(first);
        before.queue.add(second);
        EXPECT_EQ(before.queue.print_waiting(noon).size(), 1U);
    }
    Start after{directory / "waiting"};
    EXPECT_THAT(after.queue.waiting_names(), ElementsAre(first.name, second.name));
    EXPECT_THAT(after.queue.print_waiting(noon),
                ElementsAre(PrintOutcome{first.name, {}}, PrintOutcome{second.name, {}}));
    ASSERT_EQ(after.printer.printed().size(), 2U);
    EXPECT_EQ(after.printer.printed()[0].bytes, "ticket\n") << "nothing of it was on paper: it is not marked";
    const Start later{directory / "waiting"};
    EXPECT_EQ(later.queue.waiting_count(), 0U);
    EXPECT_TRUE(std::filesystem::is_empty(directory / "waiting"));
}

TEST(WaitingTickets, ThatBrokeOffAreMarkedAfterARestart) {
    const test::TempDir directory;
    {
        Start before{directory / "waiting"};
        before.printer.fail_after(PrintErrorKind::PaperOut, 3);
        before.queue.add(first);
        EXPECT_EQ(before.queue.print_waiting(noon).size(), 1U);
        before.printer.fail(PrintErrorKind::Unplugged);
        EXPECT_EQ(before.queue.print_waiting(noon + 1s).size(), 1U);
    }
    Start after{directory / "waiting"};
    EXPECT_THAT(after.queue.print_waiting(noon), ElementsAre(PrintOutcome{first.name, {}, true}));
    EXPECT_EQ(after.printer.printed()[0].bytes, "again\n");
}

/// A printer during whose work the till is switched off: it keeps what the disk held at that moment.
class PowerCut final : public Printer {
public:
    PowerCut(std::filesystem::path directory, std::filesystem::path copy)
        : directory_{std::move(directory)}, copy_{std::move(copy)} {}
    tl::expected<void, PrintError> print(const PrintRequest& /*request*/) override {
        std::filesystem::copy(directory_, copy_);
        return {};
    }
    PrinterStatus status() override { return {}; }

private:
    std::filesystem::path directory_;
    std::filesystem::path copy_;
};

// F10: nobody knows how much of it came out.
TEST(WaitingTickets, OfAPowerCutDuringThePrintAreMarked) {
    const test::TempDir directory;
    PowerCut printer{directory / "waiting", directory / "cut"};
    WaitingTickets tickets{directory / "waiting"};
    PrintQueue queue{printer, &tickets};
    queue.add(first);
    EXPECT_EQ(queue.print_waiting(noon).size(), 1U);
    Start after{directory / "cut"};
    EXPECT_THAT(after.queue.print_waiting(noon), ElementsAre(PrintOutcome{first.name, {}, true}));
    EXPECT_EQ(after.printer.printed()[0].bytes, "again\n");
}

TEST(WaitingTickets, OfAFullDiskWaitAsLongAsTheTillRuns) {
    const test::TempDir directory;
    std::ofstream{directory / "waiting"} << "a file where the folder belongs";
    Start till{directory / "waiting"};
    till.printer.fail(PrintErrorKind::PaperOut);
    till.queue.add(first);
    EXPECT_EQ(till.queue.print_waiting(noon).size(), 1U);
    till.printer.recover();
    EXPECT_THAT(till.queue.print_waiting(noon + 1s), ElementsAre(PrintOutcome{first.name, {}}));
}

TEST(WaitingTickets, ThatCannotBeReadStayWhereTheyAre) {
    const test::TempDir directory;
    std::filesystem::create_directory(directory / "waiting");
    std::ofstream{directory / "waiting/00000007.ticket"} << "torn";
    std::ofstream{directory / "waiting/notes.txt"} << "not ours";
    Start till{directory / "waiting"};
    EXPECT_THAT(till.queue.print_waiting(noon), IsEmpty());
    till.queue.add(first);
    EXPECT_TRUE(std::filesystem::exists(directory / "waiting/00000008.ticket")) << "it writes over none";
    EXPECT_TRUE(std::filesystem::exists(directory / "waiting/00000007.ticket"));
}

/// What another printer would be sent of a ticket.
PrintRequest wide(const PrintRequest& waiting) {
    return {.name = waiting.name,
            .bytes = "wide, " + waiting.source,
            .bytes_again = "wide again, " + waiting.source,
            .source = waiting.source};
}

TEST(WaitingTickets, AreMadeAnewForAnotherPrinter) {
    const test::TempDir directory;
    {
        Start before{directory / "waiting"};
        before.printer.fail(PrintErrorKind::Unplugged);
        before.queue.add(first);
        before.queue.add(second);
        before.queue.make_anew(wide);
    }
    Start after{directory / "waiting"};
    EXPECT_EQ(after.queue.print_waiting(noon).size(), 2U);
    EXPECT_EQ(after.printer.printed()[0].bytes, "wide, made from");
    EXPECT_EQ(after.printer.printed()[1], second) << "nobody knows what it was made from";
}

TEST(WaitingTickets, ThatBrokeOffStayMarkedInTheirNewForm) {
    const test::TempDir directory;
    {
        Start before{directory / "waiting"};
        before.printer.fail_after(PrintErrorKind::PaperOut, 3);
        before.queue.add(first);
        EXPECT_EQ(before.queue.print_waiting(noon).size(), 1U);
    }
    Start after{directory / "waiting"};
    after.queue.make_anew(wide);
    EXPECT_TRUE(after.queue.waits(first.name));
    EXPECT_EQ(after.queue.print_waiting(noon).size(), 1U);
    EXPECT_EQ(after.printer.printed()[0].bytes, "wide again, made from");
    EXPECT_FALSE(after.queue.waits(first.name));
}

}  // namespace
}  // namespace ecot::hardware
