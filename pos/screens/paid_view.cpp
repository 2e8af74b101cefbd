#include <fmt/core.h>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/paid_screen.hpp"

namespace ecot::screens {

namespace {

using Receipt = session::FinishedSale::Receipt;

std::string print_state(Receipt receipt, const Texts& texts) {
    switch (receipt) {
        case Receipt::NotAsked:
            return {};
        case Receipt::Printing:
            return texts.get("Printing…");
        case Receipt::Printed:
            return texts.get("The receipt is printed");
        case Receipt::Waiting:
            return texts.get("The receipt is waiting");
    }
    return {};
}

/// What the print button asks: a receipt that waits is tried again; of one that is out the till says so.
session::Intent print_intent(Receipt receipt) {
    return receipt == Receipt::Waiting ? session::Intent{session::RetryPrint{}}
                                       : session::Intent{session::PrintReceipt{}};
}

}  // namespace

std::optional<PaidView> paid_view(const TillState& state, const Texts& texts) {
    if (!state.last_sale) {
        return std::nullopt;
    }
    const session::SaleRecord& sale = state.last_sale->sale;
    PaidView view;
    if (sale.change.cents() > 0) {
        view.title = texts.get("Paid. To give back:");
        view.change = amount(sale.change, texts);
        view.pieces = in_pieces(sale.change);
        view.pieces_words = pieces_in_words(view.pieces, texts);
    } else {
        view.title = texts.get("Paid. Nothing to give back.");
        view.change = amount(sale.totals.member + sale.round_up, texts);
    }
    view.next = texts.get("Next person");
    view.receipt = texts.get("Receipt?");
    view.receipt_hint = texts.get("Printed only if the person asks for it.");
    view.no_receipt = texts.get("No receipt");
    view.print = texts.get("Print");
    view.look = texts.get("Look at the receipt");
    view.printing = state.last_sale->receipt == Receipt::Printing || state.last_sale->receipt == Receipt::Waiting;
    view.printed = state.last_sale->receipt == Receipt::Printed;
    view.print_state = print_state(state.last_sale->receipt, texts);
    view.prints = print_intent(state.last_sale->receipt);

    view.full_price_label = texts.get("Full price");
    view.covered_label = texts.get("Covered by the community");
    view.covered_short = texts.get("Community");
    if (!state.discreet) {
        view.full_price = amount(sale.totals.reference, texts);
        view.covered = covered_amount(sale.totals.funded, texts);
    }
    if (sale.round_up.cents() > 0) {
        view.rows.push_back({texts.get("Solidarity round-up"), amount(sale.round_up, texts)});
    }
    for (const session::Tender& tender : sale.tenders) {
        view.rows.push_back({tender_name(tender.kind, texts), amount(tender.amount, texts)});
    }
    view.change_label = texts.get("Given back");
    if (sale.change.cents() > 0) {
        view.change_given = amount(sale.change, texts);
    }
    view.number = texts.format("Receipt {number} · recorded", fmt::arg("number", state.last_sale->written.number));
    return view;
}

std::optional<ReceiptView> receipt_view(const TillState& state, const Texts& texts) {
    if (!state.last_sale) {
        return std::nullopt;
    }
    ReceiptView view;
    view.back = texts.get("Back");
    view.title = texts.get("Receipt");
    view.next = texts.get("Next person");
    view.print = texts.get("Print");
    view.print_state = print_state(state.last_sale->receipt, texts);
    view.prints = print_intent(state.last_sale->receipt);
    const pricing::QuoteTotals& totals = state.last_sale->sale.totals;
    const bool shared = totals.funded != pricing::Money{} || totals.surplus != pricing::Money{};
    if (shared && !state.discreet && state.last_sale->receipt == Receipt::NotAsked) {
        view.detail = texts.get("Detail line by line");
        view.detailed = state.last_sale->detail;
    }
    view.waiting = {texts.get("One moment…"), texts.get("The receipt is being laid out.")};
    if (state.last_sale->preview) {
        const session::PreviewReady& preview = *state.last_sale->preview;
        view.columns = preview.columns;
        for (const session::PreviewLine& line : preview.lines) {
            view.lines.push_back({line.text, line.bold, line.tall, line.wide, line.small, line.align});
        }
        if (!preview.qr.empty()) {
            view.qr_words = texts.get("Control QR code");
        }
    }
    return view;
}

}  // namespace ecot::screens
