#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "pos/screens/member_screen.hpp"
#include "pos/screens/member_search_screen.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using pricing::CapPeriod;
using pricing::Money;

// The conditions on the member alone: goods and sites do not matter to what a household may receive.
bool is_for(const pricing::Programme& programme, const pricing::Member& member, pricing::Date date) {
    if ((programme.valid_from && date < *programme.valid_from) || (programme.valid_to && *programme.valid_to < date)) {
        return false;
    }
    const pricing::Eligibility& eligible = programme.eligible;
    if (eligible.tiers && (!member.tier || std::ranges::count(*eligible.tiers, *member.tier) == 0)) {
        return false;
    }
    if (eligible.groups && std::ranges::none_of(member.groups, [&](const std::string& group) {
            return std::ranges::count(*eligible.groups, group) > 0;
        })) {
        return false;
    }
    return !eligible.membership || (member.membership_until && *member.membership_until >= date);
}

struct Allowance {
    Money most, used;
};

// Programmes with the same period are one figure: nobody at the till sees which programme it is.
std::array<std::optional<Allowance>, 4> allowances_of(const TillState& state, const session::Member& member,
                                                      const session::MemberFacts& facts) {
    std::array<std::optional<Allowance>, 4> sums;
    const pricing::Member priced = session::priced_member(member, state.now.date);
    for (const pricing::Programme& programme : *state.programmes) {
        const bool capped = programme.cap && (programme.cap->subsidy || programme.cap->subsidy_per_person);
        if (!capped || !is_for(programme, priced, state.now.date)) {
            continue;
        }
        const auto slot = [&]() -> std::size_t {
            switch (programme.cap->period.value_or(CapPeriod::Month)) {
                case CapPeriod::Day:
                    return 0;
                case CapPeriod::Week:
                case CapPeriod::MonthByWeek:
                    return 1;
                case CapPeriod::Month:
                    return 2;
                case CapPeriod::Year:
                    return 3;
            }
            return 2;
        }();
        Allowance sum = sums.at(slot).value_or(Allowance{});
        const Money each = programme.cap->subsidy_per_person.value_or(Money{});
        sum.most +=
            programme.cap->subsidy.value_or(Money{}) + Money::from_cents(each.cents() * priced.household.persons());
        for (const pricing::Usage& usage : facts.usage) {
            if (usage.programme == programme.id) {
                sum.used += usage.subsidy;
            }
        }
        sums.at(slot) = sum;
    }
    return sums;
}

std::vector<AllowanceRow> allowance_rows(const TillState& state, const session::Member& member, const Texts& texts) {
    std::vector<AllowanceRow> rows;
    const auto sums = allowances_of(state, member, *state.member_shown_facts);
    for (const std::size_t slot : {std::size_t{2}, std::size_t{1}, std::size_t{0}, std::size_t{3}}) {
        if (!sums.at(slot)) {
            continue;
        }
        const Allowance& sum = *sums.at(slot);
        const Money left = sum.used < sum.most ? sum.most - sum.used : Money{};
        AllowanceRow row;
        row.left = amount(left, texts);
        row.of = texts.format("left of {amount}", fmt::arg("amount", amount(sum.most, texts)));
        row.used = texts.format("Used {amount}", fmt::arg("amount", amount(sum.used, texts)));
        row.period = slot == 0   ? texts.get("today")
                     : slot == 1 ? texts.get("this week")
                     : slot == 2 ? texts.get("this month")
                                 : texts.get("this year");
        row.used_percent =
            sum.most.cents() == 0
                ? 0
                : static_cast<int>(std::min<std::int64_t>(100, sum.used.cents() * 100 / sum.most.cents()));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string held_from_to(const session::HeldCode& held, const Texts& texts) {
    std::string line = held.code;
    if (held.from) {
        line += " " + texts.format("from {date}", fmt::arg("date", texts::format_numeric_date(*held.from)));
    }
    if (held.to) {
        line += " " + texts.format("until {date}", fmt::arg("date", texts::format_numeric_date(*held.to)));
    }
    return line;
}

void say_household(MemberPageView& view, const session::Member& member, const Texts& texts) {
    view.household = texts.get("Household");
    view.adults = static_cast<int>(member.household.adults);
    view.children = static_cast<int>(member.household.children);
    view.persons = texts.plural("{n} person", "{n} people", member.household.persons());
    view.composition = texts.plural("{n} adult", "{n} adults", member.household.adults);
    if (member.household.children > 0) {
        view.composition += " · " + texts.plural("{n} child", "{n} children", member.household.children);
    }
}

void say_rights(MemberPageView& view, const Texts& texts) {
    view.rights_title = texts.get("Rights");
    view.rights_hint = texts.get("Turn the screen away first.");
    view.show_rights = texts.get("Show the rights");
}

void show_rights(MemberPageView& view, const session::Member& member, const Texts& texts) {
    view.close_rights = texts.get("Hide");
    for (const session::HeldCode& tier : member.tiers) {
        view.rights.push_back(texts.format("Tier {code}", fmt::arg("code", held_from_to(tier, texts))));
    }
    for (const session::HeldCode& group : member.groups) {
        view.rights.push_back(texts.format("Group {code}", fmt::arg("code", held_from_to(group, texts))));
    }
    if (view.rights.empty()) {
        view.rights.push_back(texts.get("No tier and no group."));
    }
}

}  // namespace

std::optional<MemberPageView> member_page_view(const TillState& state, const Texts& texts) {
    if (!state.member_shown) {
        return std::nullopt;
    }
    const auto index = state.members->find(*state.member_shown);
    if (!index) {
        return std::nullopt;
    }
    const session::Member& member = state.members->member(*index);
    const MemberChipView chip = member_chip(member, state, texts);
    MemberPageView view;
    view.id = member.id;
    view.name = chip.name;
    view.avatar = chip.avatar;
    view.line = chip.status;
    view.back = texts.get("Search");
    view.sell = texts.get("Sell");
    view.membership = texts.get("Membership");
    view.in_order = chip.in_order;
    view.membership_state = chip.in_order ? texts.get("Up to date") : texts.get("To look at");
    view.until_label = texts.get("Valid until");
    view.until = member.membership_until ? texts::format_full_date(*member.membership_until, texts.language())
                                         : texts.get("no date");
    view.card_label = texts.get("Member card");
    view.card = member.cards.empty() ? texts.get("none") : hidden_card(member);
    say_household(view, member, texts);

    view.allowance = texts.get("Community’s share this month");
    view.reveal = texts.get("Show for 20 s");
    view.loading = !state.member_shown_facts;
    if (view.loading) {
        view.allowance_text = texts.get("One moment…");
    } else if (state.allowance_hidden_at_ms && *state.allowance_hidden_at_ms > state.now.steady_ms) {
        view.seconds_shown = (*state.allowance_hidden_at_ms - state.now.steady_ms + 999) / 1000;
        view.allowances = allowance_rows(state, member, texts);
        view.mask = texts.format("Hide ({seconds} s left)", fmt::arg("seconds", *view.seconds_shown));
        if (view.allowances.empty()) {
            view.allowance_text = texts.get("No fixed amount for this household.");
        }
    } else {
        view.allowance_text = texts.get("Hidden, so that nobody else reads it.");
    }
    say_rights(view, texts);
    if (state.member_rights_shown) {
        show_rights(view, member, texts);
    }
    return view;
}

}  // namespace ecot::screens
