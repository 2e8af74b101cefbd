#include "pos/session/sale.hpp"

#include <algorithm>
#include <utility>

#include "pos/session/cart_price.hpp"
#include "pos/session/member.hpp"
#include "pos/session/sign_in.hpp"

namespace ecot::session {

namespace {

using pricing::Quantity;

constexpr std::int64_t whole = 1000;

bool by_the_piece(const Product& product) {
    return product.unit == pricing::Unit::Piece;
}

// Two times the same goods by the piece are one line of two; what was weighed stays as it was weighed.
CartLine* same_goods(CartContent& content, const Product& product, bool by_hand) {
    if (!by_the_piece(product)) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(content.lines, [&](const CartLine& line) {
        return line.product == product.id && !line.choice && !line.amount && line.by_hand == by_hand;
    });
    return found == content.lines.end() ? nullptr : &*found;
}

std::optional<std::size_t> position(const Cart& cart, std::uint32_t line) {
    const auto found = std::ranges::find(cart.content.lines, line, &CartLine::id);
    if (found == cart.content.lines.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - cart.content.lines.begin());
}

// What was in the basket at most, so that emptying it line by line before leaving it changes nothing (F23).
EventRecord abandoned(const Turn& turn) {
    const Cart& cart = turn.state.cart;
    EventRecord record = event_record(turn, "basket_abandoned");
    record.facts.emplace("lines", static_cast<std::int64_t>(cart.content.lines_most));
    record.facts.emplace("amount_cents", cart.content.amount_most.cents());
    record.facts.emplace("member_cents", cart.quote.totals.member.cents());
    record.facts.emplace("tendered_cents", cart.tendered().cents());
    if (cart.content.lines_most > cart.content.lines.size()) {
        record.facts.emplace("lines_removed",
                             static_cast<std::int64_t>(cart.content.lines_most - cart.content.lines.size()));
    }
    if (turn.state.training) {
        record.facts.emplace("training", 1);
    }
    return record;
}

EventRecord emptied(const Turn& turn) {
    EventRecord record = abandoned(turn);
    record.facts.emplace("emptied", 1);
    return record;
}

}  // namespace

std::optional<Weighed> weighed(const Product& product, Quantity gross, Quantity tare) {
    if (gross > pricing::quantity_max || tare < Quantity{} || tare >= gross) {
        return std::nullopt;
    }
    if (by_the_piece(product) && (tare != Quantity{} || gross.milli() % whole != 0)) {
        return std::nullopt;
    }
    return Weighed{.net = gross - tare, .tare = tare};
}

Answer add(Turn& turn, const Addition& addition) {
    TillState& state = turn.state;
    const Product& product = state.catalogue->product(addition.product);
    if (!in_force(product.vat, turn.now.date)) {
        return refused(RefusalCode::UnknownProduct, product.name);
    }
    std::vector<CartLine> before = state.cart.content.lines;
    CartContent content = state.cart.content;
    std::optional<EventRecord> left;  // the basket that was emptied before this one begins
    if (content.emptied()) {
        left = emptied(turn);
        content.lines_most = 0;
        content.amount_most = {};
    }
    const std::uint32_t next_id = state.cart.line_ids_given + 1;
    std::uint32_t id = next_id;
    CartLine* const line = addition.amount ? nullptr : same_goods(content, product, addition.by_hand);
    if (line != nullptr) {
        if (line->quantity + addition.quantity.net > pricing::quantity_max) {
            return refused(RefusalCode::BadQuantity, product.name);
        }
        line->quantity += addition.quantity.net;
        id = line->id;
    } else {
        content.lines.push_back({.id = next_id,
                                 .product = product.id,
                                 .quantity = addition.quantity.net,
                                 .tare = addition.quantity.tare,
                                 .by_hand = addition.by_hand,
                                 .amount = addition.amount});
    }
    if (Answer answer = change(turn, std::move(content))) {
        answer->about = product.name;
        return answer;
    }
    if (left) {
        journal(turn, std::move(*left));
    }
    state.cart.line_ids_given = std::max(state.cart.line_ids_given, id);
    state.cart.undo = std::move(before);
    state.cart.last_line = id;
    state.cart.flashed_ms = turn.now.steady_ms;
    say(turn, {.kind = Notice::Kind::Added, .about = product.name, .quantity = addition.quantity.net});
    return std::nullopt;
}

Answer open_weighing(Turn& turn, ProductIndex product) {
    TillState& state = turn.state;
    if (!state.cart.content.tenders.empty()) {
        return refused(RefusalCode::PaymentStarted);
    }
    if (state.last_sale) {
        next_person(state);
    }
    state.weighing = product;
    state.screen = Screen::Weighing;
    turn.effects.emplace_back(ShowOnScale{state.catalogue->product(product).price});
    return std::nullopt;
}

Answer handle(Turn& turn, const AddProduct& intent) {
    const auto index = turn.state.catalogue->find(intent.product);
    if (!index) {
        return refused(RefusalCode::UnknownProduct, intent.product);
    }
    const Product& product = turn.state.catalogue->product(*index);
    const auto quantity = weighed(product, intent.quantity, intent.tare);
    if (!quantity) {
        return refused(RefusalCode::BadQuantity, product.name);
    }
    return add(turn, {.product = *index, .quantity = *quantity, .by_hand = intent.by_hand});
}

Answer handle(Turn& turn, const ChooseProductToWeigh& intent) {
    const auto index = turn.state.catalogue->find(intent.product);
    if (!index) {
        return refused(RefusalCode::UnknownProduct, intent.product);
    }
    return open_weighing(turn, *index);
}

Answer handle(Turn& turn, const SetQuantity& intent) {
    Cart& cart = turn.state.cart;
    const auto at = position(cart, intent.line);
    if (!at) {
        return refused(RefusalCode::UnknownLine);
    }
    const Product& product = turn.state.catalogue->product(cart.lines[*at].product);
    const auto quantity = weighed(product, intent.quantity, intent.tare);
    // A price read from a label is that of the goods as they were labelled.
    if (!quantity || cart.content.lines[*at].amount) {
        return refused(RefusalCode::BadQuantity, product.name);
    }
    std::vector<CartLine> before = cart.content.lines;
    CartContent content = cart.content;
    CartLine& line = content.lines[*at];
    line.quantity = quantity->net;
    line.tare = quantity->tare;
    line.by_hand = line.by_hand || !by_the_piece(product);
    line.choice.reset();  // it was for the whole line, of another size
    if (Answer answer = change(turn, std::move(content))) {
        return answer;
    }
    cart.undo = std::move(before);
    cart.last_line = intent.line;
    return std::nullopt;
}

Answer handle(Turn& turn, const RemoveLine& intent) {
    Cart& cart = turn.state.cart;
    const auto at = position(cart, intent.line);
    if (!at) {
        return refused(RefusalCode::UnknownLine);
    }
    const std::string name = turn.state.catalogue->product(cart.lines[*at].product).name;
    const Quantity quantity = cart.content.lines[*at].quantity;
    std::vector<CartLine> before = cart.content.lines;
    CartContent content = cart.content;
    content.lines.erase(content.lines.begin() + static_cast<std::ptrdiff_t>(*at));
    if (Answer answer = change(turn, std::move(content))) {
        return answer;
    }
    cart.undo = std::move(before);
    say(turn, {.kind = Notice::Kind::Removed, .about = name, .quantity = quantity});
    return std::nullopt;
}

Answer handle(Turn& turn, const ChooseAmount& intent) {
    Cart& cart = turn.state.cart;
    const auto at = position(cart, intent.line);
    if (!at) {
        return refused(RefusalCode::UnknownLine);
    }
    if (intent.amount && (*intent.amount < pricing::Money{} || *intent.amount > pricing::money_max)) {
        return refused(RefusalCode::BadAmount);
    }
    const std::optional<pricing::Money> least = cart.lines[*at].least_choice;
    if (intent.amount && !least) {
        return refused(RefusalCode::ChoiceNotOffered, turn.state.catalogue->product(cart.lines[*at].product).name);
    }
    if (intent.amount && *intent.amount < *least) {
        Refusal below = *refused(RefusalCode::ChoiceBelowMinimum);
        below.amount = *least;
        return below;
    }
    std::vector<CartLine> before = cart.content.lines;
    CartContent content = cart.content;
    content.lines[*at].choice = intent.amount;
    if (Answer answer = change(turn, std::move(content), intent.line)) {
        if (answer->code == RefusalCode::ChoiceBelowMinimum) {
            answer->amount = least.value_or(pricing::Money{});
        } else if (answer->code == RefusalCode::AmountTooHigh) {
            answer->amount = cart.lines[*at].quote.reference;
        }
        return answer;
    }
    cart.undo = std::move(before);
    cart.last_line = intent.line;
    return std::nullopt;
}

Answer handle(Turn& turn, const Undo& /*intent*/) {
    Cart& cart = turn.state.cart;
    if (!cart.undo) {
        return refused(RefusalCode::NothingToUndo);
    }
    CartContent content = cart.content;
    content.lines = *cart.undo;
    if (Answer answer = change(turn, std::move(content))) {
        return answer;
    }
    cart.undo.reset();
    return std::nullopt;
}

Answer handle(Turn& turn, const VoidCart& /*intent*/) {
    TillState& state = turn.state;
    const Cart& cart = state.cart;
    if (cart.content.lines.empty() && !cart.content.emptied()) {
        voided(turn);
        save_carts(turn);
        return std::nullopt;
    }
    EventRecord record = abandoned(turn);
    SavedCarts carts = saved_carts(state);
    carts.current = {};
    state.writing = true;
    state.writing_since_ms = turn.now.steady_ms;
    turn.effects.emplace_back(WriteRecord{.record = std::move(record), .carts = std::move(carts)});
    return std::nullopt;
}

bool voids_cart(const EventRecord& record) {
    return record.code == "basket_abandoned" && !record.facts.contains("emptied");
}

void close_emptied(Turn& turn) {
    CartContent& content = turn.state.cart.content;
    if (content.emptied()) {
        journal(turn, emptied(turn));
        content.lines_most = 0;
        content.amount_most = {};
        turn.state.cart.undo.reset();
    }
}

void voided(Turn& turn) {
    TillState& state = turn.state;
    clear_cart(state);
    next_person(state);
    state.screen = home(state);
}

}  // namespace ecot::session
