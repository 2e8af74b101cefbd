#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pos/screens/frame.hpp"
#include "pos/ui/input.hpp"
#include "pos/ui/theme.hpp"

namespace ecot::screens {

/// What is brought up besides what is asked: the checkout's search, or its goods by weight.
enum class Opens : std::uint8_t { Nothing, Search, Weighed };

/// A button of a dialog; without intents it only closes it.
struct DialogButton {
    std::string label;
    ui::Icon icon = ui::Icon::None;
    std::vector<session::Intent> intents;
    Opens opens = Opens::Nothing;
};

/// What lies over the screen and wants an answer (look 10, 10b).
struct DialogView {
    enum class Kind {
        Unknown,           ///< a code nobody knows
        PastDate,          ///< goods whose day is over
        ShareUnavailable,  ///< an article at full price
        Printer,
        Clock,
        ClockBehind,  ///< the records bear a later day
        Store,
        Offline
    } kind = Kind::Unknown;
    ui::Icon icon = ui::Icon::None;
    ui::Tone tone = ui::Tone::Warn;
    Saying saying;
    std::optional<DialogButton> other;
    DialogButton main;
    std::uint32_t line = 0;  ///< of ShareUnavailable
};

/// A manager gives their word on the spot.
struct ApprovalView {
    struct Person {
        std::string id, name;
        AvatarView avatar;
    };
    std::string title, ask, cancel, next_page;
    std::vector<Person> managers;
    bool checking = false;
    std::string checking_words;
    std::string trouble;
    KeyWords keys;
};

/// Said at the bottom of the screen, for a while or until it is touched.
struct ToastView {
    ui::Icon icon = ui::Icon::None;
    ui::Tone tone = ui::Tone::Info;
    Saying saying;
    std::string action;  ///< empty: none
    std::optional<session::Intent> does;
    Opens opens = Opens::Nothing;
    std::int64_t since_ms = 0;  ///< steady time of a notice
    std::int64_t left_ms = 0;   ///< until it goes by itself
    bool stays = false;         ///< until it is touched
    bool at_top = false;        ///< of the page: its main action stands at the bottom left
};

/// What was answered here, so that it is not asked twice.
struct DialogsLocal {
    std::set<std::uint32_t> full_price_kept;  ///< lines of this cart
    bool offline_told = false;                ///< since the line went down
    bool clock_behind_told = false;
    std::string manager;            ///< chosen in the approval dialog
    std::size_t first_manager = 0;  ///< of the page shown there
    std::string digits;
    std::int64_t notice_closed_ms = -1;  ///< the notice of that moment was touched away
    std::string refusal_toast;           ///< why a grey button cannot be used
    ui::Moment refusal_toast_since{0};
    std::string toast_title;  ///< of the toast shown; empty: none
    ui::Moment toast_since{0};
};

[[nodiscard]] std::optional<DialogView> dialog_view(const TillState& state, const Texts& texts,
                                                    const DialogsLocal& local);
[[nodiscard]] std::optional<ApprovalView> approval_view(const TillState& state, const Texts& texts);
[[nodiscard]] std::optional<ToastView> toast_view(const TillState& state, const Texts& texts,
                                                  const DialogsLocal& local);

/// Draws what lies over the screen, toasts inside `page`. Says what is wanted besides.
[[nodiscard]] Opens draw_dialogs(ui::Ui& ui, const TillState& state, const Texts& texts, ui::Rect page,
                                 DialogsLocal& local, session::Intents& intents);

/// Draws a question; the main button stands on the right.
enum class DialogAnswer { None, Main, Other };
DialogAnswer draw_dialog(ui::Ui& ui, const DialogView& view);

}  // namespace ecot::screens
