// A recording that somebody sent: any bytes are a recording or a fault on a line, and what is read is written the same.
// What the till understands of it stays in proportion.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hardware/usb/traffic.hpp"
#include "hardware/usb/traffic_meaning.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ecot::hardware;
    // The first line is ours, so that no time is lost on guessing it.
    const std::string text = "ecot-usb-traffic 1\n" + std::string{reinterpret_cast<const char*>(data), size};
    const auto events = read_traffic(text);
    if (!events) {
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        assert(events.error().line >= 1 && events.error().line <= lines && !events.error().reason.empty());
        return 0;
    }
    std::string written{traffic_heading()};
    TrafficInterpreter interpreter;
    TrafficMeanings meanings;
    for (const TrafficEvent& event : *events) {
        written += to_lines(event, {});
        interpreter.feed(event, meanings);
    }
    interpreter.finish(meanings);
    assert(read_traffic(written) == events);
    assert(meanings.size() <= size);
    return 0;
}
