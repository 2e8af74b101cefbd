#include "hardware/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace ecot::hardware {
namespace {

/// A descriptor that closes itself.
class File {
public:
    explicit File(int descriptor) : descriptor_{descriptor} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { static_cast<void>(close_now()); }

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    [[nodiscard]] bool close_now() {
        const int descriptor = std::exchange(descriptor_, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }

private:
    int descriptor_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_synced(const std::filesystem::path& path, std::string_view bytes) {
    File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    return file.is_open() && write_all(file.descriptor(), bytes) && ::fsync(file.descriptor()) == 0 && file.close_now();
}

bool sync_directory(const std::filesystem::path& directory) {
    const File file{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return file.is_open() && ::fsync(file.descriptor()) == 0;
}

}  // namespace

PrintError print_error_of(int system_error) {
    switch (system_error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return {PrintErrorKind::DiskFull, system_error};
        case EACCES:
        case EPERM:
        case EROFS:
        case ENOTDIR:
            return {PrintErrorKind::NotWritable, system_error};
        default:
            return {PrintErrorKind::Offline, system_error};
    }
}

tl::expected<void, PrintError> write_durably(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code ignored;
    const bool replaced = std::filesystem::exists(path, ignored);
    const std::filesystem::path beside = path.parent_path() / ("." + path.filename().string() + ".tmp");
    if (!write_synced(beside, bytes) || ::rename(beside.c_str(), path.c_str()) != 0) {
        const PrintError why = print_error_of(errno);
        ::unlink(beside.c_str());
        return tl::unexpected(why);
    }
    if (!sync_directory(path.parent_path())) {
        const PrintError why = print_error_of(errno);
        if (!replaced) {
            ::unlink(path.c_str());
        }
        return tl::unexpected(why);
    }
    return {};
}

void remove_durably(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) == 0) {
        static_cast<void>(sync_directory(path.parent_path()));
    }
}

}  // namespace ecot::hardware
