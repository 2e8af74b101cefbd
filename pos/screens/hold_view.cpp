#include <algorithm>

#include <fmt/core.h>

#include "pos/screens/hold_screen.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

// The wall clock then: as far from now as the two moments are apart. A basket seldom waits longer than a day.
std::string time_of(std::int64_t utc_ms, const session::Moment& now) {
    constexpr std::int64_t minute_ms = 60'000;
    constexpr std::int64_t day = std::int64_t{24} * 60;
    const std::int64_t passed = (now.utc_ms - utc_ms) / minute_ms;
    const std::int64_t minute = ((now.minute_of_day - passed) % day + day) % day;
    return texts::format_time(std::chrono::minutes{minute});
}

std::string contents_of(const session::CartContent& content, const session::Catalogue& catalogue) {
    std::string names;
    for (const session::CartLine& line : content.lines) {
        const auto index = catalogue.find(line.product);
        if (!index) {
            continue;
        }
        names += names.empty() ? "" : ", ";
        names += catalogue.face(*index).name;
    }
    return names;
}

}  // namespace

HoldView hold_view(const TillState& state, const Texts& texts) {
    HoldView view;
    view.back = texts.get("Basket");
    view.title = texts.get("Baskets on hold");
    view.recall = texts.get("Take back");
    view.empty = {texts.get("No basket is on hold"), texts.get("The hold button puts one aside.")};
    for (const session::HeldCart& held : state.holds) {
        HoldRow row;
        row.number = held.number;
        row.digits = std::to_string(held.number);
        row.who = texts.get("No member");
        if (held.content.member) {
            const auto index = state.members->find(*held.content.member);
            if (index) {
                const session::Member& member = state.members->member(*index);
                row.who = member.display_name;
                row.avatar = {initials(member.display_name), avatar_hue(member.id)};
            }
        }
        row.since = time_of(held.held_utc_ms, state.now) + " · " +
                    texts.plural("{n} line", "{n} lines", static_cast<std::int64_t>(held.content.lines.size()));
        row.contents = contents_of(held.content, *state.catalogue);
        row.recall = texts.format("Take back basket {number}", fmt::arg("number", held.number));
        view.rows.push_back(std::move(row));
    }
    return view;
}

}  // namespace ecot::screens
