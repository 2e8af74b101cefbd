#include "hardware/usb/traffic_meaning.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "hardware/escpos/device_id.hpp"
#include "hardware/escpos/star_status.hpp"
#include "hardware/hid/hid_pos_reports.hpp"
#include "hardware/hid/keyboard_reports.hpp"
#include "hardware/hid/report_descriptor.hpp"
#include "hardware/scale/hid_scale.hpp"

namespace ecot::hardware {

namespace {

using escpos::StatusQuestion;
using std::chrono::microseconds;
using std::chrono::milliseconds;

// Requests (USB 2.0, 9.4; HID 1.11, 7; Printer Class 1.1, 4.2), with their direction and recipient.
constexpr std::uint8_t standard_interface_in = 0x81;
constexpr std::uint8_t class_interface_in = 0xa1;
constexpr std::uint8_t get_descriptor = 0x06;
constexpr std::uint16_t report_descriptor_value = 0x2200;
constexpr std::uint8_t request_one = 0x01;  // GET_REPORT of HID, GET_PORT_STATUS of printers

/// A printer that is given nothing for so long has its whole ticket.
constexpr milliseconds ticket_silence{2000};

constexpr StatusQuestion all_questions[]{
    StatusQuestion::Printer,      StatusQuestion::Offline,   StatusQuestion::Error, StatusQuestion::Paper,
    StatusQuestion::PaperSensors, StatusQuestion::DrawerPin, StatusQuestion::Maker, StatusQuestion::Model};

[[nodiscard]] std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::optional<StatusQuestion> question_of(std::string_view bytes) {
    for (const StatusQuestion question : all_questions) {
        if (bytes == escpos::question_bytes(question)) {
            return question;
        }
    }
    return std::nullopt;
}

[[nodiscard]] bool waits_in_turn(StatusQuestion question) {
    return question != StatusQuestion::Printer && question != StatusQuestion::Offline &&
           question != StatusQuestion::Error && question != StatusQuestion::Paper;
}

}  // namespace

/// Who listens to one connection. By default to nothing.
class TrafficInterpreter::Listener {
public:
    explicit Listener(std::uint32_t connection) : connection_{connection} {}
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    virtual ~Listener() = default;

    /// Bytes of an endpoint to us.
    virtual void in(std::span<const std::uint8_t> /*bytes*/, microseconds /*at*/, TrafficMeanings& /*meanings*/) {}
    virtual void out(std::span<const std::uint8_t> /*bytes*/, microseconds /*at*/, TrafficMeanings& /*meanings*/) {}
    virtual void control(const ControlMoved& /*moved*/, microseconds /*at*/, TrafficMeanings& /*meanings*/) {}
    [[nodiscard]] virtual std::optional<microseconds> due() const { return std::nullopt; }
    virtual void wake(microseconds /*now*/, TrafficMeanings& /*meanings*/) {}
    virtual void finish(TrafficMeanings& /*meanings*/) {}

    static std::unique_ptr<Listener> of(std::uint32_t connection, const InterfaceClaimed& claimed,
                                        const TrafficSettings& settings);

protected:
    template <typename What>
    void add(What what, microseconds at, TrafficMeanings& meanings) const {
        meanings.push_back({at, connection_, std::move(what)});
    }

    class OnScanner;
    class OnScale;
    class OnPrinter;

private:
    std::uint32_t connection_;
};

/// A scanner of either kind.
class TrafficInterpreter::Listener::OnScanner final : public Listener {
public:
    OnScanner(std::uint32_t connection, DeviceUse use, hid::KeyboardSettings settings,
              std::span<const std::uint8_t> descriptor)
        : Listener{connection}, use_{use}, settings_{settings} {
        if (use == DeviceUse::Keyboard) {
            keyboard_.emplace(settings);
        } else {
            learn(descriptor);
        }
    }

    void in(std::span<const std::uint8_t> bytes, microseconds at, TrafficMeanings& meanings) override {
        Scans scans;
        if (keyboard_) {
            keyboard_->feed(bytes, moment_of(at), scans);
        } else {
            hid_pos_.feed(bytes, moment_of(at), scans);
        }
        say(std::move(scans), at, meanings);
    }

    void control(const ControlMoved& moved, microseconds /*at*/, TrafficMeanings& /*meanings*/) override {
        if (!keyboard_ && moved.type == standard_interface_in && moved.request == get_descriptor &&
            moved.value == report_descriptor_value && !moved.error) {
            learn(moved.bytes);
        }
    }

    [[nodiscard]] std::optional<microseconds> due() const override {
        const auto moment = keyboard_ ? keyboard_->due() : hid_pos_.due();
        return moment ? std::optional<microseconds>{*moment} : std::nullopt;
    }

    void wake(microseconds now, TrafficMeanings& meanings) override {
        Scans scans;
        if (keyboard_) {
            keyboard_->wake(moment_of(now), scans);
        } else {
            hid_pos_.wake(moment_of(now), scans);
        }
        say(std::move(scans), now, meanings);
    }

    void finish(TrafficMeanings& meanings) override {
        if (const auto moment = due()) {
            wake(*moment, meanings);
        }
    }

private:
    [[nodiscard]] static hid::Moment moment_of(microseconds at) { return std::chrono::duration_cast<hid::Moment>(at); }

    void learn(std::span<const std::uint8_t> bytes) {
        const hid::ReportDescriptor descriptor = hid::read_report_descriptor(bytes);
        if (use_ == DeviceUse::UnknownHid && hid::has_application(descriptor, hid::usage(0x01, 0x06))) {
            keyboard_.emplace(settings_);
        } else {
            hid_pos_ = hid::HidPosReader{hid::scanner_layouts(descriptor)};
        }
    }

    void say(Scans scans, microseconds at, TrafficMeanings& meanings) const {
        for (Scan& scan : scans) {
            add(std::move(scan), at, meanings);
        }
    }

    const DeviceUse use_;
    const hid::KeyboardSettings settings_;
    std::optional<hid::KeyboardReader> keyboard_;
    hid::HidPosReader hid_pos_;
};

/// A HID scale. What it shows is told when it changes.
class TrafficInterpreter::Listener::OnScale final : public Listener {
public:
    OnScale(std::uint32_t connection, std::span<const std::uint8_t> descriptor)
        : Listener{connection}, reader_{scale::HidScaleReader{layout_of(descriptor)}} {}

    void in(std::span<const std::uint8_t> bytes, microseconds at, TrafficMeanings& meanings) override {
        if (const auto reading = reader_.feed(bytes); reading && said_ != reading) {
            said_ = reading;
            add(*reading, at, meanings);
        }
    }

    void control(const ControlMoved& moved, microseconds at, TrafficMeanings& meanings) override {
        if (moved.error) {
            return;
        }
        if (moved.type == class_interface_in && moved.request == request_one) {
            in(moved.bytes, at, meanings);
        } else if (moved.type == standard_interface_in && moved.request == get_descriptor &&
                   moved.value == report_descriptor_value) {
            reader_ = scale::HidScaleReader{layout_of(moved.bytes)};
        }
    }

private:
    [[nodiscard]] static std::optional<hid::ScaleLayout> layout_of(std::span<const std::uint8_t> descriptor) {
        return hid::scale_layout(hid::read_report_descriptor(descriptor));
    }

    scale::HidScaleReader reader_;
    std::optional<WeightReading> said_;
};

/// A printer, of Epson's language or of Star's: the questions tell which.
class TrafficInterpreter::Listener::OnPrinter final : public Listener {
public:
    OnPrinter(std::uint32_t connection, escpos::DrawerOpenAt drawer) : Listener{connection}, drawer_open_at_{drawer} {}

    void out(std::span<const std::uint8_t> bytes, microseconds at, TrafficMeanings& meanings) override {
        const std::string_view text = text_of(bytes);
        const auto question = question_of(text);
        const bool star = text == escpos::star_status_question;
        if (!question && !star && text != escpos::send_status_by_itself) {
            sent_ += text;
            sent_at_ = at;
            return;
        }
        finish(meanings);
        is_star_ = is_star_ || star;
        if (question) {
            ask(*question);
        }
    }

    void in(std::span<const std::uint8_t> bytes, microseconds at, TrafficMeanings& meanings) override {
        if (is_star_) {
            star_.feed(text_of(bytes));
            say(star_.condition(), at, meanings);
        } else {
            const std::size_t strays = status_.stray_count();
            status_.feed(text_of(bytes));
            // Of a round of questions the last answer makes the condition whole.
            if (status_.waiting() == status_.waiting_in_turn() && status_.stray_count() == strays) {
                say(status_.condition(), at, meanings);
            }
        }
    }

    void control(const ControlMoved& moved, microseconds at, TrafficMeanings& meanings) override {
        if (moved.type == class_interface_in && moved.request == request_one && !moved.error && !moved.bytes.empty()) {
            const escpos::PortStatus port = escpos::read_port_status(moved.bytes.front());
            escpos::PrinterCondition condition;
            condition.paper_end = port.paper_empty;
            condition.online = port.selected && !port.error;
            say(condition, at, meanings);
        }
    }

    [[nodiscard]] std::optional<microseconds> due() const override {
        return sent_.empty() ? std::nullopt : std::optional{sent_at_ + ticket_silence};
    }
    void wake(microseconds now, TrafficMeanings& meanings) override {
        if (due() && *due() <= now) {
            finish(meanings);
        }
    }

    void finish(TrafficMeanings& meanings) override {
        if (!sent_.empty()) {
            add(SentPrint{std::exchange(sent_, {})}, sent_at_, meanings);
        }
    }

private:
    /// One at a time, as the driver asks them; only those that wait behind what is printed may still be due.
    void ask(StatusQuestion question) {
        const bool in_turn = status_.waiting_in_turn() > 0;
        status_.forget();
        if (in_turn && !waits_in_turn(question)) {
            status_.asked(StatusQuestion::PaperSensors);
        }
        status_.asked(question);
    }

    void say(const escpos::PrinterCondition& condition, microseconds at, TrafficMeanings& meanings) {
        PrinterStatus status = escpos::status_of(condition);
        status.drawer_open = escpos::drawer_open(condition, drawer_open_at_);
        if (said_ != status) {
            said_ = status;
            add(status, at, meanings);
        }
    }

    escpos::DrawerOpenAt drawer_open_at_;
    escpos::StatusReader status_;
    escpos::StarStatusReader star_;
    bool is_star_ = false;
    std::optional<PrinterStatus> said_;
    std::string sent_;
    microseconds sent_at_{};
};

std::unique_ptr<TrafficInterpreter::Listener> TrafficInterpreter::Listener::of(std::uint32_t connection,
                                                                               const InterfaceClaimed& claimed,
                                                                               const TrafficSettings& settings) {
    const auto& interfaces = claimed.facts.interfaces;
    const auto interface = std::find_if(interfaces.begin(), interfaces.end(), [&](const InterfaceFacts& one) {
        return one.number == claimed.interface && one.setting == claimed.setting;
    });
    std::vector<std::uint8_t> descriptor;
    for (const RecordedDescriptor& one : claimed.report_descriptors) {
        if (one.interface == claimed.interface) {
            descriptor = one.bytes;
        }
    }
    switch (interface == interfaces.end() ? DeviceUse::Other : interface->use) {
        case DeviceUse::Printer:
            return std::make_unique<OnPrinter>(connection, settings.drawer_open_at);
        case DeviceUse::Keyboard:
        case DeviceUse::HidPosScanner:
        case DeviceUse::UnknownHid:
            return std::make_unique<OnScanner>(connection, interface->use,
                                               hid::KeyboardSettings{.layout = settings.layout}, descriptor);
        case DeviceUse::HidScale:
            return std::make_unique<OnScale>(connection, descriptor);
        case DeviceUse::Other:
            break;
    }
    return std::make_unique<Listener>(connection);
}

TrafficInterpreter::TrafficInterpreter(TrafficSettings settings) : settings_{settings} {}
TrafficInterpreter::~TrafficInterpreter() = default;

void TrafficInterpreter::feed(const TrafficEvent& event, TrafficMeanings& meanings) {
    wake(event.at, meanings);
    if (const auto* claimed = std::get_if<InterfaceClaimed>(&event.what)) {
        if (!claimed->error) {
            listeners_[event.connection] = Listener::of(event.connection, *claimed, settings_);
        }
        return;
    }
    const auto found = listeners_.find(event.connection);
    if (found == listeners_.end()) {
        return;
    }
    Listener& listener = *found->second;
    if (const auto* moved = std::get_if<ControlMoved>(&event.what)) {
        listener.control(*moved, event.at, meanings);
    } else if (const auto* data = std::get_if<DataMoved>(&event.what)) {
        if (data->bytes.empty()) {
            return;
        }
        if ((data->endpoint & 0x80U) != 0) {
            listener.in(data->bytes, event.at, meanings);
        } else {
            listener.out(data->bytes, event.at, meanings);
        }
    } else if (std::holds_alternative<InterfaceClosed>(event.what)) {
        listener.finish(meanings);
        listeners_.erase(found);
    }
}

std::optional<microseconds> TrafficInterpreter::due() const {
    std::optional<microseconds> first;
    for (const auto& [connection, listener] : listeners_) {
        if (const auto due = listener->due(); due && (!first || *due < *first)) {
            first = due;
        }
    }
    return first;
}

void TrafficInterpreter::wake(microseconds now, TrafficMeanings& meanings) {
    for (const auto& [connection, listener] : listeners_) {
        if (const auto due = listener->due(); due && *due <= now) {
            listener->wake(*due, meanings);
        }
    }
}

void TrafficInterpreter::finish(TrafficMeanings& meanings) {
    for (const auto& [connection, listener] : listeners_) {
        listener->finish(meanings);
    }
}

}  // namespace ecot::hardware
