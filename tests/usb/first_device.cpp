// A program that knows nothing of the emulation: says what the first device is that it is told of.

#include <cstdio>
#include <future>
#include <utility>
#include <variant>

#include "hardware/usb/usb_bus.hpp"

int main() {
    using namespace ecot::hardware;
    auto bus = UsbBus::open();
    if (!bus) {
        return 1;
    }
    std::promise<DeviceFacts> first;
    bool told = false;  // the bus thread's
    bus->start([&](const UsbEvent& event) {
        const auto* arrived = std::get_if<DeviceArrived>(&event);
        if (arrived != nullptr && !std::exchange(told, true)) {
            first.set_value(arrived->facts);
        }
    });
    const DeviceFacts facts = first.get_future().get();
    if (facts.interfaces.empty()) {
        return 1;
    }
    auto connection = bus->connect(facts.plug, facts.interfaces.front());
    const char* outcome = connection ? "ours" : to_string(connection.error().kind);
    std::printf("%s %s %s\n", facts.product.c_str(), to_string(facts.interfaces.front().use), outcome);
    return 0;
}
