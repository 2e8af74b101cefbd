#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/cart_panel.hpp"

namespace ecot::screens {

/// What a household may still receive in a period.
struct AllowanceRow {
    std::string left;      ///< "41,60 €"
    std::string of;        ///< "restent sur 90,00 €"
    std::string used;      ///< "Utilisé 48,40 €"
    std::string period;    ///< "ce mois"
    int used_percent = 0;  ///< of the gauge
};

/// A member's page (look 06), reduced to what the till knows.
struct MemberPageView {
    std::string id, name, line;
    AvatarView avatar;
    std::string back, sell;

    std::string membership, membership_state;
    bool in_order = true;
    std::string until_label, until, card_label, card;

    std::string household, persons, composition;
    int adults = 0, children = 0;

    std::string allowance;  ///< title
    bool loading = false;
    std::optional<std::int64_t> seconds_shown;  ///< left; absent: masked
    std::vector<AllowanceRow> allowances;       ///< empty while masked
    std::string allowance_text;                 ///< said while masked, loading, or when there is no limit
    std::string reveal, mask;

    std::string rights_title, rights_hint, show_rights;
    std::vector<std::string> rights;  ///< the codes with their dates, once a manager said so; empty: not shown
    std::string close_rights;
};

/// Nothing when no member's page is open.
[[nodiscard]] std::optional<MemberPageView> member_page_view(const TillState& state, const Texts& texts);

void draw_member_page(ui::Ui& ui, ui::Rect area, const MemberPageView& view, session::Intents& intents);

}  // namespace ecot::screens
