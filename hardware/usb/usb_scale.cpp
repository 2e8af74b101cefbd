#include "hardware/usb/usb_scale.hpp"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "hardware/hid/report_descriptor.hpp"
#include "hardware/scale/hid_scale.hpp"
#include "hardware/usb/hid_setup.hpp"
#include "hardware/usb/inbox.hpp"

namespace ecot::hardware {

namespace {

using ScaleClock = std::chrono::steady_clock;

constexpr std::size_t usual_weight_bytes = 6;
constexpr std::uint8_t usual_weight_report = 3;
constexpr std::chrono::milliseconds zero_patience{500};

}  // namespace

/// The thread: serves the chosen scale until that fails, then looks again.
class UsbScale::Impl {
public:
    /// Both of one opening of the scale: what is left in the inbox of an earlier one means nothing.
    struct WeightReport {
        int opening = 0;
        std::vector<std::uint8_t> bytes;
    };
    struct ReadingEnded {
        int opening = 0;
        UsbError error;
    };
    struct ZeroAsked {};
    using ScaleItem = std::variant<UsbEvent, WeightReport, ReadingEnded, ZeroAsked>;

    Impl(UsbBus& bus, UsbScaleSettings settings, WeightListener listener, StandingListener standings)
        : bus_{bus},
          settings_{std::move(settings)},
          listener_{std::move(listener)},
          standings_{std::move(standings)},
          choice_{{DeviceUse::HidScale},
                  settings_.paired ? std::vector{*settings_.paired} : std::vector<DeviceIdentity>{},
                  DeviceChoice::Unpaired::IfAlone},
          thread_{[this] { run(); }} {}

    ~Impl() {
        inbox_.stop();
        thread_.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void push(ScaleItem item) { inbox_.push(std::move(item)); }

    [[nodiscard]] WeightReading reading() const {
        const std::lock_guard lock{mutex_};
        return reading_;
    }

private:
    /// A scale that is open.
    struct Open {
        UsbConnection connection;
        scale::HidScaleReader reader;
        std::uint8_t report_id;
        std::uint16_t report_bytes;
    };

    void run();
    [[nodiscard]] UsbError serve(const ChosenDevice& device);
    [[nodiscard]] tl::expected<Open, UsbError> open(const ChosenDevice& device);
    [[nodiscard]] tl::expected<void, UsbError> read(Open& scale);
    [[nodiscard]] UsbError listen(Open& scale, PlugId plug);
    [[nodiscard]] std::optional<UsbError> ask(Open& scale);
    static void zero(Open& scale);
    void show(const WeightReading& reading);

    UsbBus& bus_;
    const UsbScaleSettings settings_;
    const WeightListener listener_;
    StandingTeller standings_;  // of the thread, as the next
    DeviceChoice choice_;
    int opening_ = 0;                      // counted
    std::optional<DeviceFacts> troubled_;  // who was told of so last
    bool ready_ = false;                   // who is served now was told of so
    mutable std::mutex mutex_;
    WeightReading reading_;
    Inbox<ScaleItem> inbox_;
    std::thread thread_;
};

void UsbScale::Impl::run() {
    std::optional<ScaleClock::time_point> retry;
    while (!inbox_.stopped()) {
        const std::vector<ChosenDevice> chosen = choice_.chosen();
        if (troubled_ && !choice_.plugged(troubled_->plug)) {
            standings_.tell(left(*std::exchange(troubled_, std::nullopt)));
        }
        if (chosen.empty() || (retry && ScaleClock::now() < *retry)) {
            const std::optional<ScaleItem> item = inbox_.take(chosen.empty() ? std::nullopt : retry);
            if (item && std::holds_alternative<UsbEvent>(*item)) {
                choice_.tell(std::get<UsbEvent>(*item));
                retry.reset();
            }
            continue;
        }
        const UsbError error = serve(chosen.front());
        if (inbox_.stopped() || error.kind == UsbErrorKind::Cancelled) {
            return;
        }
        show({.state = ScaleState::Gone});
        if (error.kind != UsbErrorKind::Gone) {
            troubled_ = chosen.front().facts;
            standings_.tell(troubled(*troubled_, error));
        } else if (std::exchange(ready_, false)) {
            standings_.tell(left(chosen.front().facts));
        }
        ready_ = false;
        retry = ScaleClock::now() + settings_.retry;
    }
}

UsbError UsbScale::Impl::serve(const ChosenDevice& device) {
    auto scale = open(device);
    if (!scale) {
        return scale.error();
    }
    if (const auto reading = read(*scale); !reading) {
        return reading.error();
    }
    ready_ = true;
    troubled_.reset();
    standings_.tell(ready(device.facts));
    const UsbError error = listen(*scale, device.facts.plug);
    if (error.kind == UsbErrorKind::Stalled) {
        (void)scale->connection.clear_halt(device.interface.in()->address);  // closing does not end that
    }
    return error;
}

tl::expected<UsbScale::Impl::Open, UsbError> UsbScale::Impl::open(const ChosenDevice& device) {
    if (device.interface.in() == nullptr) {
        return tl::unexpected(UsbError{UsbErrorKind::NotSupported});
    }
    auto connection = bus_.connect(device.facts.plug, device.interface);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    const hid::ReportDescriptor descriptor = descriptor_of(*connection);
    const std::optional<hid::ScaleLayout> layout = hid::scale_layout(descriptor);
    const std::size_t bytes = std::max(input_report_bytes(descriptor), usual_weight_bytes);
    return Open{.connection = std::move(*connection),
                .reader = scale::HidScaleReader{layout},
                .report_id = layout ? layout->report_id : usual_weight_report,
                .report_bytes = static_cast<std::uint16_t>(bytes)};
}

tl::expected<void, UsbError> UsbScale::Impl::read(Open& scale) {
    const int opening = ++opening_;
    return scale.connection.read_all(
        {.endpoint = scale.connection.interface().in()->address,
         .report =
             [this, opening](const UsbReport& report) {
                 inbox_.push(WeightReport{opening, {report.bytes.begin(), report.bytes.end()}});
             },
         .ended =
             [this, opening](const UsbError& error) {
                 inbox_.push(ReadingEnded{opening, error});
             },
         .report_bytes = scale.report_bytes});
}

/// Shows what the scale says until it fails.
UsbError UsbScale::Impl::listen(Open& scale, PlugId plug) {
    bool may_ask = true;
    for (;;) {
        const auto next = may_ask ? std::optional{ScaleClock::now() + settings_.silence} : std::nullopt;
        const std::optional<ScaleItem> item = inbox_.take(next);
        if (inbox_.stopped()) {
            return {UsbErrorKind::Cancelled};
        }
        if (!item) {
            const std::optional<UsbError> error = ask(scale);
            may_ask = !error || error->kind != UsbErrorKind::Stalled;
            if (error && error->kind != UsbErrorKind::Stalled) {
                return *error;
            }
        } else if (const auto* report = std::get_if<WeightReport>(&*item)) {
            const auto reading = report->opening == opening_ ? scale.reader.feed(report->bytes) : std::nullopt;
            if (reading) {
                show(*reading);
            }
        } else if (const auto* event = std::get_if<UsbEvent>(&*item)) {
            choice_.tell(*event);
            if (!choice_.plugged(plug)) {
                return {UsbErrorKind::Gone};
            }
        } else if (std::holds_alternative<ZeroAsked>(*item)) {
            zero(scale);
        } else if (const auto& ended = std::get<ReadingEnded>(*item); ended.opening == opening_) {
            return ended.error;
        }
    }
}

/// What is on a scale that says nothing by itself.
std::optional<UsbError> UsbScale::Impl::ask(Open& scale) {
    const auto report = get_report(scale.connection, scale.report_id, scale.report_bytes);
    if (!report) {
        return report.error();
    }
    if (const auto reading = scale.reader.feed(*report)) {
        show(*reading);
    }
    return std::nullopt;
}

void UsbScale::Impl::zero(Open& scale) {
    const EndpointFacts* out = scale.connection.interface().out();
    if (out != nullptr) {
        (void)scale.connection.write(out->address, scale::hid_zero_report, zero_patience);
    } else {
        (void)set_report(scale.connection, ReportKind::Output, scale::hid_zero_report);
    }
}

void UsbScale::Impl::show(const WeightReading& reading) {
    {
        const std::lock_guard lock{mutex_};
        if (reading_ == reading) {
            return;
        }
        reading_ = reading;
    }
    if (listener_) {
        listener_(reading);
    }
}

UsbScale::UsbScale(UsbBus& bus, UsbScaleSettings settings, WeightListener listener, StandingListener standings)
    : impl_{std::make_unique<Impl>(bus, std::move(settings), std::move(listener), std::move(standings))} {}
UsbScale::~UsbScale() = default;

void UsbScale::tell(const UsbEvent& event) {
    impl_->push(event);
}
WeightReading UsbScale::reading() {
    return impl_->reading();
}
void UsbScale::zero() {
    impl_->push(Impl::ZeroAsked{});
}

}  // namespace ecot::hardware
