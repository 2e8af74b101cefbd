#include "sync/journal/chain.hpp"

#include <cassert>
#include <utility>

#include "sync/journal/digest.hpp"
#include "sync/journal/key.hpp"

namespace ecot::sync {

std::string genesis(std::string_view till, std::int64_t segment, std::string_view public_key_base64) {
    std::string bytes = "ecot-genesis-1\n";
    bytes += till;
    bytes += '\n';
    bytes += std::to_string(segment);
    bytes += '\n';
    bytes += public_key_base64;
    return to_hex(sha256(bytes));
}

Place place_after(const Record& last) {
    return {last.till, last.segment, last.seq + 1, last.hash};
}

Place first_place(std::string_view till, std::int64_t segment, std::string_view public_key_base64) {
    return {std::string{till}, segment, 1, genesis(till, segment, public_key_base64)};
}

Record signed_record(const Place& place, std::int64_t time_ms, std::string_view kind, std::string payload,
                     JournalKey& key) {
    assert(is_till_id(place.till) && is_record_kind(kind));
    Record record{.till = place.till,
                  .segment = place.segment,
                  .seq = place.seq,
                  .time_ms = time_ms,
                  .kind = std::string{kind},
                  .payload = std::move(payload),
                  .prev = place.prev,
                  .hash = {},
                  .sig = {}};
    const Digest digest = sha256(bytes_to_hash(record));
    record.hash = to_hex(digest);
    record.sig = key.sign(digest);
    return record;
}

std::optional<LinkFault> link_fault(const Record& before, std::string_view true_hash_before, const Record& record) {
    if (record.seq != before.seq + 1) {
        return LinkFault::Seq;
    }
    if (record.prev != before.hash && record.prev != true_hash_before) {
        return LinkFault::Prev;
    }
    return std::nullopt;
}

}  // namespace ecot::sync
