#include "pos/store/journal_reader.hpp"

#include <string>
#include <utility>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/derived.hpp"
#include "pos/store/record_json.hpp"

namespace ecot::store {

namespace {

sync::Record record_of(const Query& row) {
    return {.till = row.text(0),
            .segment = row.integer(1),
            .seq = row.integer(2),
            .time_ms = row.integer(3),
            .kind = row.text(4),
            .payload = row.text(5),
            .prev = row.text(6),
            .hash = row.text(7),
            .sig = row.text(8)};
}

std::string defect_of(const Query& row) {
    constexpr const char* names[] = {"till", "segment", "seq", "time_ms", "kind", "payload", "prev", "hash", "sig"};
    for (int column = 0; column < 9; ++column) {
        const bool number = column >= 1 && column <= 3;
        const std::string_view found = row.storage_type(column);
        if (found != (number ? "integer" : "text")) {
            return std::string{names[column]} + " is stored as " + std::string{found};
        }
    }
    return {};
}

}  // namespace

Expected<void> read_journal(Database& database, const std::function<void(const sync::StoredRecord&)>& each) {
    return database.run([&] {
        Query rows = database.query(
            "SELECT till, segment, seq, time_ms, kind, payload, prev, hash, sig FROM journal ORDER BY segment, seq");
        while (rows.step()) {
            each({record_of(rows), defect_of(rows)});
        }
    });
}

Expected<std::optional<sync::Record>> last_record(Database& database) {
    return database.run([&]() -> std::optional<sync::Record> {
        Query row = database.query(
            "SELECT till, segment, seq, time_ms, kind, payload, prev, hash, sig FROM journal "
            "ORDER BY segment DESC, seq DESC LIMIT 1");
        return row.step() ? std::optional{record_of(row)} : std::nullopt;
    });
}

Expected<std::optional<sync::Record>> read_record(Database& database, std::int64_t segment, std::int64_t seq) {
    return database.run([&]() -> std::optional<sync::Record> {
        Query row = database.query(
            "SELECT till, segment, seq, time_ms, kind, payload, prev, hash, sig FROM journal "
            "WHERE segment = ?1 AND seq = ?2");
        row.with(segment, seq);
        return row.step() ? std::optional{record_of(row)} : std::nullopt;
    });
}

Expected<sync::VerifyReport> verify_journal(const DataDirectory& directory, Database& database,
                                            std::vector<sync::PublicKey> trusted,
                                            std::function<void(const sync::Break&)> each) {
    sync::VerifyOptions options;
    options.till = directory.config().site.till;
    options.trusted = std::move(trusted);
    options.each = std::move(each);
    auto head = read_file(directory.head());
    if (head) {
        options.head_text = std::move(*head);
    } else if (head.error().kind != StoreError::Kind::Missing) {
        return tl::make_unexpected(head.error());
    }
    const auto last = last_record(database);
    if (!last) {
        return tl::make_unexpected(last.error());
    }
    // A till that was made but never opened has neither records nor a head.
    options.head_expected = last->has_value() || options.head_text;
    for (std::int64_t segment = 1; *last && segment <= (*last)->segment; ++segment) {
        auto kept = sync::PublicKey::from_pem_file(directory.public_key(segment));
        if (!kept && segment > 1000) {
            break;
        }
        if (kept) {
            options.kept.emplace(segment, std::move(kept->front()));
        }
    }
    sync::Verifier verifier{std::move(options)};
    const auto read = read_journal(database, [&verifier](const sync::StoredRecord& stored) { verifier.take(stored); });
    if (!read) {
        return tl::make_unexpected(read.error());
    }
    return verifier.finish();
}

Expected<std::int64_t> rebuild_derived_within(Database& database) {
    std::int64_t records = 0;
    std::optional<StoreError> wrong;
    if (const auto cleared = database.run([&] { clear_derived(database); }); !cleared) {
        return tl::make_unexpected(cleared.error());
    }
    const auto read = read_journal(database, [&](const sync::StoredRecord& stored) {
        const sync::Record& record = stored.record;
        const auto decoded = decode_payload(record.kind, record.payload);
        if (!decoded) {
            const std::string name = sync::name_of(record.till, record.segment, record.seq);
            wrong = wrong ? wrong : StoreError{decoded.error().kind, name + ": " + decoded.error().detail};
            return;
        }
        ++records;
        apply_derived(database, {.kind = record.kind,
                                 .time_ms = record.time_ms,
                                 .stamp = &decoded->stamp,
                                 .content = decoded->content ? &*decoded->content : nullptr});
    });
    if (!read) {
        return tl::make_unexpected(read.error());
    }
    if (wrong) {
        return tl::make_unexpected(*wrong);
    }
    return records;
}

Expected<std::int64_t> rebuild_derived(Database& database) {
    return database.transaction([&] { return rebuild_derived_within(database); });
}

}  // namespace ecot::store
