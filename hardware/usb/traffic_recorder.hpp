#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <tl/expected.hpp>

#include "hardware/usb/traffic.hpp"

namespace ecot::hardware {

/// Why a recording cannot be kept. `system_error` is errno: EEXIST, ENOSPC and others.
struct RecordingError {
    int system_error = 0;
    friend bool operator==(const RecordingError&, const RecordingError&) = default;
};

/// Writes what passes on the USB to a file, on a thread of its own.
class TrafficRecorder {
public:
    /// Makes the file, for its owner only since it may tell of people; one that is there already is EEXIST and stays as
    /// it is. `trouble` is called once, on the recorder's thread, when the file takes no more; it posts.
    [[nodiscard]] static tl::expected<std::unique_ptr<TrafficRecorder>, RecordingError> create(
        const std::filesystem::path& file, std::function<void()> trouble = {});
    TrafficRecorder(const TrafficRecorder&) = delete;
    TrafficRecorder& operator=(const TrafficRecorder&) = delete;
    /// finish().
    ~TrafficRecorder();

    /// For the bus; the recorder outlives its last call. Never waits. What is told after finish() is dropped.
    void tell(TrafficEvent event);

    /// Ends the file once all that was told is in it. After an error it holds whole lines all the same, as far as it
    /// got. Harmless a second time.
    [[nodiscard]] tl::expected<void, RecordingError> finish();

private:
    class Impl;
    explicit TrafficRecorder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::hardware
