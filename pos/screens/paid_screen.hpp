#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/euros.hpp"
#include "pos/screens/frame.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

/// A line of figures: what it is, and how much.
struct LabelledAmount {
    std::string label, amount;
};

/// The end of a sale (look 03b): the change, the ticket, the next person.
struct PaidView {
    std::string title;   ///< "Payé. À rendre :"
    std::string change;  ///< "2,81 €"; what was paid when there is no change
    std::vector<Pieces> pieces;
    std::string pieces_words;
    std::string next;
    std::string receipt, receipt_hint, no_receipt, print, look;
    bool printing = false, printed = false;
    std::string print_state;  ///< "Le ticket sort"; empty: not asked
    session::Intent prints;   ///< what the print button asks
    std::string full_price_label, full_price, covered_label, covered_short, covered;
    std::vector<LabelledAmount> rows;  ///< gift and payments
    std::string change_label, change_given;
    std::string number;  ///< "Ticket n° T1-2026-000001 · enregistré"
};

/// Nothing before a sale was recorded.
[[nodiscard]] std::optional<PaidView> paid_view(const TillState& state, const Texts& texts);

void draw_paid(ui::Ui& ui, ui::Rect area, const PaidView& view, session::Intents& intents);

/// A line of the receipt on the screen, as paper shows it.
struct PaperLine {
    std::string text;
    bool bold = false, tall = false, wide = false, small = false;
    int align = 0;
};

/// The receipt on the screen.
struct ReceiptView {
    std::string back, title, next, print;
    std::string print_state;
    session::Intent prints;  ///< what the print button asks
    std::string detail;      ///< empty: the receipt is out, or there is nothing to say line by line
    bool detailed = false;
    std::vector<PaperLine> lines;
    int columns = 42;
    std::string qr_words;  ///< "QR de contrôle"; empty without one
    Saying waiting;        ///< while the preview is being made
};

[[nodiscard]] std::optional<ReceiptView> receipt_view(const TillState& state, const Texts& texts);

/// What only the drawing of the receipt needs.
struct ReceiptLocal {
    ui::Scroll scroll;
};

void draw_receipt(ui::Ui& ui, ui::Rect area, const ReceiptView& view, ReceiptLocal& local, session::Intents& intents);

}  // namespace ecot::screens
