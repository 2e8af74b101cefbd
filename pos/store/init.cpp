#include "pos/store/init.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <unistd.h>

#include "pos/session/search_text.hpp"
#include "pos/store/database.hpp"
#include "pos/store/demo.hpp"
#include "pos/store/files.hpp"
#include "pos/store/journal_store.hpp"
#include "pos/store/operators.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/schema.hpp"
#include "sync/journal/key.hpp"

namespace ecot::store {
namespace {

constexpr std::int64_t first_segment = 1;

// What a person who opens config.toml should know of each line.
constexpr std::string_view config_notes =
    "# This till, as `ecotctl init` made it. Read at start; close the till before changing a line.\n"
    "# till: 1 to 12 capital letters, digits or hyphens. It is part of every receipt's number: never change it.\n"
    "# timezone: where the till stands, as in /usr/share/zoneinfo. Days, weeks and months of caps follow it.\n"
    "# site.id: what programmes call this place in \"sites\".\n"
    "# site.name, subtitle, address, town, siret: the head of each receipt; footer: its last lines.\n"
    "# site.vat_mention: where no VAT applies, the sentence receipts bear in its place; empty where VAT applies.\n"
    "# receipt.printer: usb, a printer; or folder, files in spool until a printer is chosen on the till's own screen.\n"
    "# receipt.logo: a PNG file in this directory, at the head of receipts; empty for none. ecotctl check looks at "
    "it.\n"
    "# barcodes.in_store: what the shop's scale prints, a row a prefix of 02, 04, 20 to 29: prefix, price or weight, "
    "digits\n"
    "#   of the article and of the value, decimals of the value, and verifier if there is one: \"20 price 5 4 2 "
    "verifier\".\n"
    "#   \"20 none\" takes a prefix away. Of prefixes without a row those used in France are read: even price, odd "
    "weight.\n"
    "# barcodes.member, barcodes.order: the letter with which member cards and orders begin, M and O when not "
    "said.\n\n";

Expected<void> write_keys(const DataDirectory& directory) {
    const sync::JournalKey key = sync::JournalKey::make();
    if (const auto saved = key.save(directory.journal_key()); !saved) {
        return store_error(StoreError::Kind::InputOutput, saved.error().detail);
    }
    if (const auto saved = key.save_public(directory.public_key(first_segment)); !saved) {
        return store_error(StoreError::Kind::InputOutput, saved.error().detail);
    }
    return {};
}

Expected<std::vector<OperatorRow>> hashed(const std::vector<FirstPerson>& people, const Pepper& pepper) {
    std::vector<OperatorRow> rows;
    for (const FirstPerson& first : people) {
        auto kept = pin_hash(first.pin, pepper);
        if (!kept) {
            return tl::make_unexpected(kept.error());
        }
        rows.push_back({.person = first.person, .kept_pin = std::move(*kept)});
    }
    return rows;
}

Expected<void> write_database(const DataDirectory& directory, const NewTill& till,
                              const std::vector<OperatorRow>& people) {
    auto database = Database::open_for_writing(directory.database());
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    if (auto migrated = migrate(*database); !migrated) {
        return migrated;
    }
    auto written = database->transaction([&] {
        if (till.demo) {
            write_demo(*database, till.today);
        }
        write_operators(*database, people);
        count_version(*database, "operators");
    });
    if (!written) {
        return written;
    }
    return database->checkpoint(0);
}

/// The journal's first record, which names the key: from here on every record hangs on the one before.
Expected<void> begin_journal(const DataDirectory& directory) {
    const SystemClock clock;
    const auto journal = JournalStore::open(directory, clock, {});
    if (!journal) {
        return tl::make_unexpected(journal.error());
    }
    return {};
}

Expected<void> fill(const std::filesystem::path& path, const NewTill& till) {
    const auto directory = DataDirectory::create(path, till.config);
    if (!directory) {
        return tl::make_unexpected(directory.error());
    }
    const std::string config = std::string{config_notes} + to_toml(till.config);
    if (auto written = write_file_durably(path / "config.toml", config, 0600); !written) {
        return written;
    }
    if (auto written = write_keys(*directory); !written) {
        return written;
    }
    const auto pepper = Pepper::make(Pepper::file_in(directory->keys()));
    if (!pepper) {
        return tl::make_unexpected(pepper.error());
    }
    const auto people = hashed(till.people, *pepper);
    if (!people) {
        return tl::make_unexpected(people.error());
    }
    if (auto written = write_database(*directory, till, *people); !written) {
        return written;
    }
    if (auto begun = begin_journal(*directory); !begun) {
        return begun;
    }
    // The lock file names this process; the next one writes its own.
    std::error_code ignored;
    std::filesystem::remove(path / "lock", ignored);
    return sync_directory(path);
}

}  // namespace

std::string id_of_name(std::string_view name) {
    std::string id = session::folded(name);
    for (char& letter : id) {
        letter = letter == ' ' ? '-' : letter;
    }
    return id;
}

Config new_config(const std::string& till, const std::string& site_name) {
    Config config;
    config.site.till = till;
    config.site.id = id_of_name(site_name);
    config.site.name = site_name;
    config.receipt.printer = "usb";
    return config;
}

NewTill demo_till(pricing::Date today) {
    NewTill till;
    till.config = demo_config();
    till.demo = true;
    till.today = today;
    const auto add = [&](const char* id, const char* name, session::Role role) {
        till.people.push_back({.person = {.id = id, .name = name, .role = role}, .pin = "123456"});
    };
    add("amina", "Amina", session::Role::Volunteer);
    add("paul", "Paul", session::Role::Volunteer);
    add("lucie", "Lucie", session::Role::Volunteer);
    add("nadia", "Nadia", session::Role::Manager);
    return till;
}

Expected<void> make_till(const std::filesystem::path& path, const NewTill& till) {
    std::error_code failed;
    const bool there = std::filesystem::exists(std::filesystem::symlink_status(path, failed));
    if (there && (!std::filesystem::is_directory(path, failed) || !std::filesystem::is_empty(path, failed) || failed)) {
        return store_error(StoreError::Kind::Refused,
                           path.string() + " is there already and is not an empty directory.");
    }
    std::filesystem::path target = path.has_filename() ? path : path.parent_path();
    if (there) {
        target = std::filesystem::canonical(target, failed);
    }
    std::string beside = target.string() + ".new-XXXXXX";
    if (::mkdtemp(beside.data()) == nullptr) {
        return tl::make_unexpected(error_of_errno(errno, "The directory " + target.string() + " cannot be made"));
    }
    auto made = fill(beside, till);
    if (made && ::rename(beside.c_str(), target.c_str()) != 0) {
        made = tl::make_unexpected(error_of_errno(errno, "The directory " + target.string() + " cannot be made"));
    }
    if (!made) {
        std::filesystem::remove_all(beside, failed);
        return made;
    }
    return sync_directory(target.has_parent_path() ? target.parent_path() : std::filesystem::path{"."});
}

}  // namespace ecot::store
