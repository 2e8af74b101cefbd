#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::sync {

using Digest = std::array<std::uint8_t, 32>;
using Bytes = std::vector<std::uint8_t>;

/// The SHA-256 of `bytes`.
[[nodiscard]] Digest sha256(std::string_view bytes);

/// Lower-case hex, two characters a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);

/// The digest written as 64 lower-case hex characters; nothing else is accepted.
[[nodiscard]] std::optional<Digest> digest_from_hex(std::string_view text);

/// Standard base64 with padding, on one line.
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);

/// Reads only what to_base64() would have written: no white space, full padding, no stray bits in the last character.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace ecot::sync
