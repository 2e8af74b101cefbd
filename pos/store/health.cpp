#include "pos/store/health.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <system_error>

#include <sys/stat.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/disk_room.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/pins.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/schema.hpp"
#include "pos/store/time_zone.hpp"
#include "sync/journal/key.hpp"

namespace ecot::store {
namespace {

using Level = Finding::Level;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t one_day_ms = std::int64_t{24} * 60 * minute_ms;
constexpr std::int64_t days_of_rest_max = 400;  // R6: then a manager says whether the clock is right
constexpr std::int64_t mebibyte = 1 << 20;

class Examination {
public:
    explicit Examination(std::vector<Finding>& findings) : findings_{findings} {}
    void good(const char* about, std::string sentence) { note(Level::Good, about, std::move(sentence)); }
    void care(const char* about, std::string sentence) { note(Level::Care, about, std::move(sentence)); }
    void stop(const char* about, std::string sentence) { note(Level::Stop, about, std::move(sentence)); }

private:
    void note(Level level, const char* about, std::string sentence) {
        findings_.push_back({level, about, std::move(sentence)});
    }
    std::vector<Finding>& findings_;
};

std::string counted(std::int64_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// A value of a one-row SELECT; `sql` is a literal.
Expected<std::string> single(Database& database, std::string_view sql) {
    return database.run([&] {
        Query query = database.query(sql);
        return query.step() ? query.text(0) : std::string{};
    });
}

Expected<std::int64_t> query_number(Database& database, std::string_view sql) {
    return database.run([&] {
        Query query = database.query(sql);
        return query.step() ? query.integer(0) : std::int64_t{0};
    });
}

// False: nothing more can be read.
bool look_at_database(Database& database, Examination& seen) {
    const auto whole = single(database, "PRAGMA quick_check(1)");
    if (!whole || *whole != "ok") {
        seen.stop("database", "ecot.db is damaged (" + (whole ? *whole : whole.error().detail) +
                                  "); close the till and restore the last backup.");
        return false;
    }
    const auto version = schema_version(database);
    const auto newest = static_cast<std::int64_t>(migrations().size());
    if (!version || *version > newest) {
        seen.stop("database", "ecot.db was written by a newer version of Écot; install that one.");
        return false;
    }
    if (*version < newest) {
        seen.care("database", "ecot.db is of an older version; the next start of the till brings it up to date.");
        return false;
    }
    const auto mode = single(database, "PRAGMA journal_mode");
    if (!mode || *mode != "wal") {
        seen.care("database", "ecot.db is not in WAL mode; the next start of the till sets it.");
    } else {
        seen.good("database", "ecot.db reads well.");
    }
    return true;
}

void look_at_journal(const DataDirectory& directory, Database& database, Examination& seen) {
    const auto last = last_record(database);
    const std::string& till = directory.config().site.till;
    if (last && *last && (*last)->till != till && sync::hash_of(**last) == (*last)->hash) {
        seen.stop("journal", "config.toml says till " + till + ", the journal is that of till " + (*last)->till +
                                 ": put \"" + (*last)->till + "\" back.");
        return;
    }
    std::int64_t breaks = 0;
    std::string first;
    const auto report = verify_journal(directory, database, {}, [&](const sync::Break& found) {
        if (breaks++ == 0) {
            first = sync::to_line(found);
        }
    });
    if (!report) {
        seen.stop("journal", "The journal cannot be read: " + report.error().detail);
    } else if (breaks > 0) {
        seen.care("journal", "The journal does not verify, " + counted(breaks, "break") + ", the first: " + first +
                                 ". Selling goes on; keep a copy of the directory and ask for help.");
    } else if (report->declared_missing > 0) {
        seen.care("journal", counted(report->declared_missing, "record") +
                                 (report->declared_missing == 1 ? " is" : " are") +
                                 " declared missing; the rest verifies. Ask for help if nobody knows why.");
    } else {
        const auto records = query_number(database, "SELECT count(*) FROM journal");
        seen.good("journal", counted(records.value_or(0), "record") + ", chain, signatures and head file fit.");
    }
}

std::optional<unsigned> mode_of(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return status.st_mode & 0777U;
}

void look_at_keys(const DataDirectory& directory, Examination& seen) {
    const auto key = sync::JournalKey::load(directory.journal_key());
    if (!key) {
        seen.stop("keys", "The journal key cannot be used: " + key.error().detail);
        return;
    }
    const auto pepper = Pepper::load(Pepper::file_in(directory.keys()));
    if (!pepper) {
        seen.stop("keys", "Nobody can sign in: " + pepper.error().detail);
        return;
    }
    const bool closed = mode_of(directory.keys()) == 0700U && mode_of(directory.journal_key()) == 0600U &&
                        mode_of(Pepper::file_in(directory.keys())) == 0600U;
    if (closed) {
        seen.good("keys", "The journal key and the pepper are there, for their owner only.");
    } else {
        seen.care("keys", "Others may read the keys: chmod 700 " + directory.keys().string() +
                              ", and 600 on journal.pem and pepper in it.");
    }
}

void look_at_clock(Database& database, std::int64_t now_utc_ms, Examination& seen) {
    const auto last = last_record(database);
    if (!last) {
        seen.care("clock", "The time of the last record cannot be read.");
        return;
    }
    const std::int64_t since = *last ? now_utc_ms - (*last)->time_ms : 0;
    if (since < -minute_ms) {
        seen.care("clock",
                  "The clock is " + counted(-since / minute_ms, "minute") + " behind the last record; set the clock.");
    } else if (since > days_of_rest_max * one_day_ms) {
        seen.care("clock", "The last record is " + counted(since / one_day_ms, "day") +
                               " old; a manager will be asked whether the clock is right.");
    } else {
        seen.good("clock", "The clock goes on from the last record.");
    }
}

void look_at_tables(Database& database, Examination& seen) {
    const auto people = query_number(database, "SELECT count(*) FROM operators");
    const auto managers = query_number(database, "SELECT count(*) FROM operators WHERE role = 'manager'");
    const auto goods = query_number(database, "SELECT count(*) FROM products");
    const auto members = query_number(database, "SELECT count(*) FROM members");
    if (!people || !managers || !goods || !members) {
        seen.stop("tables", "Products, members and people cannot be read.");
        return;
    }
    if (*people == 0) {
        seen.stop("people", "Nobody may sign in; import operators.");
    } else if (*managers == 0) {
        seen.care("people", "Nobody is a manager; import operators.");
    } else {
        seen.good("people", counted(*people, "person") + " may sign in, " + counted(*managers, "manager") + ".");
    }
    if (*goods == 0) {
        seen.care("tables", "There is no product to sell; import products.");
    } else {
        seen.good("tables", counted(*goods, "product") + ", " + counted(*members, "member") + ".");
    }
    if (const auto programmes = load_programmes(database); !programmes) {
        seen.stop("programmes", programmes.error().detail);
    }
}

void look_at_printer(const DataDirectory& directory, Examination& seen) {
    std::error_code failed;
    const auto files = std::filesystem::directory_iterator{directory.spool(), failed};
    if (failed) {
        seen.care("printer", "The folder of receipts cannot be read; receipts will not come out.");
        return;
    }
    const auto waiting = std::count_if(begin(files), end(files), [](const auto& entry) {
        const std::string name = entry.path().filename().string();
        // Impulses for the drawer lie there too; numbers of receipts begin with a capital or a digit.
        return entry.path().extension() == ".bin" && !name.starts_with("drawer") && entry.is_regular_file();
    });
    const auto tickets = std::filesystem::directory_iterator{directory.spool() / "waiting", failed};
    const auto unprinted = failed ? 0 : std::count_if(begin(tickets), end(tickets), [](const auto& entry) {
        return entry.path().extension() == ".ticket";
    });
    if (unprinted > 0) {
        seen.care("printer", counted(unprinted, "receipt") +
                                 " waiting for the printer. They come out once it can print; look at paper and cable.");
        return;
    }
    seen.good("printer", counted(waiting, "receipt") + " in the spool directory.");
}

void look_at_disk(const DataDirectory& directory, Examination& seen) {
    const std::int64_t free = DiskRoom::free_bytes_of(directory.path());
    const std::string room = std::to_string(free / mebibyte) + " MiB are free.";
    if (free < 0) {
        seen.care("disk", "How much room is left cannot be asked.");
    } else if (free < DiskRoom::low_water_bytes) {
        seen.stop("disk", room + " That is too little to take money; make room.");
    } else if (free < 10 * DiskRoom::low_water_bytes) {
        seen.care("disk", room + " Make room before it is full.");
    } else {
        seen.good("disk", room);
    }
}

}  // namespace

std::vector<Finding> examine(const std::filesystem::path& path, std::int64_t now_utc_ms) {
    std::vector<Finding> findings;
    Examination seen{findings};
    const auto directory = DataDirectory::open_for_reading(path);
    if (!directory) {
        seen.stop("directory", directory.error().detail);
        return findings;
    }
    if (const auto zone = known_time_zone(directory->config().timezone); !zone) {
        seen.stop("time zone", zone.error().detail);
    }
    seen.good("directory", "Till " + directory->config().site.till + " of " + directory->config().site.name + ".");
    auto database = Database::open_for_reading(directory->database());
    if (!database) {
        seen.stop("database", database.error().detail);
    } else if (look_at_database(*database, seen)) {
        look_at_journal(*directory, *database, seen);
        look_at_clock(*database, now_utc_ms, seen);
        look_at_tables(*database, seen);
    }
    look_at_keys(*directory, seen);
    look_at_printer(*directory, seen);
    look_at_disk(*directory, seen);
    return findings;
}

}  // namespace ecot::store
