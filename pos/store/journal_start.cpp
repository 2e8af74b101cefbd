#include <algorithm>
#include <cassert>
#include <utility>

#include "pos/store/journal_parts.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/schema.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::store {

namespace {

Expected<sync::JournalKey> working_key(const DataDirectory& directory) {
    auto key = sync::JournalKey::load(directory.journal_key());
    if (!key) {
        return store_error(StoreError::Kind::Missing, key.error().detail);
    }
    // Dolibarr's till went on selling with a key it could not read (fiscal.md, mistake 5): try it before the first
    // sale.
    const sync::Digest digest = sync::sha256("ecot");
    const auto signature = sync::from_base64(key->sign(digest));
    if (!signature || !key->public_key().verifies(digest, *signature)) {
        return store_error(StoreError::Kind::Invalid, "The journal key does not sign.");
    }
    return std::move(*key);
}

/// Whether nothing was cut off behind this last record: the till was closed, or never opened.
bool ends_in_order(const sync::Record& last) {
    return last.kind == "till_init" ||
           (last.kind == "event" && last.payload.find("\"code\":\"stop\"") != std::string::npos);
}

}  // namespace

bool JournalStore::ends_in_order() const {
    return store::ends_in_order(*parts_->last);
}

Expected<std::unique_ptr<JournalStore>> JournalStore::open(const DataDirectory& directory, const Clock& clock,
                                                           Options options) {
    assert(directory.writable());
    auto key = working_key(directory);
    if (!key) {
        return tl::make_unexpected(key.error());
    }
    if (const auto set = set_time_zone(directory.config().timezone); !set) {
        return tl::make_unexpected(set.error());
    }
    auto database = Database::open_for_writing(directory.database(), options.vfs);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    if (const auto migrated = migrate(*database); !migrated) {
        return tl::make_unexpected(migrated.error());
    }
    auto parts = std::make_unique<Parts>(directory, clock, std::move(options), std::move(*key), std::move(*database));
    if (const auto started = parts->start(); !started) {
        return tl::make_unexpected(started.error());
    }
    return std::unique_ptr<JournalStore>{new JournalStore{std::move(parts)}};
}

Expected<void> JournalStore::Parts::start() {
    room.lay_ballast();
    if (auto read = read_end(); !read) {
        return read;
    }
    watch.emplace(
        last ? std::optional{ClockWatch::Last{.time_ms = last->time_ms, .clock_ms = last_clock_ms}} : std::nullopt,
        reading());
    report.clock_needs_manager = watch->needs_manager();
    report.unclean_stop = last && !store::ends_in_order(*last);
    if (last && last->till != directory.config().site.till && sync::hash_of(*last) == last->hash) {
        // Every number and every receipt's code names the till (F21): one journal cannot be of two.
        return store_error(StoreError::Kind::Invalid, "config.toml says till " + directory.config().site.till +
                                                          ", the journal is that of till " + last->till + ": put \"" +
                                                          last->till + "\" back before selling.");
    }
    if (auto good = check_key(); !good) {
        return good;
    }
    const auto text = head.read();
    if (!text && text.error().kind != StoreError::Kind::Missing) {
        return tl::make_unexpected(text.error());
    }
    std::optional<StoreError> failed;
    const StartCheck check =
        check_start(last, text ? std::optional{*text} : std::nullopt, [&](std::int64_t segment, std::int64_t seq) {
            const auto found = read_record(database, segment, seq);
            failed = found ? failed : std::optional{found.error()};
            return found && *found ? std::optional{(*found)->hash} : std::nullopt;
        });
    if (failed) {
        return tl::make_unexpected(*failed);
    }
    report.verdict = check.verdict;
    if (check.verdict != StartCheck::Verdict::Whole) {
        if (auto begun = begin_segment(check); !begun) {
            return begun;
        }
    }
    if (auto told = tell_clock(); !told) {
        return told;
    }
    if (auto named = name_last_in_head(); !named) {
        return named;
    }
    // The log's first commit also syncs its header: not in somebody's sale.
    return database.checkpoint(0);
}

/// A clock that went back while the till was off is told at once (R6). The long leap forwards is the manager's matter:
/// watch_clock() tells it to those who ask them.
Expected<void> JournalStore::Parts::tell_clock() {
    if (watch->needs_manager()) {
        return {};
    }
    const auto seen = watch->observe(reading());
    if (!seen) {
        return {};
    }
    session::EventRecord event{.code = "clock_changed"};
    event.facts = {{"before_ms", seen->before_ms}, {"after_ms", seen->after_ms}};
    auto made = write(JournalContent{std::move(event)}, nullptr);
    if (!made) {
        return tl::make_unexpected(made.error());
    }
    last = std::move(made->record);
    return {};
}

/// The key must be the one that the newest segment names: another one would start a chain nobody can follow.
Expected<void> JournalStore::Parts::check_key() {
    if (!last) {
        return {};
    }
    const auto first = read_record(database, last->segment, 1);
    if (!first) {
        return tl::make_unexpected(first.error());
    }
    const auto init = *first ? decode_payload("till_init", (*first)->payload)
                             : store_error(StoreError::Kind::Invalid, "its first record is missing");
    const bool damaged = *first && sync::hash_of(**first) != (*first)->hash;
    if (!init || damaged || std::get<TillInit>(*init->content).public_key == key.public_key().base64()) {
        return {};  // a damaged first record is verify's to name; the key itself was tried
    }
    return store_error(StoreError::Kind::Invalid,
                       "keys/journal.pem is not the key of this journal: put the right one back before selling.");
}

Expected<void> JournalStore::Parts::read_end() {
    auto found = last_record(database);
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    last = std::move(*found);
    return database.run([this] {
        read_tables();
        if (last) {
            last_clock_ms = clock_of_last();
        }
        report.open_session = open_session();
    });
}

std::optional<std::int64_t> JournalStore::Parts::open_session() {
    Query open = database.query(
        "SELECT max(session) FROM session_totals WHERE "
        "(SELECT coalesce(sum(count), 0) FROM record_counts WHERE kind = 'session_close') < "
        "(SELECT coalesce(sum(count), 0) FROM record_counts WHERE kind = 'session_open')");
    return open.step() && !open.is_null(0) ? std::optional{open.integer(0)} : std::nullopt;
}

/// The wall clock of the last record, to the second; its time where that cannot be read.
std::int64_t JournalStore::Parts::clock_of_last() {
    Query at = database.query(
        "SELECT strftime('%s', payload ->> 'at') FROM journal WHERE segment = ?1 AND seq = ?2 AND json_valid(payload)");
    at.with(last->segment, last->seq);
    return at.step() && !at.is_null(0) ? at.integer(0) * 1000 : last->time_ms;
}

void JournalStore::Parts::read_tables() {
    Query versions = database.query("SELECT json_group_object(name, version) FROM table_versions");
    tables = versions.step() ? versions.text(0) : "{}";
}

/// Whether the journal verifies but for the end that the head file knows otherwise.
Expected<bool> JournalStore::Parts::rest_verifies(const StartCheck& check) {
    const std::optional<sync::Head>& head_known = check.next_segment->head;
    bool good = true;
    const auto verified = verify_journal(directory, database, {}, [&](const sync::Break& found) {
        const bool at_head = head_known && found.segment == head_known->segment && found.seq == head_known->seq;
        good = good && found.reason == sync::BreakReason::Tail && at_head;
    });
    return verified ? Expected<bool>{good} : tl::make_unexpected(verified.error());
}

/// Till_init of the next segment and the event that says why, both or neither.
Expected<void> JournalStore::Parts::begin_segment(const StartCheck& check) {
    const bool new_segment = check.verdict == StartCheck::Verdict::Empty || check.next_segment || !last;
    // Records that are gone no longer count: not in the numbers behind them, the grand total or the envelopes (R3).
    // Where others do not verify either, the figures stay as they are: nothing is made from a forgery (R15).
    bool count_anew = false;
    if (last && (check.verdict == StartCheck::Verdict::TailLost || check.verdict == StartCheck::Verdict::HeadDiffers)) {
        const auto verifies = rest_verifies(check);
        if (!verifies) {
            return tl::make_unexpected(verifies.error());
        }
        count_anew = *verifies;
    }
    std::optional<Made> end;
    auto done = database.transaction([&]() -> Expected<void> {
        if (count_anew) {
            if (const auto rebuilt = rebuild_derived_within(database); !rebuilt) {
                return tl::make_unexpected(rebuilt.error());
            }
            report.open_session = open_session();
        }
        sync::Place place = last ? sync::place_after(*last) : sync::Place{};
        if (new_segment) {
            TillInit init = check.next_segment.value_or(TillInit{});
            init.public_key = key.public_key().base64();
            init.site = directory.config().site.id;
            init.program = options.program.empty() ? "ecot " ECOT_VERSION : options.program;
            report.missing = init.follows ? init.follows->missing() : 0;
            place = sync::first_place(directory.config().site.till, check.next_segment_number, init.public_key);
            auto made = put(JournalContent{init}, place, floor_ms());
            if (!made) {
                return tl::make_unexpected(made.error());
            }
            end = std::move(*made);
            place = sync::place_after(end->record);
        }
        if (check.verdict != StartCheck::Verdict::Empty) {
            session::EventRecord event{.code = "integrity_defect", .operator_id = {}, .facts = {}, .words = {}};
            event.facts["missing"] = report.missing;
            event.words["found"] = to_string(check.verdict);
            auto made = put(JournalContent{std::move(event)}, place, end ? end->record.time_ms : floor_ms());
            if (!made) {
                return tl::make_unexpected(made.error());
            }
            end = std::move(*made);
        }
        return {};
    });
    if (!done) {
        return done;
    }
    last = std::move(end->record);
    if (const auto saved = key.save_public(directory.public_key(last->segment)); !saved) {
        return store_error(StoreError::Kind::InputOutput, saved.error().detail);
    }
    return {};
}

}  // namespace ecot::store
