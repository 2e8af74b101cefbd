// ecotctl hardware as another process, on the emulated bus.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/settings.hpp"
#include "tests/support/child_program.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/told.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::ctl {
namespace {

namespace fs = std::filesystem;
using test::ChildProgram;
using test::Finished;
using testing::HasSubstr;
using testing::Not;

const std::string ecotctl = ECOT_BINARY_DIR "/ecotctl ";

/// A command line that sees the bus of this process. ThreadSanitizer sees no locks of the system's libraries.
[[nodiscard]] std::string on_bus(const std::string& arguments) {
    return "TSAN_OPTIONS=report_bugs=0 LD_PRELOAD='" + test::EmulatedBus::child_preload() + "' " + ecotctl + arguments;
}

[[nodiscard]] std::string text_in(const fs::path& file) {
    const std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class HardwareProgram : public testing::Test {
protected:
    test::EmulatedBus machine_;
    test::TempDir directory_;
};

TEST_F(HardwareProgram, WatchesAScannerAndAScaleUntilItIsInterrupted) {
    test::EmulatedKeyboardScanner scanner{machine_, 1};
    test::EmulatedScale scale{machine_, 2};
    scanner.plug();
    scale.plug();
    ChildProgram watch{on_bus("hardware watch")};
    ASSERT_TRUE(watch.wait_for("Symbol Bar Code Scanner (05e0:1200, 1-1): it is read from now on.")) << watch.output();
    ASSERT_TRUE(watch.wait_for("DYMO M10 (0922:8003, 1-2): it is read from now on.")) << watch.output();
    EXPECT_EQ(scanner.driver_of(0), "usbfs");
    scanner.scan("3560070123452");
    EXPECT_TRUE(watch.wait_for("scanner Symbol Bar Code Scanner (05e0:1200, 1-1): 3560070123452\n")) << watch.output();
    scale.weigh({.value = 5});
    scale.weigh({.value = 734});
    EXPECT_TRUE(watch.wait_for("scale DYMO M10 (0922:8003, 1-2): 0.734 kg\n")) << watch.output();
    watch.send(SIGINT);
    const Finished finished = watch.finish();
    EXPECT_EQ(finished.status, 0) << finished.output;
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    EXPECT_EQ(scale.driver_of(0), "usbhid");
    EXPECT_TRUE(test::eventually([&] { return scanner.open_count() == 0U; }));
}

TEST_F(HardwareProgram, WatchesAPrinterThatIsPluggedInLaterAndUnplugged) {
    test::EmulatedPaperPrinter printer{machine_, 1};
    ChildProgram watch{on_bus("hardware watch --json")};
    ASSERT_TRUE(watch.wait_for("No scanner, printer or scale is plugged in; waiting for one.\n")) << watch.output();
    printer.plug();
    ASSERT_TRUE(watch.wait_for(R"x("device":"EPSON TM-T20II (04b8:0e15, 1-1)","what":"ready"})x")) << watch.output();
    printer.set_cover_open(true);
    EXPECT_TRUE(watch.wait_for(R"("trouble":"cover_open")")) << watch.output();
    printer.unplug();
    EXPECT_TRUE(watch.wait_for(R"("what":"left"})")) << watch.output();
    watch.send(SIGTERM);
    EXPECT_EQ(watch.finish().status, 0);
}

TEST_F(HardwareProgram, EndsByItselfAfterItsTime) {
    ChildProgram watch{on_bus("hardware watch --seconds 1")};
    const Finished finished = watch.finish();
    EXPECT_EQ(finished.status, 0);
    EXPECT_EQ(finished.output, "No scanner, printer or scale is plugged in; waiting for one.\n");
}

TEST_F(HardwareProgram, RecordsAFileThatItReplays) {
    const std::string file = directory_ / "scanner.txt";
    test::EmulatedHidPosScanner scanner{machine_, 1};
    scanner.plug();
    ChildProgram record{on_bus("hardware record " + file)};
    ASSERT_TRUE(record.wait_for("it is read from now on.")) << record.output();
    scanner.scan("]E0", "3560070123452");
    EXPECT_TRUE(record.wait_for("]E03560070123452\n")) << record.output();
    record.send(SIGINT);
    const Finished finished = record.finish();
    EXPECT_EQ(finished.status, 0) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("Recorded to " + file + ". It may hold members' codes and receipts"));
    EXPECT_THAT(text_in(file), HasSubstr(" 1 close\n"));
    const Finished replayed = test::run_program(ecotctl + "hardware replay " + file);
    EXPECT_EQ(replayed.status, 0);
    EXPECT_THAT(replayed.output, HasSubstr("scanner Honeywell Voyager (0c2e:0b6b, 1-1): ]E03560070123452\n"));

    const std::string before = text_in(file);
    const Finished again = test::run_program(ecotctl + "hardware record " + file + " --seconds 1");
    EXPECT_EQ(again.status, 1);
    EXPECT_EQ(again.output, "ecotctl: " + file + " is there already and stays as it is; choose another name.\n");
    EXPECT_EQ(text_in(file), before);
}

TEST_F(HardwareProgram, EndsAndSaysSoWhenThereIsNoRoomForTheRecording) {
    // A limit of the shell in place of a full disk: at most 4 blocks of 512 bytes in a file.
    const std::string file = directory_ / "full.txt";
    test::EmulatedHidPosScanner scanner{machine_, 1};
    scanner.plug();
    std::ofstream{directory_ / "limited.sh"} << "trap '' XFSZ\nulimit -f 4\nexec env "
                                             << on_bus("hardware record " + file) << "\n";
    ChildProgram record{"sh " + (directory_ / "limited.sh").string()};
    ASSERT_TRUE(record.wait_for("it is read from now on.")) << record.output();
    for (int scan = 0; scan < 20; ++scan) {
        scanner.scan("]E0", "3560070123452");
    }
    const Finished finished = record.finish();
    EXPECT_EQ(finished.status, 1) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("ecotctl: There is no more room for " + file));
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    EXPECT_TRUE(text_in(file).ends_with("\n"));
    EXPECT_EQ(test::run_program(ecotctl + "hardware replay " + file).status, 0);
}

TEST_F(HardwareProgram, PrintsATestPage) {
    test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    const Finished finished = test::run_program(on_bus("hardware print-test --model epson-tm-t20"));
    EXPECT_EQ(finished.status, 0) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("The test page for Epson TM-T20II, TM-T20III is printed on EPSON TM-T20II"));
    EXPECT_EQ(test::run_program(on_bus("hardware print-test --model typewriter")).status, 2);
}

TEST_F(HardwareProgram, IsPartOfTheCheckOfATill) {
    const std::string data = directory_ / "till";
    ASSERT_EQ(test::run_program(ecotctl + "init --demo --data " + data).status, 0);
    const Finished without = test::run_program(on_bus("check --data " + data));
    EXPECT_EQ(without.status, 0) << without.output;
    EXPECT_THAT(without.output,
                HasSubstr("\ngood  printer: None is plugged in; receipts go to the spool directory.\n"));
    test::EmulatedPrinter printer{machine_, 1};
    printer.plug();
    printer.claim_elsewhere(0);
    test::EmulatedScale scale{machine_, 2};
    scale.plug();
    const Finished with = test::run_program(on_bus("check --data " + data));
    EXPECT_EQ(with.status, 0) << with.output;
    EXPECT_THAT(with.output, HasSubstr("\nlook  printer: EPSON TM-T20II (04b8:0e15, 1-1): another program has it."));
    EXPECT_THAT(with.output, HasSubstr("\ngood  scale: DYMO M10 (0922:8003, 1-2): it can be used.\n"));
    EXPECT_THAT(with.output, Not(HasSubstr("STOP")));
}

TEST_F(HardwareProgram, ChecksWhatTheTillHasChosen) {
    const std::string data = directory_ / "till";
    ASSERT_EQ(test::run_program(ecotctl + "init --demo --data " + data).status, 0);
    {
        const auto till = store::DataDirectory::open_for_writing(data);
        ASSERT_TRUE(till.has_value());
        auto database = store::Database::open_for_writing(till->database());
        ASSERT_TRUE(database.has_value());
        ASSERT_TRUE(store::save_devices(*database,
                                        {.printer = "04b8:0e15 1-1 X3Z8010042", .scale = "0922:8003 1-4 0074300023456"})
                        .has_value());
    }
    const Finished without = test::run_program(on_bus("check --data " + data));
    EXPECT_EQ(without.status, 0) << without.output;
    EXPECT_THAT(without.output, HasSubstr("\nlook  printer: Epson TM-T20II (04b8:0e15, 1-1, number X3Z8010042): it is "
                                          "chosen for this till and is not plugged in."));
    EXPECT_THAT(
        without.output,
        HasSubstr("\nlook  scale: Dymo M10 (0922:8003, 1-4, number 0074300023456): it is chosen for this till"));
    test::EmulatedPrinter printer{machine_, 1};
    printer.plug();
    const Finished with = test::run_program(on_bus("check --data " + data));
    EXPECT_THAT(with.output, HasSubstr("\ngood  printer: EPSON TM-T20II (04b8:0e15, 1-1): it can be used.\n"));
    const Finished elsewhere = test::run_program(on_bus("check --data " + (directory_ / "no-till").string()));
    EXPECT_EQ(elsewhere.status, 1) << elsewhere.output;
    EXPECT_THAT(elsewhere.output, HasSubstr("\ngood  printer: EPSON TM-T20II (04b8:0e15, 1-1): it can be used.\n"));
}

}  // namespace
}  // namespace ecot::ctl
