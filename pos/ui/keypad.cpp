#include "pos/ui/keypad.hpp"

#include <algorithm>
#include <array>

namespace ecot::ui {
namespace {

constexpr std::string_view digit_names = "0123456789";

/// One key of the pad, its look and what it means.
struct KeyFace {
    KeypadKey key;
    std::string_view name;
    Icon icon = Icon::None;
    bool quiet = false;
};

KeyFace corner_key(KeypadKind kind, const KeypadNames& names) {
    switch (kind) {
        case KeypadKind::Pin:
            return {KeypadKey::Clear, names.clear, Icon::Close, true};
        case KeypadKind::Cents:
            return {KeypadKey::DoubleZero, "00"};
        case KeypadKind::Weight:
            return {KeypadKey::Comma, names.comma};
        case KeypadKind::Count:
            return {KeypadKey::Next, names.next, Icon::ChevronDown, true};
    }
    return {KeypadKey::DoubleZero, "00"};
}

KeyFace face_at(int place, KeypadKind kind, const KeypadNames& names) {
    if (place == 9) {
        return corner_key(kind, names);
    }
    if (place == 11) {
        return {KeypadKey::Backspace, names.backspace, Icon::Backspace, true};
    }
    const std::size_t digit = place == 10 ? 0 : static_cast<std::size_t>(place) + 1;
    return {KeypadKey{digit_names[digit]}, digit_names.substr(digit, 1)};
}

std::optional<KeypadKey> typed(Ui& ui, KeypadKind kind) {
    if (ui.take_key(Key::Backspace)) {
        return KeypadKey::Backspace;
    }
    const char32_t character = ui.take_character();
    if (character >= U'0' && character <= U'9') {
        return KeypadKey{static_cast<char>(character)};
    }
    if (kind == KeypadKind::Weight && (character == U',' || character == U'.')) {
        return KeypadKey::Comma;
    }
    return std::nullopt;
}

ButtonVariant variant_of(const KeyFace& face, KeypadKind kind) {
    if (kind == KeypadKind::Pin) {
        return face.quiet ? ButtonVariant::OnBarDim : ButtonVariant::OnBar;
    }
    if (face.key == KeypadKey::Next) {
        return ButtonVariant::Tonal;
    }
    return face.quiet ? ButtonVariant::Sunken : ButtonVariant::Secondary;
}

}  // namespace

std::optional<KeypadKey> keypad(Ui& ui, Rect rect, KeypadKind kind, const KeypadNames& names) {
    const float gap = std::clamp((rect.height - 4 * target_side_min) / 3, target_gap_min, 10.0F);
    std::optional<KeypadKey> used;
    const auto scope = ui.scope("keypad");
    for (int place = 0; place < 12; ++place) {
        const KeyFace face = face_at(place, kind, names);
        const Rect box = rect.row({place / 3, 4, gap}).column({place % 3, 3, gap});
        ButtonStyle style{.variant = variant_of(face, kind), .role = TextRole::Heading, .fires_on_press = true};
        // Who types has the digits on the keyboard, and reaches the rest of the screen sooner.
        style.focusable = face.key == KeypadKey::Next || face.key == KeypadKey::Clear;
        const bool fired = face.icon == Icon::None ? ui.button(box, face.name, style)
                                                   : ui.icon_button(box, face.name, face.icon, style);
        if (fired) {
            used = face.key;
        }
    }
    return used ? used : typed(ui, kind);
}

bool apply(KeypadKey key, std::string& digits, std::size_t digits_max) {
    const std::string before = digits;
    const auto append = [&](char digit) {
        const auto count = static_cast<std::size_t>(
            std::count_if(digits.begin(), digits.end(), [](char letter) { return letter != ','; }));
        if (count < digits_max) {
            digits += digit;
        }
    };
    switch (key) {
        case KeypadKey::DoubleZero:
            append('0');
            append('0');
            break;
        case KeypadKey::Comma:
            if (digits.find(',') == std::string::npos) {
                digits += digits.empty() ? "0," : ",";
            }
            break;
        case KeypadKey::Clear:
            digits.clear();
            break;
        case KeypadKey::Backspace:
            if (!digits.empty()) {
                digits.pop_back();
            }
            break;
        case KeypadKey::Next:
            break;
        default:
            append(static_cast<char>(key));
            break;
    }
    return digits != before;
}

}  // namespace ecot::ui
