#include "pos/app/print_desk.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "hardware/memory_devices.hpp"
#include "pos/app/till_printer.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::app {
namespace {

using pricing::Money;
using session::Event;

session::Print print_of(const std::string& number) {
    session::Print print;
    session::SaleLine line;
    line.product = "rice";
    line.name = "Riz de Camargue 1 kg";
    line.price = Money::from_cents(260);
    line.quantity = pricing::Quantity::from_milli(1000);
    line.vat = {550};
    line.reference = Money::from_cents(260);
    line.parts = {{.programme = std::nullopt,
                   .quantity = line.quantity,
                   .reference = line.reference,
                   .member = line.reference,
                   .surplus = {},
                   .surplus_to = std::nullopt,
                   .funders = {}}};
    print.sale.operator_name = "Amina";
    print.sale.lines = {line};
    print.sale.totals = {.reference = line.reference, .member = line.reference, .funded = {}, .surplus = {}};
    print.sale.vat = {{.rate = {550}, .taxable = line.reference, .vat = Money::from_cents(14)}};
    print.sale.tenders = {{.kind = session::TenderKind::Cash, .amount = line.reference, .reference = {}}};
    print.written.number = number;
    print.written.segment = 1;
    print.written.seq = 17;
    print.written.time_ms = 1'795'255'200'000;
    print.written.short_hash = "7KQ2-9XMA-C4TD";
    return print;
}

/// A printer in memory with a desk in front of it.
struct Desk {
    explicit Desk(std::filesystem::path waiting = {})
        : desk{till_printer,
               {.site = site(), .program_version = "1.0.0", .waiting = std::move(waiting)},
               texts::Texts{texts::Language::English, {}}} {}
    static session::Site site() {
        session::Site site;
        site.name = "L'Amandier";
        site.till = "T1";
        return site;
    }
    std::shared_ptr<hardware::MemoryPrinter> memory = std::make_shared<hardware::MemoryPrinter>();
    hardware::MemoryPrinter& printer = *memory;
    TillPrinter till_printer{{memory, hardware::escpos::profile_42()}};
    PrintDesk desk;
};

std::vector<std::string> waiting_numbers(const std::vector<Event>& events) {
    std::vector<std::string> numbers;
    for (const Event& event : events) {
        if (const auto* waits = std::get_if<session::PrintWaits>(&event)) {
            numbers.push_back(waits->number);
        }
    }
    return numbers;
}

TEST(PrintDesk, SaysThatAReceiptIsOut) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    const std::vector<Event> events = desk.perform(print_of("T1-2026-000001"));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<session::PrintDone>(events[0]).number, "T1-2026-000001");
    ASSERT_EQ(printer.printed().size(), 1U);
    EXPECT_EQ(printer.printed()[0].name, "T1-2026-000001");
    EXPECT_NE(printer.printed()[0].bytes.find("Riz de Camargue 1 kg"), std::string::npos);
}

TEST(PrintDesk, KeepsAReceiptThatDoesNotComeOutAndPrintsItOnceWhenItCan) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::PaperOut);
    EXPECT_EQ(waiting_numbers(desk.perform(print_of("T1-2026-000001"))), (std::vector<std::string>{"T1-2026-000001"}));
    EXPECT_TRUE(desk.waiting());
    EXPECT_EQ(waiting_numbers(desk.perform(print_of("T1-2026-000001"))), (std::vector<std::string>{"T1-2026-000001"}))
        << "asked for again, it still waits only once";
    printer.recover();
    const std::vector<Event> events = desk.perform(print_of("T1-2026-000001"));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<session::PrintDone>(events[0]));
    EXPECT_EQ(printer.printed().size(), 1U);
    EXPECT_FALSE(desk.waiting());
}

TEST(PrintDesk, ShowsThePaperWithoutPrintingIt) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    const session::Print print = print_of("T1-2026-000001");
    const std::vector<Event> events = desk.perform(session::Preview{.sale = print.sale, .written = print.written});
    ASSERT_EQ(events.size(), 1U);
    const auto& preview = std::get<session::PreviewReady>(events[0]);
    EXPECT_EQ(preview.number, "T1-2026-000001");
    EXPECT_EQ(preview.columns, 42);
    EXPECT_EQ(preview.qr.substr(0, 15), "ECOT1/T1/1/17/2");
    EXPECT_TRUE(printer.printed().empty());
}

TEST(PrintDesk, SaysLineByLineWhatWasCoveredWhenAskedOnPaperAndOnScreen) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    session::Print print = print_of("T1-2026-000001");
    print.sale.lines.at(0).parts.at(0).funders = {{.envelope = "ccas", .amount = Money::from_cents(77)}};
    const auto shown = [&](bool detail) {
        const auto events =
            desk.perform(session::Preview{.sale = print.sale, .written = print.written, .detail = detail});
        std::string text;
        for (const session::PreviewLine& line : std::get<session::PreviewReady>(events.at(0)).lines) {
            text += line.text + '\n';
        }
        return text;
    };
    EXPECT_NE(shown(true).find("  covered by the community         -0.77"), std::string::npos) << shown(true);
    EXPECT_EQ(shown(false).find("-0.77"), std::string::npos);
    print.detail = true;
    (void)desk.perform(print);
    EXPECT_NE(printer.printed().at(0).bytes.find("-0.77"), std::string::npos);
}

TEST(PrintDesk, OpensTheDrawerWithAnImpulseAndNeverLaterThanAsked) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::Offline);
    const auto trouble = [&] {
        const std::vector<Event> tried = desk.perform(session::OpenDrawer{});
        return std::get<session::DrawerTried>(tried.at(0)).trouble;
    };
    EXPECT_EQ(trouble(), session::DeviceTrouble::NoAnswer);
    printer.recover();
    EXPECT_TRUE(desk.retry().empty());
    EXPECT_TRUE(printer.printed().empty()) << "a drawer does not spring open by itself";
    EXPECT_EQ(trouble(), session::DeviceTrouble::None);
    ASSERT_EQ(printer.printed().size(), 1U);
    EXPECT_NE(printer.printed()[0].bytes.find("\x1bp"), std::string::npos);
}

// F10: what may have been printed twice says so.
TEST(PrintDesk, MarksWhatMayHaveBeenPrintedBefore) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail_after(hardware::PrintErrorKind::PaperOut, 40);
    const std::vector<Event> torn = desk.perform(print_of("T1-2026-000001"));
    ASSERT_EQ(torn.size(), 1U);
    EXPECT_TRUE(std::get<session::PrintWaits>(torn[0]).torn);
    EXPECT_EQ(std::get<session::PrintWaits>(torn[0]).trouble, session::DeviceTrouble::PaperOut);
    printer.recover();
    till_printer.say_ready();
    const std::vector<Event> out = desk.retry();
    ASSERT_EQ(out.size(), 1U);
    EXPECT_TRUE(std::get<session::PrintDone>(out[0]).again);
    ASSERT_EQ(printer.printed().size(), 1U);
    EXPECT_NE(printer.printed()[0].bytes.find("DUPLICATE"), std::string::npos);
}

TEST(PrintDesk, TriesAtOnceWhenThePrinterIsReadyAgain) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::CoverOpen);
    EXPECT_EQ(desk.perform(print_of("T1-2026-000001")).size(), 1U);
    printer.recover();
    EXPECT_TRUE(desk.retry().empty()) << "it is too early to try again";
    till_printer.say_ready();
    EXPECT_EQ(desk.retry().size(), 1U);
    EXPECT_EQ(printer.printed()[0].bytes.find("DUPLICATE"), std::string::npos);
}

// F10: the finger comes just after the paper did.
TEST(PrintDesk, PrintsNothingTwiceWhenATryIsAskedForAfterItCameOut) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::PaperOut);
    session::Print print = print_of("T1-2026-000001");
    (void)desk.perform(print);
    printer.recover();
    till_printer.say_ready();
    (void)desk.retry();
    print.retry = true;
    const std::vector<Event> events = desk.perform(print);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<session::PrintDone>(events[0]));
    EXPECT_EQ(printer.printed().size(), 1U);
}

TEST(PrintDesk, SaysAgainWhyAReceiptWaitsOnlyWhenTheReasonIsAnother) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::PaperOut);
    EXPECT_EQ(desk.perform(print_of("T1-2026-000001")).size(), 1U);
    till_printer.say_ready();
    EXPECT_TRUE(desk.retry().empty());
    printer.fail(hardware::PrintErrorKind::CoverOpen);
    till_printer.say_ready();
    const std::vector<Event> events = desk.retry();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<session::PrintWaits>(events[0]).trouble, session::DeviceTrouble::CoverOpen);
}

TEST(PrintDesk, PrintsAfterARestartWhatWaitedBefore) {
    const ecot::test::TempDir directory;
    {
        Desk before{directory.path() / "waiting"};
        before.printer.fail(hardware::PrintErrorKind::PaperOut);
        (void)before.desk.perform(print_of("T1-2026-000001"));
        (void)before.desk.perform(print_of("T1-2026-000002"));
    }
    Desk after{directory.path() / "waiting"};
    const std::vector<Event> events = after.desk.retry();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(std::get<session::PrintDone>(events[0]).number, "T1-2026-000001");
    EXPECT_EQ(std::get<session::PrintDone>(events[1]).number, "T1-2026-000002");
    EXPECT_FALSE(std::get<session::PrintDone>(events[0]).again);
    EXPECT_FALSE(after.desk.waiting());
    EXPECT_TRUE(std::filesystem::is_empty(directory.path() / "waiting"));
}

// What waits goes to the printer it waits for, and nowhere else while that one is being changed.
TEST(PrintDesk, KeepsWhatWaitsWhileThereIsNoPrinterYet) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    till_printer.use({std::make_shared<AbsentPrinter>(), hardware::escpos::profile_42()}, true);
    const std::vector<Event> waits = desk.perform(print_of("T1-2026-000001"));
    ASSERT_EQ(waits.size(), 1U);
    EXPECT_EQ(std::get<session::PrintWaits>(waits[0]).trouble, session::DeviceTrouble::Unplugged);
    till_printer.use({memory, hardware::escpos::profile_42()}, true);
    EXPECT_EQ(desk.retry().size(), 1U);
    EXPECT_EQ(printer.printed().size(), 1U);
}

TEST(PrintDesk, MakesWhatWaitsAnewForAnotherPrinter) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    printer.fail(hardware::PrintErrorKind::Unplugged);
    (void)desk.perform(print_of("T1-2026-000001"));
    const auto other = std::make_shared<hardware::MemoryPrinter>();
    till_printer.use({other, hardware::escpos::profile_48()}, true);
    EXPECT_EQ(desk.retry().size(), 1U);
    ASSERT_EQ(other->printed().size(), 1U);
    EXPECT_NE(other->printed()[0].bytes.find(std::string(48, '-')), std::string::npos);
}

TEST(PrintDesk, MakesAnewWhatAnEarlierRunLeftForAnotherPrinter) {
    const ecot::test::TempDir directory;
    {
        Desk before{directory.path() / "waiting"};
        before.printer.fail_after(hardware::PrintErrorKind::PaperOut, 40);
        (void)before.desk.perform(print_of("T1-2026-000001"));
        (void)before.desk.perform(print_of("T1-2026-000002"));
    }
    Desk after{directory.path() / "waiting"};
    after.till_printer.use({after.memory, hardware::escpos::profile_48()}, true);
    EXPECT_EQ(after.desk.retry().size(), 2U);
    ASSERT_EQ(after.printer.printed().size(), 2U);
    for (const hardware::PrintRequest& printed : after.printer.printed()) {
        EXPECT_NE(printed.bytes.find(std::string(48, '-')), std::string::npos) << printed.name;
    }
    EXPECT_NE(after.printer.printed()[0].bytes.find("DUPLICATE"), std::string::npos) << "it broke off before";
    EXPECT_EQ(after.printer.printed()[1].bytes.find("DUPLICATE"), std::string::npos);
}

TEST(PrintDesk, PrintsATestPageAtOnceOrSaysWhyNot) {
    Desk place;
    auto& [memory, printer, till_printer, desk] = place;
    const std::vector<Event> out = desk.perform(session::PrintTest{"epson-tm-t88"});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(std::get<session::TestPageDone>(out[0]).trouble, session::DeviceTrouble::None);
    ASSERT_EQ(printer.printed().size(), 1U);
    EXPECT_NE(printer.printed()[0].bytes.find("Epson TM-T88"), std::string::npos);
    printer.fail(hardware::PrintErrorKind::CoverOpen);
    const std::vector<Event> not_out = desk.perform(session::PrintTest{});
    EXPECT_EQ(std::get<session::TestPageDone>(not_out.at(0)).trouble, session::DeviceTrouble::CoverOpen);
    EXPECT_FALSE(desk.waiting()) << "it is asked for again, not kept";
}

}  // namespace
}  // namespace ecot::app
