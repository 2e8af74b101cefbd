#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/session/members.hpp"
#include "pos/session/state.hpp"
#include "pos/store/csv.hpp"

namespace ecot::store {

/// A group as a members file names it: "qpv", or with its days "caf@2026-01-01/2026-06-30" (either may be left out).
struct GroupCell {
    std::string code;
    std::optional<pricing::Date> from;
    std::optional<pricing::Date> to;
    friend bool operator==(const GroupCell&, const GroupCell&) = default;
};

/// A member as a row of a file says they are.
struct MemberRow {
    std::vector<std::string> cards;
    std::string display_name;
    std::string tier;  ///< empty: none
    std::optional<pricing::Date> tier_from;
    std::optional<pricing::Date> tier_to;
    std::vector<GroupCell> groups;
    pricing::Household household;
    std::optional<pricing::Date> membership_until;
    friend bool operator==(const MemberRow&, const MemberRow&) = default;
};

/// What a file of members says; to be written only when there is no problem.
struct MembersFile {
    std::vector<MemberRow> rows;
    std::vector<LineProblem> problems;
};

/// Reads a table with the columns `card,name` and, if wished, `tier,tier_from,tier_to,groups,adults,children,
/// membership_until`. A card (or several, separated by spaces) says which member it is; `adults` is 1 and `children` 0
/// when left out.
[[nodiscard]] MembersFile read_members(CsvTable table, const std::vector<session::Member>& stored);

/// The member after an import on `today`, from the one known by their card or from a new one (empty but for the id).
///
/// What they held before stays on record and ends the day before what is new begins: `tier_from`, or today when a
/// member known already gets another tier; a tier or group that the file does not name any more ended yesterday.
[[nodiscard]] session::Member imported_member(session::Member member, const MemberRow& row, pricing::Date today);

/// Somebody who may serve, as a row of the file gives them.
struct OperatorCells {
    session::Operator person;
    std::string pin;  ///< empty: the one they have
};

/// What a file of operators says; to be written only when there is no problem.
struct OperatorsFile {
    std::vector<OperatorCells> rows;
    std::vector<LineProblem> problems;
};

/// Reads a table with the columns `id,name,role,pin`: role volunteer or manager, six digits for a PIN (may be empty for
/// somebody who has one). A file that would leave no manager is refused.
[[nodiscard]] OperatorsFile read_operators(CsvTable table, const std::vector<session::Operator>& stored);

}  // namespace ecot::store
