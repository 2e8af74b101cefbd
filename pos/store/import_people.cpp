#include "pos/store/import_people.hpp"

#include <algorithm>
#include <map>

#include "pos/store/csv_cells.hpp"
#include "pos/store/date_text.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/word_list.hpp"

namespace ecot::store {
namespace {

constexpr std::size_t person_id_bytes_max = 64;
constexpr std::size_t person_name_bytes_max = 80;
constexpr std::int64_t persons_max = 99;

void finish(std::vector<LineProblem>& problems, const CsvTable& table) {
    problems.insert(problems.end(), table.problems.begin(), table.problems.end());
    std::stable_sort(problems.begin(), problems.end(),
                     [](const LineProblem& a, const LineProblem& b) { return a.line < b.line; });
}

bool header_fits(const CsvTable& table) {
    return std::none_of(table.problems.begin(), table.problems.end(),
                        [](const LineProblem& problem) { return problem.line <= 1; });
}

void check_order(CsvCells& cells, const std::string& what, const std::optional<pricing::Date>& from,
                 const std::optional<pricing::Date>& to) {
    if (from && to && *to < *from) {
        cells.refuse(what + " ends before it begins");
    }
}

GroupCell group_cell(CsvCells& cells, const std::string& word) {
    GroupCell group;
    const std::size_t at = word.find('@');
    group.code = word.substr(0, at);
    if (at != std::string::npos) {
        const std::string days = word.substr(at + 1);
        const std::size_t slash = days.find('/');
        const std::string from = days.substr(0, slash);
        const std::string to = slash == std::string::npos ? std::string{} : days.substr(slash + 1);
        group.from = date_from_text(from);
        group.to = date_from_text(to);
        if (slash == std::string::npos || (!from.empty() && !group.from) || (!to.empty() && !group.to)) {
            cells.refuse("group \"" + word + "\" does not have its days as in caf@2026-01-01/2026-06-30");
        }
    }
    if (group.code.empty()) {
        cells.refuse("group \"" + word + "\" has no name");
    }
    check_order(cells, "group " + group.code, group.from, group.to);
    return group;
}

MemberRow member_row(CsvCells& cells) {
    MemberRow row;
    row.cards = words_of(cells.needed_text("card", person_name_bytes_max));
    row.display_name = cells.needed_text("name", person_name_bytes_max);
    row.tier = cells.optional_text("tier", person_id_bytes_max);
    row.tier_from = cells.date("tier_from");
    row.tier_to = cells.date("tier_to");
    if (row.tier.empty() && (row.tier_from || row.tier_to)) {
        cells.refuse("there are days of a tier, but no tier");
    }
    if (row.tier.find(' ') != std::string::npos) {
        cells.refuse("tier \"" + row.tier + "\" is more than one");
    }
    check_order(cells, "the tier", row.tier_from, row.tier_to);
    for (const std::string& word : words_of(cells.text("groups"))) {
        row.groups.push_back(group_cell(cells, word));
    }
    row.household = {.adults = cells.whole("adults", 0, persons_max, 1),
                     .children = cells.whole("children", 0, persons_max, 0)};
    row.membership_until = cells.date("membership_until");
    return row;
}

bool in_force(const session::HeldCode& held, pricing::Date day) {
    return (!held.from || *held.from <= day) && (!held.to || day <= *held.to);
}

// Ends on the day before `start` what goes on beyond it, and drops what only begins then. No start: drops all.
void end_before(std::vector<session::HeldCode>& held, const std::optional<pricing::Date>& start) {
    std::erase_if(held, [&](const session::HeldCode& code) { return !start || (code.from && *code.from >= *start); });
    for (session::HeldCode& code : held) {
        if (!code.to || *code.to >= *start) {
            code.to = days_after(*start, -1);
        }
    }
}

void import_tier(std::vector<session::HeldCode>& tiers, const MemberRow& row, pricing::Date today) {
    if (row.tier.empty()) {
        end_before(tiers, today);
        return;
    }
    std::optional<pricing::Date> start = row.tier_from;
    if (!start && !tiers.empty()) {
        const auto current = std::find_if(tiers.begin(), tiers.end(),
                                          [&](const session::HeldCode& held) { return in_force(held, today); });
        start = current != tiers.end() && current->code == row.tier ? current->from : today;
    }
    end_before(tiers, start);
    tiers.push_back({.code = row.tier, .from = start, .to = row.tier_to});
}

void import_groups(std::vector<session::HeldCode>& groups, const MemberRow& row, bool known, pricing::Date today) {
    std::vector<session::HeldCode> kept;
    std::map<std::string, std::vector<session::HeldCode>> by_code;
    for (session::HeldCode& held : groups) {
        by_code[held.code].push_back(std::move(held));
    }
    for (const GroupCell& cell : row.groups) {
        std::vector<session::HeldCode>& held = by_code[cell.code];
        const bool dated = cell.from || cell.to;
        const bool held_today =
            std::any_of(held.begin(), held.end(), [&](const session::HeldCode& code) { return in_force(code, today); });
        if (dated || !held_today) {
            const std::optional<pricing::Date> start =
                cell.from || !known ? cell.from : std::optional<pricing::Date>{today};
            end_before(held, start);
            held.push_back({.code = cell.code, .from = start, .to = cell.to});
        }
        kept.insert(kept.end(), held.begin(), held.end());
        by_code.erase(cell.code);
    }
    for (auto& [code, held] : by_code) {
        end_before(held, today);
        kept.insert(kept.end(), held.begin(), held.end());
    }
    groups = std::move(kept);
}

OperatorCells operator_cells(CsvCells& cells) {
    OperatorCells row;
    row.person.id = cells.id("id", person_id_bytes_max);
    row.person.name = cells.needed_text("name", person_name_bytes_max);
    const std::string& role = cells.text("role");
    if (role != "volunteer" && role != "manager") {
        cells.refuse("role \"" + role + "\" is neither volunteer nor manager");
    }
    row.person.role = role == "manager" ? session::Role::Manager : session::Role::Volunteer;
    row.pin = cells.text("pin");
    // A PIN is never shown, not even a wrong one.
    if (!row.pin.empty() && !is_pin(row.pin)) {
        cells.refuse("pin is not six digits");
    }
    return row;
}

}  // namespace

MembersFile read_members(CsvTable table, const std::vector<session::Member>& stored) {
    MembersFile file;
    check_columns(table,
                  {.needed = {"card", "name"},
                   .optional = {"tier", "tier_from", "tier_to", "groups", "adults", "children", "membership_until"}});
    std::map<std::string, std::string> owner;  // card, id
    for (const session::Member& member : stored) {
        for (const std::string& card : member.cards) {
            owner.emplace(card, member.id);
        }
    }
    std::map<std::string, std::size_t> line_of_card;
    for (const CsvRow& row : header_fits(table) ? table.rows : std::vector<CsvRow>{}) {
        CsvCells cells{table, row, file.problems};
        MemberRow member = member_row(cells);
        std::string id;
        for (const std::string& card : member.cards) {
            if (const auto [taken, fresh] = line_of_card.emplace(card, row.line); !fresh) {
                cells.refuse("card " + card + " is also in line " + std::to_string(taken->second));
            }
            if (const auto found = owner.find(card); found != owner.end()) {
                if (!id.empty() && id != found->second) {
                    cells.refuse("the cards belong to two members");
                }
                id = found->second;
            }
        }
        file.rows.push_back(std::move(member));
    }
    finish(file.problems, table);
    return file;
}

session::Member imported_member(session::Member member, const MemberRow& row, pricing::Date today) {
    const bool known = !member.display_name.empty();
    member.display_name = row.display_name;
    for (const std::string& card : row.cards) {
        if (std::find(member.cards.begin(), member.cards.end(), card) == member.cards.end()) {
            member.cards.push_back(card);
        }
    }
    import_tier(member.tiers, row, today);
    import_groups(member.groups, row, known, today);
    member.household = row.household;
    member.membership_until = row.membership_until;
    return member;
}

OperatorsFile read_operators(CsvTable table, const std::vector<session::Operator>& stored) {
    OperatorsFile file;
    check_columns(table, {.needed = {"id", "name", "role", "pin"}, .optional = {}});
    std::map<std::string, session::Role> roles;
    for (const session::Operator& person : stored) {
        roles.emplace(person.id, person.role);
    }
    std::map<std::string, std::size_t> line_of_id;
    for (const CsvRow& row : header_fits(table) ? table.rows : std::vector<CsvRow>{}) {
        CsvCells cells{table, row, file.problems};
        OperatorCells person = operator_cells(cells);
        if (const auto [taken, fresh] = line_of_id.emplace(person.person.id, row.line); !fresh) {
            cells.refuse("the id " + person.person.id + " is also in line " + std::to_string(taken->second));
        }
        if (person.pin.empty() && !roles.contains(person.person.id)) {
            cells.refuse("somebody new needs a PIN of six digits");
        }
        roles[person.person.id] = person.person.role;
        file.rows.push_back(std::move(person));
    }
    const bool manager_left =
        std::any_of(roles.begin(), roles.end(), [](const auto& role) { return role.second == session::Role::Manager; });
    if (!manager_left) {
        file.problems.push_back({0, "nobody would be a manager any more"});
    }
    finish(file.problems, table);
    return file;
}

}  // namespace ecot::store
