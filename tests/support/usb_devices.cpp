#include "tests/support/usb_devices.hpp"

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

namespace ecot::test {

namespace {

constexpr UsbEndpoint bulk_out{.address = 0x01, .attributes = 2, .packet_bytes = 64};
constexpr UsbEndpoint bulk_in{.address = 0x82, .attributes = 2, .packet_bytes = 64};
constexpr UsbEndpoint keyboard_in{.address = 0x81, .attributes = 3, .packet_bytes = 8, .interval = 10};
constexpr UsbEndpoint scanner_in{.address = 0x81, .attributes = 3, .packet_bytes = 64, .interval = 4};

// Types of class requests: to the host or to the device, for an interface.
constexpr std::uint8_t class_in = 0xa1;
constexpr std::uint8_t class_out = 0x21;

[[nodiscard]] UsbInterface keyboard_interface() {
    return {.class_code = 3,
            .subclass = 1,
            .protocol = 1,
            .endpoints = {keyboard_in},
            .report_descriptor = boot_keyboard_report_descriptor(),
            .kernel_driver = "usbhid"};
}

[[nodiscard]] UsbInterface hid_interface(Bytes report_descriptor, UsbEndpoint endpoint) {
    return {.class_code = 3,
            .endpoints = {endpoint},
            .report_descriptor = std::move(report_descriptor),
            .kernel_driver = "usbhid"};
}

/// What HID devices accept without an answer: SET_REPORT, SET_IDLE, SET_PROTOCOL.
[[nodiscard]] bool is_hid_setting(const UsbSetup& setup) {
    return setup.type == class_out && (setup.request == 0x09 || setup.request == 0x0a || setup.request == 0x0b);
}

struct Key {
    std::uint8_t modifiers = 0;
    std::uint8_t usage = 0;
};

/// The key of a letter on an American keyboard.
[[nodiscard]] Key key_of(char letter) {
    constexpr std::uint8_t shift = 0x02;
    const auto nth = [letter](int first_usage, char first) {
        return static_cast<std::uint8_t>(first_usage + (letter - first));
    };
    if (letter >= 'a' && letter <= 'z') {
        return {0, nth(0x04, 'a')};
    }
    if (letter >= 'A' && letter <= 'Z') {
        return {shift, nth(0x04, 'A')};
    }
    if (letter >= '1' && letter <= '9') {
        return {0, nth(0x1e, '1')};
    }
    static const std::string plain = "0\n\x1b\b\t -=[]\\";  // usages 27 to 31
    static const std::string more = ";'`,./";               // usages 33 to 38
    static const std::string shifted = "!@#$%^&*()";        // Shift with 1 to 9 and 0
    if (const auto at = plain.find(letter); at != std::string::npos) {
        return {0, static_cast<std::uint8_t>(0x27 + at)};
    }
    if (const auto at = more.find(letter); at != std::string::npos) {
        return {0, static_cast<std::uint8_t>(0x33 + at)};
    }
    if (const auto at = shifted.find(letter); at != std::string::npos) {
        return {shift, static_cast<std::uint8_t>(0x1e + at)};
    }
    if (letter == ':') {
        return {shift, 0x33};
    }
    throw std::invalid_argument{std::string{"no key for "} + letter};
}

}  // namespace

UsbModel receipt_printer_model() {
    return {.vendor = 0x04b8,
            .product = 0x0e15,
            .manufacturer = "EPSON",
            .product_name = "TM-T20II",
            .serial = "X3Z8010042",
            .interfaces = {{.class_code = 7,
                            .subclass = 1,
                            .protocol = 2,
                            .endpoints = {bulk_out, bulk_in},
                            .kernel_driver = "usblp"}}};
}

UsbModel vendor_class_printer_model() {
    return {.vendor = 0x04b8,
            .product = 0x0202,
            .manufacturer = "EPSON",
            .product_name = "M129C",
            .interfaces = {{.class_code = 0xff, .endpoints = {bulk_out, bulk_in}}}};
}

UsbModel keyboard_scanner_model() {
    return {.vendor = 0x05e0,
            .product = 0x1200,
            .manufacturer = "Symbol",
            .product_name = "Bar Code Scanner",
            .interfaces = {keyboard_interface()}};
}

UsbModel hid_pos_scanner_model_a() {
    return {.vendor = 0x0c2e,
            .product = 0x0b6b,
            .manufacturer = "Honeywell",
            .product_name = "Voyager",
            .serial = "17290B4711",
            .interfaces = {hid_interface(hid_pos_report_descriptor_a(), scanner_in)}};
}

UsbModel hid_pos_scanner_model_b() {
    return {.vendor = 0x1eab,
            .product = 0x0010,
            .manufacturer = "Newland",
            .product_name = "HR22",
            .interfaces = {hid_interface(hid_pos_report_descriptor_b(), scanner_in)}};
}

UsbModel scale_model() {
    return {.vendor = 0x0922,
            .product = 0x8003,
            .manufacturer = "DYMO",
            .product_name = "M10",
            .serial = "0074300023456",
            .interfaces = {hid_interface(scale_report_descriptor(), keyboard_in)}};
}

UsbModel composite_scanner_model() {
    UsbEndpoint second = scanner_in;
    second.address = 0x82;
    return {.vendor = 0x24ea,
            .product = 0x0197,
            .manufacturer = "Teemi",
            .product_name = "TMSL-55",
            .serial = "00000000",
            .interfaces = {keyboard_interface(), hid_interface(hid_pos_report_descriptor_a(), second)}};
}

EmulatedPrinter::EmulatedPrinter(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node)
    : EmulatedDevice{bus, port, std::move(model), node} {}

void EmulatedPrinter::set_paper_out(bool out) {
    const std::lock_guard lock{mutex_};
    paper_out_ = out;
}
void EmulatedPrinter::set_paper_near_end(bool near_end) {
    const std::lock_guard lock{mutex_};
    paper_near_end_ = near_end;
}
void EmulatedPrinter::set_cover_open(bool open) {
    const std::lock_guard lock{mutex_};
    cover_open_ = open;
}
void EmulatedPrinter::set_drawer_open(bool open) {
    const std::lock_guard lock{mutex_};
    drawer_open_ = open;
}

Bytes EmulatedPrinter::printed() const {
    const std::lock_guard lock{mutex_};
    return printed_;
}
unsigned EmulatedPrinter::kick_count() const {
    const std::lock_guard lock{mutex_};
    return kick_count_;
}
unsigned EmulatedPrinter::soft_reset_count() const {
    const std::lock_guard lock{mutex_};
    return soft_reset_count_;
}

/// The answer to DLE EOT: bits 1 and 4 are always set, 0 and 7 never.
std::uint8_t EmulatedPrinter::status(std::uint8_t which) const {
    unsigned bits = 0x12;
    if (which == 1) {
        bits |= (drawer_open_ ? 0U : 0x04U) | (paper_out_ || cover_open_ ? 0x08U : 0U);
    } else if (which == 2) {
        bits |= (cover_open_ ? 0x04U : 0U) | (paper_out_ ? 0x20U : 0U);
    } else if (which == 4) {
        bits |= (paper_near_end_ || paper_out_ ? 0x0cU : 0U) | (paper_out_ ? 0x60U : 0U);
    }
    return static_cast<std::uint8_t>(bits);
}

void EmulatedPrinter::obey(std::uint8_t last) {
    tail_.push_back(last);
    if (tail_.size() > 3) {
        tail_.erase(tail_.begin());
    }
    if (tail_.size() < 3) {
        return;
    }
    if (tail_[0] == 0x10 && tail_[1] == 0x04) {  // DLE EOT n
        queue_in(0x82, {status(last)});
    } else if (tail_[0] == 0x1d && tail_[1] == 'r' && !paper_out_ && !cover_open_) {  // GS r n waits while offline
        const bool paper = last == 1 || last == '1';
        queue_in(0x82, {static_cast<std::uint8_t>(paper ? (paper_near_end_ ? 0x03 : 0x00) : (drawer_open_ ? 0 : 1))});
    } else if (tail_[0] == 0x1b && tail_[1] == 'p') {  // ESC p m
        ++kick_count_;
    }
}

void EmulatedPrinter::on_out(std::uint8_t /*endpoint*/, const std::uint8_t* data, std::size_t count) {
    printed_.insert(printed_.end(), data, data + count);
    std::for_each(data, data + count, [this](std::uint8_t byte) { obey(byte); });
}

std::optional<Bytes> EmulatedPrinter::on_control(const UsbSetup& setup, const Bytes& /*data*/) {
    if (setup.type == class_in && setup.request == 0) {  // GET_DEVICE_ID (IEEE 1284)
        const std::string id =
            "MFG:" + model().manufacturer + ";CMD:ESC/POS;MDL:" + model().product_name + ";CLS:PRINTER;";
        const std::size_t length = id.size() + 2;
        Bytes answer{static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xff)};
        answer.insert(answer.end(), id.begin(), id.end());
        return answer;
    }
    if (setup.type == class_in && setup.request == 1) {  // GET_PORT_STATUS
        return Bytes{
            static_cast<std::uint8_t>((paper_out_ ? 0x20 : 0x00) | 0x10 | (paper_out_ || cover_open_ ? 0x00 : 0x08))};
    }
    if (setup.request == 2 && (setup.type == class_out || setup.type == 0x23)) {  // SOFT_RESET
        on_reset();
        return Bytes{};
    }
    return std::nullopt;
}

void EmulatedPrinter::on_reset() {
    ++soft_reset_count_;
    tail_.clear();
}

EmulatedKeyboardScanner::EmulatedKeyboardScanner(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node)
    : EmulatedDevice{bus, port, std::move(model), node} {}

void EmulatedKeyboardScanner::scan(std::string_view code) {
    for (const char letter : std::string{code} + '\n') {
        const Key key = key_of(letter);
        send(0x81, {key.modifiers, 0, key.usage, 0, 0, 0, 0, 0});
        send(0x81, Bytes(8, 0));
    }
}

void EmulatedKeyboardScanner::scan_and_hang(std::string_view code) {
    for (const char letter : code) {
        const Key key = key_of(letter);
        send(0x81, Bytes(8, 0));
        send(0x81, {key.modifiers, 0, key.usage, 0, 0, 0, 0, 0});
    }
}

std::optional<Bytes> EmulatedKeyboardScanner::on_control(const UsbSetup& setup, const Bytes& /*data*/) {
    if (setup.type == class_in && setup.request == 1) {  // GET_REPORT: no key is down
        return Bytes(8, 0);
    }
    return is_hid_setting(setup) ? std::optional{Bytes{}} : std::nullopt;
}

EmulatedHidPosScanner::EmulatedHidPosScanner(EmulatedBus& bus, std::uint8_t port, HidPosLayout layout, NodeKind node)
    : EmulatedDevice{bus, port, layout == HidPosLayout::A ? hid_pos_scanner_model_a() : hid_pos_scanner_model_b(),
                     node},
      layout_{layout} {}

void EmulatedHidPosScanner::scan(std::string_view aim, std::string_view code) {
    constexpr std::size_t room = 56;
    do {
        const std::string_view piece = code.substr(0, room);
        code.remove_prefix(piece.size());
        Bytes report(64, 0);
        report[0] = 2;
        report[1] = static_cast<std::uint8_t>(piece.size());
        auto at = report.begin() + 2;
        if (layout_ == HidPosLayout::A) {
            std::copy_n(aim.begin(), std::min<std::size_t>(3, aim.size()), at);
            at += 3;
        }
        std::copy(piece.begin(), piece.end(), at);
        report[63] = code.empty() ? 0 : 1;
        send(0x81, std::move(report));
    } while (!code.empty());
}

std::optional<Bytes> EmulatedHidPosScanner::on_control(const UsbSetup& setup, const Bytes& /*data*/) {
    return is_hid_setting(setup) ? std::optional{Bytes{}} : std::nullopt;
}

EmulatedScale::EmulatedScale(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node)
    : EmulatedDevice{bus, port, std::move(model), node},
      last_report_{3, static_cast<std::uint8_t>(Status::StableAtZero), 3, 0xfd, 0, 0} {}

void EmulatedScale::weigh(const Weight& weight) {
    const std::lock_guard lock{mutex_};
    last_report_ = {3,
                    static_cast<std::uint8_t>(weight.status),
                    weight.unit,
                    static_cast<std::uint8_t>(weight.exponent),
                    static_cast<std::uint8_t>(weight.value & 0xff),
                    static_cast<std::uint8_t>(weight.value >> 8)};
    send(0x81, last_report_);
}

unsigned EmulatedScale::zero_count() const {
    const std::lock_guard lock{mutex_};
    return zero_count_;
}

std::optional<Bytes> EmulatedScale::on_control(const UsbSetup& setup, const Bytes& data) {
    if (setup.type == class_in && setup.request == 1) {  // GET_REPORT
        return last_report_;
    }
    if (setup.type == class_out && setup.request == 9 && data.size() == 2 && data[0] == 2 && (data[1] & 0x02) != 0) {
        ++zero_count_;
    }
    return is_hid_setting(setup) ? std::optional{Bytes{}} : std::nullopt;
}

}  // namespace ecot::test
