#include "pos/app/performer.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "pos/app/device_room.hpp"
#include "tests/app/till_directory.hpp"

namespace ecot::app {
namespace {

using session::Event;
using test::TillDirectory;

session::Print receipt() {
    session::Print print;
    print.sale.operator_name = "Paul";
    print.written = {.segment = 1, .seq = 17, .time_ms = 1'795'255'200'000, .number = "T1-2026-000001"};
    return print;
}

std::size_t files_in(const std::filesystem::path& directory) {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator{directory}) {
        count += file.is_regular_file() ? 1U : 0U;
    }
    return count;
}

TEST(Performer, IsOpenBetweenAStartAndAStop) {
    const TillDirectory directory;
    auto opened = Performer::open(directory.path(), "1.0.0", Performer::Paper::Folder);
    ASSERT_TRUE(opened) << opened.error();
    EXPECT_EQ(directory.events(), "start");
    EXPECT_EQ(opened->loaded.site.till, "T1");
    ASSERT_TRUE(opened->performer->close());
    ASSERT_TRUE(opened->performer->close());
    opened->performer.reset();
    EXPECT_EQ(directory.events(), "start stop");
}

TEST(Performer, DoesWhatIsAskedOnTheSpot) {
    const TillDirectory directory;
    const auto opened = Performer::open(directory.path(), "1.0.0", Performer::Paper::Folder);
    ASSERT_TRUE(opened) << opened.error();
    Performer& performer = *opened->performer;
    for (const bool right : {true, false}) {
        const auto checked = performer.perform(session::CheckPin{"paul", right ? "123456" : "654321"});
        ASSERT_EQ(checked.size(), 1U);
        EXPECT_EQ(std::get<session::PinChecked>(checked[0]).operator_id, "paul");
        EXPECT_EQ(std::get<session::PinChecked>(checked[0]).right, right);
    }
    const auto printed = performer.perform(receipt());
    ASSERT_EQ(printed.size(), 1U);
    EXPECT_EQ(std::get<session::PrintDone>(printed[0]).number, "T1-2026-000001");
    EXPECT_EQ(files_in(directory.path() / "spool"), 1U);
    EXPECT_TRUE(performer.idle().empty());
}

TEST(Performer, GivesEachLaneItsPart) {
    const TillDirectory directory;
    const auto opened = Performer::open(directory.path(), "1.0.0", Performer::Paper::Folder);
    ASSERT_TRUE(opened) << opened.error();
    DeviceRoom devices{opened->performer->device_settings(), opened->performer->printer(), [](const auto&) {}};
    const Workers::Performers lanes = opened->performer->lanes(devices);
    const auto written = lanes.store(session::WriteRecord{session::EventRecord{.code = "sign_in"}});
    ASSERT_EQ(written.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<session::RecordWritten>(written[0]));
    EXPECT_TRUE(lanes.pin(receipt()).empty()) << "a receipt is none of its business";
    EXPECT_EQ(lanes.printer(receipt()).size(), 1U);
    EXPECT_TRUE(lanes.store_idle.work().empty());
    EXPECT_TRUE(lanes.store_idle.again()) << "the clocks are looked at while nothing happens";
    EXPECT_TRUE(lanes.printer_idle.work().empty());
    EXPECT_FALSE(lanes.printer_idle.again()) << "no receipt waits";
}

TEST(Performer, PrintsTheLogoOfTheSite) {
    const TillDirectory directory;
    std::string config;
    {
        std::ifstream in{directory.path() / "config.toml"};
        config.assign(std::istreambuf_iterator<char>{in}, {});
    }
    config.replace(config.find("logo = ''"), 9, "logo = 'logo.png'");
    std::ofstream{directory.path() / "config.toml"} << config;
    const auto prints_picture = [&] {
        const auto opened = Performer::open(directory.path(), "1.0.0", Performer::Paper::Folder);
        EXPECT_TRUE(opened) << "a logo that cannot be printed stops no till";
        (void)opened->performer->perform(receipt());
        const auto newest = directory.path() / "spool/T1-2026-000001.bin";
        std::ifstream in{newest, std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        std::filesystem::remove(newest);
        return bytes.find("\x1Dv0") != std::string::npos;
    };
    std::ofstream{directory.path() / "logo.png"} << "no picture";
    EXPECT_FALSE(prints_picture());
    std::filesystem::copy_file(ECOT_SOURCE_DIR "/tests/fuzz/seeds/logo/black.png", directory.path() / "logo.png",
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_TRUE(prints_picture());
}

TEST(Performer, SaysWhichTimeZoneIsNotKnown) {
    const TillDirectory directory;
    std::string config;
    {
        std::ifstream in{directory.path() / "config.toml"};
        config.assign(std::istreambuf_iterator<char>{in}, {});
    }
    const std::string known = "Europe/Paris";
    ASSERT_NE(config.find(known), std::string::npos);
    config.replace(config.find(known), known.size(), "Europe/Pariss");
    std::ofstream{directory.path() / "config.toml"} << config;
    const auto opened = Performer::open(directory.path(), "1.0.0", Performer::Paper::Folder);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(),
              "The time zone \"Europe/Pariss\" is not known: install tzdata, or correct `timezone` in config.toml.");
    EXPECT_EQ(directory.events(), "");
}

}  // namespace
}  // namespace ecot::app
