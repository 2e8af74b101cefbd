#include "pos/store/head_file.hpp"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ecot::store {

namespace {

// Sales in a row share a sync; a power cut within it costs at most what the database itself still has.
constexpr std::chrono::milliseconds rest_before_sync{300};

}  // namespace

HeadFile::HeadFile(std::filesystem::path path)
    : path_{std::move(path)}, spare_{path_.string() + ".new"}, thread_{[this] { run(); }} {}

HeadFile::~HeadFile() {
    {
        const std::scoped_lock lock{mutex_};
        closing_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Expected<std::string> HeadFile::read() const {
    return read_file(path_);
}

Expected<void> HeadFile::replace(const sync::Head& head) {
    if (!spare_file_.open()) {
        spare_file_ = FileHandle{::open(spare_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, private_file)};
        spare_size_ = -1;
    }
    const std::string text = sync::to_text(head);
    const auto size = static_cast<std::int64_t>(text.size());
    if (!spare_file_.open() || !write_all(spare_file_.get(), text) ||
        (size != spare_size_ && ::ftruncate(spare_file_.get(), size) != 0)) {
        return tl::make_unexpected(error_of_errno(errno, "The head file cannot be written"));
    }
    spare_size_ = size;
    // Exchanging the two names keeps both files and their blocks: nothing is allocated, so the file system has nothing
    // to flush and a full disk cannot fail it. The first time, and where it is not known, a plain rename does the same.
    if (::renameat2(AT_FDCWD, spare_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
        std::swap(spare_file_, head_file_);
        std::swap(spare_size_, head_size_);
    } else if (::rename(spare_.c_str(), path_.c_str()) == 0) {
        head_file_ = std::move(spare_file_);
        spare_file_ = FileHandle{};
        head_size_ = size;
    } else {
        const StoreError error = error_of_errno(errno, "The head file cannot be replaced");
        spare_file_ = FileHandle{};  // somebody took it away: made anew the next time
        return tl::make_unexpected(error);
    }
    bool asleep = false;
    {
        const std::scoped_lock lock{mutex_};
        asleep = !std::exchange(dirty_, true);
    }
    if (asleep) {
        wake_.notify_one();
    }
    return {};
}

void HeadFile::flush() {
    std::unique_lock lock{mutex_};
    hurried_ = true;
    wake_.notify_all();
    synced_.wait(lock, [this] { return !dirty_ && !syncing_; });
    hurried_ = false;
}

std::optional<StoreError> HeadFile::take_sync_error() {
    const std::scoped_lock lock{mutex_};
    return std::exchange(sync_error_, std::nullopt);
}

void HeadFile::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        wake_.wait(lock, [this] { return dirty_ || closing_; });
        if (dirty_ && !closing_ && !hurried_) {
            wake_.wait_for(lock, rest_before_sync, [this] { return closing_ || hurried_; });
        }
        if (dirty_) {
            dirty_ = false;
            syncing_ = true;
            lock.unlock();
            sync_now();
            lock.lock();
            syncing_ = false;
            synced_.notify_all();
            continue;
        }
        if (closing_) {
            return;
        }
    }
}

void HeadFile::sync_now() {
    std::optional<StoreError> error;
    {
        const FileHandle file{::open(path_.c_str(), O_RDONLY | O_CLOEXEC)};
        if (!file.open() || ::fsync(file.get()) != 0) {
            error = error_of_errno(errno, "The head file cannot be synced");
        }
    }
    const auto directory = sync_directory(path_.parent_path());
    if (!error && !directory) {
        error = directory.error();
    }
    const std::scoped_lock lock{mutex_};
    if (error && !sync_error_) {
        sync_error_ = error;
    }
}

}  // namespace ecot::store
