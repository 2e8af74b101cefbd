#include "pos/store/usage_query.hpp"

#include <algorithm>
#include <vector>

#include "pos/store/cap_period.hpp"
#include "pos/store/database.hpp"
#include "pos/store/date_text.hpp"

namespace ecot::store {
namespace {

// The first day that any cap looks back to.
pricing::Date earliest_day(std::span<const pricing::Programme> programmes, pricing::Date date) {
    pricing::Date earliest = date;
    for (const pricing::Programme& programme : programmes) {
        if (programme.cap) {
            earliest = std::min(earliest, cap_days(programme.cap->period, date).first);
        }
    }
    return earliest;
}

std::vector<DayUsage> read_usage(Database& database, const std::string& member, const std::string& from) {
    std::vector<DayUsage> days;
    Query rows = database.query(
        "SELECT programme, day, subsidy_cents, quantity_milli FROM usage WHERE member = ?1 AND day >= ?2 "
        "ORDER BY programme, day");
    rows.with(member, from);
    while (rows.step()) {
        const auto day = date_from_text(rows.text(1));
        if (day) {
            days.push_back({.programme = rows.text(0),
                            .day = *day,
                            .subsidy = pricing::Money::from_cents(rows.integer(2)),
                            .quantity = pricing::Quantity::from_milli(rows.integer(3))});
        }
    }
    return days;
}

}  // namespace

Expected<session::MemberFacts> member_facts(Database& database, const session::Member& member,
                                            std::span<const pricing::Programme> programmes, pricing::Date date) {
    return database.run([&] {
        session::MemberFacts facts;
        const std::string from = to_text(earliest_day(programmes, date));
        const std::vector<DayUsage> days = read_usage(database, member.id, from);
        for (const pricing::Programme& programme : programmes) {
            if (programme.cap) {
                facts.usage.push_back(counted_usage(programme, member.household, days, date));
            }
        }
        const std::string today = to_text(date);
        Query vouchers = database.query("SELECT cents FROM meal_voucher_use WHERE member = ?1 AND day = ?2");
        if (vouchers.with(member.id, today).step()) {
            facts.meal_vouchers_today = pricing::Money::from_cents(vouchers.integer(0));
        }
        return facts;
    });
}

}  // namespace ecot::store
