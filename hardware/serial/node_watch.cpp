#include "hardware/serial/node_watch.hpp"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace ecot::hardware {

NodeWatch::NodeWatch(const std::string& directory) : descriptor_{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)} {
    // The rights come a moment after the node.
    if (descriptor_ >= 0 && ::inotify_add_watch(descriptor_, directory.c_str(),
                                                IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB) < 0) {
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

NodeWatch::~NodeWatch() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

bool NodeWatch::take() const {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool any = false;
    for (;;) {
        const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
        if (count <= 0) {
            return any;
        }
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(count);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = buffer.data() + at + sizeof event;
            any = any || (event.mask & IN_Q_OVERFLOW) != 0 ||
                  (event.len > 0 && std::string_view{name}.starts_with("tty"));
            at += sizeof event + event.len;
        }
    }
}

WakeBell::WakeBell() : descriptor_{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)} {
    assert(descriptor_ >= 0);
}

WakeBell::~WakeBell() {
    ::close(descriptor_);
}

void WakeBell::ring() const {
    const std::uint64_t one = 1;
    (void)!::write(descriptor_, &one, sizeof one);
}

void WakeBell::silence() const {
    std::uint64_t count = 0;
    (void)!::read(descriptor_, &count, sizeof count);
}

}  // namespace ecot::hardware
