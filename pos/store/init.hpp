#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pos/store/data_directory.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

/// Who may serve from the first day on.
struct FirstPerson {
    session::Operator person;
    std::string pin;  ///< six digits
};

/// A till that does not exist yet.
struct NewTill {
    Config config;
    std::vector<FirstPerson> people;
    bool demo = false;  ///< filled with the demonstration grocery
    pricing::Date today{};
};

/// The real till's config, with ids made of the names: "L'Épicerie du coin" is the site "l-epicerie-du-coin".
[[nodiscard]] Config new_config(const std::string& till, const std::string& site_name);

/// An id made of a name: folded letters and digits, words joined by hyphens; empty when the name has neither.
[[nodiscard]] std::string id_of_name(std::string_view name);

/// The demonstration grocery: volunteers amina, paul and lucie, manager nadia, all with PIN 123456.
[[nodiscard]] NewTill demo_till(pricing::Date today);

/// Makes the data directory of a till: config.toml, keys, pepper, database with its tables, people. Whole or not at
/// all: everything is made beside and takes its place by a rename. `Refused` when `path` exists and is not an empty
/// directory.
[[nodiscard]] Expected<void> make_till(const std::filesystem::path& path, const NewTill& till);

}  // namespace ecot::store
