#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "pos/session/records.hpp"
#include "pos/store/store_error.hpp"
#include "sync/journal/figures.hpp"
#include "sync/journal/head.hpp"

namespace ecot::store {

/// What the journal gives a record inside its transaction.
struct Stamp {
    std::int64_t count = 0;              ///< of its kind, from 1, never restarting
    std::string at;                      ///< raw local time with offset
    std::string number;                  ///< of a sale or a training sale, else empty
    std::int64_t grand_total_cents = 0;  ///< with this sale
    std::string tables = "{}";           ///< JSON: versions of the tables in force
};

/// The first record of a segment.
struct TillInit {
    std::string public_key;
    std::string site;
    std::string program;
    std::optional<sync::Follows> follows;
    std::optional<sync::Head> earlier;  ///< the last record still there, when nothing of the followed segment is
    std::optional<sync::Head> head;     ///< what the head file knew
    std::int64_t count_gap = 0;         ///< how many numbers each kind skips from here (after a loss)
    friend bool operator==(const TillInit&, const TillInit&) = default;
};

using JournalContent = std::variant<session::SaleRecord, session::OpeningRecord, session::EventRecord, TillInit>;

/// A record's payload, read back. No content: a kind of which only count and time matter here.
struct DecodedPayload {
    Stamp stamp;
    std::optional<JournalContent> content;
};

/// The kind a record is written as: "sale", "training", "session_open", "event", "till_init".
[[nodiscard]] const char* kind_of(const JournalContent& content);

/// The payload's text (interfaces.md, "A `sale` payload"): fixed order of fields, integers only.
[[nodiscard]] std::string payload_text(const JournalContent& content, const Stamp& stamp);

/// Reads what payload_text() wrote; `Invalid` when the text is not a payload of its kind.
[[nodiscard]] Expected<DecodedPayload> decode_payload(std::string_view kind, std::string_view text);

}  // namespace ecot::store
