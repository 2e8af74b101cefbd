#include "hardware/spool_printer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

namespace ecot::hardware {
namespace {

PrintError error_of(int system_error) {
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

tl::unexpected<PrintError> failed() {
    return tl::unexpected(error_of(errno));
}

std::string file_name_of(std::string_view name) {
    std::string safe;
    for (const char letter : name.substr(0, 100)) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-';
        safe += plain ? letter : '_';
    }
    return safe.empty() ? "receipt" : safe;
}

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

bool is_taken(const std::filesystem::path& path) {
    struct stat facts {};
    return ::lstat(path.c_str(), &facts) == 0;
}

std::filesystem::path free_path(const std::filesystem::path& directory, const std::string& name) {
    std::filesystem::path first = directory / (name + ".bin");
    if (!is_taken(first)) {
        return first;
    }
    const auto of_copy = [&](int copy) { return directory / (name + "-" + std::to_string(copy) + ".bin"); };
    return of_copy(free_copy([&](int copy) { return is_taken(of_copy(copy)); }));
}

}  // namespace

SpoolPrinter::SpoolPrinter(std::filesystem::path directory) : directory_{std::move(directory)} {}

tl::expected<void, PrintError> SpoolPrinter::print(const PrintRequest& request) {
    if (::mkdir(directory_.c_str(), 0700) != 0 && errno != EEXIST) {
        return failed();
    }
    const std::string name = file_name_of(request.name);
    const std::filesystem::path beside = directory_ / ("." + name + ".tmp");
    if (!write_synced(beside, request.bytes)) {
        const tl::unexpected<PrintError> why = failed();
        ::unlink(beside.c_str());
        return why;
    }
    const std::filesystem::path path =
        request.leaves_paper ? free_path(directory_, name) : directory_ / (name + ".bin");
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        const tl::unexpected<PrintError> why = failed();
        ::unlink(beside.c_str());
        return why;
    }
    if (!sync_directory(directory_)) {
        const tl::unexpected<PrintError> why = failed();
        ::unlink(path.c_str());
        return why;
    }
    return {};
}

int free_copy(const std::function<bool(int)>& taken) {
    int last_taken = 1;
    int step = 1;
    while (taken(last_taken + step)) {
        last_taken += step;
        step *= 2;
    }
    int free = last_taken + step;
    while (free - last_taken > 1) {
        const int middle = last_taken + (free - last_taken) / 2;
        (taken(middle) ? last_taken : free) = middle;
    }
    return free;
}

PrinterStatus SpoolPrinter::status() {
    if (::access(directory_.c_str(), W_OK | X_OK) == 0 || errno == ENOENT) {
        return {};
    }
    return {.ready = false, .trouble = error_of(errno).kind};
}

}  // namespace ecot::hardware
