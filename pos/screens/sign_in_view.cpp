#include <fmt/core.h>

#include "pos/screens/sign_in_screen.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

// What stands in the way of the chosen person: a lockout that still runs, or the code just refused.
std::optional<Saying> trouble_of(const TillState& state, const std::string& id, const Texts& texts) {
    for (const session::LockoutState& lockout : state.lockouts) {
        const std::int64_t left = lockout.until_steady_ms - state.now.steady_ms;
        if (lockout.operator_id == id && left > 0) {
            return refusal_words({session::RefusalCode::LockedOut, {}, {}, left}, texts);
        }
    }
    if (state.refusal && state.refusal->code != session::RefusalCode::LockedOut) {
        return refusal_words(*state.refusal, texts);
    }
    return std::nullopt;
}

bool locked_out(const TillState& state, const std::string& id) {
    for (const session::LockoutState& lockout : state.lockouts) {
        if (lockout.operator_id == id && lockout.until_steady_ms > state.now.steady_ms) {
            return true;
        }
    }
    return false;
}

}  // namespace

int next_text_percent(int percent) {
    return percent >= 160 ? 100 : percent < 120 ? 120 : percent < 140 ? 140 : 160;
}

SignInView sign_in_view(const TillState& state, const Texts& texts) {
    SignInView view;
    view.shop = state.site.name;
    view.shop_line = view.shop_line_short = state.site.subtitle;
    if (const std::string_view town = town_alone(state.site.town); !town.empty()) {
        view.shop_line.append(view.shop_line.empty() ? "" : " · ").append(town);
    }
    if (state.training) {
        view.training = texts.get("TRAINING MODE: nothing counts");
    }
    view.clock = clock_text(state.now);
    view.date = texts::format_long_date(state.now.date, texts.language());
    view.greeting = texts.get("Hello! Who is at the till?");
    view.instruction = texts.get("Touch your name, then type your code.");
    view.next_page = texts.get("Next");
    for (const session::Operator& person : state.operators) {
        view.people.push_back({person.id, person.name, role_name(person.role, texts), operator_avatar(state, person.id),
                               state.chosen_operator == person.id});
        if (state.chosen_operator == person.id) {
            view.chosen = person.id;
            view.hello = texts.format("Hello {name}", fmt::arg("name", person.name));
            view.avatar = view.people.back().avatar;
            view.trouble = trouble_of(state, person.id, texts);
            view.can_type = !state.pin_checking && !locked_out(state, person.id);
            if (locked_out(state, person.id)) {
                view.lift = texts.get("A manager is here");
            }
        }
    }
    if (view.chosen) {
        view.ask = texts.get("Type your code");
    } else {
        view.hello = texts.get("Welcome");
        view.steps = {texts.get("Touch your name"), texts.get("Type your code"), texts.get("Serve the person")};
    }
    view.checking = state.pin_checking;
    if (view.checking) {
        view.ask = texts.get("One moment…");
    }
    view.keys = key_words(texts);
    view.forgotten = texts.get("Forgotten your code?");
    view.forgotten_words = {texts.get("Forgotten your code?"),
                            texts.get("Ask a manager: they have a new one made for you.")};
    view.language = state.comfort.language == session::Language::French ? texts.get("French") : texts.get("English");
    view.other_language =
        state.comfort.language == session::Language::French ? session::Language::English : session::Language::French;
    view.text_size = texts.format(
        "Text {size}",
        fmt::arg("size", texts::format_rate(std::int64_t{state.comfort.text_percent} * 100, texts.language())));
    view.next_percent = next_text_percent(state.comfort.text_percent);
    view.contrast = texts.get("Contrast");
    view.high_contrast = state.comfort.high_contrast;
    view.help = texts.get("Help");
    view.help_words = {
        texts.get("How it works"),
        texts.get("Touch your name. Type your six digits. The screen then shows what to do, step by step.")};
    view.close_help = texts.get("Understood");
    return view;
}

}  // namespace ecot::screens
