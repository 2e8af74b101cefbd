#include "hardware/usb/device_identity.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <functional>
#include <system_error>

namespace ecot::hardware {

namespace {

/// Whether a serial number was ever set: makers leave a row of one letter, or count up.
[[nodiscard]] bool means_something(std::string_view serial) {
    constexpr std::array<std::string_view, 4> left_as_they_were{"0123456789", "0123456789ABCDEF", "123456789",
                                                                "12345678"};
    const bool one_letter = std::adjacent_find(serial.begin(), serial.end(), std::not_equal_to<>{}) == serial.end();
    return !one_letter &&
           std::find(left_as_they_were.begin(), left_as_they_were.end(), serial) == left_as_they_were.end();
}

[[nodiscard]] std::string hexadecimal_of(std::uint16_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += digits[static_cast<std::size_t>(number >> shift & 0xf)];
    }
    return text;
}

[[nodiscard]] std::optional<std::uint16_t> from_hexadecimal(std::string_view text) {
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && text.size() == 4 ? std::optional{number} : std::nullopt;
}

/// What the passes of find_paired() leave open.
class Matching {
public:
    Matching(std::span<const DeviceIdentity> paired, std::span<const DeviceFacts> plugged)
        : paired_{paired}, plugged_{plugged}, found_(paired.size()), taken_(plugged.size(), false) {}

    /// Joins each identity and device that `could_be` each other's and nobody else's.
    template <typename CouldBe>
    void join(const CouldBe& could_be) {
        std::vector<std::size_t> choices(paired_.size(), plugged_.size());
        for (std::size_t i = 0; i < paired_.size(); ++i) {
            choices[i] = only_device(i, could_be);
        }
        for (std::size_t i = 0; i < paired_.size(); ++i) {
            if (choices[i] != plugged_.size() && std::count(choices.begin(), choices.end(), choices[i]) == 1) {
                found_[i] = plugged_[choices[i]].plug;
                taken_[choices[i]] = true;
            }
        }
    }

    [[nodiscard]] std::vector<std::optional<PlugId>> found() && { return std::move(found_); }

private:
    template <typename CouldBe>
    [[nodiscard]] std::size_t only_device(std::size_t identity, const CouldBe& could_be) const {
        std::size_t only = plugged_.size();
        for (std::size_t j = 0; j < plugged_.size() && !found_[identity]; ++j) {
            if (!taken_[j] && plugged_[j].model == paired_[identity].model &&
                could_be(paired_[identity], plugged_[j])) {
                if (only != plugged_.size()) {
                    return plugged_.size();
                }
                only = j;
            }
        }
        return only;
    }

    std::span<const DeviceIdentity> paired_;
    std::span<const DeviceFacts> plugged_;
    std::vector<std::optional<PlugId>> found_;
    std::vector<bool> taken_;
};

[[nodiscard]] bool same_serial(const DeviceIdentity& identity, const DeviceFacts& facts) {
    return identity.serial == identity_of(facts).serial;
}

}  // namespace

DeviceIdentity identity_of(const DeviceFacts& facts) {
    return {facts.model, means_something(facts.serial) ? facts.serial : std::string{}, facts.port};
}

std::string to_text(const DeviceIdentity& identity) {
    std::string text =
        hexadecimal_of(identity.model.vendor) + ':' + hexadecimal_of(identity.model.product) + ' ' + identity.port;
    return identity.serial.empty() ? text : text + ' ' + identity.serial;
}

std::optional<DeviceIdentity> identity_from_text(std::string_view text) {
    constexpr std::size_t model_letters = 9;
    if (text.size() < model_letters + 2 || text[4] != ':' || text[model_letters] != ' ') {
        return std::nullopt;
    }
    const auto vendor = from_hexadecimal(text.substr(0, 4));
    const auto product = from_hexadecimal(text.substr(5, 4));
    const std::string_view rest = text.substr(model_letters + 1);
    const std::string_view port = rest.substr(0, rest.find(' '));
    const bool plain = std::all_of(port.begin(), port.end(), [](unsigned char letter) {
        return std::isdigit(letter) != 0 || letter == '-' || letter == '.';
    });
    const std::string_view serial = port.size() < rest.size() ? rest.substr(port.size() + 1) : std::string_view{};
    if (!vendor || !product || port.empty() || !plain || (port.size() < rest.size() && serial.empty())) {
        return std::nullopt;
    }
    return DeviceIdentity{{*vendor, *product}, std::string{serial}, std::string{port}};
}

std::vector<std::optional<PlugId>> find_paired(std::span<const DeviceIdentity> paired,
                                               std::span<const DeviceFacts> plugged) {
    Matching matching{paired, plugged};
    matching.join([](const DeviceIdentity& identity, const DeviceFacts& facts) {
        return !identity.serial.empty() && same_serial(identity, facts);
    });
    matching.join([](const DeviceIdentity& identity, const DeviceFacts& facts) {
        return identity.port == facts.port && same_serial(identity, facts);
    });
    matching.join(same_serial);
    return std::move(matching).found();
}

}  // namespace ecot::hardware
