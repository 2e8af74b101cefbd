#include "pos/store/members.hpp"

#include <array>

#include <openssl/rand.h>

#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"
#include "pos/store/rows.hpp"

namespace ecot::store {
namespace {

session::HeldCode held_code(const Rows& row) {
    session::HeldCode held;
    held.code = row.text(1);
    held.from = date_from_text(row.text(2));
    held.to = date_from_text(row.text(3));
    return held;
}

// Reads the members in the order of their numbers and gives each to `take`, always the same object: what it holds is
// written anew in the memory that it has.
template <class Take>
void read_members(Database& database, const Take& take) {
    session::Member member;
    Rows rows{database,
              "SELECT number, id, display_name, adults, children, membership_until FROM members ORDER BY number"};
    RowsBeside cards{database, "SELECT member, code FROM member_cards ORDER BY member, code"};
    RowsBeside tiers{database, "SELECT member, code, from_date, to_date FROM member_tiers ORDER BY member, from_date"};
    RowsBeside groups{database,
                      "SELECT member, code, from_date, to_date FROM member_groups ORDER BY member, code, from_date"};
    while (rows.next()) {
        const std::int64_t number = rows.integer(0);
        member.id = rows.text(1);
        member.display_name = rows.text(2);
        member.household = {.adults = rows.integer(3), .children = rows.integer(4)};
        member.membership_until = date_from_text(rows.text(5));
        member.cards.clear();
        cards.each_of(number, [&](const Rows& row) { member.cards.emplace_back(row.text(1)); });
        member.tiers.clear();
        tiers.each_of(number, [&](const Rows& row) { member.tiers.push_back(held_code(row)); });
        member.groups.clear();
        groups.each_of(number, [&](const Rows& row) { member.groups.push_back(held_code(row)); });
        take(static_cast<const session::Member&>(member));
    }
}

void write_member(Database& database, const session::Member& member) {
    const std::string until = to_text(member.membership_until);
    std::int64_t number = 0;
    {
        Query write = database.query(
            "INSERT INTO members (id, display_name, adults, children, membership_until) VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT (id) DO UPDATE SET display_name = ?2, adults = ?3, children = ?4, membership_until = ?5 "
            "RETURNING number");
        write.with(member.id, member.display_name, member.household.adults, member.household.children, until);
        write.step();
        number = write.integer(0);
    }
    database.query("DELETE FROM member_cards WHERE member = ?1").with(number).done();
    database.query("DELETE FROM member_tiers WHERE member = ?1").with(number).done();
    database.query("DELETE FROM member_groups WHERE member = ?1").with(number).done();
    for (const std::string& card : member.cards) {
        database.query("INSERT INTO member_cards (member, code) VALUES (?1, ?2)").with(number, card).done();
    }
    for (const session::HeldCode& tier : member.tiers) {
        const std::string from = to_text(tier.from);
        const std::string to = to_text(tier.to);
        database.query("INSERT INTO member_tiers (member, from_date, to_date, code) VALUES (?1, ?2, ?3, ?4)")
            .with(number, from, to, tier.code)
            .done();
    }
    for (const session::HeldCode& group : member.groups) {
        const std::string from = to_text(group.from);
        const std::string to = to_text(group.to);
        database.query("INSERT INTO member_groups (member, code, from_date, to_date) VALUES (?1, ?2, ?3, ?4)")
            .with(number, group.code, from, to)
            .done();
    }
}

}  // namespace

Expected<std::string> new_member_id() {
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        return store_error(StoreError::Kind::InputOutput, "The system gives no random bytes.");
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (const unsigned char byte : bytes) {
        id.push_back(digits[byte >> 4U]);
        id.push_back(digits[byte & 15U]);
    }
    return id;
}

Expected<std::vector<session::Member>> load_members(Database& database) {
    return database.run([&] {
        std::vector<session::Member> members;
        read_members(database, [&](const session::Member& member) { members.push_back(member); });
        return members;
    });
}

Expected<std::shared_ptr<const session::Members>> load_membership(Database& database) {
    session::PackedMembers members;
    const auto done =
        database.run([&] { read_members(database, [&](const session::Member& member) { members.add(member); }); });
    if (!done) {
        return tl::make_unexpected(done.error());
    }
    return std::make_shared<const session::Members>(std::move(members));
}

void write_members(Database& database, const std::vector<session::Member>& members) {
    for (const session::Member& member : members) {
        write_member(database, member);
    }
}

Expected<std::optional<std::string>> member_with_card(Database& database, const std::string& card) {
    return database.run([&]() -> std::optional<std::string> {
        Query row = database.query("SELECT id FROM members JOIN member_cards ON member = number WHERE code = ?1");
        return row.with(card).step() ? std::optional{row.text(0)} : std::nullopt;
    });
}

void erase_member(Database& database, const std::string& id) {
    database.query("DELETE FROM members WHERE id = ?1").with(id).done();
}

}  // namespace ecot::store
