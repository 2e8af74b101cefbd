#include "hardware/usb/traffic.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>
#include <utility>

namespace ecot::hardware {

namespace {

/// Thirty years: no recording is as long.
constexpr std::int64_t microseconds_max = 1'000'000'000'000'000;

constexpr std::string_view first_line = "ecot-usb-traffic 1";
constexpr std::string_view heading =
    "ecot-usb-traffic 1\n"
    "# What passed between a till and its USB devices, recorded by Écot; hardware/usb/traffic.hpp says how to read "
    "it.\n"
    "# Before you give it away: it holds the codes that were scanned meanwhile (also members' cards), the weights, "
    "and\n"
    "# every receipt that was printed (names, goods, amounts); of the devices their serial numbers. A keyboard that "
    "is\n"
    "# not paired as a scanner is never recorded. Best scan, weigh and print something made up, and read it through.\n"
    "# Send it as an attachment, since a mail breaks long lines.\n";

// ---- Writing.

void append_hex(std::string& text, std::uint32_t value, int digits) {
    constexpr std::string_view hex = "0123456789abcdef";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        text += hex[value >> static_cast<unsigned>(shift) & 0x0fU];
    }
}

void append_bytes(std::string& text, std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes) {
        text += ' ';
        append_hex(text, byte, 2);
    }
}

[[nodiscard]] const char* outcome_word(const std::optional<UsbErrorKind>& error) {
    return error ? to_string(*error) : "ok";
}

/// Writes the lines of one event.
class TrafficLines {
public:
    TrafficLines(const TrafficEvent& event, std::chrono::microseconds begin)
        : begin_{std::to_string(std::max<std::int64_t>(0, (event.at - begin).count())) + " " +
                 std::to_string(event.connection) + " "} {}

    [[nodiscard]] std::string take() { return std::move(text_); }

    void operator()(const InterfaceClaimed& claimed) {
        const DeviceFacts& facts = claimed.facts;
        text_ += begin_ + "device " + std::to_string(static_cast<std::uint64_t>(facts.plug)) + " ";
        append_hex(text_, facts.model.vendor, 4);
        text_ += ':';
        append_hex(text_, facts.model.product, 4);
        text_ += ' ';
        append_hex(text_, facts.release, 4);
        text_ += " " + facts.port + "\n";
        name("maker", facts.manufacturer);
        name("product", facts.product);
        name("serial", facts.serial);
        for (const InterfaceFacts& interface : facts.interfaces) {
            text_ += begin_ + "interface";
            append_numbers({interface.number, interface.setting});
            append_bytes(text_, std::array{interface.class_code, interface.subclass, interface.protocol});
            for (const EndpointFacts& endpoint : interface.endpoints) {
                text_ += endpoint.kind == EndpointFacts::Kind::Bulk ? " bulk:" : " interrupt:";
                append_hex(text_, endpoint.address, 2);
                text_ += ":" + std::to_string(endpoint.packet_bytes);
            }
            text_ += '\n';
        }
        for (const RecordedDescriptor& descriptor : claimed.report_descriptors) {
            text_ += begin_ + "reports";
            append_numbers({descriptor.interface});
            append_bytes(text_, descriptor.bytes);
            text_ += '\n';
        }
        text_ += begin_ + "claim";
        append_numbers({claimed.interface, claimed.setting});
        end_line(claimed.error, {});
    }

    void operator()(const ControlMoved& moved) {
        text_ += begin_ + "control";
        append_bytes(text_, std::array{moved.type, moved.request});
        for (const std::uint16_t word : {moved.value, moved.index, moved.length}) {
            text_ += ' ';
            append_hex(text_, word, 4);
        }
        end_line(moved.error, moved.bytes);
    }

    void operator()(const DataMoved& moved) {
        text_ += begin_ + ((moved.endpoint & 0x80U) != 0 ? "in" : "out");
        append_bytes(text_, std::array{moved.endpoint});
        end_line(moved.error, moved.bytes);
    }

    void operator()(const HaltCleared& cleared) {
        text_ += begin_ + "unhalt";
        append_bytes(text_, std::array{cleared.endpoint});
        end_line(cleared.error, {});
    }

    void operator()(const InterfaceClosed& /*closed*/) { text_ += begin_ + "close\n"; }

private:
    void name(const char* word, const std::string& text) {
        if (!text.empty()) {
            text_ += begin_ + word + " " + text + "\n";
        }
    }
    void append_numbers(std::initializer_list<unsigned> numbers) {
        for (const unsigned number : numbers) {
            text_ += " " + std::to_string(number);
        }
    }
    void end_line(const std::optional<UsbErrorKind>& error, std::span<const std::uint8_t> bytes) {
        text_ += ' ';
        text_ += outcome_word(error);
        append_bytes(text_, bytes);
        text_ += '\n';
    }

    std::string begin_;
    std::string text_;
};

// ---- Reading.

/// The next word of a line, taken off it; empty at its end.
[[nodiscard]] std::string_view take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

template <typename Number>
[[nodiscard]] bool read_number(std::string_view word, Number& number, int base = 10) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number, base);
    return error == std::errc{} && end == word.data() + word.size();
}
/// Exactly as many digits as the number has room for.
template <typename Number>
[[nodiscard]] bool read_hex(std::string_view word, Number& number) {
    return word.size() == 2 * sizeof(Number) && read_number(word, number, 16);
}
template <typename Number>
[[nodiscard]] bool take_hex(std::string_view& line, Number& number) {
    return read_hex(take_word(line), number);
}
template <typename Number>
[[nodiscard]] bool take_number(std::string_view& line, Number& number) {
    return read_number(take_word(line), number);
}

[[nodiscard]] bool take_bytes(std::string_view& line, std::vector<std::uint8_t>& bytes) {
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
        std::uint8_t byte = 0;
        if (!read_hex(word, byte)) {
            return false;
        }
        bytes.push_back(byte);
    }
    return true;
}

[[nodiscard]] bool take_outcome(std::string_view& line, std::optional<UsbErrorKind>& error) {
    const std::string_view word = take_word(line);
    if (word == "ok") {
        return true;
    }
    for (int kind = 0; kind <= static_cast<int>(UsbErrorKind::Cancelled); ++kind) {
        if (word == to_string(static_cast<UsbErrorKind>(kind))) {
            error = static_cast<UsbErrorKind>(kind);
        }
    }
    return error.has_value();
}

[[nodiscard]] bool take_endpoint(std::string_view word, EndpointFacts& endpoint) {
    const std::string_view kind = word.substr(0, word.find(':'));
    if (kind != "bulk" && kind != "interrupt") {
        return false;
    }
    endpoint.kind = kind == "bulk" ? EndpointFacts::Kind::Bulk : EndpointFacts::Kind::Interrupt;
    word.remove_prefix(std::min(kind.size() + 1, word.size()));
    return word.size() > 3 && word[2] == ':' && read_hex(word.substr(0, 2), endpoint.address) &&
           read_number(word.substr(3), endpoint.packet_bytes);
}

[[nodiscard]] bool is_text(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f'; });
}

/// Reads line by line; each function says whether the rest of its line is right.
class TrafficText {
public:
    [[nodiscard]] tl::expected<std::vector<TrafficEvent>, TrafficFault> read(std::string_view text) {
        for (std::size_t number = 1; !text.empty() || number == 1; ++number) {
            std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            line.remove_suffix(line.ends_with('\r') ? 1 : 0);
            if (!read_line(line, number == 1)) {
                return tl::unexpected(TrafficFault{number, reason_});
            }
            last_line_ = number;
        }
        if (device_) {
            return tl::unexpected(TrafficFault{last_line_, "the text ends before the device's `claim`"});
        }
        return std::move(events_);
    }

private:
    [[nodiscard]] bool read_line(std::string_view line, bool first) {
        if (first) {
            reason_ = "the first line is not \"" + std::string{first_line} + "\"";
            return line == first_line;
        }
        if (line.empty() || line.starts_with('#')) {
            return true;
        }
        TrafficEvent event;
        std::int64_t microseconds = 0;
        reason_ = "a line begins with microseconds, the connection's number and a word";
        if (!take_number(line, microseconds) || microseconds < 0 || microseconds > microseconds_max ||
            !take_number(line, event.connection)) {
            return false;
        }
        event.at = std::chrono::microseconds{microseconds};
        const std::string_view word = take_word(line);
        if (word.empty()) {
            return false;
        }
        reason_ = "what follows \"" + std::string{word} + "\" is not as it has to be";
        if (word == "device" || device_) {
            return read_device(word, line, event);
        }
        return read_transfer(word, line, event);
    }

    /// A line of the block from `device` to `claim`.
    [[nodiscard]] bool read_device(std::string_view word, std::string_view line, TrafficEvent& event) {
        if (word == "device") {
            if (device_ || open_.contains(event.connection)) {
                reason_ = "the connection is open already";
                return false;
            }
            device_ = event;
            InterfaceClaimed claimed;
            const bool right = read_facts(line, claimed.facts);
            device_->what = std::move(claimed);
            return right;
        }
        if (event.connection != device_->connection) {
            reason_ = "another connection before the `claim` of " + std::to_string(device_->connection);
            return false;
        }
        auto& claimed = std::get<InterfaceClaimed>(device_->what);
        if (word == "maker" || word == "product" || word == "serial") {
            std::string& text = word == "maker"     ? claimed.facts.manufacturer
                                : word == "product" ? claimed.facts.product
                                                    : claimed.facts.serial;
            text = line.substr(std::min<std::size_t>(1, line.size()));
            return is_text(text);
        }
        if (word == "interface") {
            return read_interface(line, claimed.facts);
        }
        if (word == "reports") {
            RecordedDescriptor descriptor;
            const bool right = take_number(line, descriptor.interface) && take_bytes(line, descriptor.bytes);
            claimed.report_descriptors.push_back(std::move(descriptor));
            return right;
        }
        if (word != "claim") {
            reason_ = "\"" + std::string{word} + "\" between `device` and `claim`";
            return false;
        }
        return read_claim(line, claimed);
    }

    [[nodiscard]] static bool read_facts(std::string_view line, DeviceFacts& facts) {
        std::uint64_t plug = 0;
        if (!take_number(line, plug)) {
            return false;
        }
        facts.plug = PlugId{plug};
        const std::string_view model = take_word(line);
        if (model.size() != 9 || model[4] != ':' || !read_hex(model.substr(0, 4), facts.model.vendor) ||
            !read_hex(model.substr(5), facts.model.product) || !take_hex(line, facts.release)) {
            return false;
        }
        facts.port = take_word(line);
        return is_text(facts.port) && take_word(line).empty();
    }

    [[nodiscard]] static bool read_interface(std::string_view line, DeviceFacts& facts) {
        InterfaceFacts interface;
        if (!take_number(line, interface.number) || !take_number(line, interface.setting) ||
            !take_hex(line, interface.class_code) || !take_hex(line, interface.subclass) ||
            !take_hex(line, interface.protocol)) {
            return false;
        }
        for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
            EndpointFacts endpoint;
            if (!take_endpoint(word, endpoint)) {
                return false;
            }
            interface.endpoints.push_back(endpoint);
        }
        facts.interfaces.push_back(std::move(interface));
        return true;
    }

    [[nodiscard]] bool read_claim(std::string_view line, InterfaceClaimed& claimed) {
        if (!take_number(line, claimed.interface) || !take_number(line, claimed.setting) ||
            !take_outcome(line, claimed.error) || !take_word(line).empty()) {
            return false;
        }
        // What each interface is for follows from what the lines say.
        for (InterfaceFacts& interface : claimed.facts.interfaces) {
            for (const RecordedDescriptor& descriptor : claimed.report_descriptors) {
                if (descriptor.interface == interface.number) {
                    interface.hid_usage = main_usage(descriptor.bytes);
                }
            }
            interface.use = use_of(interface, claimed.facts.model);
        }
        open_[device_->connection] = !claimed.error;
        events_.push_back(std::move(*device_));
        device_.reset();
        return true;
    }

    [[nodiscard]] bool read_transfer(std::string_view word, std::string_view line, TrafficEvent& event) {
        const auto connection = open_.find(event.connection);
        if (connection == open_.end() || (!connection->second && word != "close")) {
            reason_ = "connection " + std::to_string(event.connection) + " is not open";
            return false;
        }
        bool right = false;
        if (word == "control") {
            ControlMoved moved;
            right = take_hex(line, moved.type) && take_hex(line, moved.request) && take_hex(line, moved.value) &&
                    take_hex(line, moved.index) && take_hex(line, moved.length) && take_outcome(line, moved.error) &&
                    take_bytes(line, moved.bytes);
            event.what = std::move(moved);
        } else if (word == "in" || word == "out") {
            DataMoved moved;
            right = take_hex(line, moved.endpoint) && ((moved.endpoint & 0x80U) != 0) == (word == "in") &&
                    take_outcome(line, moved.error) && take_bytes(line, moved.bytes);
            event.what = std::move(moved);
        } else if (word == "unhalt") {
            HaltCleared cleared;
            right = take_hex(line, cleared.endpoint) && take_outcome(line, cleared.error) && take_word(line).empty();
            event.what = cleared;
        } else if (word == "close") {
            right = take_word(line).empty();
            event.what = InterfaceClosed{};
            open_.erase(connection);
        } else {
            reason_ = "\"" + std::string{word} + "\" is no word of this format";
        }
        events_.push_back(std::move(event));
        return right;
    }

    std::vector<TrafficEvent> events_;
    std::optional<TrafficEvent> device_;  // until its `claim`
    std::map<std::uint32_t, bool> open_;  // false: could not be claimed
    std::size_t last_line_ = 0;
    std::string reason_;
};

}  // namespace

std::string_view traffic_heading() {
    return heading;
}

std::string to_lines(const TrafficEvent& event, std::chrono::microseconds begin) {
    TrafficLines lines{event, begin};
    std::visit(lines, event.what);
    return lines.take();
}

tl::expected<std::vector<TrafficEvent>, TrafficFault> read_traffic(std::string_view text) {
    return TrafficText{}.read(text);
}

}  // namespace ecot::hardware
