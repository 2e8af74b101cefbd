#include "hardware/spool_printer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "hardware/drawer.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::hardware {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class SpoolPrinterTest : public testing::Test {
protected:
    [[nodiscard]] fs::path spool() const { return root_ / "spool"; }

    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        if (fs::exists(spool())) {
            for (const fs::directory_entry& entry : fs::directory_iterator{spool()}) {
                names.push_back(entry.path().filename().string());
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    [[nodiscard]] std::string content(const std::string& name) const {
        std::ifstream file{spool() / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    test::TempDir temp_;
    fs::path root_ = temp_.path();
};

TEST_F(SpoolPrinterTest, WritesEachRequestAsAFileOfItsName) {
    SpoolPrinter printer{spool()};
    EXPECT_TRUE(printer.print({.name = "T1-2026-000001", .bytes = std::string{"a\0b", 3}}).has_value());
    EXPECT_TRUE(printer.print({.name = "T1-2026-000002", .bytes = "c"}).has_value());
    EXPECT_THAT(files(), ElementsAre("T1-2026-000001.bin", "T1-2026-000002.bin"));
    EXPECT_EQ(content("T1-2026-000001.bin"), (std::string{"a\0b", 3}));
    EXPECT_EQ(fs::status(spool() / "T1-2026-000001.bin").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SpoolPrinterTest, NeverWritesOverWhatIsThere) {
    SpoolPrinter printer{spool()};
    for (const char* bytes : {"first", "second", "third"}) {
        EXPECT_TRUE(printer.print({.name = "drawer", .bytes = bytes}).has_value());
    }
    EXPECT_THAT(files(), ElementsAre("drawer-2.bin", "drawer-3.bin", "drawer.bin"));
    EXPECT_EQ(content("drawer.bin"), "first");
    EXPECT_EQ(content("drawer-3.bin"), "third");
}

TEST_F(SpoolPrinterTest, KeepsOneFileOfAllImpulses) {
    SpoolPrinter printer{spool()};
    PrinterDrawer drawer{printer, "\x1Bp"};
    for (int sale = 0; sale < 3; ++sale) {
        EXPECT_TRUE(drawer.open().has_value());
    }
    EXPECT_THAT(files(), ElementsAre("drawer.bin"));
    EXPECT_EQ(content("drawer.bin"), "\x1Bp");
}

TEST_F(SpoolPrinterTest, NumbersCopiesWithoutAGap) {
    SpoolPrinter printer{spool()};
    for (int copy = 1; copy <= 12; ++copy) {
        EXPECT_TRUE(printer.print({.name = "T1-2026-000001", .bytes = std::to_string(copy)}).has_value());
    }
    EXPECT_EQ(files().size(), 12U);
    for (int copy = 2; copy <= 12; ++copy) {
        EXPECT_EQ(content("T1-2026-000001-" + std::to_string(copy) + ".bin"), std::to_string(copy));
    }
}

TEST(FreeCopy, IsFoundInFewQuestionsBehindManyCopies) {
    for (const int copies : {1, 2, 3, 7, 8, 9, 1000, 20'000}) {
        int asked = 0;
        EXPECT_EQ(free_copy([&](int copy) {
                      ++asked;
                      return copy <= copies;
                  }),
                  copies + 1);
        EXPECT_LE(asked, 32) << copies;
    }
    EXPECT_EQ(free_copy([](int copy) { return copy != 5 && copy < 40; }), 40) << "a gap is no reason to write over";
}

TEST_F(SpoolPrinterTest, KeepsEveryNameInsideTheDirectory) {
    SpoolPrinter printer{spool()};
    EXPECT_TRUE(printer.print({.name = "../é/..", .bytes = "x"}).has_value());
    EXPECT_TRUE(printer.print({.name = "", .bytes = "x"}).has_value());
    EXPECT_THAT(files(), ElementsAre("________.bin", "receipt.bin"));
}

TEST_F(SpoolPrinterTest, SaysThatItCannotWriteAndWritesLater) {
    SpoolPrinter printer{spool()};
    std::ofstream{spool()} << "a file where the directory should be";
    const auto refused = printer.print({.name = "n", .bytes = "x"});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, PrintErrorKind::NotWritable);
    EXPECT_FALSE(printer.status().ready);
    fs::remove(spool());
    EXPECT_TRUE(printer.status().ready);
    EXPECT_TRUE(printer.print({.name = "n", .bytes = "x"}).has_value());
    EXPECT_THAT(files(), ElementsAre("n.bin"));
}

TEST_F(SpoolPrinterTest, LeavesNothingBehindWhenTheDiskIsFull) {
    SpoolPrinter printer{spool()};
    EXPECT_TRUE(printer.print({.name = "before", .bytes = "x"}).has_value());
    // A limit on the size of files stands for the full disk: write() fails the same way half way through.
    const auto before = ::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit small{.rlim_cur = 4096, .rlim_max = usual.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto refused = printer.print({.name = "big", .bytes = std::string(100'000, 'x')});
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &usual), 0);
    static_cast<void>(::signal(SIGXFSZ, before));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, PrintErrorKind::DiskFull);
    EXPECT_THAT(files(), ElementsAre("before.bin"));
    EXPECT_TRUE(printer.print({.name = "big", .bytes = std::string(100'000, 'x')}).has_value());
    EXPECT_THAT(files(), ElementsAre("before.bin", "big.bin"));
}

}  // namespace
}  // namespace ecot::hardware
