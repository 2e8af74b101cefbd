#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hardware/escpos/status.hpp"
#include "hardware/hid/keyboard_layout.hpp"
#include "hardware/printer.hpp"
#include "hardware/scale.hpp"
#include "hardware/scanner.hpp"
#include "hardware/usb/traffic.hpp"

namespace ecot::hardware {

/// What a printer was given to print without a question in between: a ticket, or a piece of one.
struct SentPrint {
    std::string bytes;
    friend bool operator==(const SentPrint&, const SentPrint&) = default;
};

/// What the till understood of what passed.
struct TrafficMeaning {
    std::chrono::microseconds at{};  ///< as the events count
    std::uint32_t connection = 0;
    std::variant<Scan, WeightReading, PrinterStatus, SentPrint> what;
    friend bool operator==(const TrafficMeaning&, const TrafficMeaning&) = default;
};
using TrafficMeanings = std::vector<TrafficMeaning>;

/// What cannot be seen from the traffic.
struct TrafficSettings {
    hid::KeyboardLayout layout = hid::KeyboardLayout::Us;
    escpos::DrawerOpenAt drawer_open_at = escpos::DrawerOpenAt::High;
};

/// Reads traffic as the till's drivers do, by the same parsers and without a device: scans, weights, what printers say
/// and what they are given. Pure: its time is that of the events. Any events are read.
class TrafficInterpreter {
public:
    explicit TrafficInterpreter(TrafficSettings settings = {});
    ~TrafficInterpreter();
    TrafficInterpreter(const TrafficInterpreter&) = delete;
    TrafficInterpreter& operator=(const TrafficInterpreter&) = delete;

    /// What was understood by it is added to `meanings`, after what ended by silence before it.
    void feed(const TrafficEvent& event, TrafficMeanings& meanings);

    /// When wake() is to be called unless an event comes first; none while nothing is under way.
    [[nodiscard]] std::optional<std::chrono::microseconds> due() const;
    /// Ends what silence ends by `now`.
    void wake(std::chrono::microseconds now, TrafficMeanings& meanings);

    /// No event comes any more: ends what is under way.
    void finish(TrafficMeanings& meanings);

private:
    class Listener;
    TrafficSettings settings_;
    std::map<std::uint32_t, std::unique_ptr<Listener>> listeners_;  // of the connections that are open
};

}  // namespace ecot::hardware
