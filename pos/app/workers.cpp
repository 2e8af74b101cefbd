#include "pos/app/workers.hpp"

#include <chrono>
#include <utility>
#include <variant>

namespace ecot::app {

namespace {

constexpr std::chrono::milliseconds idle_after{400};

}  // namespace

Lane lane_of(const session::Effect& effect) {
    if (std::holds_alternative<session::CheckPin>(effect)) {
        return Lane::Pin;
    }
    if (std::holds_alternative<session::Print>(effect) || std::holds_alternative<session::OpenDrawer>(effect) ||
        std::holds_alternative<session::Preview>(effect) || std::holds_alternative<session::PrintTest>(effect)) {
        return Lane::Printer;
    }
    if (std::holds_alternative<session::ApplyDevices>(effect) ||
        std::holds_alternative<session::LookForDevices>(effect) ||
        std::holds_alternative<session::ShowOnScale>(effect) || std::holds_alternative<session::ZeroScale>(effect)) {
        return Lane::Devices;
    }
    return Lane::Store;
}

Workers::Workers(Performers performers, Inbox& inbox) : inbox_{inbox}, performers_{std::move(performers)} {
    static const Idle nothing;
    const auto begin = [this](Lane which, const Perform& perform, const Idle& idle) {
        LaneState& lane = lanes_[static_cast<std::size_t>(which)];
        lane.thread = std::thread{[this, &lane, &perform, &idle] { run(lane, perform, idle); }};
    };
    begin(Lane::Store, performers_.store, performers_.store_idle);
    begin(Lane::Pin, performers_.pin, nothing);
    begin(Lane::Printer, performers_.printer, performers_.printer_idle);
    begin(Lane::Devices, performers_.devices, performers_.devices_idle);
}

Workers::~Workers() {
    for (LaneState& lane : lanes_) {
        {
            const std::lock_guard lock{lane.mutex};
            lane.closing = true;
        }
        lane.wake.notify_one();
    }
    for (LaneState& lane : lanes_) {
        lane.thread.join();
    }
}

void Workers::start(session::Effects effects) {
    for (session::Effect& effect : effects) {
        LaneState& lane = lanes_[static_cast<std::size_t>(lane_of(effect))];
        {
            const std::lock_guard lock{lane.mutex};
            const bool replaces_last = std::holds_alternative<session::SaveCarts>(effect) && !lane.queue.empty() &&
                                       std::holds_alternative<session::SaveCarts>(lane.queue.back());
            if (replaces_last) {
                lane.queue.back() = std::move(effect);
            } else {
                lane.queue.push_back(std::move(effect));
            }
        }
        lane.wake.notify_one();
    }
}

void Workers::run(LaneState& lane, const Perform& perform, const Idle& idle) {
    const auto post_all = [this](std::vector<session::Event> events) {
        for (session::Event& event : events) {
            inbox_.post(std::move(event));
        }
    };
    std::optional<std::chrono::milliseconds> idle_in = idle.at_start ? std::optional{idle_after} : std::nullopt;
    while (true) {
        session::Effect effect;
        {
            std::unique_lock lock{lane.mutex};
            const auto ready = [&lane] { return lane.closing || !lane.queue.empty(); };
            if (!idle_in) {
                lane.wake.wait(lock, ready);
            } else if (!lane.wake.wait_for(lock, *idle_in, ready)) {
                lock.unlock();
                post_all(idle.work());
                idle_in = idle.again ? idle.again() : std::nullopt;
                continue;
            }
            if (lane.queue.empty()) {
                return;
            }
            effect = std::move(lane.queue.front());
            lane.queue.pop_front();
        }
        if (perform) {
            post_all(perform(effect));
        }
        idle_in = idle.work ? std::optional{idle_after} : std::nullopt;
    }
}

}  // namespace ecot::app
