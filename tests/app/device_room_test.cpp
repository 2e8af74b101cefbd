#include "pos/app/device_room.hpp"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/usb/device_identity.hpp"
#include "pos/app/till_printer.hpp"
#include "tests/support/emulated_serial_scales.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::app {
namespace {

using session::Device;
using session::DeviceKind;
using session::DeviceSetup;
using session::DeviceTrouble;
using session::Event;

/// Far longer than anything here takes.
constexpr std::chrono::seconds patience{60};

/// A till's room of devices on a machine with an emulated bus.
class DeviceRoomTest : public ::testing::Test {
protected:
    DeviceRoom& open(bool usb_printer, const DeviceSetup& setup = {}) {
        room_ = std::make_unique<DeviceRoom>(DeviceRoomSettings{.spool = spool_.path(),
                                                                .profile = hardware::escpos::profile_42(),
                                                                .ports = ports_,
                                                                .usb_printer = usb_printer},
                                             printer_, [this](Event event) {
                                                 const std::lock_guard lock{mutex_};
                                                 events_.push_back(std::move(event));
                                                 came_.notify_all();
                                             });
        room_->perform(session::ApplyDevices{setup});
        return *room_;
    }
    void close() { room_.reset(); }

    /// Waits until an event of this kind `holds`; a failure when none comes.
    template <typename T>
    bool happens(const std::function<bool(const T&)>& holds) {
        std::unique_lock lock{mutex_};
        return came_.wait_for(lock, patience, [&] {
            return std::ranges::any_of(events_, [&](const Event& event) {
                const T* one = std::get_if<T>(&event);
                return one != nullptr && holds(*one);
            });
        });
    }
    bool sees(DeviceKind kind, DeviceTrouble trouble, bool used = true) {
        return happens<session::DevicesSeen>([&](const session::DevicesSeen& seen) {
            return std::ranges::any_of(seen.devices, [&](const Device& device) {
                return device.kind == kind && device.trouble == trouble && device.used == used;
            });
        });
    }
    /// Waits until the printer in use can print.
    bool can_print() {
        for (int tries = 0; tries < 6000 && !printer_.in_use().printer->status().ready; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return printer_.in_use().printer->status().ready;
    }
    void forget() {
        const std::lock_guard lock{mutex_};
        events_.clear();
    }
    bool scanned(const std::string& text) {
        return happens<session::CodeScanned>([&](const session::CodeScanned& scan) { return scan.text == text; });
    }
    bool weighs(session::WeightState state, std::int64_t milli) {
        return happens<session::WeightShown>([&](const session::WeightShown& shown) {
            return shown.weight && shown.weight->state == state &&
                   shown.weight->gross == pricing::Quantity::from_milli(milli);
        });
    }

    ecot::test::EmulatedBus machine_;
    ecot::test::TempDir spool_;
    hardware::SerialPlaces ports_{.classes = spool_ / "no-ttys", .nodes = spool_ / "no-nodes"};
    TillPrinter printer_{{std::make_shared<AbsentPrinter>(), hardware::escpos::profile_42()}};
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<Event> events_;
    std::unique_ptr<DeviceRoom> room_;
};

const hardware::PrintRequest ticket{
    .name = "T1-2026-000001", .bytes = "\x1B@Bonjour\n", .bytes_again = "\x1B@Encore\n"};

TEST_F(DeviceRoomTest, TellsTheSessionWhatIsScannedAndWeighed) {
    ecot::test::EmulatedKeyboardScanner scanner{machine_, 1};
    ecot::test::EmulatedScale scale{machine_, 2};
    scanner.plug();
    scale.plug();
    open(false);
    ASSERT_TRUE(sees(DeviceKind::Scanner, DeviceTrouble::None));
    ASSERT_TRUE(sees(DeviceKind::Scale, DeviceTrouble::None));
    EXPECT_TRUE(weighs(session::WeightState::Gone, 0)) << "not heard yet";
    scanner.scan("3560070123452");
    EXPECT_TRUE(scanned("3560070123452"));
    scale.weigh({.value = 482});
    scale.weigh({.value = 482});
    EXPECT_TRUE(weighs(session::WeightState::Stable, 482));
    room_->perform(session::ZeroScale{});
    for (int tries = 0; scale.zero_count() == 0 && tries < 600; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    EXPECT_EQ(scale.zero_count(), 1U);
}

TEST_F(DeviceRoomTest, FollowsDevicesThatComeAndGo) {
    open(true);
    ASSERT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::Unplugged)) << "there is to be one";
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    ASSERT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::None));
    forget();
    printer.unplug();
    EXPECT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::Unplugged));
}

TEST_F(DeviceRoomTest, PrintsOnThePrinterThatIsThere) {
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    open(true);
    ASSERT_TRUE(can_print());
    const auto printed = printer_.in_use().printer->print(ticket);
    EXPECT_TRUE(printed.has_value()) << to_string(printed.error().kind);
    const auto paper = printer.paper();
    EXPECT_NE(std::string(paper.begin(), paper.end()).find("Bonjour"), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_empty(spool_.path()));
}

TEST_F(DeviceRoomTest, PrintsInTheFolderUntilAPrinterIsChosen) {
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    open(false);
    ASSERT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::None, false)) << "it could be used";
    EXPECT_TRUE(printer_.in_use().printer->print(ticket).has_value());
    EXPECT_TRUE(std::filesystem::exists(spool_ / "T1-2026-000001.bin"));
    std::string id;
    ASSERT_TRUE(happens<session::DevicesSeen>([&](const session::DevicesSeen& seen) {
        for (const Device& device : seen.devices) {
            id = device.kind == DeviceKind::Printer ? device.id : id;
        }
        return !id.empty();
    }));
    room_->perform(session::ApplyDevices{{.printer = id, .printer_model = "epson-tm-t20"}});
    ASSERT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::None, true));
    EXPECT_EQ(printer_.in_use().profile.columns, 48);
    EXPECT_TRUE(printer_.take_ready()) << "what waited is tried at once";
    ASSERT_TRUE(can_print());
    const auto printed = printer_.in_use().printer->print(ticket);
    EXPECT_TRUE(printed.has_value()) << to_string(printed.error().kind);
    EXPECT_FALSE(printer.paper().empty());
}

TEST_F(DeviceRoomTest, SaysPaperCoverAndDrawer) {
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    open(true);
    ASSERT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::None));
    ASSERT_TRUE(happens<session::DrawerSeen>([](const session::DrawerSeen& seen) { return seen.open == false; }));
    printer.set_drawer_open(true);
    EXPECT_TRUE(happens<session::DrawerSeen>([](const session::DrawerSeen& seen) { return seen.open == true; }));
    printer.set_cover_open(true);
    EXPECT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::CoverOpen));
    (void)printer_.take_ready();
    forget();
    printer.set_cover_open(false);
    EXPECT_TRUE(sees(DeviceKind::Printer, DeviceTrouble::None));
    for (int tries = 0; tries < 600 && !printer_.take_ready(); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
        ASSERT_LT(tries, 599) << "what waits was not told that it can be printed";
    }
}

TEST_F(DeviceRoomTest, PrintsNothingInTheFolderOnceItsPrinterIsGivenBack) {
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    open(true);
    ASSERT_TRUE(can_print());
    close();
    const auto printed = printer_.in_use().printer->print(ticket);
    ASSERT_FALSE(printed.has_value());
    EXPECT_EQ(printed.error().kind, hardware::PrintErrorKind::Unplugged);
    EXPECT_TRUE(std::filesystem::is_empty(spool_.path()));
}

TEST_F(DeviceRoomTest, GivesItsDevicesBackAndIsSilentThen) {
    ecot::test::EmulatedKeyboardScanner scanner{machine_, 1};
    scanner.plug();
    open(false);
    ASSERT_TRUE(sees(DeviceKind::Scanner, DeviceTrouble::None));
    scanner.scan("1");
    ASSERT_TRUE(scanned("1"));
    close();
    forget();
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    const std::lock_guard lock{mutex_};
    EXPECT_TRUE(events_.empty());
}

TEST_F(DeviceRoomTest, WeighsOnASerialScaleThatIsChosen) {
    ecot::test::EmulatedTtys ttys;
    ports_ = {.classes = ttys.classes(), .nodes = ttys.nodes()};
    ecot::test::Emulated8217 scale;
    ecot::test::EmulatedTty tty{ttys, false, scale.peer()};
    tty.plug("ttyUSB0");
    open(false);
    room_->perform(session::LookForDevices{});
    EXPECT_TRUE(room_->look_again()) << "somebody looks: what is plugged in now will be seen";
    std::string id;
    ASSERT_TRUE(happens<session::DevicesSeen>([&](const session::DevicesSeen& seen) {
        id = seen.devices.empty() ? "" : seen.devices.back().id;
        return !id.empty();
    }));
    room_->perform(session::ApplyDevices{{.scale = id, .scale_protocol = "8217"}});
    scale.lay(734);
    EXPECT_TRUE(weighs(session::WeightState::Stable, 734));
    EXPECT_TRUE(sees(DeviceKind::Scale, DeviceTrouble::None));
}

TEST_F(DeviceRoomTest, LetsGoOfASerialScaleThoughSomebodyStillHasThePrinter) {
    ecot::test::EmulatedPaperPrinter printer{machine_, 1};
    printer.plug();
    ecot::test::EmulatedTtys ttys;
    ports_ = {.classes = ttys.classes(), .nodes = ttys.nodes()};
    ecot::test::EmulatedDialog06 scale;
    ecot::test::EmulatedTty tty{ttys, true, scale.peer()};
    tty.plug("ttyUSB0");
    open(true);
    ASSERT_TRUE(can_print());
    room_->perform(session::LookForDevices{});
    std::string id;
    ASSERT_TRUE(happens<session::DevicesSeen>([&](const session::DevicesSeen& seen) {
        const auto port = std::ranges::find(seen.devices, true, &session::Device::serial);
        id = port == seen.devices.end() ? "" : port->id;
        return !id.empty();
    }));
    room_->perform(session::ApplyDevices{{.scale = id, .scale_protocol = "8217"}});
    const PrinterInUse held = printer_.in_use();
    room_->perform(session::ApplyDevices{{.scale = id, .scale_protocol = "dialog_06"}});
    room_->perform(session::ShowOnScale{.unit_price = pricing::Money::from_cents(390)});
    scale.lay(734);
    EXPECT_TRUE(weighs(session::WeightState::Stable, 734));
    EXPECT_FALSE(held.printer->status().ready) << "it is nobody's any more";
}

TEST_F(DeviceRoomTest, ReadsAFrenchScannerAsItsManagerSays) {
    ecot::test::EmulatedKeyboardScanner scanner{machine_, 1};
    scanner.plug();
    open(false);
    std::string id;
    ASSERT_TRUE(happens<session::DevicesSeen>([&](const session::DevicesSeen& seen) {
        id = seen.devices.empty() ? "" : seen.devices.front().id;
        return !id.empty();
    }));
    forget();
    room_->perform(session::ApplyDevices{{.scanners = {{.device = id, .french = true}}}});
    ASSERT_TRUE(sees(DeviceKind::Scanner, DeviceTrouble::None));
    // The emulated scanner types the keys of a US keyboard: on a French one they are other letters.
    scanner.scan("QW1");
    EXPECT_TRUE(scanned("AZ1"));
}

}  // namespace
}  // namespace ecot::app
