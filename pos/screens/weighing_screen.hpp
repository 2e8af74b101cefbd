#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/typed.hpp"

namespace ecot::screens {

/// Where the tare comes from.
enum class Container { None, Usual, Other };

/// A container to tap, with the weight it takes off.
struct ContainerTile {
    Container container = Container::None;
    std::string name;
    std::string weight;  ///< "246 g"
    ui::Icon icon = ui::Icon::None;
    ui::Picto picture = ui::Picto::None;
    bool chosen = false;
};

/// The weighing screen (look 04): live from the scale, or read off one and typed.
struct WeighingView {
    std::string back, title;
    std::optional<MemberChipView> member;
    std::string product, price, change;
    ui::Picto picture = ui::Picto::None;
    int tint = 0;
    std::string container_title, container_hint;
    std::vector<ContainerTile> containers;
    bool live = false;   ///< the scale weighs; else the weight is typed
    bool ready = false;  ///< it shows a weight that may be added
    Saying trouble;      ///< why the scale cannot weigh; empty: it can, or there is none
    std::string mark;    ///< what kind of weight is shown: "Poids stable", "Saisi à la main"
    ui::Icon mark_icon = ui::Icon::Edit;
    ui::Tone mark_tone = ui::Tone::Warn;
    std::string other_way;           ///< types the weight instead, or goes back to the scale; empty: there is none
    std::string other_way_short;     ///< where there is little room
    std::string zero;                ///< of the scale; empty while typing
    bool zero_wanted = false;        ///< nothing can be weighed before
    std::vector<std::string> steps;  ///< weigh, type, add
    std::string wait_short;          ///< the second step of a scale, where it has little room
    std::size_t step = 0;            ///< the one to do now
    std::string net;                 ///< "0,482"
    std::string net_unit;            ///< "kg net"
    std::string gross_label, gross, tare_label, tare;
    bool types_tare = false;
    std::string sum;         ///< "0,482 kg × 3,90 €/kg"
    std::string full_price;  ///< empty: nothing typed yet
    std::string covered_label, covered_short, covered, to_pay_label, to_pay;
    std::string instruction;  ///< said instead of the price while there is none
    std::string add, add_short;
    std::string cannot_add;  ///< why not yet; empty: it can be added
    std::string product_id;
    session::Intent adding;
    KeyWords keys;
};

/// The half-typed weights.
struct WeighingLocal {
    std::string product;  ///< they belong to; another product starts anew
    TypedNumber gross, tare;
    std::optional<Container> container;  ///< the usual one unless another was touched
    bool types_tare = false;
    bool types_weight = false;  ///< although there is a scale
};

[[nodiscard]] WeighingView weighing_view(const TillState& state, const Texts& texts, const WeighingLocal& local);

void draw_weighing(ui::Ui& ui, ui::Rect area, const WeighingView& view, WeighingLocal& local,
                   session::Intents& intents);

/// What one more line would cost now, priced after all that is in the cart; nothing when it cannot be priced.
[[nodiscard]] std::optional<pricing::QuoteLine> price_of(const TillState& state, session::ProductIndex product,
                                                         pricing::Quantity quantity);

}  // namespace ecot::screens
