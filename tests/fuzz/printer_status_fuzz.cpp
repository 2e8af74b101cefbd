// What a printer sends back: any bytes, byte by byte and at once, mean the same, and nothing grows.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hardware/escpos/device_id.hpp"
#include "hardware/escpos/star_status.hpp"
#include "hardware/escpos/status.hpp"

namespace {

using namespace ecot::hardware::escpos;

bool printable(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

template <typename Reader>
void feed_in_pieces(Reader& reader, std::string_view bytes) {
    for (const char& byte : bytes) {
        reader.feed({&byte, 1});
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    // The first bytes are questions, up to one that is none.
    StatusReader at_once;
    const std::size_t questions = std::min(bytes.find_first_not_of("\0\1\2\3\4\5\6\7", 0, 8), bytes.size());
    for (const char question : bytes.substr(0, questions)) {
        at_once.asked(static_cast<StatusQuestion>(question));
    }
    StatusReader in_pieces = at_once;
    at_once.feed(bytes.substr(questions));
    feed_in_pieces(in_pieces, bytes.substr(questions));
    assert(at_once.condition() == in_pieces.condition() && at_once.waiting() == in_pieces.waiting());
    assert(at_once.stopped() == in_pieces.stopped() && at_once.stray_count() == in_pieces.stray_count());
    assert(at_once.maker() == in_pieces.maker() && at_once.model() == in_pieces.model());
    assert(at_once.waiting() <= 32 && at_once.stray_count() + at_once.automatic_count() <= size);
    assert(at_once.maker().size() <= 80 && printable(at_once.maker()) && printable(at_once.model()));

    StarStatusReader star_at_once;
    StarStatusReader star_in_pieces;
    star_at_once.feed(bytes);
    feed_in_pieces(star_in_pieces, bytes);
    assert(star_at_once.condition() == star_in_pieces.condition());
    assert(star_at_once.status_count() == star_in_pieces.status_count());
    assert(star_at_once.status_count() * 6 + star_at_once.stray_count() <= size);

    const DeviceId id = read_device_id({data, size});
    for (const std::string& text : {id.maker, id.model, id.commands, id.serial}) {
        assert(text.size() <= 200 && printable(text));
    }
    return 0;
}
