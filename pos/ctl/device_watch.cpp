#include "pos/ctl/device_watch.hpp"

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "hardware/usb/inbox.hpp"
#include "hardware/usb/traffic_meaning.hpp"
#include "hardware/usb/traffic_recorder.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "hardware/usb/usb_scale.hpp"
#include "hardware/usb/usb_scanner.hpp"
#include "pos/app/stop_signals.hpp"
#include "pos/ctl/device_lines.hpp"
#include "pos/ctl/device_words.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;
using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr std::uintmax_t recording_bytes_max = std::uintmax_t{64} * 1024 * 1024;

/// Somebody wants it to end.
struct Stop {};
/// The recording takes no more.
struct RecordingFull {};
using WatchItem = std::variant<TrafficEvent, UsbEvent, DeviceStanding, Stop, RecordingFull>;

[[nodiscard]] microseconds now() {
    return std::chrono::floor<microseconds>(Clock::now().time_since_epoch());
}
[[nodiscard]] Clock::time_point time_of(microseconds at) {
    return Clock::time_point{at};
}

[[nodiscard]] std::string sentence_of(const RecordingError& error, const std::filesystem::path& file) {
    switch (error.system_error) {
        case EEXIST:
            return file.string() + " is there already and stays as it is; choose another name.";
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return "There is no more room for " + file.string() +
                   " (a full disk, or a limit); it holds what came until then.";
        default:
            return file.string() + " cannot be written: " + std::generic_category().message(error.system_error) + ".";
    }
}

/// The drivers of the till on a bus, all of which tell an inbox.
class WatchedBus {
public:
    WatchedBus(UsbBus bus, const WatchRequest& request, Inbox<WatchItem>& inbox, TrafficRecorder* recorder)
        : bus_{std::move(bus)} {
        bus_.listen_in([&inbox, recorder](TrafficEvent event) {
            if (recorder != nullptr) {
                recorder->tell(event);
            }
            inbox.push(std::move(event));
        });
        const StandingListener standings = [&inbox](const DeviceStanding& standing) { inbox.push(standing); };
        UsbScannerSettings scanners;
        scanners.keyboard.layout = request.layout;
        scanners_ = std::make_unique<UsbScanners>(
            bus_, scanners, [](const DeviceScan&) {}, standings);
        printer_ = std::make_unique<UsbPrinter>(bus_, UsbPrinterSettings{}, PrinterListener{}, standings);
        scale_ = std::make_unique<UsbScale>(bus_, UsbScaleSettings{}, WeightListener{}, standings);
        bus_.start([this, &inbox](const UsbEvent& event) {
            inbox.push(event);  // first, so that a device has a name when its driver speaks of it
            scanners_->tell(event);
            printer_->tell(event);
            scale_->tell(event);
        });
        bus_.wait_until_told();
    }
    /// Every device has its driver back.
    ~WatchedBus() { bus_.stop(); }
    WatchedBus(const WatchedBus&) = delete;
    WatchedBus& operator=(const WatchedBus&) = delete;

    /// Whether something is plugged in that is read.
    [[nodiscard]] bool has_any() const {
        DeviceChoice choice{{DeviceUse::Printer, DeviceUse::Keyboard, DeviceUse::HidPosScanner, DeviceUse::HidScale},
                            {},
                            DeviceChoice::Unpaired::Always};
        for (const DeviceFacts& facts : bus_.devices()) {
            choice.tell(DeviceArrived{facts});
        }
        return !choice.chosen().empty();
    }

private:
    UsbBus bus_;
    std::unique_ptr<UsbScanners> scanners_;
    std::unique_ptr<UsbPrinter> printer_;
    std::unique_ptr<UsbScale> scale_;
};

/// Says what the items tell, as they come.
class Watching {
public:
    Watching(const WatchRequest& request, std::ostream& out)
        : out_{out}, lines_{out, request.json}, interpreter_{{.layout = request.layout}} {}

    /// False: it is to end.
    [[nodiscard]] bool heed(const WatchItem& item) {
        if (const auto* event = std::get_if<TrafficEvent>(&item)) {
            lines_.learn(*event, false);
            interpreter_.feed(*event, meanings_);
            say_meanings();
        } else if (const auto* plugged = std::get_if<UsbEvent>(&item)) {
            if (const auto* arrived = std::get_if<DeviceArrived>(plugged)) {
                lines_.know(arrived->facts);
            }
        } else if (const auto* standing = std::get_if<DeviceStanding>(&item)) {
            lines_.say(*standing, now() - begin_);
        } else {
            return false;
        }
        return static_cast<bool>(out_.flush());
    }
    [[nodiscard]] bool wake() {
        interpreter_.wake(now(), meanings_);
        say_meanings();
        return static_cast<bool>(out_.flush());
    }
    void finish() {
        interpreter_.finish(meanings_);
        say_meanings();
        out_.flush();
    }
    [[nodiscard]] std::optional<Clock::time_point> due() const {
        const auto moment = interpreter_.due();
        return moment ? std::optional{time_of(*moment)} : std::nullopt;
    }

private:
    void say_meanings() {
        for (const TrafficMeaning& meaning : std::exchange(meanings_, {})) {
            lines_.say(meaning, begin_);
        }
    }

    std::ostream& out_;
    DeviceLines lines_;
    TrafficInterpreter interpreter_;
    TrafficMeanings meanings_;
    const microseconds begin_ = now();
};

/// Until something ends it: a signal, the time, a full disk, nobody who reads.
void watch_until_stopped(Watching& watching, Inbox<WatchItem>& inbox, std::optional<std::chrono::seconds> span) {
    const std::optional<Clock::time_point> end = span ? std::optional{Clock::now() + *span} : std::nullopt;
    for (;;) {
        std::optional<Clock::time_point> until = watching.due();
        until = !until || (end && *end < *until) ? end : until;
        const std::optional<WatchItem> item = inbox.take(until);
        if (item ? !watching.heed(*item) : !watching.wake()) {
            return;
        }
        if (!item && end && Clock::now() >= *end) {
            return;
        }
    }
}

/// The file's bytes, or nothing and a sentence.
[[nodiscard]] std::optional<std::string> recording_in(const std::filesystem::path& file, std::ostream& errors) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) {
        errors << "ecotctl: There is no file " << file.string() << ".\n";
        return std::nullopt;
    }
    if (std::filesystem::file_size(file, failure) > recording_bytes_max || failure) {
        errors << "ecotctl: " << file.string() << " is too large for a recording (at most 64 MiB).\n";
        return std::nullopt;
    }
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    if (!in || !(bytes << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof())) {
        errors << "ecotctl: " << file.string() << " cannot be read.\n";
        return std::nullopt;
    }
    return bytes.str();
}

}  // namespace

int watch_devices(const WatchRequest& request, std::ostream& out, std::ostream& errors) {
    const app::StopSignals signals;  // before any thread
    // Who reads us may go: that must not end us with the devices still ours.
    std::signal(SIGPIPE, SIG_IGN);
    Inbox<WatchItem> inbox;
    std::unique_ptr<TrafficRecorder> recorder;
    if (request.file) {
        auto created = TrafficRecorder::create(*request.file, [&inbox] { inbox.push(RecordingFull{}); });
        if (!created) {
            errors << "ecotctl: " << sentence_of(created.error(), *request.file) << "\n";
            return 1;
        }
        recorder = std::move(*created);
    }
    auto bus = UsbBus::open();
    if (!bus) {
        errors << "ecotctl: This machine shows no USB to programs (" << to_string(bus.error().kind) << ").\n";
        return 1;
    }
    Watching watching{request, out};
    {
        const WatchedBus watched{std::move(*bus), request, inbox, recorder.get()};
        if (!watched.has_any()) {
            errors << "No scanner, printer or scale is plugged in; waiting for one.\n" << std::flush;
        }
        const app::StopSignals::Listener listener{signals, [&inbox] { inbox.push(Stop{}); }};
        watch_until_stopped(watching, inbox, request.span);
    }
    watching.finish();
    if (recorder) {
        if (const auto kept = recorder->finish(); !kept) {
            errors << "ecotctl: " << sentence_of(kept.error(), *request.file) << "\n";
            return 1;
        }
        errors << "Recorded to " << request.file->string()
               << ". It may hold members' codes and receipts: read it before you send it.\n";
    }
    return 0;
}

int replay_recording(const WatchRequest& request, std::ostream& out, std::ostream& errors) {
    const std::optional<std::string> text = recording_in(*request.file, errors);
    if (!text) {
        return 1;
    }
    const auto events = read_traffic(*text);
    if (!events) {
        errors << "ecotctl: " << request.file->string() << " is no recording, line " << events.error().line << ": "
               << events.error().reason << ".\n";
        return 1;
    }
    DeviceLines lines{out, request.json};
    TrafficInterpreter interpreter{{.layout = request.layout}};
    TrafficMeanings meanings;
    const auto say_all = [&] {
        for (const TrafficMeaning& meaning : std::exchange(meanings, {})) {
            lines.say(meaning, {});
        }
    };
    for (const TrafficEvent& event : *events) {
        lines.learn(event, true);
        interpreter.feed(event, meanings);
        say_all();
    }
    interpreter.finish(meanings);
    say_all();
    if (lines.count() == 0) {
        errors << "There is nothing in " << request.file->string() << " that the till understands.\n";
    }
    return 0;
}

}  // namespace ecot::ctl
