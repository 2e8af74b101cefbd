#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pos/store/store_error.hpp"

namespace ecot::store {

/// Whether a PIN is one: six digits (reliability.md S7).
[[nodiscard]] bool is_pin(std::string_view text);

/// A secret of the till that takes part in every PIN's hash and is kept outside the database, so that a copy of
/// `ecot.db` alone does not give the PINs away (S8).
class Pepper {
public:
    /// Makes one from the system's random source and writes it, mode 0600. An existing file is never replaced.
    [[nodiscard]] static Expected<Pepper> make(const std::filesystem::path& file);

    [[nodiscard]] static Expected<Pepper> load(const std::filesystem::path& file);

    /// Where it lies among the keys of a data directory.
    [[nodiscard]] static std::filesystem::path file_in(const std::filesystem::path& keys) { return keys / "pepper"; }

    /// For tests, and for nothing else that is kept.
    [[nodiscard]] static Pepper of(std::string bytes) { return Pepper{std::move(bytes)}; }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    explicit Pepper(std::string bytes) : bytes_{std::move(bytes)} {}
    std::string bytes_;
};

/// A PIN as it is kept: scrypt (N = 2^17, r = 8, p = 1) over the peppered PIN with a random salt, as one text
/// "scrypt$17$8$1$salt$hash". Takes about 0.4 s and 128 MiB: never on the screen's thread.
[[nodiscard]] Expected<std::string> pin_hash(std::string_view pin, const Pepper& pepper);

/// Whether a PIN is the one kept. An empty `kept` (nobody of that name) takes as long, and is always wrong (S9).
[[nodiscard]] bool pin_matches(std::string_view pin, std::string_view kept, const Pepper& pepper);

}  // namespace ecot::store
