#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <sys/types.h>

#include "pos/store/store_error.hpp"

namespace ecot::store {

/// Mode of a file that only the till's own account may read.
constexpr mode_t private_file = S_IRUSR | S_IWUSR;

/// A file descriptor that is closed with its owner.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int fd) : fd_{fd} {}
    ~FileHandle();
    FileHandle(FileHandle&& other) noexcept : fd_{other.fd_} { other.fd_ = -1; }
    FileHandle& operator=(FileHandle&& other) noexcept;
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool open() const { return fd_ >= 0; }

private:
    int fd_ = -1;
};

/// `Full` for ENOSPC and EDQUOT, `Missing` for ENOENT, `InputOutput` for the rest; `what` begins the sentence.
[[nodiscard]] StoreError error_of_errno(int error_number, const std::string& what);

/// The whole file; `Missing` when there is none.
[[nodiscard]] Expected<std::string> read_file(const std::filesystem::path& path);

/// Writes beside, syncs, renames, syncs the directory: after a power cut the file is the old one or the new one.
[[nodiscard]] Expected<void> write_file_durably(const std::filesystem::path& path, std::string_view text, mode_t mode);

[[nodiscard]] Expected<void> sync_directory(const std::filesystem::path& directory);

/// Writes all of `text` at the start of an open file.
[[nodiscard]] bool write_all(int fd, std::string_view text);

}  // namespace ecot::store
