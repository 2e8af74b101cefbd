#include "pos/store/journal_store.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "pos/store/derived.hpp"
#include "pos/store/journal_parts.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::store {

namespace {

// About 4 MiB of log: seldom enough not to cost, small enough to copy between two sales.
constexpr std::int64_t checkpoint_pages = 2000;

constexpr std::int64_t recent_records = 200;

std::string number_of(const std::string& till, std::string_view kind, std::string_view year, std::int64_t count) {
    if (kind != "sale" && kind != "training") {
        return {};
    }
    std::string digits = std::to_string(count);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return (kind == "training" ? "ECOLE-" : "") + till + '-' + std::string{year} + '-' + digits;
}

bool is_event(const JournalContent& content) {
    return std::holds_alternative<session::EventRecord>(content);
}

bool corrects_clock(const JournalContent& content) {
    const auto* event = std::get_if<session::EventRecord>(&content);
    return event != nullptr && event->code == "clock_corrected";
}

JournalContent content_of(session::Record record) {
    return std::visit([](auto&& one) { return JournalContent{std::forward<decltype(one)>(one)}; }, std::move(record));
}

}  // namespace

JournalStore::JournalStore(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
JournalStore::~JournalStore() = default;

/// Makes a record at its place, stores it, and writes all that follows from it. Inside a transaction.
Expected<JournalStore::Parts::Made> JournalStore::Parts::put(const JournalContent& content, const sync::Place& place,
                                                             std::int64_t not_before) {
    const std::string_view kind = kind_of(content);
    const ClockWatch::Reading now = reading();
    const std::int64_t time = corrects_clock(content) ? now.utc_ms : std::max(watch->time_ms(now), not_before);
    const std::string day = local_day(time, offset_seconds(time));
    Stamp stamp;
    const Counted before = counted(database, kind);
    stamp.count = before.count + 1;
    stamp.at = local_text(now.utc_ms, offset_seconds(now.utc_ms));
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

/// R5: no second try on the handle that failed. What is read once the database is open again decides.
Expected<JournalStore::Parts::Made> JournalStore::Parts::after_failure(const StoreError& error) {
    const bool mended = mend().has_value();
    if (mended && in_doubt && last->hash == in_doubt->record.hash) {
        return *in_doubt;
    }
    return tl::make_unexpected(error);
}

/// Closes the database that failed, opens it again and reads its end. An error leaves it stopped.
Expected<void> JournalStore::Parts::mend() {
    if (!database.stopped()) {
        return {};
    }
    const sync::Record known = *last;
    Expected<void> good = database.reopen();
    if (good) {
        good = read_end();
    }
    if (good) {
        good = check_recent(known);
    }
    if (good) {
        // The checkpoint writes and syncs anew, into the other file, whatever the log still holds: what is there after
        // it does not rest on the sync that failed.
        good = database.checkpoint(0);
    }
    if (!good) {
        last = known;
        database.stop();
    }
    return good;
}

/// Whether the newest records still give their hashes and hang together, and none that was known is gone: behind it
/// comes at most the one in doubt.
Expected<void> JournalStore::Parts::check_recent(const sync::Record& known) {
    bool whole =
        last && last->segment == known.segment &&
        (last->seq == known.seq || (last->seq == known.seq + 1 && in_doubt && last->hash == in_doubt->record.hash));
    std::optional<sync::Record> before;
    for (std::int64_t seq = std::max<std::int64_t>(known.seq - recent_records, 1); whole && seq <= last->seq; ++seq) {
        auto record = read_record(database, last->segment, seq);
        if (!record) {
            return tl::make_unexpected(record.error());
        }
        whole = *record && sync::hash_of(**record) == (*record)->hash &&
                (!before || !sync::link_fault(*before, before->hash, **record)) &&
                (seq != known.seq || (*record)->hash == known.hash);
        before = std::move(*record);
    }
    if (!whole) {
        return store_error(StoreError::Kind::Corrupt, "The journal's end does not verify after an I/O error.");
    }
    return {};
}

/// The record that nobody could read when it was asked for, if it is on the disk after all: asked for once more, it is
/// not written a second time.
std::optional<JournalStore::Parts::Made> JournalStore::Parts::kept_after_all(const JournalContent& content) {
    const auto refused = std::exchange(refused_in_doubt, std::nullopt);
    const bool kept = refused && in_doubt && last->hash == in_doubt->record.hash;
    return kept && *refused == content ? in_doubt : std::nullopt;
}

session::Written JournalStore::Parts::accept(Made made) {
    last = std::move(made.record);
    // The record is on the disk whatever becomes of the head file; a head that stays behind is still on the chain.
    const auto named = name_last_in_head();
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
    if (const auto mended = parts.mend(); !mended) {
        return tl::make_unexpected(mended.error());
    }
    JournalContent content = content_of(std::move(record));
    if (auto kept = parts.kept_after_all(content)) {
        return parts.accept(std::move(*kept));
    }
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
        if (parts.database.stopped()) {
            parts.refused_in_doubt = std::move(content);
        }
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

Expected<void> JournalStore::mend() {
    return parts_->mend();
}

Expected<void> JournalStore::idle() {
    if (auto mended = parts_->mend(); !mended) {
        return mended;
    }
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
