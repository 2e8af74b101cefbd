#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ecot::sync {

/// One record of a till's journal, as stored: text is kept byte for byte and never written anew.
struct Record {
    std::string till;
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::int64_t time_ms = 0;  ///< UTC, since 1970; effective time, never smaller than the record before
    std::string kind;
    std::string payload;  ///< UTF-8 JSON text
    std::string prev;     ///< hash of record seq - 1, or the genesis of the segment
    std::string hash;     ///< lower-case hex
    std::string sig;      ///< base64 of the DER signature
    friend bool operator==(const Record&, const Record&) = default;
};

/// Whether `text` may name a till: 1 to 12 capital letters, digits and hyphens.
[[nodiscard]] bool is_till_id(std::string_view text);

/// Whether `kind` is one of the kinds a journal may hold.
[[nodiscard]] bool is_record_kind(std::string_view kind);

/// The bytes that are hashed and signed (F5): everything but `hash` and `sig`.
[[nodiscard]] std::string bytes_to_hash(const Record& record);

/// SHA-256 of bytes_to_hash(), in lower-case hex.
[[nodiscard]] std::string hash_of(const Record& record);

/// What receipts print of a hash: its first 60 bits in Crockford's base32, "0A1B-2C3D-4E5F".
///
/// @pre `hash` is 64 lower-case hex characters.
[[nodiscard]] std::string short_form(std::string_view hash);

/// How messages name a record: "T1/1/17".
[[nodiscard]] std::string name_of(std::string_view till, std::int64_t segment, std::int64_t seq);

}  // namespace ecot::sync
