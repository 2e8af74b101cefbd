#include "hardware/usb/scanner_session.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "hardware/usb/hid_setup.hpp"

namespace ecot::hardware {

namespace {

using Clock = std::chrono::steady_clock;

/// HID-POS reports of scanners that do not say how long theirs are.
constexpr std::size_t usual_report_bytes = 64;
/// A scanner that fails again before it sent anything, after as many times, is closed and opened anew.
constexpr int failures_max = 3;

[[nodiscard]] hid::Moment moment_of(Clock::time_point time) {
    return std::chrono::duration_cast<hid::Moment>(time.time_since_epoch());
}

[[nodiscard]] std::optional<Clock::time_point> time_of(std::optional<hid::Moment> moment) {
    return moment ? std::optional{Clock::time_point{*moment}} : std::nullopt;
}

/// What is worth another read on the same connection.
[[nodiscard]] bool may_pass(UsbErrorKind kind) {
    return kind == UsbErrorKind::Stalled || kind == UsbErrorKind::Babbled || kind == UsbErrorKind::Io;
}

}  // namespace

ScannerSession::ScannerSession(UsbBus& bus, ChosenDevice device, Settings settings, const ScanListener& scans,
                               const StandingListener& standings)
    : bus_{bus},
      device_{std::move(device)},
      settings_{settings},
      scans_{scans},
      standings_{standings},
      name_{to_text(identity_of(device_.facts))},
      thread_{[this] { run(); }} {}

ScannerSession::~ScannerSession() {
    inbox_.stop();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void ScannerSession::wait_for_end() {
    inbox_.push(Ended{{UsbErrorKind::Gone}});
    thread_.join();
}

void ScannerSession::run() {
    while (!inbox_.stopped()) {
        const UsbError error = serve();
        if (inbox_.stopped() || error.kind == UsbErrorKind::Cancelled) {
            return;
        }
        if (error.kind == UsbErrorKind::Gone) {
            standings_.tell(left(device_.facts));
            return;
        }
        standings_.tell(troubled(device_.facts, error));
        (void)inbox_.take(Clock::now() + settings_.retry);
    }
}

/// Opens the scanner and reads it until that fails.
UsbError ScannerSession::serve() {
    auto connection = bus_.connect(device_.facts.plug, device_.interface);
    if (!connection) {
        return connection.error();
    }
    std::size_t report_bytes = 0;
    Reader reader = reader_for(*connection, report_bytes);
    const EndpointFacts* endpoint = device_.interface.in();
    int failures = 0;
    for (;;) {
        const auto reading = read(*connection, report_bytes);
        if (!reading) {
            return reading.error();
        }
        if (failures == 0) {
            standings_.tell(ready(device_.facts));
        }
        const auto began = Clock::now();
        const UsbError error = listen(reader);
        failures = Clock::now() - began > settings_.retry ? 1 : failures + 1;
        if (inbox_.stopped() || !may_pass(error.kind) || failures >= failures_max) {
            return error;
        }
        if (error.kind == UsbErrorKind::Stalled) {
            const auto cleared = connection->clear_halt(endpoint->address);
            if (!cleared) {
                return cleared.error();
            }
        }
    }
}

ScannerSession::Reader ScannerSession::reader_for(UsbConnection& connection, std::size_t& report_bytes) const {
    if (device_.interface.use == DeviceUse::Keyboard) {
        use_boot_reports(connection);
        return hid::KeyboardReader{settings_.keyboard};
    }
    const hid::ReportDescriptor descriptor = descriptor_of(connection);
    if (device_.interface.use == DeviceUse::UnknownHid && hid::has_application(descriptor, hid::usage(0x01, 0x06))) {
        use_boot_reports(connection);
        return hid::KeyboardReader{settings_.keyboard};
    }
    const bool has_switch = std::any_of(descriptor.fields.begin(), descriptor.fields.end(), [](const auto& field) {
        return field.kind == hid::FieldKind::Feature && field.report_id == hid::honeywell_switch_on[0];
    });
    if (has_switch) {
        (void)set_report(connection, ReportKind::Feature, hid::honeywell_switch_on);
    }
    const std::size_t said = input_report_bytes(descriptor);
    report_bytes = said == 0 ? usual_report_bytes : said;
    return hid::HidPosReader{hid::scanner_layouts(descriptor)};
}

tl::expected<void, UsbError> ScannerSession::read(UsbConnection& connection, std::size_t report_bytes) {
    const EndpointFacts* endpoint = device_.interface.in();
    if (endpoint == nullptr) {
        return tl::unexpected(UsbError{UsbErrorKind::NotSupported});
    }
    return connection.read_all({.endpoint = endpoint->address,
                                .report =
                                    [this](const UsbReport& report) {
                                        inbox_.push(Report{{report.bytes.begin(), report.bytes.end()}, report.at});
                                    },
                                .ended = [this](const UsbError& error) { inbox_.push(Ended{error}); },
                                .report_bytes = report_bytes});
}

/// Tells of scans until the reading ended. What is under way then is cut off.
UsbError ScannerSession::listen(Reader& reader) {
    for (;;) {
        const auto due = std::visit([](const auto& any) { return any.due(); }, reader);
        const std::optional<Item> item = inbox_.take(time_of(due));
        Scans scans;
        if (inbox_.stopped()) {
            return {UsbErrorKind::Cancelled};
        }
        if (!item) {
            const auto now = Clock::now();
            std::visit([&](auto& any) { any.wake(moment_of(now), scans); }, reader);
            say(scans, now);
        } else if (const auto* report = std::get_if<Report>(&*item)) {
            std::visit([&](auto& any) { any.feed(report->bytes, moment_of(report->at), scans); }, reader);
            say(scans, report->at);
        } else {
            if (due) {
                std::visit([&](auto& any) { any.wake(*due, scans); }, reader);
            }
            for (Scan& scan : scans) {
                scan.outcome = scan.outcome == ScanOutcome::Whole ? ScanOutcome::CutOff : scan.outcome;
            }
            say(scans, Clock::now());
            return std::get<Ended>(*item).error;
        }
    }
}

void ScannerSession::say(const Scans& scans, Clock::time_point at) const {
    for (const Scan& scan : scans) {
        scans_({name_, scan, at});
    }
}

}  // namespace ecot::hardware
