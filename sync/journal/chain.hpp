#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sync/journal/record.hpp"

namespace ecot::sync {

class JournalKey;

/// What seq 1 of a segment has as `prev` (F4): a hash of till, segment and public key, so that no two chains start
/// alike.
[[nodiscard]] std::string genesis(std::string_view till, std::int64_t segment, std::string_view public_key_base64);

/// Where the next record goes.
struct Place {
    std::string till;
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::string prev;
    friend bool operator==(const Place&, const Place&) = default;
};

[[nodiscard]] Place place_after(const Record& last);
[[nodiscard]] Place first_place(std::string_view till, std::int64_t segment, std::string_view public_key_base64);

/// A record hashed and signed, ready to be stored.
[[nodiscard]] Record signed_record(const Place& place, std::int64_t time_ms, std::string_view kind, std::string payload,
                                   JournalKey& key);

/// What does not fit between two neighbours of one segment.
enum class LinkFault { Seq, Prev };

/// Whether `record` may stand right behind `before`. A damaged `before` is accepted by its stored or its true hash, so
/// that a fault is named where it is and not at its neighbour.
[[nodiscard]] std::optional<LinkFault> link_fault(const Record& before, std::string_view true_hash_before,
                                                  const Record& record);

}  // namespace ecot::sync
