#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

/// What happened, in a few words, with at most one thing to do about it.
struct Toast {
    Tone tone = Tone::Info;  ///< Primary: done; Warn: needs a hand; Danger: failed; Info: notice
    std::string title = {};
    std::string detail = {};
    std::string action = {};  ///< label of the button; empty: none
    bool operator==(const Toast&) const = default;
};

enum class ToastTouch { None, Action, Dismissed };

/// The height a toast of that width needs for all its words, in pixels.
[[nodiscard]] float toast_height(const Ui& ui, float width, const Toast& toast);

/// Draws one toast over what lies there; a touch beside its button dismisses it.
ToastTouch toast(Ui& ui, Rect rect, const Toast& toast);

/// A button of a modal question, with its look.
struct ModalButton {
    std::string_view label = {};
    Icon icon = Icon::None;
    ButtonVariant variant = ButtonVariant::Secondary;
};

/// A question, or something to know before going on. The main button is the last one and stands at the right; Enter
/// uses it, Escape the first.
struct Modal {
    Icon icon = Icon::Info;
    Tone tone = Tone::Info;
    std::string_view title = {};
    std::string_view text = {};
    std::vector<ModalButton> buttons = {};
};
/// Draws it over the whole screen, and says which button was used.
[[nodiscard]] std::optional<std::size_t> modal(Ui& ui, const Modal& modal);

/// Nothing is here yet: a dashed frame, one picture, one sentence and what to touch.
struct EmptyState {
    Picto picto = Picto::None;
    Icon icon = Icon::None;
    std::string_view title = {};
    std::string_view text = {};
};
void empty_state(Ui& ui, Rect rect, const EmptyState& state);

/// Says that something is under way, from 300 ms on; nothing before, so that quick answers do not flicker.
void waiting_note(Ui& ui, Rect rect, const Waiting& waiting);

}  // namespace ecot::ui
