#include "hardware/memory_devices.hpp"

namespace ecot::hardware {

tl::expected<void, PrintError> MemoryPrinter::print(const PrintRequest& request) {
    if (trouble_) {
        return tl::unexpected(*trouble_);
    }
    printed_.push_back(request);
    return {};
}

PrinterStatus MemoryPrinter::status() {
    if (trouble_) {
        return {.ready = false, .trouble = trouble_->kind};
    }
    return {};
}

tl::expected<void, PrintError> MemoryDrawer::open() {
    if (trouble_) {
        return tl::unexpected(PrintError{.kind = *trouble_});
    }
    ++opened_count_;
    return {};
}

void MemoryScanner::say(Scan scan) {
    listener_({device_, std::move(scan), std::chrono::steady_clock::now()});
}

WeightReading MemoryScale::reading() {
    const std::lock_guard lock{mutex_};
    return reading_;
}

void MemoryScale::zero() {
    {
        const std::lock_guard lock{mutex_};
        if (reading_.state != ScaleState::Stable && reading_.state != ScaleState::UnderZero) {
            return;
        }
        zero_grams_ += reading_.grams;
    }
    show({.state = ScaleState::Zero});
}

void MemoryScale::show(const WeightReading& reading) {
    {
        const std::lock_guard lock{mutex_};
        reading_ = reading;
    }
    if (listener_) {
        listener_(reading);
    }
}

void MemoryScale::lay(std::int64_t grams) {
    std::int64_t shown = 0;
    {
        const std::lock_guard lock{mutex_};
        shown = grams - zero_grams_;
    }
    const ScaleState rest = shown == 0 ? ScaleState::Zero : ScaleState::Stable;
    show({.state = shown < 0 ? ScaleState::UnderZero : rest, .grams = shown});
}

}  // namespace ecot::hardware
