#include "pos/app/show.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ecot::app {

namespace {

using session::Intent;
using session::Screen;
using session::TillState;

constexpr std::size_t lines_shown = 5;
/// How long before the picture everything happened: nothing flashes any more.
constexpr std::int64_t flashes_gone_ms = 10'000;

/// Feeds intents to the session and answers its effects on the spot.
class Rehearsal {
public:
    Rehearsal(session::Loaded loaded, const session::Moment& now,
              const std::function<std::vector<session::Event>(const session::Effect&)>& answer)
        : now_{now}, answer_{answer}, state_{session::start(std::move(loaded), now, effects_)} {
        settle();
    }

    void ask(const Intent& intent) {
        session::update(state_, intent, now_, effects_);
        settle();
    }

    void tell(const session::Event& event) {
        session::update(state_, event, now_, effects_);
        settle();
    }

    [[nodiscard]] const TillState& state() const { return state_; }
    [[nodiscard]] TillState take() { return std::move(state_); }

private:
    void settle() {
        while (!effects_.empty()) {
            const session::Effects due = std::exchange(effects_, {});
            for (const session::Effect& effect : due) {
                for (const session::Event& event : answer_(effect)) {
                    session::update(state_, event, now_, effects_);
                }
            }
        }
    }

    session::Moment now_;
    const std::function<std::vector<session::Event>(const session::Effect&)>& answer_;
    session::Effects effects_;
    TillState state_;
};

/// A member whose membership is up to date, if there is one: with a cart of theirs a screen says most.
std::optional<session::Member> member_to_show(const TillState& state) {
    std::optional<session::Member> found;
    for (session::MemberIndex index = 0; index < state.members->size(); ++index) {
        session::Member member = state.members->member(index);
        const bool up_to_date = member.membership_until && *member.membership_until >= state.now.date;
        if (up_to_date && !member.tiers.empty() && (!found || member.tiers.front().code < found->tiers.front().code)) {
            found = std::move(member);
        }
    }
    return found;
}

void sign_in(Rehearsal& till) {
    if (till.state().operators.empty()) {
        return;
    }
    till.ask(session::SignIn{till.state().operators.front().id, {}});
    if (!till.state().open_session) {
        till.ask(session::OpenTill{pricing::Money::from_cents(10'000)});
    }
    till.ask(session::Go{Screen::Checkout});
}

void fill_cart(Rehearsal& till) {
    if (const auto member = member_to_show(till.state())) {
        till.ask(session::ChooseMember{member->id});
    }
    const session::Catalogue& catalogue = *till.state().catalogue;
    static constexpr std::array<std::int64_t, lines_shown> pieces{1000, 2000, 3000, 1000, 2000};
    std::size_t line = 0;
    const auto add = [&](const session::Product& product) {
        const bool weighed = product.unit != pricing::Unit::Piece;
        till.ask(
            session::AddProduct{product.id, pricing::Quantity::from_milli(weighed ? 482 : pieces[line]), {}, weighed});
        ++line;
    };
    if (!catalogue.favourites().empty()) {
        for (const session::ProductIndex index :
             catalogue.favourites().first(std::min(lines_shown, catalogue.favourites().size()))) {
            add(catalogue.product(index));
        }
    } else {
        for (session::ProductIndex index = 0; index < std::min(lines_shown, catalogue.size()); ++index) {
            add(catalogue.product(index));
        }
    }
}

void pay_cash(Rehearsal& till) {
    till.ask(session::StartPayment{});
    const std::int64_t left = till.state().cart.left().cents();
    if (left > 0) {
        till.ask(session::Pay{{session::TenderKind::Cash, pricing::Money::from_cents((left / 1000 + 1) * 1000), {}}});
    }
}

/// Where things do not go their usual way: the cart is full.
bool bring_into_trouble(Rehearsal& till, std::string_view name) {
    if (name == "unknown_code") {
        till.ask(session::Scan{.candidates = {"3760123456789"}});
        return true;
    }
    if (name == "clock") {
        constexpr std::int64_t two_days_ms = 2LL * 24 * 3'600'000;
        till.tell(session::ClockJumped{.before_ms = 0, .after_ms = two_days_ms});
        return true;
    }
    if (name == "disk_full") {
        till.tell(session::DiskLow{.low = true});
        till.ask(session::StartPayment{});
        return true;
    }
    if (name == "printer") {
        pay_cash(till);
        till.ask(session::Finish{});
        if (till.state().last_sale) {
            till.tell(session::PrintWaits{.number = till.state().last_sale->written.number});
        }
        return true;
    }
    return false;
}

bool bring_to(Rehearsal& till, std::string_view name) {
    if (name == "sign_in") {
        if (!till.state().operators.empty()) {
            till.ask(session::ChooseOperator{till.state().operators.front().id});
        }
        return true;
    }
    if (name == "opening") {
        till.ask(session::SignIn{till.state().operators.empty() ? "" : till.state().operators.front().id, {}});
        till.ask(session::Go{Screen::Opening});
        return true;
    }
    sign_in(till);
    if (name == "settings") {
        till.ask(session::Go{Screen::Settings});
        return true;
    }
    fill_cart(till);
    if (name == "checkout" || name == "customer") {
        return true;
    }
    if (name == "weighing") {
        const session::Catalogue& catalogue = *till.state().catalogue;
        for (session::ProductIndex index = 0; index < catalogue.size(); ++index) {
            if (catalogue.face(index).unit == pricing::Unit::Kilogram) {
                till.ask(session::ChooseProductToWeigh{catalogue.product(index).id});
                break;
            }
        }
        return true;
    }
    if (name == "member") {
        if (const auto member = member_to_show(till.state())) {
            till.ask(session::ShowMember{member->id});
        } else {
            till.ask(session::Go{Screen::MemberSearch});
        }
        return true;
    }
    if (name == "member_search") {
        till.ask(session::Go{Screen::MemberSearch});
        return true;
    }
    if (name == "payment" || name == "customer_payment") {
        till.ask(session::StartPayment{});
        return true;
    }
    if (name == "paid" || name == "receipt" || name == "customer_thanks") {
        pay_cash(till);
        till.ask(session::Finish{});
        if (name == "receipt") {
            till.ask(session::ShowReceipt{});
        }
        return true;
    }
    if (name == "hold") {
        till.ask(session::Hold{});
        fill_cart(till);
        till.ask(session::Hold{});
        till.ask(session::Go{Screen::Holds});
        return true;
    }
    return bring_into_trouble(till, name);
}

}  // namespace

const std::vector<std::string_view>& shown_screens() {
    static const std::vector<std::string_view> names{
        "sign_in", "opening",      "checkout", "weighing", "member",   "member_search",    "payment",
        "paid",    "receipt",      "hold",     "settings", "customer", "customer_payment", "customer_thanks",
        "printer", "unknown_code", "clock",    "disk_full"};
    return names;
}

std::optional<session::TillState> shown_state(
    std::string_view name, session::Loaded loaded, const session::Moment& now,
    const std::function<std::vector<session::Event>(const session::Effect&)>& answer) {
    const auto& names = shown_screens();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        return std::nullopt;
    }
    if (name == "opening") {
        loaded.open_session.reset();
    }
    loaded.carts = {};  // what a volunteer has in hand is theirs: a picture shows a cart of its own
    session::Moment before = now;
    before.steady_ms -= flashes_gone_ms;
    Rehearsal till{std::move(loaded), before, answer};
    if (!bring_to(till, name)) {
        return std::nullopt;
    }
    session::TillState state = till.take();
    state.now = now;
    return state;
}

}  // namespace ecot::app
