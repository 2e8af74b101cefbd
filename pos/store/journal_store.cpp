#include "pos/store/journal_store.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

#include "pos/store/data_directory.hpp"
#include "pos/store/derived.hpp"
#include "pos/store/disk_room.hpp"
#include "pos/store/head_file.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/record_json.hpp"
#include "pos/store/schema.hpp"
#include "pos/store/time_zone.hpp"
#include "sync/journal/chain.hpp"
#include "sync/journal/key.hpp"

namespace ecot::store {

namespace {

// About 4 MiB of log: seldom enough not to cost, small enough to copy between two sales.
constexpr std::int64_t checkpoint_pages = 1000;

constexpr std::int64_t recent_records = 200;

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

std::string number_of(const std::string& till, std::string_view kind, std::string_view year, std::int64_t count) {
    if (kind != "sale" && kind != "training") {
        return {};
    }
    std::string digits = std::to_string(count);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return (kind == "training" ? "ECOLE-" : "") + till + '-' + std::string{year} + '-' + digits;
}

sync::Head head_of(const sync::Record& record) {
    return {record.segment, record.seq, record.hash};
}

bool is_event(const JournalContent& content) {
    return std::holds_alternative<session::EventRecord>(content);
}

/// Whether nothing was cut off behind this last record: the till was closed, or never opened.
bool ends_in_order(const sync::Record& last) {
    return last.kind == "till_init" ||
           (last.kind == "event" && last.payload.find("\"code\":\"stop\"") != std::string::npos);
}

bool corrects_clock(const JournalContent& content) {
    const auto* event = std::get_if<session::EventRecord>(&content);
    return event != nullptr && event->code == "clock_corrected";
}

JournalContent content_of(session::Record record) {
    return std::visit([](auto&& one) { return JournalContent{std::forward<decltype(one)>(one)}; }, std::move(record));
}

}  // namespace

struct JournalStore::Parts {
    Parts(const DataDirectory& home, const Clock& time, Options chosen, sync::JournalKey signing, TimeZone local,
          Database opened)
        : directory{home},
          clock{time},
          options{std::move(chosen)},
          key{std::move(signing)},
          zone{std::move(local)},
          database{std::move(opened)},
          head{home.head()},
          room{home.ballast(),
               options.free_bytes ? options.free_bytes : std::function<std::int64_t()>{[path = home.path()] {
                   return DiskRoom::free_bytes_of(path);
               }}} {}

    /// A record made in the open transaction, and what its count and number are.
    struct Made {
        sync::Record record;
        std::int64_t count = 0;
        std::string number;
    };

    [[nodiscard]] ClockWatch::Reading reading() const { return {clock.utc_ms(), clock.steady_ms()}; }
    [[nodiscard]] std::int64_t floor_ms() const { return last ? last->time_ms : 0; }

    Expected<void> start();
    Expected<void> check_key();
    Expected<void> begin_segment(const StartCheck& check);
    Expected<void> read_end();
    void read_tables();
    Expected<Made> put(const JournalContent& content, const sync::Place& place, std::int64_t not_before);
    Expected<Made> write(const JournalContent& content, const Also& also);
    Expected<Made> after_failure(const StoreError& error);
    Expected<void> check_recent();
    session::Written accept(Made made);

    const DataDirectory& directory;
    const Clock& clock;
    Options options;
    sync::JournalKey key;
    TimeZone zone;
    Database database;
    HeadFile head;
    DiskRoom room;
    std::optional<ClockWatch> watch;
    std::optional<ClockJump> jump;  ///< seen while appending, told at the next watch_clock()
    std::optional<sync::Record> last;
    std::optional<Made> in_doubt;  ///< what a failed commit may have left behind
    std::string tables = "{}";
    StartReport report;
};

JournalStore::JournalStore(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
JournalStore::~JournalStore() = default;

Expected<std::unique_ptr<JournalStore>> JournalStore::open(const DataDirectory& directory, const Clock& clock,
                                                           Options options) {
    assert(directory.writable());
    auto key = working_key(directory);
    if (!key) {
        return tl::make_unexpected(key.error());
    }
    auto zone = TimeZone::load(directory.config().timezone);
    if (!zone) {
        return tl::make_unexpected(zone.error());
    }
    auto database = Database::open_for_writing(directory.database(), options.vfs);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    if (const auto migrated = migrate(*database); !migrated) {
        return tl::make_unexpected(migrated.error());
    }
    auto parts = std::make_unique<Parts>(directory, clock, std::move(options), std::move(*key), std::move(*zone),
                                         std::move(*database));
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
    watch.emplace(last ? std::optional{last->time_ms} : std::nullopt, reading());
    report.clock_needs_manager = watch->needs_manager();
    report.unclean_stop = last && !ends_in_order(*last);
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
    if (auto replaced = head.replace(head_of(*last)); !replaced) {
        return replaced;
    }
    // The log's first commit also syncs its header: not in somebody's sale.
    return database.checkpoint(0);
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
    if (!init || std::get<TillInit>(*init->content).public_key == key.public_key().base64()) {
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
        Query open = database.query(
            "SELECT max(session) FROM session_totals WHERE "
            "(SELECT coalesce(sum(count), 0) FROM record_counts WHERE kind = 'session_close') < "
            "(SELECT coalesce(sum(count), 0) FROM record_counts WHERE kind = 'session_open')");
        if (open.step() && !open.is_null(0)) {
            report.open_session = open.integer(0);
        }
    });
}

void JournalStore::Parts::read_tables() {
    Query versions = database.query("SELECT json_group_object(name, version) FROM table_versions");
    tables = versions.step() ? versions.text(0) : "{}";
}

/// Till_init of the next segment and the event that says why, both or neither.
Expected<void> JournalStore::Parts::begin_segment(const StartCheck& check) {
    const bool new_segment = check.verdict == StartCheck::Verdict::Empty || check.next_segment || !last;
    std::optional<Made> end;
    auto done = database.transaction([&]() -> Expected<void> {
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

/// Makes a record at its place, stores it, and writes all that follows from it. Inside a transaction.
Expected<JournalStore::Parts::Made> JournalStore::Parts::put(const JournalContent& content, const sync::Place& place,
                                                             std::int64_t not_before) {
    const std::string_view kind = kind_of(content);
    const ClockWatch::Reading now = reading();
    const std::int64_t time = corrects_clock(content) ? now.utc_ms : std::max(watch->time_ms(now), not_before);
    const std::string day = local_day(time, zone.offset_seconds(time));
    Stamp stamp;
    const Counted before = counted(database, kind);
    stamp.count = before.count + 1;
    stamp.at = local_text(now.utc_ms, zone.offset_seconds(now.utc_ms));
    stamp.number = number_of(place.till, kind, std::string_view{day}.substr(0, 4), stamp.count);
    stamp.tables = tables;
    const auto* sale = std::get_if<session::SaleRecord>(&content);
    if (sale != nullptr && !sale->training) {
        stamp.grand_total_cents =
            before.grand_total_cents + sale->totals.reference.cents() + sale->totals.surplus.cents();
    }
    Made made{.record = sync::signed_record(place, time, kind, payload_text(content, stamp), key),
              .count = stamp.count,
              .number = stamp.number};
    const sync::Record& record = made.record;
    database.query("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .with(record.till, record.segment, record.seq, record.time_ms, record.kind, record.payload, record.prev,
              record.hash, record.sig)
        .done();
    apply_derived(database, {.kind = kind, .time_ms = time, .stamp = &stamp, .content = &content});
    if (sale != nullptr && !sale->training) {
        if (const auto envelope = overdrawn_envelope(database, *sale)) {
            return store_error(StoreError::Kind::Overdrawn, "The envelope " + *envelope + " holds less than that.");
        }
    }
    return made;
}

Expected<JournalStore::Parts::Made> JournalStore::Parts::write(const JournalContent& content, const Also& also) {
    in_doubt.reset();
    return database.transaction([&]() -> Expected<Made> {
        auto made = put(content, sync::place_after(*last), floor_ms());
        if (made) {
            if (also) {
                also(database);
            }
            in_doubt = *made;
        }
        return made;
    });
}

/// R5: no second try on the handle that failed. Closed, opened, read; and what is read decides.
Expected<JournalStore::Parts::Made> JournalStore::Parts::after_failure(const StoreError& error) {
    if (const auto again = database.reopen(); !again) {
        return tl::make_unexpected(error);
    }
    // The checkpoint writes and syncs anew, into the other file, whatever the log still holds: what is there after it
    // does not rest on the sync that failed.
    const auto read = read_end();
    const auto good = read ? check_recent() : read;
    const auto synced = good ? database.checkpoint(0) : good;
    if (!synced) {
        return tl::make_unexpected(error);
    }
    if (in_doubt && last && last->hash == in_doubt->record.hash) {
        return *in_doubt;
    }
    return tl::make_unexpected(error);
}

/// Whether the newest records still give their hashes and hang together.
Expected<void> JournalStore::Parts::check_recent() {
    std::optional<sync::Record> before;
    for (std::int64_t seq = std::max<std::int64_t>(last->seq - recent_records, 1); seq <= last->seq; ++seq) {
        auto record = read_record(database, last->segment, seq);
        if (!record) {
            return tl::make_unexpected(record.error());
        }
        const bool good = *record && sync::hash_of(**record) == (*record)->hash &&
                          (!before || !sync::link_fault(*before, before->hash, **record));
        if (!good) {
            return store_error(StoreError::Kind::Corrupt, "The journal's end does not verify after an I/O error.");
        }
        before = std::move(*record);
    }
    return {};
}

session::Written JournalStore::Parts::accept(Made made) {
    last = std::move(made.record);
    // The record is on the disk whatever becomes of the head file; a head that stays behind is still on the chain.
    const auto named = head.replace(head_of(*last));
    (void)named;
    return {.segment = last->segment,
            .seq = last->seq,
            .time_ms = last->time_ms,
            .count = made.count,
            .number = std::move(made.number),
            .hash = last->hash,
            .short_hash = sync::short_form(last->hash)};
}

const StartReport& JournalStore::start_report() const {
    return parts_->report;
}

Expected<session::Written> JournalStore::append(session::Record record, const Also& also) {
    Parts& parts = *parts_;
    JournalContent content = content_of(std::move(record));
    if (auto* event = std::get_if<session::EventRecord>(&content); event != nullptr && corrects_clock(content)) {
        parts.watch->accept(parts.reading());
        event->words.try_emplace("manager", event->operator_id);
    } else if (const auto seen = parts.watch->observe(parts.reading())) {
        parts.jump = parts.jump ? parts.jump : seen;
    }
    if (parts.watch->needs_manager() && !is_event(content)) {
        return store_error(StoreError::Kind::Clock, "The clock jumped: a manager has to look at it first.");
    }
    auto made = parts.write(content, also);
    if (!made && made.error().kind == StoreError::Kind::Full && parts.room.release_ballast()) {
        made = parts.write(content, also);
    }
    if (!made && made.error().kind == StoreError::Kind::InputOutput) {
        made = parts.after_failure(made.error());
    }
    if (!made) {
        return tl::make_unexpected(made.error());
    }
    return parts.accept(std::move(*made));
}

session::WriteError JournalStore::write_error(const StoreError& error) {
    switch (error.kind) {
        case StoreError::Kind::Full:
            return session::WriteError::DiskFull;
        case StoreError::Kind::Busy:
            return session::WriteError::Busy;
        case StoreError::Kind::Overdrawn:
            return session::WriteError::EnvelopeOverdrawn;
        case StoreError::Kind::Clock:
            return session::WriteError::ClockNeedsManager;
        case StoreError::Kind::Corrupt:
        case StoreError::Kind::Refused:
        case StoreError::Kind::Invalid:
            return session::WriteError::Broken;
        default:
            return session::WriteError::InputOutput;
    }
}

std::optional<ClockJump> JournalStore::watch_clock() {
    if (parts_->jump) {
        return std::exchange(parts_->jump, std::nullopt);
    }
    return parts_->watch->observe(parts_->reading());
}

bool JournalStore::clock_needs_manager() const {
    return parts_->watch->needs_manager();
}

std::int64_t JournalStore::time_ms() const {
    return std::max(parts_->watch->time_ms(parts_->reading()), parts_->floor_ms());
}

Expected<void> JournalStore::idle() {
    parts_->room.lay_ballast();
    if (const auto unsynced = parts_->head.take_sync_error()) {
        return tl::make_unexpected(*unsynced);
    }
    return parts_->database.checkpoint(checkpoint_pages);
}

bool JournalStore::disk_low() const {
    return parts_->room.low();
}

Database& JournalStore::database() {
    return parts_->database;
}

void JournalStore::flush_head() {
    parts_->head.flush();
}

}  // namespace ecot::store
