#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "sync/journal/record.hpp"

namespace ecot::sync {

/// One record as one JSON object on one line, without the line feed: `journal show --json` and archives.
[[nodiscard]] std::string to_ndjson(const Record& record);

/// Reads a line of to_ndjson(). Unknown fields are ignored; a missing field, another type or bytes that are not UTF-8
/// give a sentence saying so.
[[nodiscard]] tl::expected<Record, std::string> record_from_ndjson(std::string_view line);

/// One line for people: name, local time, kind, what it is about, short form of the hash.
[[nodiscard]] std::string to_readable(const Record& record);

}  // namespace ecot::sync
