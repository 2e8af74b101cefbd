#include "pos/ctl/journal_command.hpp"

#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/schema.hpp"
#include "sync/journal/key.hpp"
#include "sync/journal/ndjson.hpp"
#include "sync/journal/verify.hpp"

namespace ecot::ctl {

namespace {

struct JournalAsked {
    std::string data;
    std::string public_key;
    std::int64_t from = 1;
    bool json = false;
};

struct Source {
    store::DataDirectory directory;
    store::Database database;
};

store::Expected<Source> open_for_reading(const JournalAsked& asked) {
    auto directory = store::DataDirectory::open_for_reading(asked.data);
    if (!directory) {
        return tl::make_unexpected(directory.error());
    }
    auto database = store::Database::open_for_reading(directory->database());
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    return Source{std::move(*directory), std::move(*database)};
}

/// The summary is the last line, whatever comes before it.
int verify(const JournalAsked& asked) {
    std::vector<sync::PublicKey> trusted;
    if (!asked.public_key.empty()) {
        auto keys = sync::PublicKey::from_pem_file(asked.public_key);
        if (!keys) {
            return fail(keys.error().detail);
        }
        trusted = std::move(*keys);
    }
    auto source = open_for_reading(asked);
    if (!source) {
        return fail(source.error().detail);
    }
    const bool given = !trusted.empty();
    const auto report =
        store::verify_journal(source->directory, source->database, std::move(trusted),
                              [](const sync::Break& found) { std::cout << sync::to_line(found) << '\n'; });
    if (!report) {
        return fail(report.error().detail);
    }
    // Without a key from elsewhere the journal vouches for itself: people compare the fingerprint.
    std::set<std::string> fingerprints;
    for (const sync::SegmentKey& key : report->keys) {
        if (!given && fingerprints.insert(key.fingerprint).second) {
            std::cout << "key SHA-256 " << key.fingerprint << '\n';
        }
    }
    std::cout << sync::to_line(*report) << '\n';
    return report->good() ? 0 : 1;
}

int show(const JournalAsked& asked) {
    auto source = open_for_reading(asked);
    if (!source) {
        return fail(source.error().detail);
    }
    // Numbers begin again in each segment: what comes behind the first that fits is shown whatever its number.
    bool begun = false;
    const auto read = store::read_journal(source->database, [&asked, &begun](const sync::StoredRecord& stored) {
        begun = begun || stored.record.seq >= asked.from;
        if (begun) {
            std::cout << (asked.json ? sync::to_ndjson(stored.record) : sync::to_readable(stored.record)) << '\n';
        }
    });
    return read ? 0 : fail(read.error().detail);
}

std::string is_record_number(const std::string& text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    const bool number =
        digits && !text.empty() && text.size() <= 18 && text.find_first_not_of('0') != std::string::npos;
    return number ? "" : "\"" + text + "\" is no record's number; they begin with 1";
}

int rebuild(const JournalAsked& asked) {
    const auto directory = store::DataDirectory::open_for_writing(asked.data);
    if (!directory) {
        return fail(directory.error().detail);
    }
    auto database = store::Database::open_for_writing(directory->database());
    if (!database) {
        return fail(database.error().detail);
    }
    if (const auto migrated = store::migrate(*database); !migrated) {
        return fail(migrated.error().detail);
    }
    // R15: what somebody wrote into the journal must not become figures that the next sale signs.
    std::optional<sync::Break> first;
    const auto report = store::verify_journal(*directory, *database, {}, [&first](const sync::Break& found) {
        first = first ? first : std::optional{found};
    });
    if (!report) {
        return fail(report.error().detail + " Nothing was changed.");
    }
    if (first) {
        return fail("The journal does not verify, so nothing was rebuilt from it; the first break: " +
                    sync::to_line(*first) + ".");
    }
    const auto records = store::rebuild_derived(*database);
    if (!records) {
        return fail(records.error().detail + " Nothing was changed; `ecotctl journal verify` says more.");
    }
    std::cout << "rebuilt from " << *records << " records\n";
    return 0;
}

}  // namespace

void add_journal_command(CLI::App& app, Action& action) {
    CLI::App& group = add_group(app, "journal", "What the till recorded: verify it, show it, count it anew");
    const auto add = [&](const CommandText& text, int (*work)(const JournalAsked&)) {
        CLI::App& command = add_command(group, text);
        const auto asked = std::make_shared<JournalAsked>();
        command.add_option("--data", asked->data, "The till's data directory")->required();
        command.callback([asked, &action, work] { action = [asked, work] { return work(*asked); }; });
        return std::pair{&command, asked};
    };
    const auto [verifying, verify_asked] =
        add({"verify", "Check hashes, signatures, order, time, sums and the head; name every break",
             "ecotctl journal verify --data /var/lib/ecot"},
            verify);
    verifying->add_option("--public-key", verify_asked->public_key,
                          "The key (PEM) that must have signed; without it the one found is named by its fingerprint");
    const auto [showing, show_asked] = add(
        {"show", "Show the records, one a line", "ecotctl journal show --data /var/lib/ecot --from 120 --json"}, show);
    showing->add_option("--from", show_asked->from, "From the first record of this number on")->check(is_record_number);
    showing->add_flag("--json", show_asked->json, "One JSON object a line");
    add({"rebuild", "Make every figure derived from a journal that verifies anew; the till must be closed",
         "ecotctl journal rebuild --data /var/lib/ecot"},
        rebuild);
}

}  // namespace ecot::ctl
