#include "tests/usb/usb_fixture.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

namespace ecot::hardware {

void ToldEvents::tell(const UsbEvent& event) {
    const std::lock_guard lock{mutex_};
    if (const auto* arrived = std::get_if<DeviceArrived>(&event)) {
        arrivals_.push_back(arrived->facts);
    } else {
        departures_.push_back(std::get<DeviceLeft>(event).plug);
    }
    changed_.notify_all();
}

DeviceFacts ToldEvents::arrival(std::size_t which) {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, patience, [&] { return arrivals_.size() > which; })) {
        throw std::runtime_error{"no device arrived"};
    }
    return arrivals_[which];
}

PlugId ToldEvents::departure(std::size_t which) {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, patience, [&] { return departures_.size() > which; })) {
        throw std::runtime_error{"no device left"};
    }
    return departures_[which];
}

std::size_t ToldEvents::arrival_count() const {
    const std::lock_guard lock{mutex_};
    return arrivals_.size();
}

UsbReader ReadReports::reader(std::uint8_t endpoint, std::size_t report_bytes) {
    return {.endpoint = endpoint,
            .report =
                [log = log_](const UsbReport& report) {
                    const std::lock_guard lock{log->mutex};
                    log->reports.emplace_back(report.bytes.begin(), report.bytes.end());
                    log->times.push_back(report.at);
                    log->changed.notify_all();
                },
            .ended =
                [log = log_](const UsbError& error) {
                    const std::lock_guard lock{log->mutex};
                    log->ends.push_back(error.kind);
                    log->changed.notify_all();
                },
            .report_bytes = report_bytes};
}

std::vector<Bytes> ReadReports::wait_for(std::size_t count) {
    std::unique_lock lock{log_->mutex};
    (void)log_->changed.wait_for(lock, patience, [&] { return log_->reports.size() >= count; });
    return log_->reports;
}

std::optional<UsbErrorKind> ReadReports::end() {
    std::unique_lock lock{log_->mutex};
    (void)log_->changed.wait_for(lock, patience, [&] { return !log_->ends.empty(); });
    return log_->ends.size() == 1 ? std::optional{log_->ends.front()} : std::nullopt;
}

std::size_t ReadReports::count() const {
    const std::lock_guard lock{log_->mutex};
    return log_->reports.size();
}

bool ReadReports::in_order_of_time() const {
    const std::lock_guard lock{log_->mutex};
    return std::is_sorted(log_->times.begin(), log_->times.end());
}

UsbTest::UsbTest() : bus_{std::move(UsbBus::open().value())} {}

void UsbTest::start() {
    bus_.start([this](const UsbEvent& event) { told_.tell(event); });
}

DeviceFacts UsbTest::plug(test::EmulatedDevice& device) {
    const std::size_t before = told_.arrival_count();
    device.plug();
    return told_.arrival(before);
}

UsbConnection UsbTest::connect(const DeviceFacts& facts, DeviceUse use) {
    const InterfaceFacts* interface = facts.find(use);
    if (interface == nullptr) {
        throw std::runtime_error{"the device has no interface for this"};
    }
    auto connection = bus_.connect(facts.plug, *interface);
    if (!connection) {
        throw std::runtime_error{to_string(connection.error().kind)};
    }
    return std::move(*connection);
}

std::optional<UsbErrorKind> UsbTest::refusal(const DeviceFacts& facts, DeviceUse use) {
    const InterfaceFacts* interface = facts.find(use);
    if (interface == nullptr) {
        throw std::runtime_error{"the device has no interface for this"};
    }
    auto connection = bus_.connect(facts.plug, *interface);
    return connection ? std::nullopt : std::optional{connection.error().kind};
}

}  // namespace ecot::hardware
