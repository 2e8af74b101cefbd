#include "hardware/usb/usb_scanner.hpp"

#include <algorithm>
#include <thread>
#include <utility>

#include "hardware/usb/inbox.hpp"
#include "hardware/usb/scanner_session.hpp"

namespace ecot::hardware {

namespace {

[[nodiscard]] std::vector<DeviceIdentity> identities(const std::vector<PairedScanner>& paired) {
    std::vector<DeviceIdentity> all;
    all.reserve(paired.size());
    for (const PairedScanner& scanner : paired) {
        all.push_back(scanner.device);
    }
    return all;
}

}  // namespace

/// The thread that begins and ends sessions as scanners come and go, since neither may be done on the bus thread.
class UsbScanners::Impl {
public:
    Impl(UsbBus& bus, UsbScannerSettings settings, ScanListener scans, StandingListener standings)
        : bus_{bus},
          settings_{std::move(settings)},
          scans_{std::move(scans)},
          standings_{std::move(standings)},
          choice_{{DeviceUse::HidPosScanner, DeviceUse::Keyboard},
                  identities(settings_.paired),
                  DeviceChoice::Unpaired::Always},
          thread_{[this] { run(); }} {}

    ~Impl() {
        events_.stop();
        thread_.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void tell(const UsbEvent& event) { events_.push(event); }

private:
    void run() {
        while (const std::optional<UsbEvent> event = events_.take()) {
            choice_.tell(*event);
            const std::vector<ChosenDevice> chosen = choice_.chosen();
            std::erase_if(sessions_, [this](const auto& session) {
                const bool gone = !choice_.plugged(session->device().facts.plug);
                if (gone) {
                    session->wait_for_end();
                }
                return gone;
            });
            for (const ChosenDevice& device : chosen) {
                if (!is_served(device)) {
                    const hid::KeyboardSettings& keyboard =
                        device.pairing ? settings_.paired[*device.pairing].keyboard : settings_.keyboard;
                    sessions_.push_back(std::make_unique<ScannerSession>(
                        bus_, device, ScannerSession::Settings{keyboard, settings_.retry}, scans_, standings_));
                }
            }
        }
        sessions_.clear();
    }

    [[nodiscard]] bool is_served(const ChosenDevice& device) const {
        return std::any_of(sessions_.begin(), sessions_.end(), [&](const auto& session) {
            return session->device().facts.plug == device.facts.plug &&
                   session->device().interface.number == device.interface.number;
        });
    }

    UsbBus& bus_;
    const UsbScannerSettings settings_;
    const ScanListener scans_;
    const StandingListener standings_;
    DeviceChoice choice_;
    std::vector<std::unique_ptr<ScannerSession>> sessions_;  // of the thread
    Inbox<UsbEvent> events_;
    std::thread thread_;
};

UsbScanners::UsbScanners(UsbBus& bus, UsbScannerSettings settings, ScanListener scans, StandingListener standings)
    : impl_{std::make_unique<Impl>(bus, std::move(settings), std::move(scans), std::move(standings))} {}
UsbScanners::~UsbScanners() = default;

void UsbScanners::tell(const UsbEvent& event) {
    impl_->tell(event);
}

}  // namespace ecot::hardware
