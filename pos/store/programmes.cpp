#include "pos/store/programmes.hpp"

#include <algorithm>

#include "pos/store/database.hpp"
#include "pricing/quote_json.hpp"

namespace ecot::store {

Expected<std::vector<pricing::Programme>> load_programmes(Database& database) {
    return database.run([&]() -> Expected<std::vector<pricing::Programme>> {
        std::vector<pricing::Programme> programmes;
        Query rows = database.query("SELECT id, json FROM programmes ORDER BY id");
        while (rows.step()) {
            auto programme = pricing::programme_from_json(rows.text(1));
            if (!programme) {
                return store_error(StoreError::Kind::Invalid,
                                   "The programme " + rows.text(0) + " does not read as one; import it again.");
            }
            programmes.push_back(std::move(*programme));
        }
        return programmes;
    });
}

void write_programmes(Database& database, const std::vector<pricing::Programme>& programmes) {
    for (const pricing::Programme& programme : programmes) {
        const std::string json = pricing::to_json_line(programme);
        database.query("INSERT INTO programmes (id, json) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET json = ?2")
            .with(programme.id, json)
            .done();
    }
}

Expected<std::vector<pricing::Envelope>> load_envelopes(Database& database) {
    return database.run([&] {
        std::vector<pricing::Envelope> envelopes;
        Query rows = database.query(
            "SELECT id, granted_cents - coalesce(spent_cents, 0) + coalesce(credited_cents, 0), complement_taxable "
            "FROM envelopes LEFT JOIN envelope_use ON envelope = id ORDER BY id");
        while (rows.step()) {
            envelopes.push_back({.id = rows.text(0),
                                 .remaining = pricing::Money::from_cents(std::max<std::int64_t>(rows.integer(1), 0)),
                                 .complement_taxable = rows.integer(2) != 0});
        }
        return envelopes;
    });
}

Expected<pricing::Money> envelope_used(Database& database, const std::string& id) {
    return database.run([&] {
        Query rows = database.query("SELECT spent_cents - credited_cents FROM envelope_use WHERE envelope = ?1");
        return rows.with(id).step() ? pricing::Money::from_cents(rows.integer(0)) : pricing::Money{};
    });
}

void write_envelopes(Database& database, const std::vector<GrantedEnvelope>& envelopes) {
    for (const GrantedEnvelope& envelope : envelopes) {
        database
            .query(
                "INSERT INTO envelopes (id, name, granted_cents, complement_taxable) VALUES (?1, ?2, ?3, ?4) "
                "ON CONFLICT (id) DO UPDATE SET name = ?2, granted_cents = ?3, complement_taxable = ?4")
            .with(envelope.id, envelope.name, envelope.granted.cents(), envelope.complement_taxable)
            .done();
    }
}

void count_version(Database& database, const std::string& table) {
    database
        .query(
            "INSERT INTO table_versions (name, version) VALUES (?1, 1) "
            "ON CONFLICT (name) DO UPDATE SET version = version + 1")
        .with(table)
        .done();
}

}  // namespace ecot::store
