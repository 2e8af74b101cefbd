#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pos/screens/frame.hpp"

namespace ecot::screens {

/// One person who may serve.
struct OperatorTile {
    std::string id;
    std::string name;
    std::string role;
    AvatarView avatar;
    bool chosen = false;
};

/// The sign-in screen (look 01): who serves, and their code.
struct SignInView {
    std::string shop, shop_line, clock, date;
    std::string shop_line_short;  ///< without the town
    std::optional<std::string> training;
    std::string greeting, instruction;
    std::vector<OperatorTile> people;
    std::string next_page;

    std::optional<std::string> chosen;  ///< id
    std::string hello;                  ///< "Bonjour Nadia", or what to do first
    std::string ask;                    ///< under it
    AvatarView avatar;
    bool can_type = false;  ///< somebody is chosen, not locked out, and no code is being checked
    bool checking = false;  ///< the code is being checked
    std::optional<Saying> trouble;
    std::string lift;                ///< asks a manager to end the wait; empty: there is none
    std::vector<std::string> steps;  ///< shown while nobody is chosen
    KeyWords keys;
    std::string forgotten;

    std::string language, text_size, contrast, help;
    session::Language other_language = session::Language::English;
    int next_percent = 120;
    bool high_contrast = false;
    Saying help_words, forgotten_words;
    std::string close_help;
};

[[nodiscard]] SignInView sign_in_view(const TillState& state, const Texts& texts);

/// Half-typed code and the page of people; nothing of it outlives the screen.
struct SignInLocal {
    std::string digits;
    std::string digits_of;  ///< whose code is being typed
    std::size_t first = 0;  ///< of the people on this page
    enum class Help { None, HowTo, Forgotten } help = Help::None;
};

void draw_sign_in(ui::Ui& ui, const SignInView& view, SignInLocal& local, session::Intents& intents);

/// How many digits a code has, for everyone and always.
inline constexpr std::size_t pin_digits = 6;

/// "100 %" and the next size: 100, 120, 140, 160, then 100 again.
[[nodiscard]] int next_text_percent(int percent);

}  // namespace ecot::screens
