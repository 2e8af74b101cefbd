#include "pos/session/training.hpp"

#include <utility>

#include "pos/session/cart_price.hpp"
#include "pos/session/sale.hpp"

namespace ecot::session {

Answer handle(Turn& turn, const SetTraining& intent) {
    TillState& state = turn.state;
    if (intent.on == state.training) {
        return std::nullopt;
    }
    // A cart put aside would be paid in the other mode: it counts as goods in the till.
    if (!state.cart.content.empty() || !state.holds.empty()) {
        return refused(RefusalCode::CartNotEmpty);
    }
    close_emptied(turn);
    state.writing = true;
    state.writing_since_ms = turn.now.steady_ms;
    SavedCarts carts = saved_carts(state);
    carts.training = intent.on;
    turn.effects.emplace_back(WriteRecord{.record = event_record(turn, intent.on ? "training_on" : "training_off"),
                                          .carts = std::move(carts)});
    return std::nullopt;
}

void training_set(Turn& turn, bool on) {
    turn.state.training = on;
    next_person(turn.state);
    say(turn, {.kind = on ? Notice::Kind::TrainingOn : Notice::Kind::TrainingOff});
}

}  // namespace ecot::session
