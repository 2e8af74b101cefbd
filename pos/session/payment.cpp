#include "pos/session/payment.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "pos/session/cart_price.hpp"
#include "pos/session/finishing.hpp"

namespace ecot::session {

namespace {

using pricing::Money;

constexpr std::size_t reference_length_max = 64;
constexpr std::array<TenderKind, 5> kinds{TenderKind::Cash, TenderKind::Card, TenderKind::Cheque,
                                          TenderKind::FoodVoucher, TenderKind::MealVoucher};

Money taken(const Cart& cart, TenderKind kind) {
    Money sum;
    for (const Tender& tender : cart.content.tenders) {
        if (tender.kind == kind) {
            sum += tender.amount;
        }
    }
    return sum;
}

bool takes_food_voucher(const ProductFace& product) {
    return std::ranges::find(product.tags, "food_voucher") != product.tags.end();
}

bool takes_meal_voucher(const ProductFace& product, pricing::Date date) {
    return in_force(product.meal_voucher, date).value_or(false);
}

// What the member pays of the goods each kind of voucher may pay for.
struct Eligible {
    Money food;
    Money meal;
    Money either;
};

Eligible eligible(const TillState& state) {
    Eligible sums;
    for (const PricedLine& line : state.cart.lines) {
        const ProductFace product = state.catalogue->face(line.product);
        const bool food = takes_food_voucher(product);
        const bool meal = takes_meal_voucher(product, state.cart.quoted_on);
        sums.food += food ? line.quote.member : Money{};
        sums.meal += meal ? line.quote.member : Money{};
        sums.either += food || meal ? line.quote.member : Money{};
    }
    return sums;
}

// What is left of the day's limit on meal vouchers: of the household, or of this ticket when nobody is known.
Money meal_day_room(const TillState& state) {
    const Cart& cart = state.cart;
    const auto max = in_force(state.voucher_rules.meal_voucher_day_max, cart.quoted_on);
    const Money used = cart.member ? cart.facts.meal_vouchers_today : Money{};
    return max.value_or(Money{}) - used;
}

TenderRoom voucher_room(const TillState& state, TenderKind kind) {
    const Cart& cart = state.cart;
    const Eligible sums = eligible(state);
    const Money food = taken(cart, TenderKind::FoodVoucher);
    const Money meal = taken(cart, TenderKind::MealVoucher);
    Money most = std::min(cart.left(), sums.either - food - meal);
    bool allowed = false;
    if (kind == TenderKind::FoodVoucher) {
        allowed = sums.food > Money{};
        most = std::min(most, sums.food - food);
    } else {
        allowed = sums.meal > Money{} && in_force(state.voucher_rules.meal_voucher_day_max, cart.quoted_on);
        most = std::min({most, sums.meal - meal, meal_day_room(state) - meal});
    }
    return {.kind = kind, .allowed = allowed, .most = allowed ? std::max(Money{}, most) : Money{}};
}

TenderRoom room(const TillState& state, TenderKind kind) {
    const Cart& cart = state.cart;
    switch (kind) {
        case TenderKind::Cash:
        case TenderKind::Card:
        case TenderKind::Cheque:
            return {.kind = kind, .allowed = cart.due() > Money{}, .most = cart.left()};
        case TenderKind::FoodVoucher:
        case TenderKind::MealVoucher:
            return voucher_room(state, kind);
    }
    return {.kind = kind};
}

Money not_cash(const Cart& cart) {
    return cart.tendered() - taken(cart, TenderKind::Cash);
}

bool is_reference(const std::string& text) {
    return text.size() <= reference_length_max &&
           std::ranges::none_of(text, [](unsigned char byte) { return std::iscntrl(byte) != 0; });
}

// A cart that can be paid now: something in it, and the household's facts arrived.
Answer not_payable(const TillState& state) {
    if (state.cart.content.lines.empty()) {
        return refused(RefusalCode::EmptyCart);
    }
    if (state.cart.member_loading) {
        return refused(RefusalCode::Busy);
    }
    return storage_problem(state);
}

void show_payment(TillState& state) {
    state.weighing.reset();
    state.screen = Screen::Payment;
}

}  // namespace

std::vector<TenderRoom> tender_rooms(const TillState& state) {
    std::vector<TenderRoom> rooms;
    rooms.reserve(kinds.size());
    for (const TenderKind kind : kinds) {
        rooms.push_back(state.cart.content.lines.empty() ? TenderRoom{.kind = kind} : room(state, kind));
    }
    return rooms;
}

Answer storage_problem(const TillState& state) {
    if (state.store_failed) {
        return refused(RefusalCode::StoreFailed);
    }
    if (state.disk_low) {
        return refused(RefusalCode::DiskFull);
    }
    if (state.clock_needs_manager) {
        return refused(RefusalCode::ClockWrong);
    }
    return std::nullopt;
}

Answer tenders_problem(const TillState& state) {
    const Cart& cart = state.cart;
    const Eligible sums = eligible(state);
    const Money food = taken(cart, TenderKind::FoodVoucher);
    const Money meal = taken(cart, TenderKind::MealVoucher);
    if (not_cash(cart) > cart.due() || food > sums.food || meal > sums.meal || food + meal > sums.either ||
        (meal > Money{} && meal > meal_day_room(state))) {
        return refused(RefusalCode::AmountTooHigh, {}, cart.due());
    }
    return std::nullopt;
}

Answer handle(Turn& turn, const StartPayment& /*intent*/) {
    if (turn.state.cart.content.lines.empty()) {
        return refused(RefusalCode::EmptyCart);
    }
    if (Answer problem = storage_problem(turn.state)) {
        return problem;
    }
    show_payment(turn.state);
    return std::nullopt;
}

Answer handle(Turn& turn, const RoundUp& intent) {
    Cart& cart = turn.state.cart;
    if (cart.content.lines.empty()) {
        return refused(RefusalCode::EmptyCart);
    }
    if (cart.member_loading) {
        return refused(RefusalCode::Busy);
    }
    Money gift;
    if (intent.amount) {
        gift = *intent.amount;
        if (gift < Money{} || gift > pricing::money_max) {
            return refused(RefusalCode::BadAmount);
        }
    } else {
        constexpr std::int64_t euro = 100;
        const Money left = std::max(Money{}, cart.quote.totals.member - cart.tendered());
        gift = Money::from_cents((euro - left.cents() % euro) % euro);
    }
    // A gift taken back must not leave more on a card or a voucher than there is to pay.
    if (not_cash(cart) > cart.quote.totals.member + gift) {
        return refused(RefusalCode::PaymentStarted);
    }
    cart.content.round_up = gift;
    save_carts(turn);
    return std::nullopt;
}

Answer handle(Turn& turn, const Pay& intent) {
    TillState& state = turn.state;
    Cart& cart = state.cart;
    if (Answer problem = not_payable(state)) {
        return problem;
    }
    const Money amount = intent.tender.amount;
    if (amount <= Money{} || amount > pricing::money_max || cart.tendered() + amount > pricing::money_max) {
        return refused(RefusalCode::BadAmount);
    }
    if (!is_reference(intent.tender.reference)) {
        return refused(RefusalCode::BadValue);
    }
    const TenderRoom now = room(state, intent.tender.kind);
    if (!now.allowed) {
        const bool nothing_due = cart.due() == Money{};
        return refused(nothing_due ? RefusalCode::AmountTooHigh : RefusalCode::TenderNotAllowed);
    }
    if (intent.tender.kind != TenderKind::Cash && amount > now.most) {
        return refused(RefusalCode::AmountTooHigh, {}, now.most);
    }
    if (intent.tender.kind == TenderKind::Cheque && intent.tender.reference.empty()) {
        return refused(RefusalCode::ReferenceNeeded);
    }
    cart.content.tenders.push_back(intent.tender);
    show_payment(state);
    save_carts(turn);
    return intent.finishes ? handle(turn, Finish{}) : Answer{};
}

Answer handle(Turn& turn, const Unpay& intent) {
    auto& tenders = turn.state.cart.content.tenders;
    if (intent.tender >= tenders.size()) {
        return refused(RefusalCode::UnknownTender);
    }
    tenders.erase(tenders.begin() + static_cast<std::ptrdiff_t>(intent.tender));
    save_carts(turn);
    return std::nullopt;
}

}  // namespace ecot::session
