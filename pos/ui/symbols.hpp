#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ecot::ui {

/// A one-colour sign of the Material Icons font; the value is its code point. Only those named here are packed.
enum class Icon : std::uint16_t {
    None = 0,
    Add = 0xe145,
    Alert = 0xe645,
    Back = 0xe5c4,
    Backspace = 0xe14a,
    Badge = 0xea67,
    Bars = 0xe26b,
    Basket = 0xe8cb,
    Box = 0xe1a1,
    Calculator = 0xea5f,
    Calendar = 0xe878,
    Card = 0xe870,
    CartOff = 0xe928,
    Category = 0xe574,
    Check = 0xe5ca,
    CheckCircle = 0xe86c,
    ChevronDown = 0xe5cf,
    ChevronLeft = 0xe5cb,
    ChevronRight = 0xe5cc,
    ChevronUp = 0xe5ce,
    Circle = 0xe836,
    Clock = 0xe8b5,
    Close = 0xe5cd,
    CloudOff = 0xe2c1,
    CloudOn = 0xe2bf,
    Contactless = 0xea71,
    Contrast = 0xeb37,
    Delete = 0xe872,
    DoneAll = 0xe877,
    Drawer = 0xe2eb,
    Edit = 0xe3c9,
    Error = 0xe000,
    Euro = 0xea15,
    Eye = 0xe8f4,
    EyeOff = 0xe8f5,
    Family = 0xf1a2,
    Forward = 0xe5c8,
    Gift = 0xe8f6,
    Handshake = 0xebcb,
    Heart = 0xe87d,
    Help = 0xe887,
    History = 0xe889,
    Hourglass = 0xe88b,
    Info = 0xe88e,
    Keyboard = 0xe312,
    KeyboardHide = 0xe31a,
    Language = 0xe894,
    Lock = 0xe897,
    LockOpen = 0xe898,
    Logout = 0xe9ba,
    Mail = 0xe0be,
    Meal = 0xe56c,
    More = 0xe5d3,
    Notes = 0xef63,
    Paid = 0xf041,
    Pause = 0xe034,
    People = 0xf233,
    Person = 0xe7fd,
    Pie = 0xe6c4,
    Pin = 0xf045,
    Play = 0xe037,
    Printer = 0xe8ad,
    PrinterOff = 0xe9cf,
    QrCode = 0xf206,
    Receipt = 0xef6e,
    Remove = 0xe15b,
    Scale = 0xeb5f,
    School = 0xe80c,
    Search = 0xe8b6,
    Settings = 0xe8b8,
    Shift = 0xe318,
    Space = 0xe256,
    Split = 0xe0b6,
    Star = 0xe838,
    Store = 0xea12,
    Swap = 0xe8d4,
    Sync = 0xe627,
    SyncProblem = 0xe629,
    Tag = 0xe54e,
    Terminal = 0xf17e,
    TextSize = 0xeae2,
    Touch = 0xe913,
    Truck = 0xe558,
    Tune = 0xe429,
    Undo = 0xe166,
    Volunteer = 0xea70,
    Voucher = 0xe638,
    Wallet = 0xe850,
    Warning = 0xe002,
    Weight = 0xf039,
};

/// The size an icon is drawn at, before the text scale: 20, 26, 34, 48 or 76 pixels.
enum class IconSize : std::uint8_t { Small, Medium, Large, Huge, Giant };

/// A picture in colour of the Noto Emoji font; the value is its code point. A product shows one.
enum class Picto : std::uint32_t { None = 0 };

/// Reads the picture a catalogue names by its own character, such as "🥕"; None when the text is empty.
[[nodiscard]] Picto picto_of(std::string_view character);

/// Every icon and picture that is packed. An icon drawn without being here is our mistake; a picture which is not here
/// is drawn as a box.
[[nodiscard]] std::span<const Icon> packed_icons();
[[nodiscard]] std::span<const Picto> packed_pictos();

}  // namespace ecot::ui
