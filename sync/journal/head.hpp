#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecot::sync {

/// The last record of a journal, as the file `head` keeps it outside the database (F7).
struct Head {
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::string hash;
    friend bool operator==(const Head&, const Head&) = default;
};

/// "segment seq hash" and a line feed.
[[nodiscard]] std::string to_text(const Head& head);

/// Reads exactly what to_text() writes.
[[nodiscard]] std::optional<Head> head_from_text(std::string_view text);

}  // namespace ecot::sync
