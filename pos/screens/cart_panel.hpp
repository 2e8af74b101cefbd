#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pos/screens/frame.hpp"
#include "pos/session/intent.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

/// Who the sale is for, at the top of the cart.
struct MemberChipView {
    bool chosen = false;
    std::string name;    ///< "Samira B.", or what to touch
    std::string status;  ///< "Adhésion à jour"
    bool in_order = true;
    AvatarView avatar;
    std::string hide, forget;  ///< names of the two buttons
    bool discreet = false;
};

/// One line of the cart.
struct CartRow {
    std::uint32_t id = 0;
    std::string name;
    std::string detail;         ///< "2 × 8,40 €"
    std::string price;          ///< full price
    std::string covered;        ///< "collectif −10,08 €"; empty: nothing, or discreet
    std::string covered_short;  ///< "−10,08 €", beside the people's sign where the word has no room
    std::string warning;        ///< the share that is not available; empty: none
    bool by_piece = true;
    std::string quantity;  ///< on the stepper, or the weight on its button
    pricing::Quantity now, less, more;
    bool free_choice = false;
    std::string choice;  ///< "Prix choisi : 4,00 €"
};

/// The lines of the cart, each made when it is asked for: of ten thousand a frame shows a dozen. Borrows the state.
class CartRows {
public:
    CartRows(const TillState& state, const Texts& texts) : state_{&state}, texts_{texts} {}

    [[nodiscard]] std::size_t size() const { return state_->cart.lines.size(); }
    [[nodiscard]] bool empty() const { return state_->cart.lines.empty(); }
    [[nodiscard]] CartRow operator[](std::size_t index) const;
    /// Which row shows a line, or nothing when it is not there.
    [[nodiscard]] std::optional<std::size_t> row_of(std::optional<std::uint32_t> line) const;

private:
    const TillState* state_;
    Texts texts_;
};

/// The right side of the checkout (look 02).
struct CartView {
    MemberChipView member;
    CartRows rows;
    std::optional<std::uint32_t> last;  ///< line that is open unless another was touched
    std::int64_t flashed_ms = 0;
    Saying empty;
    std::string minus, plus, remove, change_weight, change_quantity;

    std::string full_price_label, full_price;
    std::string covered_label, covered_short, covered;  ///< empty: nothing to show
    std::string given_label, given;                     ///< what is paid above the full price; empty: nothing
    std::string to_pay_label, to_pay;
    std::string pay;
    std::string cannot_pay;  ///< why not; empty: it can be paid
    std::string hold, held_list;
    std::int64_t holds = 0;
};

[[nodiscard]] CartView cart_view(const TillState& state, const Texts& texts);

/// What one frame of the cart leaves for the next.
struct CartLocal {
    std::optional<std::uint32_t> open;  ///< touched, instead of the last one
    std::int64_t flash_seen_ms = -1;    ///< of the state, to notice a new one
    ui::Moment flash_began{-1000};      ///< on the frame clock
    ui::Scroll scroll{.keep_end = true};
    std::optional<std::uint32_t> ask_quantity;  ///< the keypad is wanted for this line
    std::optional<std::uint32_t> ask_price;     ///< the member chooses a price
};

void draw_cart(ui::Ui& ui, ui::Rect area, const CartView& view, bool animation, CartLocal& local,
               session::Intents& intents);

/// "× 2", "0,482 kg": how much of a line without any price, for discreet mode. Beside what the member pays, a unit
/// price would give the covered share away.
[[nodiscard]] std::string quantity_only(pricing::Quantity quantity, pricing::Unit unit, const Texts& texts);

/// What the collective pays of a line or a sale, as a person reads it: "−10,08 €"; empty when it is nothing.
[[nodiscard]] std::string covered_amount(pricing::Money funded, const Texts& texts);

/// "Samira B." with an avatar, and how the membership stands.
[[nodiscard]] MemberChipView member_chip(const session::Member& member, const TillState& state, const Texts& texts);

}  // namespace ecot::screens
