#pragma once

#include <string>
#include <vector>

#include "pos/store/store_error.hpp"
#include "pricing/quote.hpp"

namespace ecot::store {

class Database;

/// A budget of a funder, as granted. What is left of it is the journal's to say.
struct GrantedEnvelope {
    std::string id;
    std::string name;
    pricing::Money granted;
    bool complement_taxable = true;  ///< fiscal.md V3
    friend bool operator==(const GrantedEnvelope&, const GrantedEnvelope&) = default;
};

/// All programmes kept, by id, whatever their dates: pricing looks at those.
[[nodiscard]] Expected<std::vector<pricing::Programme>> load_programmes(Database& database);

/// Adds programmes, or replaces those of the same id. Inside a transaction only.
void write_programmes(Database& database, const std::vector<pricing::Programme>& programmes);

/// What each envelope may still spend: granted, less what sales took, with what surpluses brought. Never below zero.
[[nodiscard]] Expected<std::vector<pricing::Envelope>> load_envelopes(Database& database);

/// What sales took of an envelope so far, less what surpluses brought.
[[nodiscard]] Expected<pricing::Money> envelope_used(Database& database, const std::string& id);

/// Adds envelopes, or replaces those of the same id. Inside a transaction only.
void write_envelopes(Database& database, const std::vector<GrantedEnvelope>& envelopes);

/// Counts one more import of a kind of table: "products", "members", "programmes" … (sales name the versions in force).
/// Inside a transaction only.
void count_version(Database& database, const std::string& table);

}  // namespace ecot::store
