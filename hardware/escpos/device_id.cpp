#include "hardware/escpos/device_id.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t length_size = 2;
constexpr std::size_t value_length_max = 200;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

DeviceId read_device_id(std::span<const std::uint8_t> bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes.subspan(std::min(length_size, bytes.size()))) {
        if (byte == 0) {
            break;
        }
        if (byte >= ' ' && byte <= '~') {
            text += static_cast<char>(byte);
        }
    }
    DeviceId id;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t colon = pair.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string_view key = trimmed(pair.substr(0, colon));
        const std::string_view value = trimmed(pair.substr(colon + 1)).substr(0, value_length_max);
        if (key == "MFG"sv || key == "MANUFACTURER"sv) {
            id.maker = value;
        } else if (key == "MDL"sv || key == "MODEL"sv) {
            id.model = value;
        } else if (key == "CMD"sv || key == "COMMAND SET"sv) {
            id.commands = value;
        } else if (key == "SN"sv || key == "SERN"sv || key == "SERIALNUMBER"sv) {
            id.serial = value;
        }
    }
    return id;
}

PortStatus read_port_status(std::uint8_t byte) {
    return {.paper_empty = (byte & 0x20U) != 0, .selected = (byte & 0x10U) != 0, .error = (byte & 0x08U) == 0};
}

}  // namespace ecot::hardware::escpos
