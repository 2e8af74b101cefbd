#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/euros.hpp"
#include "pos/screens/typed.hpp"

namespace ecot::screens {

/// A way to pay.
struct MethodTile {
    session::TenderKind kind = session::TenderKind::Cash;
    ui::Icon icon = ui::Icon::None;
    std::string name;
    std::string sub;
    std::string not_now;  ///< why it cannot be used; empty: it can
    bool chosen = false;
};

/// A payment already received.
struct TenderRow {
    std::string name;
    std::string name_short;  ///< where there is no room: "Bon"
    std::string amount;      ///< "−10,00 €"
    std::string remove;      ///< name of its button
};

/// A gift on top that rounds up what is left to pay.
struct RoundUpChoice {
    std::string label;  ///< "Sans", "+0,31 €"
    std::string sub;    ///< "→ 7,50 €"
    pricing::Money gift;
    bool chosen = false;
};

/// A share of what is left, offered when several ways to pay are used.
struct SplitChoice {
    std::string label, sub;
    std::optional<std::int64_t> cents;  ///< absent: typed freely
};

/// A banknote or coin to tap for cash given.
struct NoteTile {
    std::string name;
    int value_cents = 0;
    bool chosen = false;
};

/// The payment screen (look 03).
struct PaymentView {
    std::string back, title;
    std::optional<MemberChipView> member;
    std::string full_price_label, full_price, covered_label, covered_short, covered;  ///< empty values: not shown
    std::string given_label, given;
    std::string to_pay_label, to_pay;
    std::vector<TenderRow> tenders;
    std::string left_label, left;
    std::string round_up, round_up_hint;
    std::vector<RoundUpChoice> round_ups;  ///< empty: nothing to round
    std::vector<MethodTile> methods;
    std::string split;
    std::vector<SplitChoice> splits;  ///< empty: nothing left to share

    std::string field_label, field;
    bool field_typed = false;
    std::string exact, exact_amount;
    std::int64_t exact_cents = 0;
    std::vector<NoteTile> notes;  ///< cash only
    std::string instruction;      ///< what to do with this way to pay; empty for cash
    std::string reference_label, reference;
    bool has_reference = false, types_reference = false;
    std::string change_label, change;  ///< empty: nothing to give back yet
    std::vector<Pieces> change_pieces;

    KeyWords keys;
    std::string act;
    std::string cannot_act;
    std::vector<session::Intent> acts;  ///< what the main button asks
    bool writing = false;
    std::string waiting, waiting_long;
};

/// The payment being typed.
struct PaymentLocal {
    session::TenderKind kind = session::TenderKind::Cash;
    TypedCents typed;
    bool freely = false;  ///< "Libre" was touched: nothing is proposed
    std::string reference;
    bool types_reference = false;

    ui::Scroll scroll;                        ///< of the payments received
    std::optional<ui::Moment> writing_since;  ///< on the frame clock
    bool asks_round_up = false;  ///< the choices are shown over the screen, where a column has no room for them

    /// After a payment was taken, or another way to pay was touched.
    void start_again(session::TenderKind with);
};

[[nodiscard]] PaymentView payment_view(const TillState& state, const Texts& texts, const PaymentLocal& local);

void draw_payment(ui::Ui& ui, ui::Rect area, const PaymentView& view, PaymentLocal& local, session::Intents& intents);

/// The three round-up choices for what is left to pay, none first: to the next half euro and to the one after it.
[[nodiscard]] std::vector<RoundUpChoice> round_up_choices(const TillState& state, const Texts& texts);

/// The sign of a way to pay.
[[nodiscard]] ui::Icon tender_icon(session::TenderKind kind);

}  // namespace ecot::screens
