#include "pos/session/receipt_print.hpp"

#include "pos/session/sign_in.hpp"

namespace ecot::session {

namespace {

using Receipt = FinishedSale::Receipt;

void print(Turn& turn, bool retry) {
    FinishedSale& sale = *turn.state.last_sale;
    sale.receipt = Receipt::Printing;
    turn.effects.emplace_back(Print{.sale = sale.sale,
                                    .written = sale.written,
                                    .offline = turn.state.link.has_office && !turn.state.link.online,
                                    .discreet = turn.state.discreet,
                                    .detail = sale.detail,
                                    .retry = retry});
}

void preview(Turn& turn) {
    const FinishedSale& sale = *turn.state.last_sale;
    turn.effects.emplace_back(
        Preview{.sale = sale.sale, .written = sale.written, .discreet = turn.state.discreet, .detail = sale.detail});
}

bool is_of_last_sale(const TillState& state, const std::string& number) {
    return state.last_sale && state.last_sale->written.number == number;
}

// What became of a print is a matter of the journal (reliability.md R18), whoever is signed in then.
void journal_print(Turn& turn, const char* code, const std::string& number) {
    EventRecord record = event_record(turn, code);
    record.words.emplace("number", number);
    journal(turn, std::move(record));
}

}  // namespace

Answer handle(Turn& turn, const PrintReceipt& /*intent*/) {
    if (!turn.state.last_sale) {
        return refused(RefusalCode::BadValue);
    }
    if (turn.state.last_sale->receipt != Receipt::NotAsked) {
        return refused(RefusalCode::AlreadyPrinted);
    }
    print(turn, false);
    return std::nullopt;
}

Answer handle(Turn& turn, const ShowReceipt& /*intent*/) {
    TillState& state = turn.state;
    if (!state.last_sale) {
        return refused(RefusalCode::BadValue);
    }
    state.screen = Screen::Receipt;
    preview(turn);
    return std::nullopt;
}

Answer handle(Turn& turn, const SetReceiptDetail& intent) {
    if (!turn.state.last_sale) {
        return refused(RefusalCode::BadValue);
    }
    turn.state.last_sale->detail = intent.on;
    preview(turn);
    return std::nullopt;
}

Answer handle(Turn& turn, const RetryPrint& /*intent*/) {
    TillState& state = turn.state;
    if (!state.last_sale || state.last_sale->receipt != Receipt::Waiting) {
        return refused(RefusalCode::BadValue);
    }
    state.printer_question = false;
    print(turn, true);
    return std::nullopt;
}

Answer handle(Turn& turn, const WithoutReceipt& /*intent*/) {
    turn.state.printer_question = false;
    if (turn.state.screen == Screen::Receipt) {
        turn.state.screen = home(turn.state);
    }
    return std::nullopt;
}

void print_done(Turn& turn, const PrintDone& event) {
    TillState& state = turn.state;
    state.printer_waits = false;
    if (event.again) {
        journal_print(turn, "printed_again", event.number);
    }
    if (is_of_last_sale(state, event.number)) {
        state.last_sale->receipt = Receipt::Printed;
        state.printer_question = false;
    }
}

void print_waits(Turn& turn, const PrintWaits& event) {
    TillState& state = turn.state;
    state.printer_waits = true;
    state.printer_trouble = event.trouble;
    if (event.torn) {
        journal_print(turn, "print_broke_off", event.number);
    }
    if (is_of_last_sale(state, event.number)) {
        // Asked once a print: it goes on waiting by itself, whatever the answer was.
        const bool asked = state.last_sale->receipt == Receipt::Waiting;
        state.last_sale->receipt = Receipt::Waiting;
        state.printer_question = state.printer_question || !asked;
    } else {
        say(turn, {.kind = Notice::Kind::ReceiptWaits, .about = event.number});
    }
}

void preview_ready(Turn& turn, const PreviewReady& event) {
    if (is_of_last_sale(turn.state, event.number)) {
        turn.state.last_sale->preview = event;
    }
}

}  // namespace ecot::session
