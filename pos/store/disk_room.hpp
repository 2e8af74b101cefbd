#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "pos/store/store_error.hpp"

namespace ecot::store {

/// Keeps room for what must still be written when the disk is full (R4): a void, an event, the sale already paid.
///
/// A ballast file holds the room and is given up at the first "disk full"; selling is refused beforehand, when what is
/// free falls under a low-water mark. The journal's thread only.
class DiskRoom {
public:
    static constexpr std::int64_t ballast_bytes = 8 << 20;
    static constexpr std::int64_t low_water_bytes = 48 << 20;

    /// @param free_bytes what the file system still has for us; tests give their own.
    DiskRoom(std::filesystem::path ballast, std::function<std::int64_t()> free_bytes);

    /// What the file system under `directory` has free for this user; -1 when it cannot be asked.
    [[nodiscard]] static std::int64_t free_bytes_of(const std::filesystem::path& directory);

    /// Whether money should not be taken: little is free, or the ballast had to be given up.
    [[nodiscard]] bool low() const;

    /// Lays the ballast when it is not there and the disk has room for it and more.
    void lay_ballast();

    /// Gives the ballast's room back to the disk. False: there was none.
    bool release_ballast();

private:
    std::filesystem::path ballast_;
    std::function<std::int64_t()> free_bytes_;
};

}  // namespace ecot::store
