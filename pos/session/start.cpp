#include <utility>

#include "hardware/barcode/barcode.hpp"
#include "pos/session/cart_price.hpp"
#include "pos/session/lockout.hpp"
#include "pos/session/turn.hpp"
#include "pos/session/update.hpp"

namespace ecot::session {

TillState start(Loaded loaded, const Moment& now, Effects& effects) {
    TillState state;
    state.site = std::move(loaded.site);
    state.catalogue = std::move(loaded.catalogue);
    state.members = std::move(loaded.members);
    state.programmes = std::move(loaded.programmes);
    state.envelopes = std::move(loaded.envelopes);
    state.operators = std::move(loaded.operators);
    state.voucher_rules = std::move(loaded.voucher_rules);
    state.barcode_rules = loaded.barcode_rules ? std::move(loaded.barcode_rules)
                                               : std::make_shared<const hardware::barcode::BarcodeRules>();
    state.comfort = loaded.comfort;
    state.device_setup = std::move(loaded.devices);
    state.link = loaded.link;
    state.lockouts = lockouts_at_start(loaded.lockouts, now);
    state.open_session = loaded.open_session;
    state.training = loaded.training || loaded.carts.training;
    state.disk_low = loaded.disk_low;
    state.recorded_ms = loaded.recorded_ms;
    state.clock_needs_manager = loaded.clock_needs_manager;
    state.holds = std::move(loaded.carts.holds);
    state.holds_given = loaded.carts.holds_given;
    state.now = now;
    state.last_touch_ms = now.steady_ms;

    Turn turn{.state = state, .now = now, .effects = effects};
    effects.emplace_back(ApplyDevices{state.device_setup});
    const bool something_back = !loaded.carts.current.empty();
    if (bring_back(turn, std::move(loaded.carts.current))) {
        say(turn, {.kind = Notice::Kind::ProductsGone});
        save_carts(turn);
    } else if (something_back) {
        say(turn, {.kind = Notice::Kind::CartBack});
    }
    if (loaded.tail_lost) {
        say(turn, {.kind = Notice::Kind::TailLost});
    }
    return state;
}

}  // namespace ecot::session
