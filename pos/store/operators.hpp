#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pos/session/state.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// Who may sign in, in the order they were added.
[[nodiscard]] Expected<std::vector<session::Operator>> load_operators(Database& database);

/// A person as they are to be.
struct OperatorRow {
    session::Operator person;
    std::optional<std::string> kept_pin;  ///< from pin_hash(); absent: the one they have. A new person needs one
};

/// Adds people, or changes those of the same id. Inside a transaction only.
void write_operators(Database& database, const std::vector<OperatorRow>& rows);

/// The PINs of all, read once, so that a check needs no database. Immutable; any thread.
class PinBook {
public:
    [[nodiscard]] static Expected<PinBook> load(Database& database, Pepper pepper);

    /// Whether it is this person's PIN. Takes about 0.4 s whoever asks, also for a name that nobody has (S9).
    [[nodiscard]] bool right(std::string_view operator_id, std::string_view pin) const;

private:
    PinBook(std::map<std::string, std::string, std::less<>> kept, Pepper pepper)
        : kept_{std::move(kept)}, pepper_{std::move(pepper)} {}
    std::map<std::string, std::string, std::less<>> kept_;
    Pepper pepper_;
};

}  // namespace ecot::store
