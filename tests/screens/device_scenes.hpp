#pragma once

#include <string>
#include <vector>

#include "tests/screens/scenes.hpp"

namespace ecot::test {

/// Moments of scanners, the printer, the drawer and the scale: every trouble of theirs, every state of a weight.
[[nodiscard]] std::vector<Scene> device_scenes();

/// The devices of the pictures, all well: "Epson TM-T20III", "Zebra DS2208", "Adam CPWplus 15".
[[nodiscard]] std::vector<session::Device> sample_devices();

/// Every trouble a device can have, with a word for it: "paper-out".
struct NamedTrouble {
    session::DeviceTrouble trouble = session::DeviceTrouble::None;
    std::string word;
};
[[nodiscard]] const std::vector<NamedTrouble>& device_troubles();
/// Whether a kind can have it: paper, cover, cutter and folder are a printer's, a language a scale's.
[[nodiscard]] bool may_suffer(session::DeviceKind kind, session::DeviceTrouble trouble);

}  // namespace ecot::test
