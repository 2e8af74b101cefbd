#include "pos/store/operators.hpp"

#include "pos/store/database.hpp"

namespace ecot::store {

Expected<std::vector<session::Operator>> load_operators(Database& database) {
    return database.run([&] {
        std::vector<session::Operator> operators;
        Query rows = database.query("SELECT id, name, role FROM operators ORDER BY place, id");
        while (rows.step()) {
            session::Operator& person = operators.emplace_back();
            person.id = rows.text(0);
            person.name = rows.text(1);
            person.role = rows.text(2) == "manager" ? session::Role::Manager : session::Role::Volunteer;
        }
        return operators;
    });
}

void write_operators(Database& database, const std::vector<OperatorRow>& rows) {
    for (const OperatorRow& row : rows) {
        const char* const role = row.person.role == session::Role::Manager ? "manager" : "volunteer";
        if (row.kept_pin) {
            database
                .query(
                    "INSERT INTO operators (id, name, role, pin, place) "
                    "VALUES (?1, ?2, ?3, ?4, (SELECT count(*) FROM operators)) "
                    "ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3, pin = ?4")
                .with(row.person.id, row.person.name, role, *row.kept_pin)
                .done();
        } else {
            database.query("UPDATE operators SET name = ?2, role = ?3 WHERE id = ?1")
                .with(row.person.id, row.person.name, role)
                .done();
        }
    }
}

Expected<PinBook> PinBook::load(Database& database, Pepper pepper) {
    auto kept = database.run([&] {
        std::map<std::string, std::string, std::less<>> pins;
        Query rows = database.query("SELECT id, pin FROM operators");
        while (rows.step()) {
            pins.emplace(rows.text(0), rows.text(1));
        }
        return pins;
    });
    if (!kept) {
        return tl::make_unexpected(kept.error());
    }
    return PinBook{std::move(*kept), std::move(pepper)};
}

bool PinBook::right(std::string_view operator_id, std::string_view pin) const {
    const auto found = kept_.find(operator_id);
    return pin_matches(pin, found == kept_.end() ? std::string_view{} : std::string_view{found->second}, pepper_);
}

}  // namespace ecot::store
