#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pos/session/update.hpp"

namespace ecot::test {

/// The grocery of the design's pictures, with the goods, people and amounts of its checkout (40,78 € of goods, 23,59 €
/// covered, 17,19 € to pay), answering itself what a disk and a printer would: 19 November 2026, 10:42.
class SampleTill {
public:
    /// Started, nobody signed in, no till session open.
    SampleTill();

    [[nodiscard]] session::TillState& state() { return state_; }
    [[nodiscard]] const session::TillState& state() const { return state_; }

    /// Does what is asked and answers the effects; `answers` off keeps the disk waiting.
    SampleTill& ask(const session::Intent& intent);
    SampleTill& ask(const session::Intents& intents);
    SampleTill& tell(const session::Event& event);
    SampleTill& pass(std::int64_t milliseconds);
    SampleTill& answering(bool on);

    // Steps of a day, each on top of the one before.
    SampleTill& sign_in(const std::string& operator_id = "nadia");
    SampleTill& open();
    SampleTill& choose_samira();
    /// The five lines of the checkout's picture.
    SampleTill& fill_cart();
    SampleTill& start_payment();
    /// A food voucher of 10 € was taken: 7,19 € are left.
    SampleTill& take_voucher();
    /// 10 € in cash: paid, 2,81 € to give back.
    SampleTill& finish();

private:
    void answer(const session::Effects& effects);

    session::TillState state_;
    session::Moment now_;
    std::vector<session::Effect> kept_;
    bool answers_ = true;
    std::int64_t records_ = 0;
};

}  // namespace ecot::test
