#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "pos/app/inbox.hpp"
#include "pos/session/effect.hpp"

namespace ecot::app {

/// Does an effect and says what came of it. Each is called on one thread only.
using Perform = std::function<std::vector<session::Event>(const session::Effect&)>;

/// Which thread an effect is done on: a slow PIN check or a dead printer never holds up a sale (reliability.md R20).
enum class Lane : std::uint8_t { Store, Pin, Printer };
[[nodiscard]] Lane lane_of(const session::Effect& effect);

/// The threads that do what the session asked. The frame loop only ever queues here and reads the inbox.
class Workers {
public:
    struct Performers {
        Perform store;
        Perform pin;
        Perform printer;
        std::function<void()> store_idle;  ///< called on the store's thread, once per pause: checkpoints and the like
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
    void run(LaneState& lane, const Perform& perform, const std::function<void()>& idle);

    Inbox& inbox_;
    Performers performers_;
    std::array<LaneState, 3> lanes_;
};

}  // namespace ecot::app
