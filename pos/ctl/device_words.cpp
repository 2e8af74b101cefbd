#include "pos/ctl/device_words.hpp"

#include <algorithm>
#include <cassert>

#include "hardware/usb/device_hints.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;

[[nodiscard]] std::string printable(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string safe;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < ' ' || byte == 0x7f) {
            safe += '<';
            safe += hex[byte >> 4U];
            safe += hex[byte & 0x0fU];
            safe += '>';
        } else {
            safe += letter;
        }
    }
    return safe;
}

/// Grams as "0.734 kg".
[[nodiscard]] std::string kilograms(std::int64_t grams) {
    const std::string digits = std::to_string(grams < 0 ? -grams : grams);
    const std::string padded = digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
    return (grams < 0 ? "-" : "") + padded.substr(0, padded.size() - 3) + "." + padded.substr(padded.size() - 3) +
           " kg";
}

}  // namespace

std::string title_of(const DeviceFacts& facts) {
    std::string name = facts.manufacturer;
    if (!facts.product.empty()) {
        name += (name.empty() ? "" : " ") + facts.product;
    }
    if (name.empty()) {
        const DeviceHint* hint = hint_for(facts.model);
        name = hint == nullptr ? "A device without a name" : std::string{hint->name};
    }
    return name + ' ' + in_brackets({facts.model, {}, facts.port});
}

std::string in_brackets(const DeviceIdentity& identity) {
    // Its text begins with the model.
    const std::string text = to_text(identity);
    return '(' + text.substr(0, text.find(' ')) + (identity.port.empty() ? "" : ", " + identity.port) +
           (identity.serial.empty() ? "" : ", number " + identity.serial) + ')';
}

std::vector<DeviceFacts> by_socket(std::vector<DeviceFacts> devices) {
    std::stable_sort(devices.begin(), devices.end(),
                     [](const DeviceFacts& a, const DeviceFacts& b) { return a.port < b.port; });
    return devices;
}

std::string_view use_word(DeviceUse use) {
    switch (use) {
        case DeviceUse::Printer:
            return "printer";
        case DeviceUse::Keyboard:
        case DeviceUse::HidPosScanner:
            return "scanner";
        case DeviceUse::HidScale:
            return "scale";
        case DeviceUse::UnknownHid:
        case DeviceUse::Other:
            break;
    }
    return "device";
}

std::string_view trouble_of(UsbErrorKind kind) {
    switch (kind) {
        case UsbErrorKind::NoPermission:
            return "this user may not open it. Copy packaging/udev/70-ecot.rules to /lib/udev/rules.d, run "
                   "\"udevadm control --reload\" and \"udevadm trigger --subsystem-match=usb\" as root, see that the "
                   "user is in the group plugdev, and plug it in again.";
        case UsbErrorKind::Busy:
            return "another program has it. While the till runs that is the till, and all is well; else remove the "
                   "printer from CUPS (or stop cups and ipp-usb), or end the program of its maker or the virtual "
                   "machine that uses it.";
        case UsbErrorKind::Gone:
            return "it was unplugged or switched off. Look at its cable and its power.";
        case UsbErrorKind::Stalled:
            return "it refuses what it is asked. Switch it off and on; if that does not help, it is set to another "
                   "mode or is another model.";
        case UsbErrorKind::TimedOut:
            return "it does not answer. Switch it off and on.";
        case UsbErrorKind::Babbled:
            return "it sends more than it may. Try another cable and another socket.";
        case UsbErrorKind::Io:
            return "what it sends does not get through. Try another cable, and a socket of the machine itself in "
                   "place of a hub.";
        case UsbErrorKind::NotSupported:
            return "it has not the pipes that the till needs. It is set to another mode, or is another kind of device.";
        case UsbErrorKind::NotUnderstood:
            return "it speaks another language than the one chosen for it. Choose the other one in the settings, or "
                   "set "
                   "the device to it.";
        case UsbErrorKind::NoMemory:
            return "the system has no room for it. End other programs, or start the machine anew.";
        case UsbErrorKind::Cancelled:
            return "it was let go of.";
    }
    assert(false);
    return "";
}

std::string_view trouble_of(PrintErrorKind kind) {
    switch (kind) {
        case PrintErrorKind::DiskFull:
            return "the disk is full. Make room on it.";
        case PrintErrorKind::NotWritable:
            return "its folder cannot be written to.";
        case PrintErrorKind::Offline:
            return "it does not print, or does not answer. Look at its lamps and its button; switch it off and on.";
        case PrintErrorKind::PaperOut:
            return "its paper is at an end. Put a new roll in.";
        case PrintErrorKind::CoverOpen:
            return "its cover is open. Close it.";
        case PrintErrorKind::CutterJammed:
            return "its cutter is jammed. Switch it off, take the paper out, switch it on.";
        case PrintErrorKind::Broken:
            return "it says that it is broken. Switch it off and on; if that does not help, it needs repair.";
        case PrintErrorKind::Unplugged:
            return trouble_of(UsbErrorKind::Gone);
        case PrintErrorKind::NoPermission:
            return trouble_of(UsbErrorKind::NoPermission);
        case PrintErrorKind::Busy:
            return trouble_of(UsbErrorKind::Busy);
        case PrintErrorKind::BadCable:
            return trouble_of(UsbErrorKind::Io);
    }
    assert(false);
    return "";
}

std::string sentence_of(const Scan& scan) {
    std::string text = printable(scan.text);
    switch (scan.outcome) {
        case ScanOutcome::Whole:
            return text;
        case ScanOutcome::CutOff:
            return "cut off after \"" + text + "\": scan it again.";
        case ScanOutcome::TooLong:
            return "longer than any code; it begins \"" + text.substr(0, 60) + "\".";
        case ScanOutcome::AltKeypad:
            return "it types numbers with Alt held: set the scanner to a keyboard country (USA).";
        case ScanOutcome::UnknownKeys:
            return "keys that are no characters, after \"" + text + "\": set the scanner to another keyboard country.";
    }
    assert(false);
    return text;
}

std::string sentence_of(const WeightReading& reading) {
    switch (reading.state) {
        case ScaleState::Stable:
            return kilograms(reading.grams) + (reading.net ? " net" : "");
        case ScaleState::Zero:
            return "empty";
        case ScaleState::InMotion:
            return "in motion, " + kilograms(reading.grams);
        case ScaleState::Unchanged:
            return "the same goods as before: lift them and put them back.";
        case ScaleState::UnderZero:
            return "under zero: empty it and zero it.";
        case ScaleState::OverLimit:
            return "heavier than it can weigh.";
        case ScaleState::WrongUnit:
            return "in pounds or ounces: switch it to kilograms.";
        case ScaleState::NeedsZero:
            return "to be emptied and zeroed.";
        case ScaleState::NeedsCalibration:
            return "to be adjusted by who looks after it.";
        case ScaleState::Locked:
            return "it answers only to tills that hold its maker's key.";
        case ScaleState::Fault:
            return "it says that it is broken, or says what makes no sense.";
        case ScaleState::Gone:
            return "no answer.";
    }
    assert(false);
    return "";
}

std::string sentence_of(const PrinterStatus& status) {
    std::string text = status.ready ? "ready" : std::string{trouble_of(status.trouble)};
    if (status.ready && status.paper_low) {
        text += ", its paper is near its end";
    }
    if (status.drawer_open) {
        text += *status.drawer_open ? (status.ready ? ", drawer open" : " The drawer is open.")
                                    : (status.ready ? ", drawer closed" : "");
    }
    return text;
}

}  // namespace ecot::ctl
