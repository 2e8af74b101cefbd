#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "pos/app/workers.hpp"
#include "pos/session/event.hpp"
#include "pos/session/update.hpp"

namespace ecot::app {

class DeviceRoom;
class PrintDesk;
class TillPrinter;
class TillStore;
struct DeviceRoomSettings;

/// All that stands around a till's session: its directory, its PINs, its printer. The window gives each part a thread;
/// `ecotctl drive` lets it do everything on the spot.
class Performer {
public:
    struct Opened;
    /// Where receipts go: to what the room of devices says, nowhere before it said so; or into the folder `spool`, and
    /// what waits for a printer goes on waiting.
    enum class Paper : std::uint8_t { Devices, Folder };
    /// Opens a till's directory for selling, and journals the `start`: one sentence when it cannot be.
    [[nodiscard]] static tl::expected<Opened, std::string> open(const std::filesystem::path& data,
                                                                const std::string& program_version, Paper paper);
    ~Performer();
    Performer(const Performer&) = delete;
    Performer& operator=(const Performer&) = delete;

    /// Journals the `stop` of a till that is closed in order, once nothing more is performed; the next start finds it.
    /// A sentence when it cannot be written.
    [[nodiscard]] tl::expected<void, std::string> close();

    /// Does it at once, on this thread.
    std::vector<session::Event> perform(const session::Effect& effect);
    /// What a pause is for, on this thread.
    std::vector<session::Event> idle();

    /// The parts, each for a thread of its own. Used instead of perform() and idle(). This outlives the workers.
    /// `devices` outlives them, too.
    [[nodiscard]] Workers::Performers lanes(DeviceRoom& devices);

    /// For the room of devices: where receipts go, and what it needs to know of the site.
    [[nodiscard]] TillPrinter& printer();
    [[nodiscard]] DeviceRoomSettings device_settings() const;

private:
    Performer();
    std::vector<session::Event> check_pin(const session::Effect& effect) const;

    struct Printing;
    std::unique_ptr<TillStore> store_;
    std::unique_ptr<Printing> printing_;
};

/// A till ready to start: session::start(loaded, …) is next.
struct Performer::Opened {
    std::unique_ptr<Performer> performer;
    session::Loaded loaded;
};

}  // namespace ecot::app
