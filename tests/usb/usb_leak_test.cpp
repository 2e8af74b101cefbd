// Nothing grows and nothing turns in circles.

#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>

#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using testing::Optional;

class Leak : public UsbTest {};

[[nodiscard]] std::ptrdiff_t open_descriptors() {
    return std::distance(std::filesystem::directory_iterator{"/proc/self/fd"}, std::filesystem::directory_iterator{});
}

[[nodiscard]] milliseconds processor_time() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) {
        return std::chrono::duration_cast<milliseconds>(seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec});
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

TEST_F(Leak, LeavesNothingBehindAfterManyPlugs) {
    start();
    std::optional<std::ptrdiff_t> at_first;
    test::EmulatedPrinter printer{machine_, 1};
    for (std::size_t cycle = 0; cycle < 200; ++cycle) {
        const DeviceFacts facts = plug(printer);
        UsbConnection connection = connect(facts, DeviceUse::Printer);
        ReadReports status;
        ASSERT_TRUE(connection.read_all(status.reader(0x82)));
        ASSERT_FALSE(connection.write(0x01, Bytes{0x10, 0x04, 0x04}, ample).error);
        ASSERT_EQ(status.wait_for(1).size(), 1U);
        printer.unplug();
        ASSERT_THAT(status.end(), Optional(UsbErrorKind::Gone));
        connection.close();
        ASSERT_EQ(told_.departure(cycle), facts.plug);
        ASSERT_TRUE(eventually([&] { return printer.open_count() == 0; }));
        EXPECT_EQ(printer.pending_count(), 0U);
        if (cycle == 4) {
            at_first = open_descriptors();
        }
    }
    EXPECT_TRUE(eventually([&] { return open_descriptors() <= *at_first; }))
        << open_descriptors() << " descriptors, after five plugs " << *at_first;
    EXPECT_TRUE(bus_.devices().empty());
}

TEST_F(Leak, LeavesNothingBehindWhenABusStops) {
    test::EmulatedPrinter printer{machine_, 1};
    printer.plug();
    const std::ptrdiff_t before = open_descriptors();
    for (int i = 0; i < 20; ++i) {
        ToldEvents told;
        UsbBus bus = std::move(UsbBus::open().value());
        bus.start([&told](const UsbEvent& event) { told.tell(event); });
        const DeviceFacts facts = told.arrival(0);
        const auto connection = bus.connect(facts.plug, facts.interfaces[0]);
        ASSERT_TRUE(connection);
        bus.stop();
    }
    EXPECT_TRUE(eventually([&] { return open_descriptors() <= before; }));
    EXPECT_TRUE(eventually([&] { return printer.open_count() == 0U; }));
}

TEST_F(Leak, SleepsWhileNothingHappens) {
    start();
    test::EmulatedScale scale{machine_, 1};
    UsbConnection connection = connect(plug(scale), DeviceUse::HidScale);
    ReadReports weights;
    ASSERT_TRUE(connection.read_all(weights.reader(0x81)));
    scale.weigh({.value = 1});
    ASSERT_EQ(weights.wait_for(1).size(), 1U);
    ASSERT_TRUE(eventually([&] { return scale.pending_count() == 4; }));
    const unsigned reaps = scale.reap_count();
    const milliseconds used = processor_time();
    std::this_thread::sleep_for(milliseconds{500});
    EXPECT_LE(scale.reap_count(), reaps + 4);
    EXPECT_LT(processor_time() - used, milliseconds{250});  // turning in circles takes it all
}

}  // namespace
}  // namespace ecot::hardware
