#pragma once

#include <string>
#include <vector>

#include "pos/screens/cart_panel.hpp"
#include "pos/ui/keyboard.hpp"

namespace ecot::screens {

/// A member found.
struct MemberRow {
    std::string id;
    std::string name;
    std::string status;
    bool in_order = true;
    std::string card;  ///< "•••• 0017"
    AvatarView avatar;
    std::string sell;  ///< name of the button: "Vendre à Samira B."
    std::string open;  ///< name of the row: "Fiche de Samira B."
};

/// The search for a member: by name or card, three letters at least.
struct MemberSearchView {
    std::string title, placeholder, clear, keyboard, sell;
    KeyWords keys;
    std::vector<MemberRow> rows;
    Saying instead;  ///< said when there is no row
    ui::Icon instead_icon = ui::Icon::Search;
};

/// What only the drawing needs: the half-typed name, the keyboard.
struct MemberSearchLocal {
    std::string search;
    ui::KeyboardState keyboard{.open = true};
    ui::Scroll scroll;
};

/// At most this many members are shown: beyond, more letters are wanted.
inline constexpr std::size_t member_rows_max = 20;

[[nodiscard]] MemberSearchView member_search_view(const TillState& state, const Texts& texts,
                                                  const MemberSearchLocal& local);

void draw_member_search(ui::Ui& ui, ui::Rect area, const MemberSearchView& view, MemberSearchLocal& local,
                        session::Intents& intents);

/// The last digits of a card, the rest hidden: "•••• 0017"; empty without a card.
[[nodiscard]] std::string hidden_card(const session::Member& member);

}  // namespace ecot::screens
