#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "pos/session/event.hpp"

namespace ecot::app {

/// Where workers leave what happened, for the frame loop to take. Any thread posts; one takes.
class Inbox {
public:
    /// `wake` is called after each post, on the posting thread; it must not block.
    explicit Inbox(std::function<void()> wake) : wake_{std::move(wake)} {}

    void post(session::Event event);
    /// All events so far, in the order they were posted.
    [[nodiscard]] std::vector<session::Event> take_all();

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<session::Event> events_;
};

}  // namespace ecot::app
