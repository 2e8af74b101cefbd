#include "pos/store/files.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ecot::store {

FileHandle::~FileHandle() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

StoreError error_of_errno(int error_number, const std::string& what) {
    StoreError::Kind kind = StoreError::Kind::InputOutput;
    if (error_number == ENOSPC || error_number == EDQUOT) {
        kind = StoreError::Kind::Full;
    } else if (error_number == ENOENT || error_number == ENOTDIR) {
        kind = StoreError::Kind::Missing;
    } else if (error_number == EACCES || error_number == EPERM || error_number == EROFS) {
        kind = StoreError::Kind::ReadOnly;
    }
    return {kind, what + ": " + std::generic_category().message(error_number) + "."};
}

Expected<std::string> read_file(const std::filesystem::path& path) {
    const FileHandle file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.open()) {
        return tl::make_unexpected(error_of_errno(errno, "The file " + path.string() + " cannot be opened"));
    }
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t size = ::read(file.get(), buffer.data(), buffer.size());
        if (size < 0) {
            return tl::make_unexpected(error_of_errno(errno, "The file " + path.string() + " cannot be read"));
        }
        if (size == 0) {
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

bool write_all(int fd, std::string_view text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t wrote = ::pwrite(fd, text.data() + done, text.size() - done, static_cast<off_t>(done));
        if (wrote <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(wrote);
    }
    return true;
}

Expected<void> sync_directory(const std::filesystem::path& directory) {
    const FileHandle handle{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!handle.open() || ::fsync(handle.get()) != 0) {
        return tl::make_unexpected(error_of_errno(errno, "The directory " + directory.string() + " cannot be synced"));
    }
    return {};
}

Expected<void> write_file_durably(const std::filesystem::path& path, std::string_view text, mode_t mode) {
    const std::filesystem::path temporary = path.string() + ".new";
    {
        const FileHandle file{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)};
        if (!file.open() || ::fchmod(file.get(), mode) != 0 || !write_all(file.get(), text) ||
            ::fsync(file.get()) != 0) {
            const StoreError error = error_of_errno(errno, "The file " + temporary.string() + " cannot be written");
            ::unlink(temporary.c_str());
            return tl::make_unexpected(error);
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        return tl::make_unexpected(error_of_errno(errno, "The file " + path.string() + " cannot be replaced"));
    }
    return sync_directory(path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."});
}

}  // namespace ecot::store
