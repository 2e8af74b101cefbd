#include "pos/app/inbox.hpp"

namespace ecot::app {

void Inbox::post(session::Event event) {
    {
        const std::lock_guard lock{mutex_};
        events_.push_back(std::move(event));
    }
    if (wake_) {
        wake_();
    }
}

std::vector<session::Event> Inbox::take_all() {
    const std::lock_guard lock{mutex_};
    return std::exchange(events_, {});
}

}  // namespace ecot::app
