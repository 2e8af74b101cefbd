#include "pos/session/opening.hpp"

#include "pos/session/payment.hpp"
#include "pos/session/sign_in.hpp"

namespace ecot::session {

Answer handle(Turn& turn, const OpenTill& intent) {
    TillState& state = turn.state;
    if (state.open_session) {
        return refused(RefusalCode::AlreadyOpen);
    }
    if (intent.float_amount < pricing::Money{} || intent.float_amount > pricing::money_max) {
        return refused(RefusalCode::BadAmount);
    }
    if (Answer problem = storage_problem(state)) {
        return problem;
    }
    state.writing = true;
    state.writing_since_ms = turn.now.steady_ms;
    turn.effects.emplace_back(
        WriteRecord{.record = OpeningRecord{.operator_id = turn.who.operator_id, .float_amount = intent.float_amount}});
    return std::nullopt;
}

void opened(Turn& turn, const OpeningRecord& /*record*/, const Written& written) {
    turn.state.open_session = written.count;
    turn.state.screen = home(turn.state);
}

}  // namespace ecot::session
