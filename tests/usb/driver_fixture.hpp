#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "hardware/usb/device_choice.hpp"
#include "tests/support/told.hpp"
#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {

using test::text_of;
using test::Told;

/// A bus whose events reach a driver.
class DriverTest : public UsbTest {
protected:
    /// Starts the bus; `driver` is told of everything. Once.
    void drive(UsbListener driver);
    /// The driver may go: it is told of nothing any more.
    void let_go();
    /// The n-th word on how a driver stands, as "ready", "troubled busy" or "left".
    [[nodiscard]] std::string standing(std::size_t which);

    Told<DeviceStanding> standings_;

private:
    std::mutex driver_mutex_;
    UsbListener driver_;
};

}  // namespace ecot::hardware
