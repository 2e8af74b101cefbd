#include "pos/screens/device_words.hpp"

#include <fmt/core.h>

#include "pos/session/utf8.hpp"

namespace ecot::screens {

namespace {

using session::DeviceKind;
using session::DeviceTrouble;
using session::WeightState;
using texts::tr;

struct DeviceSaying {
    const char* title;
    const char* text;
};

DeviceSaying scanner_saying(DeviceTrouble trouble) {
    switch (trouble) {
        case DeviceTrouble::None:
            return {tr("Ready"), ""};
        case DeviceTrouble::Unplugged:
            return {tr("Scanner unplugged"), tr("Plug its cable back in. Meanwhile, type the codes.")};
        case DeviceTrouble::NoPermission:
            return {tr("No access to the scanner"),
                    tr("Unplug it and plug it in again. Else call whoever installed the till.")};
        case DeviceTrouble::Busy:
            return {tr("Scanner held by another program"), tr("Close the other program, or restart the machine.")};
        case DeviceTrouble::NoAnswer:
            return {tr("The scanner does not answer"), tr("Unplug its cable, wait a moment, plug it back in.")};
        case DeviceTrouble::BadCable:
            return {tr("Bad cable of the scanner"), tr("Change the cable, or plug it in elsewhere.")};
        case DeviceTrouble::Fault:
        case DeviceTrouble::NotUnderstood:
        case DeviceTrouble::PaperOut:
        case DeviceTrouble::CoverOpen:
        case DeviceTrouble::CutterJammed:
        case DeviceTrouble::NotKept:
            break;
    }
    return {tr("Scanner out of order"), tr("Unplug it and plug it in again. Else use another one.")};
}

DeviceSaying printer_saying(DeviceTrouble trouble) {
    switch (trouble) {
        case DeviceTrouble::None:
            return {tr("Ready"), ""};
        case DeviceTrouble::Unplugged:
            return {tr("Printer unplugged"), tr("Plug its cable back in.")};
        case DeviceTrouble::NoPermission:
            return {tr("No access to the printer"),
                    tr("Unplug it and plug it in again. Else call whoever installed the till.")};
        case DeviceTrouble::Busy:
            return {tr("Printer held by another program"), tr("Close the other program, or restart the machine.")};
        case DeviceTrouble::NoAnswer:
            return {tr("Printer off, or silent"), tr("Switch it on and look at its cables.")};
        case DeviceTrouble::BadCable:
            return {tr("Bad cable of the printer"), tr("Change the cable, or plug it in elsewhere.")};
        case DeviceTrouble::PaperOut:
            return {tr("Out of paper"), tr("Open the cover, put a new roll in, close it.")};
        case DeviceTrouble::CoverOpen:
            return {tr("Printer cover open"), tr("Close the cover firmly.")};
        case DeviceTrouble::CutterJammed:
            return {tr("Cutter jammed"), tr("Open the cover, take the torn paper out, close it.")};
        case DeviceTrouble::NotKept:
            return {tr("Receipts cannot be kept"), tr("The folder of receipts is full or closed. Tell a manager.")};
        case DeviceTrouble::Fault:
        case DeviceTrouble::NotUnderstood:
            break;
    }
    return {tr("Printer out of order"), tr("Switch it off and on again. Else use another one.")};
}

DeviceSaying scale_saying(DeviceTrouble trouble) {
    switch (trouble) {
        case DeviceTrouble::None:
            return {tr("Ready"), ""};
        case DeviceTrouble::Unplugged:
            return {tr("Scale unplugged"), tr("Plug its cable back in. Meanwhile, type the weight.")};
        case DeviceTrouble::NoPermission:
            return {tr("No access to the scale"),
                    tr("Unplug it and plug it in again. Else call whoever installed the till.")};
        case DeviceTrouble::Busy:
            return {tr("Scale held by another program"), tr("Close the other program, or restart the machine.")};
        case DeviceTrouble::NoAnswer:
            return {tr("The scale does not answer"),
                    tr("Switch it on, look at its cable. Meanwhile, type the weight.")};
        case DeviceTrouble::BadCable:
            return {tr("Bad cable of the scale"), tr("Change the cable, or plug it in elsewhere.")};
        case DeviceTrouble::NotUnderstood:
            return {tr("The scale speaks another language"),
                    tr("Choose the other language in Devices, or set the scale to it. Meanwhile, type the weight.")};
        case DeviceTrouble::Fault:
        case DeviceTrouble::PaperOut:
        case DeviceTrouble::CoverOpen:
        case DeviceTrouble::CutterJammed:
        case DeviceTrouble::NotKept:
            break;
    }
    return {tr("Scale out of order"), tr("Switch it off and on again. Meanwhile, type the weight.")};
}

DeviceSaying weight_saying(WeightState state) {
    switch (state) {
        case WeightState::Stable:
            return {tr("Stable weight"), tr("It can be added.")};
        case WeightState::Zero:
            return {tr("The scale is empty"), tr("Put the goods on the scale.")};
        case WeightState::InMotion:
            return {tr("The weight is still moving"), tr("Wait until it stands still.")};
        case WeightState::Unchanged:
            return {tr("The same weight as before"), tr("Lift the goods, then put them back.")};
        case WeightState::UnderZero:
            return {tr("Lighter than empty"), tr("Empty the scale, then touch “Zero”.")};
        case WeightState::OverLimit:
            return {tr("Too heavy for this scale"), tr("Take some off and weigh in two goes.")};
        case WeightState::WrongUnit:
            return {tr("The scale shows another unit"), tr("Switch it to kilograms.")};
        case WeightState::NeedsZero:
            return {tr("The scale lost its zero"), tr("Empty the scale, then touch “Zero”.")};
        case WeightState::Fault:
            return scale_saying(DeviceTrouble::Fault);
        case WeightState::Gone:
            break;
    }
    return scale_saying(DeviceTrouble::NoAnswer);
}

Saying said(const DeviceSaying& saying, const Texts& texts) {
    return {texts.get(saying.title), *saying.text == '\0' ? std::string{} : texts.get(saying.text)};
}

bool letter_or_digit(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

}  // namespace

std::string device_kind_name(DeviceKind kind, const Texts& texts) {
    switch (kind) {
        case DeviceKind::Scanner:
            return texts.get("Scanner");
        case DeviceKind::Printer:
            return texts.get("Printer");
        case DeviceKind::Scale:
            return texts.get("Scale");
    }
    return {};
}

Saying device_words(DeviceKind kind, DeviceTrouble trouble, const Texts& texts) {
    switch (kind) {
        case DeviceKind::Scanner:
            return said(scanner_saying(trouble), texts);
        case DeviceKind::Printer:
            return said(printer_saying(trouble), texts);
        case DeviceKind::Scale:
            return said(scale_saying(trouble), texts);
    }
    return {};
}

Saying device_words(const session::Device& device, const Texts& texts) {
    if (device.trouble == DeviceTrouble::None && device.paper_low) {
        return {texts.get("Paper nearly used up"), texts.get("Have a new roll at hand.")};
    }
    if (device.trouble == DeviceTrouble::None && !device.used) {
        return {texts.get("Plugged in, not used"), {}};
    }
    // A scale that hears another protocol than its own mostly says nothing at all.
    if (device.trouble == DeviceTrouble::NoAnswer && device.serial) {
        return {texts.get("The scale does not answer"),
                texts.get("Switch it on, look at its cable. Else choose its other language in Devices.")};
    }
    return device_words(device.kind, device.trouble, texts);
}

Saying weight_words(WeightState state, const Texts& texts) {
    return said(weight_saying(state), texts);
}

std::string drawer_reason_words(session::DrawerReason reason, const Texts& texts) {
    switch (reason) {
        case session::DrawerReason::Change:
            return texts.get("To give small change");
        case session::DrawerReason::Count:
            return texts.get("To check the cash");
        case session::DrawerReason::Correction:
            return texts.get("To correct the change given");
        case session::DrawerReason::Stuck:
            return texts.get("It had not opened");
    }
    return {};
}

ReadableScan readable_scan(std::string_view scan) {
    ReadableScan readable;
    if (scan.size() >= 3 && scan[0] == ']' && letter_or_digit(scan[1]) && letter_or_digit(scan[2])) {
        readable.aim = scan.substr(0, 3);
        scan.remove_prefix(3);
    }
    for (std::size_t at = 0; at < scan.size();) {
        const session::Utf8Character character = session::utf8_at(scan, at);
        const auto byte = static_cast<unsigned int>(static_cast<unsigned char>(scan[at]));
        if (byte == 0x1DU) {
            readable.text += "[GS]";
        } else if (!character.valid || byte < 0x20U || byte == 0x7FU) {
            readable.text += fmt::format("[{:02X}]", byte);
        } else {
            readable.text += scan.substr(at, character.bytes);
        }
        at += character.bytes;
    }
    return readable;
}

}  // namespace ecot::screens
