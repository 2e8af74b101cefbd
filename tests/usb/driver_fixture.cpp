#include "tests/usb/driver_fixture.hpp"

#include <string>
#include <utility>

namespace ecot::hardware {

void DriverTest::drive(UsbListener driver) {
    driver_ = std::move(driver);
    bus_.start([this](const UsbEvent& event) {
        {
            const std::lock_guard lock{driver_mutex_};
            if (driver_) {
                driver_(event);
            }
        }
        told_.tell(event);
    });
}

void DriverTest::let_go() {
    const std::lock_guard lock{driver_mutex_};
    driver_ = nullptr;
}

std::string DriverTest::standing(std::size_t which) {
    const std::vector<DeviceStanding> all = standings_.wait_for(which + 1);
    return which < all.size() ? text_of(all[which]) : "nothing";
}

}  // namespace ecot::hardware
