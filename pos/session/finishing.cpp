#include "pos/session/finishing.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "pos/session/cart_price.hpp"
#include "pos/session/drawer.hpp"
#include "pos/session/opening.hpp"
#include "pos/session/payment.hpp"
#include "pos/session/sale.hpp"
#include "pos/session/sign_in.hpp"
#include "pos/session/training.hpp"

namespace ecot::session {

namespace {

using pricing::Money;

pricing::Envelope* find_envelope(TillState& state, const std::string& id) {
    const auto found = std::ranges::find(state.envelopes, id, &pricing::Envelope::id);
    return found == state.envelopes.end() ? nullptr : &*found;
}

// What the funders gave leaves their envelopes, what members gave on top goes into them.
void draw_from_envelopes(TillState& state, const SaleRecord& sale) {
    for (const SaleLine& line : sale.lines) {
        for (const pricing::QuotePart& part : line.parts) {
            for (const pricing::FunderShare& share : part.funders) {
                if (pricing::Envelope* envelope = find_envelope(state, share.envelope)) {
                    envelope->remaining -= share.amount;
                    assert(envelope->remaining >= Money{});
                }
            }
            if (part.surplus_to) {
                if (pricing::Envelope* envelope = find_envelope(state, *part.surplus_to)) {
                    envelope->remaining += part.surplus;
                }
            }
        }
    }
}

std::vector<std::string> taxable_envelopes(const TillState& state, const std::vector<SaleLine>& lines) {
    std::set<std::string> named;
    for (const SaleLine& line : lines) {
        for (const pricing::QuotePart& part : line.parts) {
            for (const pricing::FunderShare& share : part.funders) {
                named.insert(share.envelope);
            }
            if (part.surplus_to) {
                named.insert(*part.surplus_to);
            }
        }
    }
    std::vector<std::string> taxable;
    for (const pricing::Envelope& envelope : state.envelopes) {
        if (envelope.complement_taxable && named.contains(envelope.id)) {
            taxable.push_back(envelope.id);
        }
    }
    std::ranges::sort(taxable);
    return taxable;
}

bool has_cash(const SaleRecord& sale) {
    return std::ranges::find(sale.tenders, TenderKind::Cash, &Tender::kind) != sale.tenders.end();
}

void sale_written(Turn& turn, const SaleRecord& sale, const Written& written) {
    TillState& state = turn.state;
    if (!sale.training) {
        draw_from_envelopes(state, sale);
    }
    clear_cart(state);
    state.last_sale = FinishedSale{.sale = sale, .written = written};
    if (state.operator_in) {
        state.screen = Screen::Paid;
    }
    if (has_cash(sale) && !sale.training) {
        open_drawer(turn, "sale");
    }
}

void event_written(Turn& turn, const EventRecord& record) {
    if (voids_cart(record)) {
        turn.state.writing = false;
        voided(turn);
    } else if (record.code == "training_on" || record.code == "training_off") {
        turn.state.writing = false;
        training_set(turn, record.code == "training_on");
    } else if (opens_drawer(record)) {
        open_drawer(turn, "request");
    }
}

// Whether somebody waits for this record; other events are written beside.
bool is_awaited(const Record& record) {
    const auto* event = std::get_if<EventRecord>(&record);
    return event == nullptr || voids_cart(*event) || event->code == "training_on" || event->code == "training_off";
}

RefusalCode refusal_of(WriteError error) {
    switch (error) {
        case WriteError::DiskFull:
            return RefusalCode::DiskFull;
        case WriteError::InputOutput:
        case WriteError::Broken:
            return RefusalCode::StoreFailed;
        case WriteError::EnvelopeOverdrawn:
            return RefusalCode::PriceChanged;
        case WriteError::Busy:
            return RefusalCode::Busy;
        case WriteError::ClockNeedsManager:
            return RefusalCode::ClockWrong;
    }
    return RefusalCode::StoreFailed;
}

}  // namespace

SaleRecord sale_record(const TillState& state) {
    const Cart& cart = state.cart;
    SaleRecord sale{.session = state.open_session.value_or(0),
                    .operator_id = state.operator_in ? state.operator_in->id : std::string{},
                    .operator_name = state.operator_in ? state.operator_in->name : std::string{},
                    .member = cart.content.member,
                    .totals = cart.quote.totals,
                    .vat = cart.quote.vat,
                    .tenders = cart.content.tenders,
                    .change = cart.change(),
                    .round_up = cart.content.round_up,
                    .training = state.training};
    for (const PricedLine& line : cart.lines) {
        const Product& product = state.catalogue->product(line.product);
        sale.lines.push_back({.product = product.id,
                              .name = product.name,
                              .unit = product.unit,
                              .price = product.price,
                              .quantity = line.line.quantity,
                              .tare = line.line.tare,
                              .by_hand = line.line.by_hand,
                              .vat = in_force(product.vat, cart.quoted_on).value_or(pricing::BasisPoints{}),
                              .reference = line.quote.reference,
                              .parts = line.quote.parts});
    }
    sale.taxable_envelopes = taxable_envelopes(state, sale.lines);
    return sale;
}

bool day_changed(Turn& turn) {
    Cart& cart = turn.state.cart;
    if (cart.content.empty() || cart.quoted_on == turn.now.date) {
        return false;
    }
    const Money before = cart.quote.totals.member;
    reprice(turn);
    load_facts(turn);
    const bool changed = cart.quote.totals.member != before || cart.member_loading;
    if (changed && cart.content.tenders.empty() && cart.content.round_up != Money{}) {
        cart.content.round_up = {};
        save_carts(turn);
    }
    return changed;
}

Answer handle(Turn& turn, const Finish& /*intent*/) {
    TillState& state = turn.state;
    const Cart& cart = state.cart;
    if (cart.content.lines.empty()) {
        return refused(RefusalCode::EmptyCart);
    }
    if (cart.member_loading) {
        return refused(RefusalCode::Busy);
    }
    if (day_changed(turn)) {
        return refused(RefusalCode::PriceChanged, {}, cart.due());
    }
    if (cart.left() > Money{}) {
        return refused(RefusalCode::AmountShort, {}, cart.left());
    }
    if (Answer problem = tenders_problem(state)) {
        return problem;
    }
    SavedCarts carts = saved_carts(state);
    carts.current = {};
    state.writing = true;
    state.writing_since_ms = turn.now.steady_ms;
    turn.effects.emplace_back(WriteRecord{.record = sale_record(state), .carts = std::move(carts)});
    return std::nullopt;
}

Answer handle(Turn& turn, const NextPerson& /*intent*/) {
    next_person(turn.state);
    turn.state.screen = home(turn.state);
    return std::nullopt;
}

void record_written(Turn& turn, const RecordWritten& event) {
    TillState& state = turn.state;
    state.store_failed = false;
    state.recorded_ms = event.written.time_ms;
    if (const auto* sale = std::get_if<SaleRecord>(&event.record)) {
        state.writing = false;
        sale_written(turn, *sale, event.written);
    } else if (const auto* opening = std::get_if<OpeningRecord>(&event.record)) {
        state.writing = false;
        opened(turn, *opening, event.written);
    } else if (const auto* record = std::get_if<EventRecord>(&event.record)) {
        event_written(turn, *record);
    }
}

void record_refused(Turn& turn, const RecordRefused& event) {
    TillState& state = turn.state;
    if (event.error == WriteError::InputOutput || event.error == WriteError::Broken) {
        state.store_failed = true;
    } else if (event.error == WriteError::ClockNeedsManager) {
        state.clock_needs_manager = true;
    } else if (event.error == WriteError::EnvelopeOverdrawn && !event.envelopes.empty()) {
        state.envelopes = event.envelopes;
    }
    if (!is_awaited(event.record)) {
        say(turn, {.kind = Notice::Kind::SavingFailed});
        return;
    }
    state.writing = false;
    if (event.error == WriteError::EnvelopeOverdrawn) {
        reprice(turn);
    }
    state.refusal = Refusal{.code = refusal_of(event.error)};
}

}  // namespace ecot::session
