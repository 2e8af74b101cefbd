#include "pos/store/disk_room.hpp"

#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "pos/store/files.hpp"

namespace ecot::store {

DiskRoom::DiskRoom(std::filesystem::path ballast, std::function<std::int64_t()> free_bytes)
    : ballast_{std::move(ballast)}, free_bytes_{std::move(free_bytes)} {}

std::int64_t DiskRoom::free_bytes_of(const std::filesystem::path& directory) {
    struct statvfs status {};
    if (::statvfs(directory.c_str(), &status) != 0) {
        return -1;
    }
    return static_cast<std::int64_t>(status.f_bavail * status.f_frsize);
}

bool DiskRoom::low() const {
    const std::int64_t free = free_bytes_();
    return (free >= 0 && free < low_water_bytes) || !std::filesystem::exists(ballast_);
}

void DiskRoom::lay_ballast() {
    std::error_code failed;
    const auto size = std::filesystem::file_size(ballast_, failed);
    if (!failed && static_cast<std::int64_t>(size) >= ballast_bytes) {
        return;
    }
    const std::int64_t free = free_bytes_();
    if (free >= 0 && free < low_water_bytes + ballast_bytes) {
        return;
    }
    const FileHandle file{::open(ballast_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)};
    if (!file.open() || ::posix_fallocate(file.get(), 0, ballast_bytes) != 0) {
        std::filesystem::remove(ballast_, failed);
    }
}

bool DiskRoom::release_ballast() {
    std::error_code failed;
    return std::filesystem::remove(ballast_, failed);
}

}  // namespace ecot::store
