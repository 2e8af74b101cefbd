#pragma once

#include <string>
#include <string_view>

#include "pos/screens/words.hpp"
#include "pos/session/device.hpp"

namespace ecot::screens {

/// "Douchette", "Imprimante", "Balance".
[[nodiscard]] std::string device_kind_name(session::DeviceKind kind, const Texts& texts);

/// What keeps a device from working, and what to do about it; without trouble, that it is ready and nothing to do. What
/// a kind cannot suffer (a scale without paper) is said as a fault of it.
[[nodiscard]] Saying device_words(session::DeviceKind kind, session::DeviceTrouble trouble, const Texts& texts);

/// The same of a device of the till, which may also be short of paper.
[[nodiscard]] Saying device_words(const session::Device& device, const Texts& texts);

/// What the scale shows, and what to do until goods may be added at it.
[[nodiscard]] Saying weight_words(session::WeightState state, const Texts& texts);

/// Why the drawer is opened without a sale: "Faire de la monnaie".
[[nodiscard]] std::string drawer_reason_words(session::DrawerReason reason, const Texts& texts);

/// A scan as it can be read: the AIM identifier apart ("]E0", else empty), and the rest with what no key writes named
/// in brackets, "[GS]", "[0A]", "[E9]".
struct ReadableScan {
    std::string aim;
    std::string text;
    friend bool operator==(const ReadableScan&, const ReadableScan&) = default;
};
[[nodiscard]] ReadableScan readable_scan(std::string_view scan);

}  // namespace ecot::screens
