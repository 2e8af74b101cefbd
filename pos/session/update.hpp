#pragma once

#include "pos/session/effect.hpp"
#include "pos/session/event.hpp"
#include "pos/session/intent.hpp"
#include "pos/session/state.hpp"

namespace ecot::session {

/// What the store gives a till that starts.
struct Loaded {
    Site site;
    std::shared_ptr<const Catalogue> catalogue;
    std::shared_ptr<const Members> members;
    std::shared_ptr<const std::vector<pricing::Programme>> programmes;
    std::vector<pricing::Envelope> envelopes;
    std::vector<Operator> operators;
    VoucherRules voucher_rules;
    std::shared_ptr<const hardware::barcode::BarcodeRules> barcode_rules;  ///< null: the French ones
    Comfort comfort;
    DeviceSetup devices;
    std::vector<Lockout> lockouts;
    SavedCarts carts;
    std::optional<std::int64_t> open_session;
    bool training = false;
    bool tail_lost = false;  ///< R3: records of the journal's end are missing; declared in a new segment
    Link link;
    bool disk_low = false;
    std::int64_t recorded_ms = 0;      ///< the time of the last record
    bool clock_needs_manager = false;  ///< R6: the till starts more than 400 days after its last record
};

/// The state of a till that just started: nobody signed in, carts of before back, delays of lockouts running anew.
[[nodiscard]] TillState start(Loaded loaded, const Moment& now, Effects& effects);

/// Does what someone asked, or sets `state.refusal` and changes nothing else. Rights are checked here.
void update(TillState& state, const Intent& intent, const Moment& now, Effects& effects);

/// The till stops for good with this cart open, as `ecotctl drive` at the end of its input: an open cart is voided and
/// journaled (fiscal.md F23), whoever is signed in.
void abandon(TillState& state, const Moment& now, Effects& effects);

/// Takes note of what happened outside.
void update(TillState& state, const Event& event, const Moment& now, Effects& effects);

}  // namespace ecot::session
