#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ecot::store {

/// One thing looked at, in plain words.
struct Finding {
    enum class Level {
        Good,
        Care,  ///< somebody should look at it; selling goes on
        Stop   ///< selling is impossible
    };
    Level level = Level::Good;
    std::string about;     ///< "database", "journal" …
    std::string sentence;  ///< what is so, and what to do about it
};

/// Looks at a till's data directory without changing anything, also while the till runs: its config, database, journal,
/// keys, clock, tables, receipts waiting and disk.
[[nodiscard]] std::vector<Finding> examine(const std::filesystem::path& path, std::int64_t now_utc_ms);

}  // namespace ecot::store
