#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "pos/session/event.hpp"
#include "pos/session/update.hpp"
#include "pos/store/clock.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/journal_store.hpp"
#include "pos/store/operators.hpp"

namespace ecot::app {

/// The till's directory, open for writing: what the session asks of the disk. Opened by one thread, then used by one.
class TillStore {
public:
    /// Takes the lock, checks the journal's end and opens it. A sentence when the till cannot sell with it.
    [[nodiscard]] static tl::expected<std::unique_ptr<TillStore>, std::string> open(const std::filesystem::path& data,
                                                                                    const std::string& program_version);
    ~TillStore();
    TillStore(const TillStore&) = delete;
    TillStore& operator=(const TillStore&) = delete;

    /// All that the session starts with. Asked once.
    [[nodiscard]] tl::expected<session::Loaded, std::string> load();

    /// Journals `start`, and `unclean_stop` before it when the run before did not end with stop() (a power cut).
    [[nodiscard]] tl::expected<void, std::string> start();
    /// The till is closed in order: journals `stop`, behind which comes nothing of this run. Does nothing unless
    /// started, and nothing the second time.
    [[nodiscard]] tl::expected<void, std::string> stop();

    /// LoadMember, WriteRecord, SaveCarts, SaveLockouts, SaveComfort and SaveDevices; anything else does nothing.
    std::vector<session::Event> perform(const session::Effect& effect);

    /// When nobody waits: a checkpoint, a look at the clocks and at the room on the disk.
    std::vector<session::Event> idle();

    [[nodiscard]] const store::DataDirectory& directory() const { return directory_; }
    /// Everybody's PINs; any thread.
    [[nodiscard]] const store::PinBook& pins() const { return *pins_; }

private:
    TillStore(store::DataDirectory directory, std::string program_version)
        : directory_{std::move(directory)}, program_version_{std::move(program_version)} {}
    tl::expected<void, std::string> journal(const session::EventRecord& event);
    std::vector<session::Event> write(const session::WriteRecord& effect);
    std::vector<session::Event> load_member(const session::LoadMember& effect);
    [[nodiscard]] std::vector<session::Event> after_saving(const store::Expected<void>& saved) const;

    store::DataDirectory directory_;
    std::string program_version_;
    store::SystemClock clock_;
    std::unique_ptr<store::JournalStore> journal_;
    std::unique_ptr<store::PinBook> pins_;
    std::shared_ptr<const session::Members> members_;
    std::shared_ptr<const std::vector<pricing::Programme>> programmes_;
    bool started_ = false;
    bool disk_low_ = false;
};

}  // namespace ecot::app
