#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pos/session/update.hpp"

namespace ecot::test {

/// A till without disk, printer or clock, for tests of the session and of `drive`.
///
/// Its world is small enough to reckon by hand (21 November 2026, a Saturday): rice 1,50 € a piece (EAN 3560070123452,
/// a pack of six under 3560070123469), chickpeas 4,00 € a kilogram (EAN 3560070100002, a bag of 500 g under
/// 3560070100019), soap 3,20 € at 20 %, a basket at 15,00 €, jam at 4,00 €. Rice and chickpeas take food and meal
/// vouchers, the basket meal vouchers only. Members of tier A pay 30 % of rice, the town the rest; one basket a
/// household costs them 10 %; for jam everybody chooses what to pay, from half of it on. Samira B. (m-17, card
/// M000017) has tier A, Denis P. (m-18, card M000018) has none. amina and paul are volunteers, nadia is a manager; each
/// PIN is 123456.
[[nodiscard]] session::Loaded fake_world();

/// The session with a store, a printer and a clock in memory: what is asked is answered on the spot.
class FakeTill {
public:
    FakeTill() : FakeTill{fake_world()} {}
    explicit FakeTill(session::Loaded loaded);

    /// A till where amina signed in and opened with 100,00 €.
    [[nodiscard]] static FakeTill open();

    /// Does what was asked, and all that follows from it, unless `slow`.
    void ask(const session::Intent& intent);
    void happen(const session::Event& event);
    /// Carries out what a slow till left undone.
    void settle();
    /// Lets time pass without anything happening.
    void pass(std::int64_t ms);
    void pass_and_tick(std::int64_t ms);
    /// The till is switched off and on; `saved`, lockouts and the journal are all that is left.
    void restart();

    [[nodiscard]] std::optional<session::RefusalCode> refusal() const;
    [[nodiscard]] const session::Cart& cart() const { return state.cart; }
    /// The cart as a person would read it: a line a row, then what is due, given, left and returned.
    [[nodiscard]] std::string cart_text() const;
    /// "sign_in amina", "sale", "basket_abandoned amina lines=1 amount_cents=150 …", a record a row.
    [[nodiscard]] std::vector<std::string> journal_text() const;
    [[nodiscard]] const session::SaleRecord& last_sale_record() const;
    [[nodiscard]] std::uint32_t line_id(std::size_t line) const { return state.cart.content.lines.at(line).id; }

    [[nodiscard]] std::vector<session::Event> perform(const session::Effect& effect);

    session::Loaded world;
    session::Moment now{.utc_ms = 1'795'255'200'000,
                        .steady_ms = 1'000'000,
                        .date = std::chrono::year{2026} / 11 / 21,
                        .minute_of_day = 600};
    session::TillState state;
    std::vector<session::Record> journal;
    std::map<std::string, session::MemberFacts> facts;
    session::SavedCarts saved;
    std::vector<session::Lockout> lockouts;
    std::optional<session::Comfort> comfort_saved;
    std::vector<session::Print> prints;
    int drawer_pulses = 0;
    int zeros_asked = 0;
    int test_pages = 0;
    int looks_for_devices = 0;
    std::optional<pricing::Money> shown_on_scale;
    std::optional<session::DeviceSetup> devices_saved;
    std::optional<session::DeviceSetup> devices_applied;
    int pins_checked = 0;

    bool slow = false;                               ///< effects wait for settle()
    bool members_unreadable = false;                 ///< no household's facts can be read
    bool paper_out = false;                          ///< receipts wait
    std::optional<session::WriteError> write_error;  ///< every record is refused so
    std::vector<pricing::Envelope> true_envelopes;   ///< what a refusal for an overdrawn envelope tells
    std::deque<session::Effect> undone;

private:
    void carry_out(session::Effects effects);
    std::vector<session::Event> write(const session::WriteRecord& effect);
    std::map<std::string, std::int64_t> counts_;
};

[[nodiscard]] inline pricing::Money cents(std::int64_t amount) {
    return pricing::Money::from_cents(amount);
}
[[nodiscard]] inline pricing::Quantity milli(std::int64_t quantity) {
    return pricing::Quantity::from_milli(quantity);
}
[[nodiscard]] inline session::Pay pay(session::TenderKind kind, std::int64_t amount, std::string reference = {}) {
    return {.tender = {.kind = kind, .amount = cents(amount), .reference = std::move(reference)}};
}
[[nodiscard]] inline session::Scan scan(std::string code) {
    return {.candidates = {std::move(code)}};
}
[[nodiscard]] inline session::AddProduct pieces(std::string product, std::int64_t count) {
    return {.product = std::move(product), .quantity = milli(count * 1000)};
}

inline constexpr const char* rice_code = "3560070123452";
inline constexpr const char* rice_pack_code = "3560070123469";
inline constexpr const char* chickpeas_code = "3560070100002";
inline constexpr const char* chickpeas_bag_code = "3560070100019";
inline constexpr const char* samira_card = "M000017";

}  // namespace ecot::test
