#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "pos/app/inbox.hpp"
#include "pos/session/effect.hpp"

namespace ecot::app {

/// Does an effect and says what came of it. Each is called on one thread only.
using Perform = std::function<std::vector<session::Event>(const session::Effect&)>;
using PerformIdle = std::function<std::vector<session::Event>()>;

/// Which thread an effect is done on: a slow PIN check or a dead printer never holds up a sale (reliability.md R20).
enum class Lane : std::uint8_t { Store, Pin, Printer, Devices };
[[nodiscard]] Lane lane_of(const session::Effect& effect);

/// The threads that do what the session asked. The frame loop only ever queues here and reads the inbox.
class Workers {
public:
    /// What a thread does when it has had nothing to do for a moment, and after how long it does it again if there is
    /// still nothing; no value: not before the next pause.
    struct Idle {
        PerformIdle work = nullptr;
        std::function<std::optional<std::chrono::milliseconds>()> again = nullptr;
        bool at_start = false;  ///< also before there was anything to do
    };
    struct Performers {
        Perform store;
        Perform pin;
        Perform printer;
        Perform devices = nullptr;  ///< what nobody waits for: null where there are none
        Idle store_idle;            ///< checkpoints, a look at the clocks
        Idle devices_idle;          ///< a look at what is plugged in
        Idle printer_idle;          ///< what waits is tried again
    };
    Workers(Performers performers, Inbox& inbox);
    /// Does what is still queued, then ends the threads.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Queues effects in order, each on its lane. A SaveCarts that was not begun yet gives way to a later one: the
    /// latest carts are all that counts.
    void start(session::Effects effects);

private:
    struct LaneState {
        std::mutex mutex;
        std::condition_variable wake;
        std::deque<session::Effect> queue;
        bool closing = false;
        std::thread thread;
    };
    void run(LaneState& lane, const Perform& perform, const Idle& idle);

    Inbox& inbox_;
    Performers performers_;
    std::array<LaneState, 4> lanes_;
};

}  // namespace ecot::app
