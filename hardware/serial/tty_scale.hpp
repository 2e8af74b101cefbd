#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <variant>

#include "hardware/scale.hpp"
#include "hardware/scale/dialog_06.hpp"
#include "hardware/scale/mettler_8217.hpp"
#include "hardware/serial/serial_ports.hpp"
#include "hardware/usb/device_choice.hpp"

namespace ecot::hardware {

/// What a serial scale speaks, with what differs from one to another.
using ScaleProtocol = std::variant<scale::Mettler8217Settings, scale::Dialog06Settings>;

/// Which scale, and how it is spoken to.
struct TtyScaleSettings {
    /// A serial port does not say what is plugged into it, so there is none to be tried unasked.
    SerialPortIdentity paired;
    ScaleProtocol protocol;
    std::chrono::milliseconds retry{2000};  ///< from a failure to the next try
    SerialPlaces places;
};

/// What a scale with a display for the customer shows there, and what it takes off.
struct ShownArticle {
    std::int64_t unit_price = 0;  ///< of a kilogram, in the smallest coin; 0 or more
    std::int64_t tare_grams = 0;  ///< 0 to 9,999
    friend bool operator==(const ShownArticle&, const ShownArticle&) = default;
};

/// A scale on a serial port, mostly that of a USB adapter, on a thread of its own.
///
/// It is asked again and again, as its protocol says, and known again by its adapter when that comes back under another
/// name. Standings: Ready once the scale answers; NoPermission, Busy; TimedOut when nothing comes; NotUnderstood when
/// only what makes no sense does, with the wrong speed, parity or protocol set; Io when that comes from a scale that
/// was understood before; Left when the port is no more. A port of the computer stands in them as a device without
/// numbers, its name for the socket.
class TtyScale final : public Scale {
public:
    /// Begins at once; no bus is needed.
    explicit TtyScale(TtyScaleSettings settings, WeightListener listener = {}, StandingListener standings = {});
    /// No listener is called any more once it returned. Waits for no scale; for an adapter that does not answer to the
    /// setting of its port, up to the system's seconds.
    ~TtyScale() override;

    [[nodiscard]] WeightReading reading() override;
    /// Of the 8217 only: scales with Dialog 06 have a key for it.
    void zero() override;

    /// What is weighed from now on. Dialog 06 sends both with each weighing (a price that has too many digits is shown
    /// as none), the 8217 the tare. Any thread; never waits.
    void show(const ShownArticle& article);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::hardware
