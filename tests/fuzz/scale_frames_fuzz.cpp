// What a scale on a serial port sends: any bytes, byte by byte and at once, mean the same, and the till answers in
// proportion.

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hardware/scale/dialog_06.hpp"
#include "hardware/scale/mettler_8217.hpp"

namespace {

using namespace ecot::hardware;
using namespace std::chrono_literals;

void join(scale::SerialTurn& whole, scale::SerialTurn turn) {
    whole.send += turn.send;
    whole.readings.insert(whole.readings.end(), turn.readings.begin(), turn.readings.end());
}

/// FF in the input lets time pass until the scale's conversation is due.
void converse(scale::SerialScale& at_once, scale::SerialScale& in_pieces, std::string_view bytes) {
    scale::SerialTurn whole = at_once.begin(0ms);
    scale::SerialTurn pieces = in_pieces.begin(0ms);
    const std::size_t size = bytes.size();
    for (scale::Moment now = 1ms; !bytes.empty();) {
        const std::size_t end = std::min(bytes.find('\xFF'), bytes.size());
        join(whole, at_once.feed(bytes.substr(0, end), now));
        for (const char& byte : bytes.substr(0, end)) {
            join(pieces, in_pieces.feed({&byte, 1}, now));
        }
        assert(whole == pieces && at_once.due() == in_pieces.due());
        assert(at_once.due() >= now && at_once.due() <= now + 500ms);
        if (end < bytes.size()) {
            now = at_once.due();
            join(whole, at_once.wake(now));
            join(pieces, in_pieces.wake(now));
            assert(whole == pieces);
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    assert(whole.readings.size() <= size && whole.send.size() <= (size + 1) * 32);
    for (const WeightReading& reading : whole.readings) {
        assert(reading.grams >= 0 && reading.grams <= grams_max);
        assert((reading.state == ScaleState::Stable) == (reading.grams > 0));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const bool other = (data[0] & 1U) != 0;
    const scale::Mettler8217Settings settings_8217{.kilogram_decimals = other ? 2 : 3};
    scale::Mettler8217 at_once{settings_8217};
    scale::Mettler8217 in_pieces{settings_8217};
    converse(at_once, in_pieces, bytes);
    scale::Dialog06Settings settings_06{.price_digits = other ? 5 : 6};
    if ((data[0] & 2U) != 0) {
        settings_06.key = scale::Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234};
    }
    scale::Dialog06 dialog_at_once{settings_06};
    scale::Dialog06 dialog_in_pieces{settings_06};
    dialog_at_once.show(350, other ? 246 : 0);
    dialog_in_pieces.show(350, other ? 246 : 0);
    converse(dialog_at_once, dialog_in_pieces, bytes);
    return 0;
}
