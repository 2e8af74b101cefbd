#include "pos/ctl/test_print.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/told.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::ctl {
namespace {

using test::EmulatedPaperPrinter;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Tried {
    int status = -1;
    std::string said;
    std::string complained;
};

[[nodiscard]] Tried try_print(const PrintTestRequest& request = {}) {
    std::ostringstream out;
    std::ostringstream errors;
    const int status = print_test(request, out, errors);
    return {status, out.str(), errors.str()};
}

[[nodiscard]] std::string paper_text(const EmulatedPaperPrinter& printer) {
    const test::Bytes bytes = printer.paper();
    return {bytes.begin(), bytes.end()};
}

class PrintTest : public testing::Test {
protected:
    test::EmulatedBus machine_;
};

TEST_F(PrintTest, PrintsThePageAndOpensNoDrawer) {
    EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    const Tried tried = try_print();
    EXPECT_EQ(tried.status, 0) << tried.complained;
    EXPECT_THAT(tried.said, StartsWith("The test page for 80 mm, 48 columns is printed on EPSON TM-T20II "
                                       "(04b8:0e15, 1-1).\n"));
    EXPECT_EQ(tried.complained, "");
    EXPECT_THAT(paper_text(printer), HasSubstr("123456789012345678901234567890123456789012345678\n"));
    EXPECT_THAT(paper_text(printer), HasSubstr("\x1DV\x42"));
    EXPECT_EQ(printer.kick_count(), 0U);
    EXPECT_EQ(printer.driver_of(0), "usblp");
    EXPECT_TRUE(test::eventually([&] { return printer.open_count() == 0U; }));
}

TEST_F(PrintTest, PrintsForTheModelThatIsNamed) {
    EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    EXPECT_EQ(try_print({.model = "epson-tm-u220"}).status, 0);
    EXPECT_THAT(paper_text(printer), HasSubstr("Epson TM-U220"));
    EXPECT_THAT(paper_text(printer), HasSubstr("123456789012345678901234567890123\n"));
}

TEST_F(PrintTest, SaysWhatKeepsThePrinterFromPrinting) {
    EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    printer.end_paper_after(0);
    Tried tried = try_print();
    EXPECT_EQ(tried.status, 1);
    EXPECT_EQ(tried.complained,
              "ecotctl: EPSON TM-T20II (04b8:0e15, 1-1): its paper is at an end. Put a new roll in.\n");
    printer.load_paper();
    printer.set_cover_open(true);
    EXPECT_THAT(try_print().complained, HasSubstr("its cover is open. Close it."));
    printer.set_cover_open(false);
    printer.unplug();
    printer.plug();
    printer.claim_elsewhere(0);
    EXPECT_THAT(try_print().complained, HasSubstr("another program has it."));
    printer.unplug();
    printer.release_elsewhere(0);
    printer.refuse_to_open();
    printer.plug();
    tried = try_print();
    EXPECT_EQ(tried.status, 1);
    EXPECT_THAT(tried.complained, HasSubstr("this user may not open it. Copy packaging/udev/70-ecot.rules"));
    EXPECT_EQ(tried.said, "");
    EXPECT_THAT(paper_text(printer), Not(HasSubstr("Test page")));
}

TEST_F(PrintTest, SaysThatThereIsNoPrinter) {
    const Tried tried = try_print();
    EXPECT_EQ(tried.status, 1);
    EXPECT_EQ(tried.complained,
              "ecotctl: No receipt printer is plugged in. Plug its USB cable in, switch it on, and look at its "
              "lamps.\n");
}

TEST_F(PrintTest, AsksWhichOfTwoPrintersIsMeant) {
    EmulatedPaperPrinter first{machine_, 1};
    EmulatedPaperPrinter second{machine_, 2, test::vendor_class_printer_model()};
    first.plug();
    second.plug();
    EXPECT_EQ(try_print().complained,
              "ecotctl: Several printers are plugged in: EPSON TM-T20II (04b8:0e15, 1-1); EPSON M129C (04b8:0202, "
              "1-2). Say which with --device, by the model or the socket in brackets.\n");
    EXPECT_THAT(try_print({.device = "1-7"}).complained, StartsWith("ecotctl: No printer is \"1-7\"; plugged in: "));
    EXPECT_EQ(try_print({.device = "1-2"}).status, 0);
    EXPECT_THAT(paper_text(second), HasSubstr("Test page"));
    EXPECT_EQ(try_print({.device = "04b8:0e15"}).status, 0);
    EXPECT_THAT(paper_text(first), HasSubstr("Test page"));
}

}  // namespace
}  // namespace ecot::ctl
