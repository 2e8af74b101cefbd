#include <algorithm>

#include <fmt/core.h>

#include "pos/screens/payment_screen.hpp"

namespace ecot::screens {

namespace {

using pricing::Money;
using session::TenderKind;

std::string how_it_works(TenderKind kind, const Texts& texts) {
    switch (kind) {
        case TenderKind::Cash:
            return {};
        case TenderKind::Card:
            return texts.get("Confirm once the terminal says “accepted”.");
        case TenderKind::Cheque:
            return texts.get("Check amount and signature, note the number.");
        case TenderKind::FoodVoucher:
            return texts.get("No change is given on a voucher.");
        case TenderKind::MealVoucher:
            return texts.get("For food only, with a limit a day. No change is given.");
    }
    return {};
}

std::vector<MethodTile> methods_of(const TillState& state, const Texts& texts, const PaymentLocal& local) {
    std::vector<MethodTile> tiles;
    for (const session::TenderRoom& room : tender_rooms(state)) {
        MethodTile tile;
        tile.kind = room.kind;
        tile.icon = tender_icon(room.kind);
        tile.name = tender_name(room.kind, texts);
        tile.chosen = room.kind == local.kind;
        if (state.cart.left().cents() == 0) {
            // Not while the sale is written: the tiles would flash grey.
            tile.not_now = state.writing ? std::string{} : texts.get("Nothing is left to pay.");
        } else if (!room.allowed) {
            tile.sub = texts.get("Not for this basket");
            tile.not_now = texts.get("This payment does not suit these products.");
        } else if (room.kind == TenderKind::Cash) {
            tile.sub = amount(state.cart.left(), texts);
        } else if (room.kind == TenderKind::Card) {
            tile.sub = texts.get("On the terminal");
        } else if (room.kind == TenderKind::Cheque) {
            tile.sub = texts.get("With its number");
        } else {
            tile.sub = texts.format("{amount} at most", fmt::arg("amount", amount(room.most, texts)));
        }
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

Money most_of(const TillState& state, TenderKind kind) {
    for (const session::TenderRoom& room : tender_rooms(state)) {
        if (room.kind == kind) {
            return room.allowed ? room.most : Money{};
        }
    }
    return {};
}

std::vector<SplitChoice> splits_of(Money left, const Texts& texts) {
    const auto part = [&](std::int64_t persons) { return (left.cents() + persons - 1) / persons; };
    std::vector<SplitChoice> splits;
    if (left.cents() < 2) {
        return splits;
    }
    splits.push_back({texts.get("in 2"), amount(Money::from_cents(part(2)), texts), part(2)});
    splits.push_back({texts.get("in 3"), amount(Money::from_cents(part(3)), texts), part(3)});
    splits.push_back({texts.get("Freely"), texts.get("To choose"), std::nullopt});
    return splits;
}

void say_summary(PaymentView& view, const TillState& state, const Texts& texts) {
    const pricing::QuoteTotals& totals = state.cart.quote.totals;
    view.full_price_label = texts.get("Full price");
    view.covered_label = texts.get("Covered");
    view.covered_short = texts.get("Community");
    view.given_label = texts.get("Solidarity contribution");
    if (!state.discreet) {
        view.full_price = amount(totals.reference, texts);
        view.covered = covered_amount(totals.funded, texts);
        if (totals.surplus.cents() > 0) {
            view.given = amount(totals.surplus, texts);
        }
    }
    view.to_pay_label = texts.get("To pay");
    view.to_pay = amount(state.cart.due(), texts);
    for (const session::Tender& tender : state.cart.content.tenders) {
        const std::string name = tender_name(tender.kind, texts);
        view.tenders.push_back({name, tender_name_for_all(tender.kind, texts), amount(-tender.amount, texts),
                                texts.format("Remove: {name} {amount}", fmt::arg("name", name),
                                             fmt::arg("amount", amount(tender.amount, texts)))});
    }
    view.left_label = texts.get("Left to pay");
    view.left = amount(state.cart.left(), texts);
}

// What the main button does: take this payment, and finish when nothing is left after it.
void decide_action(PaymentView& view, const TillState& state, const Texts& texts, const PaymentLocal& local) {
    const Money left = state.cart.left();
    const bool cash = local.kind == TenderKind::Cash;
    const Money most = most_of(state, local.kind);
    const Money proposed = cash || local.freely ? Money{} : std::min(left, most);
    const Money pending = local.typed.cents ? Money::from_cents(*local.typed.cents) : proposed;
    view.field = amount(pending, texts);
    view.field_typed = local.typed.cents.has_value();
    view.act = texts.get("Confirm the payment");
    if (left.cents() == 0) {
        view.acts = {session::Finish{}};
        const Money change = state.cart.change();
        if (change.cents() > 0) {
            view.change = amount(change, texts);
            view.change_pieces = in_pieces(change);
        }
        return;
    }
    const session::Tender tender{local.kind, pending, local.reference};
    if (pending.cents() == 0) {
        view.cannot_act = cash ? texts.get("Type what the person gives.") : texts.get("Type the amount.");
    } else if (!cash && pending > most) {
        view.cannot_act = texts.format("{amount} at most.", fmt::arg("amount", amount(most, texts)));
    } else if (local.kind == TenderKind::Cheque && local.reference.empty()) {
        view.cannot_act = texts.get("Type the number of the cheque.");
    } else if (pending >= left) {
        view.acts = {session::Pay{tender, true}};
        if (pending > left) {
            view.change = amount(pending - left, texts);
            view.change_pieces = in_pieces(pending - left);
        }
    } else {
        view.act = texts.format("Take {amount}", fmt::arg("amount", view.field));
        view.acts = {session::Pay{tender, false}};
    }
}

}  // namespace

ui::Icon tender_icon(TenderKind kind) {
    switch (kind) {
        case TenderKind::Cash:
            return ui::Icon::Notes;
        case TenderKind::Card:
            return ui::Icon::Contactless;
        case TenderKind::Cheque:
            return ui::Icon::Edit;
        case TenderKind::FoodVoucher:
            return ui::Icon::Voucher;
        case TenderKind::MealVoucher:
            return ui::Icon::Meal;
    }
    return ui::Icon::None;
}

void PaymentLocal::start_again(TenderKind with) {
    *this = PaymentLocal{};
    kind = with;
}

std::vector<RoundUpChoice> round_up_choices(const TillState& state, const Texts& texts) {
    constexpr std::int64_t step = 50;
    const Money gift = state.cart.content.round_up;
    const Money without = state.cart.left() > gift ? state.cart.left() - gift : Money{};
    std::vector<RoundUpChoice> choices;
    if (state.cart.left().cents() == 0) {
        return choices;
    }
    choices.push_back({texts.get("None", "round-up"), amount(without, texts), {}, gift.cents() == 0});
    if (without.cents() == 0) {  // only the gift is left to pay: it can still be taken back
        choices.push_back({"+" + amount(gift, texts), "→ " + amount(state.cart.left(), texts), gift, true});
        return choices;
    }
    const std::int64_t first = (without.cents() / step + 1) * step;
    for (const std::int64_t target : {first, first + step}) {
        const Money more = Money::from_cents(target) - without;
        choices.push_back(
            {"+" + amount(more, texts), "→ " + amount(Money::from_cents(target), texts), more, gift == more});
    }
    return choices;
}

PaymentView payment_view(const TillState& state, const Texts& texts, const PaymentLocal& local) {
    PaymentView view;
    view.back = texts.get("Basket");
    view.title = texts.get("Payment");
    if (state.cart.member) {
        view.member = member_chip(*state.cart.member, state, texts);
    }
    say_summary(view, state, texts);
    view.round_up = texts.get("Solidarity round-up");
    view.round_up_hint = texts.get("Offer it once. Do not insist.");
    view.round_ups = round_up_choices(state, texts);
    view.methods = methods_of(state, texts, local);
    view.split = texts.get("Share what is left");
    const Money left = state.cart.left();
    view.splits = splits_of(left, texts);

    const bool cash = local.kind == TenderKind::Cash;
    view.field_label = cash ? texts.get("Received") : texts.get("Amount");
    view.exact = texts.get("Exact");
    const Money exact = cash ? left : std::min(left, most_of(state, local.kind));
    view.exact_amount = amount(exact, texts);
    view.exact_cents = exact.cents();
    if (cash && left.cents() > 0) {
        for (const int note : notes_for(left)) {
            view.notes.push_back({texts.format("A note of {piece}", fmt::arg("piece", piece_name(note, texts))), note,
                                  local.typed.cents == note});
        }
    }
    view.instruction = how_it_works(local.kind, texts);
    view.has_reference = local.kind == TenderKind::Cheque || local.kind == TenderKind::FoodVoucher;
    view.types_reference = view.has_reference && local.types_reference;
    view.reference_label = local.kind == TenderKind::Cheque ? texts.get("Cheque number") : texts.get("Voucher number");
    view.reference = local.reference;
    view.change_label = texts.get("Change", "money given back");
    decide_action(view, state, texts, local);

    view.keys = key_words(texts);
    view.writing = state.writing;
    view.waiting = texts.get("Recording…");
    view.waiting_long = texts.get("This takes longer than usual. Do not switch off.");
    if (state.writing) {
        view.cannot_act = texts.get("One moment…");
    }
    return view;
}

}  // namespace ecot::screens
