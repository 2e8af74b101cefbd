// What a scanner or scale on USB sends: a descriptor of any bytes, then any reports at any times. Nothing grows, and
// being woken in time changes nothing.

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hardware/hid/hid_pos_reports.hpp"
#include "hardware/hid/keyboard_reports.hpp"
#include "hardware/hid/report_descriptor.hpp"
#include "hardware/scale/hid_scale.hpp"

namespace {

using namespace ecot::hardware;
using Bytes = std::span<const std::uint8_t>;

/// What is left of the input, in pieces: two bytes of time and length, then a report.
struct Reports {
    Bytes rest;
    hid::Moment now{};

    Bytes take(std::size_t longest) {
        now += std::chrono::milliseconds{rest[0]} * (rest[0] > 250 ? 100 : 1);
        const std::size_t size = std::min({std::size_t{rest[1]}, longest, rest.size() - 2});
        const Bytes report = rest.subspan(2, size);
        rest = rest.subspan(2 + size);
        return report;
    }
    [[nodiscard]] bool at_end() const { return rest.size() < 2; }
};

/// Reads all reports with a reader that is woken in time, and with one that is not.
template <typename Reader>
void read_twice(Reader awake, Bytes bytes, std::size_t longest, std::size_t text_max) {
    Reader asleep = awake;
    Scans scans_awake;
    Scans scans_asleep;
    for (Reports reports{bytes}; !reports.at_end();) {
        const Bytes report = reports.take(longest);
        while (awake.due() && *awake.due() <= reports.now) {
            awake.wake(*awake.due(), scans_awake);
        }
        awake.feed(report, reports.now, scans_awake);
        asleep.feed(report, reports.now, scans_asleep);
        assert(scans_awake == scans_asleep);
    }
    assert(scans_awake.size() <= bytes.size());
    for (const Scan& scan : scans_awake) {
        assert(scan.text.size() <= text_max);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const Bytes input{data, size};
    const std::size_t split = std::min<std::size_t>(2 + (std::size_t{data[0]} << 8U | data[1]) % 1'024, size);
    const hid::ReportDescriptor descriptor = hid::read_report_descriptor(input.subspan(2, split - 2));
    assert(descriptor.fields.size() <= 512);
    for (const hid::Field& field : descriptor.fields) {
        assert(field.bit + field.size * field.count <= 65'536);
    }
    const Bytes rest = input.subspan(split);
    constexpr std::size_t letter_bytes_max = 2;  // UTF-8 of the layouts' letters
    read_twice(hid::KeyboardReader{{.layout = hid::KeyboardLayout::Us}}, rest, 8, scan_length_max);
    read_twice(hid::KeyboardReader{{.layout = hid::KeyboardLayout::French}}, rest, 8,
               scan_length_max * letter_bytes_max);
    read_twice(hid::HidPosReader{hid::scanner_layouts(descriptor)}, rest, 64, scan_length_max);
    read_twice(hid::HidPosReader{}, rest, 64, scan_length_max);
    for (Reports reports{rest}; !reports.at_end();) {
        const Bytes report = reports.take(64);
        for (const auto& layout : {hid::scale_layout(descriptor), std::optional<hid::ScaleLayout>{}}) {
            const auto reading = scale::read_hid_weight(report, layout);
            assert(!reading || (reading->grams <= grams_max && reading->grams >= -grams_max));
            assert(!reading || reading->grams >= 0 || reading->state == ScaleState::UnderZero);
        }
    }
    return 0;
}
