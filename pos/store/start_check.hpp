#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "pos/store/record_json.hpp"
#include "pos/store/store_error.hpp"
#include "sync/journal/record.hpp"

namespace ecot::store {

/// What the head file and the end of the journal say about each other when a till starts (R3, F7).
struct StartCheck {
    enum class Verdict {
        Whole,        ///< the head is the last record, or one before it: a power cut between commit and rename
        Empty,        ///< neither records nor a head: a new till
        HeadLost,     ///< records, but no head file, or one that cannot be read
        TailLost,     ///< the head file knows records that are not there
        HeadDiffers,  ///< the head file knows a record of this number with another hash: two histories
        LastDamaged   ///< the last record does not give its own hash
    };
    Verdict verdict = Verdict::Empty;
    /// What the next segment must declare, for TailLost, HeadDiffers and LastDamaged.
    std::optional<TillInit> next_segment;
    std::int64_t next_segment_number = 1;
};

/// How a hash is found in the journal; absent when there is no such record.
using HashAt = std::function<std::optional<std::string>(std::int64_t segment, std::int64_t seq)>;

/// Judges, without changing anything. `head_text` is absent when there is no file.
[[nodiscard]] StartCheck check_start(const std::optional<sync::Record>& last,
                                     const std::optional<std::string>& head_text, const HashAt& hash_at);

/// The stable word of a verdict, for the journal's event: "tail_lost".
[[nodiscard]] const char* to_string(StartCheck::Verdict verdict);

}  // namespace ecot::store
