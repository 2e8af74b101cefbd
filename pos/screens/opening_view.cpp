#include <fmt/core.h>

#include "pos/screens/opening_screen.hpp"

namespace ecot::screens {

namespace {

std::string count_of(const OpeningLocal& local, int value) {
    for (const Pieces& some : local.touched) {
        if (some.value_cents == value) {
            return std::to_string(some.count);
        }
    }
    return {};
}

}  // namespace

OpeningView opening_view(const TillState& state, const Texts& texts, const OpeningLocal& local) {
    OpeningView view;
    view.title = texts.get("Open the till");
    view.instruction = texts.get("Touch each note and coin of the float, or type the total.");
    for (const int value : {5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1}) {
        PieceTile tile{value, texts.format("Add {piece}", fmt::arg("piece", piece_name(value, texts))),
                       count_of(local, value)};
        (value >= 500 ? view.notes : view.coins).push_back(std::move(tile));
    }
    view.float_label = texts.get("Float");
    view.float_amount = amount(pricing::Money::from_cents(local.total.cents.value_or(0)), texts);
    view.keys = key_words(texts);
    view.start_again = texts.get("Start again");
    view.open = local.total.cents ? texts.get("Open the till") : texts.get("Open without a float");
    view.opening = {pricing::Money::from_cents(local.total.cents.value_or(0))};
    view.writing = state.writing;
    view.waiting = texts.get("Recording…");
    if (state.writing) {
        view.cannot_open = texts.get("One moment…");
    }
    return view;
}

}  // namespace ecot::screens
