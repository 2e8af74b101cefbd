#include "pos/session/comfort.hpp"

namespace ecot::session {

namespace {

constexpr int text_least = 100;
constexpr int text_most = 160;
constexpr int text_step = 20;

Answer keep(Turn& turn, const Comfort& comfort) {
    if (turn.state.comfort == comfort) {
        return std::nullopt;
    }
    turn.state.comfort = comfort;
    turn.effects.emplace_back(SaveComfort{.comfort = comfort});
    say(turn, {.kind = Notice::Kind::SettingsKept});
    return std::nullopt;
}

}  // namespace

Answer handle(Turn& turn, const SetDiscreet& intent) {
    turn.state.discreet = intent.on;
    return std::nullopt;
}

Answer handle(Turn& turn, const SetLanguage& intent) {
    Comfort comfort = turn.state.comfort;
    comfort.language = intent.language;
    return keep(turn, comfort);
}

Answer handle(Turn& turn, const SetTextScale& intent) {
    if (intent.percent < text_least || intent.percent > text_most || intent.percent % text_step != 0) {
        return refused(RefusalCode::BadValue);
    }
    Comfort comfort = turn.state.comfort;
    comfort.text_percent = intent.percent;
    return keep(turn, comfort);
}

Answer handle(Turn& turn, const SetContrast& intent) {
    Comfort comfort = turn.state.comfort;
    comfort.high_contrast = intent.high;
    return keep(turn, comfort);
}

Answer handle(Turn& turn, const SetAnimation& intent) {
    Comfort comfort = turn.state.comfort;
    comfort.animation = intent.on;
    return keep(turn, comfort);
}

}  // namespace ecot::session
