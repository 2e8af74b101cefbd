#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "pos/store/files.hpp"
#include "pos/store/store_error.hpp"
#include "sync/journal/head.hpp"

namespace ecot::store {

/// The file `head`: the journal's last record, told outside the database (F7).
///
/// replace() renames and returns without waiting for the disk; a thread of its own syncs the file and its directory
/// within a second, so that a sale waits for one sync only, that of the database. replace() belongs to the journal's
/// thread.
class HeadFile {
public:
    explicit HeadFile(std::filesystem::path path);
    /// Syncs what is still to be synced.
    ~HeadFile();
    HeadFile(const HeadFile&) = delete;
    HeadFile& operator=(const HeadFile&) = delete;

    /// What the file holds now; `Missing` when there is none. Its text may not be a head.
    [[nodiscard]] Expected<std::string> read() const;

    /// Names another record as the last one. Called after the record's commit, before anybody is told.
    [[nodiscard]] Expected<void> replace(const sync::Head& head);

    /// Waits until what replace() wrote is on the disk.
    void flush();

    /// The first failure to sync since the last call; the file is still right, until the power goes.
    [[nodiscard]] std::optional<StoreError> take_sync_error();

private:
    void run();
    void sync_now();

    std::filesystem::path path_;
    std::filesystem::path spare_;
    FileHandle head_file_;   ///< kept open for its next turn as the spare one; not open when another program made it
    FileHandle spare_file_;  ///< what the next head is written into
    std::int64_t head_size_ = -1;
    std::int64_t spare_size_ = -1;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable synced_;
    bool dirty_ = false;
    bool syncing_ = false;
    bool hurried_ = false;
    bool closing_ = false;
    std::optional<StoreError> sync_error_;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace ecot::store
