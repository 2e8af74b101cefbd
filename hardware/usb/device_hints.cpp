#include "hardware/usb/device_hints.hpp"

#include <array>

namespace ecot::hardware {

namespace {

using enum DeviceUse;

[[nodiscard]] constexpr DeviceHint model_hint(std::uint16_t vendor, std::uint16_t product, DeviceUse use,
                                              std::string_view name) {
    return {{vendor, product}, false, use, name};
}
[[nodiscard]] constexpr DeviceHint maker_hint(std::uint16_t vendor, DeviceUse use, std::string_view name) {
    return {{vendor, 0}, true, use, name};
}

// Newland gives a product number to each model, and the last two digits say how it is switched.
constexpr std::uint16_t newland = 0x1eab;

// Sources: usb.ids of 2021; for the clones WebUSBReceiptPrinter's list, for scales that of usbscale; no-name scanners
// from reports of their owners.
constexpr std::array hints{
    // Printers.
    model_hint(0x04b8, 0x0202, Printer, "Epson TM-T88, TM-T70"),
    model_hint(0x04b8, 0x0e03, Printer, "Epson TM-T20"),
    model_hint(0x04b8, 0x0e15, Printer, "Epson TM-T20II"),
    model_hint(0x04b8, 0x0e28, Printer, "Epson TM-T20III, TM-m30III"),
    model_hint(0x0519, 0x0001, Printer, "Star TSP650II"),
    model_hint(0x0519, 0x0003, Printer, "Star TSP100"),
    model_hint(0x0519, 0x0017, Printer, "Star mPOP"),
    model_hint(0x0519, 0x0047, Printer, "Star mC-Print3"),
    model_hint(0x0519, 0x0049, Printer, "Star mC-Print2"),
    model_hint(0x1d90, 0x20f0, Printer, "Citizen CT-E351"),
    maker_hint(0x0519, Printer, "Star"),
    maker_hint(0x1d90, Printer, "Citizen"),
    maker_hint(0x1504, Printer, "Bixolon"),
    maker_hint(0x0419, Printer, "Samsung Bixolon"),
    maker_hint(0x0dd4, Printer, "Custom"),
    maker_hint(0x0aa7, Printer, "Wincor Nixdorf"),
    maker_hint(0x05d9, Printer, "HP receipt printer"),
    maker_hint(0x04c5, Printer, "Fujitsu"),
    model_hint(0x0416, 0x5011, Printer, "receipt printer"),
    model_hint(0x0483, 0x5743, Printer, "receipt printer"),
    model_hint(0x0483, 0x5840, Printer, "receipt printer"),
    model_hint(0x0fe6, 0x811e, Printer, "receipt printer"),
    model_hint(0x1fc9, 0x2016, Printer, "receipt printer"),
    maker_hint(0x0a5f, Other, "Zebra label printer, not ESC/POS"),

    // Scanners.
    model_hint(0x05e0, 0x1200, Keyboard, "Symbol, Zebra"),
    model_hint(0x05e0, 0x1701, Other, "Symbol, Zebra as a serial port: switch it to HID keyboard"),
    model_hint(0x05e0, 0x1900, Other, "Symbol, Zebra in SNAPI mode: switch it to HID keyboard"),
    model_hint(0x0c2e, 0x0200, Keyboard, "Metrologic"),
    model_hint(0x0c2e, 0x0204, Keyboard, "Metrologic"),
    model_hint(0x0c2e, 0x0b61, Keyboard, "Honeywell"),
    model_hint(0x0c2e, 0x0b6a, Keyboard, "Honeywell"),
    model_hint(0x0c2e, 0x0b81, Keyboard, "Honeywell"),
    model_hint(0x0c2e, 0x0907, HidPosScanner, "Honeywell Xenon"),
    model_hint(0x0c2e, 0x1007, HidPosScanner, "Honeywell"),
    maker_hint(0x0c2e, Keyboard, "Honeywell, Metrologic"),
    maker_hint(0x23d0, Keyboard, "Youjie"),
    maker_hint(0x0536, Keyboard, "Hand Held Products"),
    model_hint(0x05f9, 0x2206, Keyboard, "Datalogic"),
    model_hint(0x05f9, 0x220c, Keyboard, "Datalogic"),
    model_hint(0x05f9, 0x4204, Other, "Datalogic as a serial port: switch it to HID keyboard"),
    model_hint(0x05f9, 0x2601, Other, "Datalogic Magellan in its own mode: switch it to HID keyboard"),
    model_hint(0x05f9, 0x2602, Other, "Datalogic Magellan in its own mode: switch it to HID keyboard"),
    maker_hint(0x05f9, Keyboard, "Datalogic"),
    maker_hint(0x080c, Keyboard, "Datalogic"),
    model_hint(0x0145, 0x0012, Keyboard, "scanner"),
    model_hint(0x24ea, 0x0197, Keyboard, "scanner"),
    model_hint(0x0416, 0xc141, Keyboard, "scanner"),
    model_hint(0x0218, 0x0210, Keyboard, "scanner"),
    model_hint(newland, 0x03, Keyboard, "Newland"),
    model_hint(newland, 0x06, Other, "Newland as a serial port: switch it to HID keyboard"),
    model_hint(newland, 0x10, HidPosScanner, "Newland"),

    // Scales.
    model_hint(0x0922, 0x8003, HidScale, "Dymo M10"),
    model_hint(0x0922, 0x8004, HidScale, "Dymo M25"),
    model_hint(0x0922, 0x8009, HidScale, "Dymo S250"),
    model_hint(0x0eb8, 0x2200, HidScale, "Mettler Toledo Ariva"),
    model_hint(0x0eb8, 0xf000, HidScale, "Mettler Toledo BC60"),
    model_hint(0x0b67, 0x555e, HidScale, "Fairbanks"),
    model_hint(0x1446, 0x6a73, HidScale, "scale"),
    model_hint(0x2474, 0x0550, HidScale, "scale"),
    model_hint(0x2474, 0x3550, HidScale, "scale"),
    model_hint(0x7b7c, 0x0100, HidScale, "scale"),
    model_hint(0x6096, 0x0158, HidScale, "scale"),
    model_hint(0x0d8f, 0x0200, HidScale, "scale"),
};

}  // namespace

std::span<const DeviceHint> device_hints() {
    return hints;
}

const DeviceHint* hint_for(UsbModelId model) {
    if (model.vendor == newland) {
        model.product &= 0xff;
    }
    const DeviceHint* of_maker = nullptr;
    for (const DeviceHint& hint : hints) {
        if (!hint.whole_maker && hint.model == model) {
            return &hint;
        }
        if (hint.whole_maker && hint.model.vendor == model.vendor) {
            of_maker = &hint;
        }
    }
    return of_maker;
}

}  // namespace ecot::hardware
