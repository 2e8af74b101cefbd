#include "hardware/serial/tty_scale.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <poll.h>

#include "hardware/serial/node_watch.hpp"
#include "hardware/serial/tty_port.hpp"

namespace ecot::hardware {

namespace {

using TtyClock = std::chrono::steady_clock;
using scale::Moment;
using scale::SerialTurn;

[[nodiscard]] Moment moment_now() {
    return std::chrono::duration_cast<Moment>(TtyClock::now().time_since_epoch());
}

[[nodiscard]] const scale::SerialLine& line_of(const ScaleProtocol& protocol) {
    return std::visit([](const auto& settings) -> const scale::SerialLine& { return settings.line; }, protocol);
}

}  // namespace

/// The thread: serves the paired port until that fails, then waits for it.
class TtyScale::Impl {
public:
    Impl(TtyScaleSettings settings, WeightListener listener, StandingListener standings)
        : settings_{std::move(settings)},
          listener_{std::move(listener)},
          standings_{std::move(standings)},
          watch_{settings_.places.nodes},
          thread_{[this] { run(); }} {}

    ~Impl() {
        stopping_ = true;
        bell_.ring();
        thread_.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] WeightReading reading() const {
        const std::lock_guard lock{mutex_};
        return reading_;
    }
    void zero() {
        {
            const std::lock_guard lock{mutex_};
            zero_asked_ = true;
        }
        bell_.ring();
    }
    void show(const ShownArticle& article) {
        {
            const std::lock_guard lock{mutex_};
            article_ = article;
        }
        bell_.ring();
    }

private:
    /// A conversation, and what is shown in it.
    class Conversation {
    public:
        explicit Conversation(const ScaleProtocol& protocol) {
            if (const auto* dialog = std::get_if<scale::Dialog06Settings>(&protocol)) {
                price_max_ = dialog->price_digits == 5 ? 99'999 : 999'999;
                auto spoken = std::make_unique<scale::Dialog06>(*dialog);
                dialog_ = spoken.get();
                spoken_ = std::move(spoken);
            } else {
                auto spoken = std::make_unique<scale::Mettler8217>(std::get<scale::Mettler8217Settings>(protocol));
                mettler_ = spoken.get();
                spoken_ = std::move(spoken);
            }
        }

        /// Whether a scale that was not understood before is understood by this.
        [[nodiscard]] bool understands(const WeightReading& reading) const {
            // The 8217 has no word for a fault of its own: it is read from an answer that is none.
            return reading.state != ScaleState::Gone && (mettler_ == nullptr || reading.state != ScaleState::Fault);
        }

        [[nodiscard]] scale::SerialScale& operator*() const { return *spoken_; }
        [[nodiscard]] scale::SerialScale* operator->() const { return spoken_.get(); }

        void show(const ShownArticle& article) {
            const std::int64_t tare = std::clamp<std::int64_t>(article.tare_grams, 0, 9'999);
            if (dialog_ != nullptr) {
                const bool fits = article.unit_price >= 0 && article.unit_price <= price_max_;
                dialog_->show(fits ? article.unit_price : 0, tare);
            } else if (tare != tare_) {
                mettler_->tare(tare);
            }
            tare_ = tare;
        }

    private:
        std::unique_ptr<scale::SerialScale> spoken_;
        scale::Dialog06* dialog_ = nullptr;
        scale::Mettler8217* mettler_ = nullptr;
        std::int64_t price_max_ = 0;
        std::int64_t tare_ = 0;
    };

    /// An open port and what is said on it.
    struct Talk {
        TtyPort port;
        Conversation conversation;
        std::string unsent;
        bool heard = false;       // bytes, since the last reading
        bool understood = false;  // the scale, since it was last silent
    };

    void run();
    [[nodiscard]] UsbError serve(const SerialPort& port);
    [[nodiscard]] UsbError converse(Talk& talk, const SerialPort& port);
    void take_orders(Talk& talk);
    [[nodiscard]] std::optional<UsbError> follow(Talk& talk, const SerialTurn& turn, const SerialPort& port);
    [[nodiscard]] static std::optional<UsbError> send(Talk& talk);

    [[nodiscard]] bool sleep(std::optional<TtyClock::time_point> until);
    void say_left();
    void show_reading(const WeightReading& reading);
    void say(const SerialPort& port, DeviceStanding::State state, UsbError error = {});

    const TtyScaleSettings settings_;
    const WeightListener listener_;
    const StandingListener standings_;
    const NodeWatch watch_;
    const WakeBell bell_;
    std::atomic<bool> stopping_{false};

    mutable std::mutex mutex_;
    WeightReading reading_;
    bool zero_asked_ = false;
    ShownArticle article_;

    std::optional<DeviceStanding> said_;  // of the thread
    std::thread thread_;
};

void TtyScale::Impl::run() {
    std::optional<TtyClock::time_point> retry;
    while (!stopping_) {
        const std::vector<SerialPort> ports = serial_ports(settings_.places);
        const SerialPort* port = find_serial_port(settings_.paired, ports);
        if (port == nullptr || (retry && TtyClock::now() < *retry)) {
            if (port == nullptr) {
                say_left();
                retry.reset();
            }
            // A watched directory says by itself when the port comes.
            const bool forever = port == nullptr && watch_.watches();
            if (sleep(forever ? std::nullopt : std::optional{retry.value_or(TtyClock::now() + settings_.retry)})) {
                retry.reset();
            }
            continue;
        }
        const UsbError error = serve(*port);
        show_reading({.state = ScaleState::Gone});
        if (error.kind == UsbErrorKind::Cancelled) {
            return;
        }
        const bool gone = error.kind == UsbErrorKind::Gone;
        say(*port, gone ? DeviceStanding::State::Left : DeviceStanding::State::Troubled, error);
        retry = TtyClock::now() + settings_.retry;
    }
}

UsbError TtyScale::Impl::serve(const SerialPort& port) {
    auto opened = TtyPort::open(port.path, line_of(settings_.protocol));
    if (!opened) {
        return opened.error();
    }
    Talk talk{.port = std::move(*opened), .conversation = Conversation{settings_.protocol}, .unsent = {}};
    take_orders(talk);
    return converse(talk, port);
}

/// Asks and listens until the port fails or we are to stop.
UsbError TtyScale::Impl::converse(Talk& talk, const SerialPort& port) {
    std::optional<UsbError> error = follow(talk, talk.conversation->begin(moment_now()), port);
    while (!error) {
        const auto events = static_cast<short>(talk.unsent.empty() ? POLLIN : POLLIN | POLLOUT);
        std::array<pollfd, 2> waited{pollfd{talk.port.descriptor(), events, 0}, pollfd{bell_.descriptor(), POLLIN, 0}};
        const auto left = std::max<Moment::rep>(0, (talk.conversation->due() - moment_now()).count());
        (void)::poll(waited.data(), waited.size(), static_cast<int>(left));
        if (stopping_) {
            return {UsbErrorKind::Cancelled};
        }
        if (waited[1].revents != 0) {
            bell_.silence();
            take_orders(talk);
        }
        if ((waited[0].revents & POLLOUT) != 0) {
            error = send(talk);
        }
        if (!error && (waited[0].revents & (POLLIN | POLLERR | POLLHUP | POLLNVAL)) != 0) {
            const auto bytes = talk.port.read();
            if (!bytes) {
                return bytes.error();
            }
            talk.heard = talk.heard || !bytes->empty();
            error = follow(talk, talk.conversation->feed(*bytes, moment_now()), port);
        }
        if (const Moment now = moment_now(); !error && now >= talk.conversation->due()) {
            talk.unsent.clear();  // what the port did not take until now is another question's
            error = follow(talk, talk.conversation->wake(now), port);
        }
    }
    return *error;
}

void TtyScale::Impl::take_orders(Talk& talk) {
    ShownArticle article;
    bool zero = false;
    {
        const std::lock_guard lock{mutex_};
        article = article_;
        zero = std::exchange(zero_asked_, false);
    }
    talk.conversation.show(article);
    if (zero) {
        talk.conversation->zero();
    }
}

std::optional<UsbError> TtyScale::Impl::follow(Talk& talk, const SerialTurn& turn, const SerialPort& port) {
    for (const WeightReading& reading : turn.readings) {
        show_reading(reading);
        const bool gone = reading.state == ScaleState::Gone;
        talk.understood = talk.conversation.understands(reading) || (talk.understood && (!gone || talk.heard));
        if (gone && !talk.heard) {
            say(port, DeviceStanding::State::Troubled, {UsbErrorKind::TimedOut});
        } else if (!talk.understood) {
            say(port, DeviceStanding::State::Troubled, {UsbErrorKind::NotUnderstood});
        } else if (gone) {
            say(port, DeviceStanding::State::Troubled, {UsbErrorKind::Io});
        } else {
            say(port, DeviceStanding::State::Ready);
        }
        talk.heard = false;
    }
    talk.unsent += turn.send;
    return send(talk);
}

std::optional<UsbError> TtyScale::Impl::send(Talk& talk) {
    if (talk.unsent.empty()) {
        return std::nullopt;
    }
    const auto taken = talk.port.write(talk.unsent);
    if (!taken) {
        return taken.error();
    }
    talk.unsent.erase(0, *taken);
    return std::nullopt;
}

/// Until then, or until serial ports came, went or got other rights, which it says.
bool TtyScale::Impl::sleep(std::optional<TtyClock::time_point> until) {
    while (!stopping_) {
        std::array<pollfd, 2> waited{pollfd{watch_.descriptor(), POLLIN, 0}, pollfd{bell_.descriptor(), POLLIN, 0}};
        int left = -1;
        if (until) {
            const auto rest = std::chrono::ceil<std::chrono::milliseconds>(*until - TtyClock::now());
            if (rest.count() <= 0) {
                return false;
            }
            left = static_cast<int>(rest.count());
        }
        (void)::poll(waited.data(), waited.size(), left);
        if (waited[1].revents != 0) {
            bell_.silence();
        }
        if (waited[0].revents != 0 && watch_.take()) {
            return true;
        }
    }
    return false;
}

void TtyScale::Impl::say_left() {
    if (!said_ || said_->state == DeviceStanding::State::Left) {
        return;
    }
    said_->state = DeviceStanding::State::Left;
    said_->error = {};
    if (standings_) {
        standings_(*said_);
    }
}

void TtyScale::Impl::show_reading(const WeightReading& reading) {
    {
        const std::lock_guard lock{mutex_};
        if (reading_ == reading) {
            return;
        }
        reading_ = reading;
    }
    if (listener_) {
        listener_(reading);
    }
}

void TtyScale::Impl::say(const SerialPort& port, DeviceStanding::State state, UsbError error) {
    DeviceStanding standing{.device = port.identity.usb.value_or(DeviceIdentity{.port = port.identity.name}),
                            .name = port.title,
                            .state = state,
                            .error = state == DeviceStanding::State::Troubled ? error : UsbError{}};
    if (state == DeviceStanding::State::Left) {
        say_left();
        return;
    }
    if (said_ == standing) {
        return;
    }
    said_ = standing;
    if (standings_) {
        standings_(standing);
    }
}

TtyScale::TtyScale(TtyScaleSettings settings, WeightListener listener, StandingListener standings)
    : impl_{std::make_unique<Impl>(std::move(settings), std::move(listener), std::move(standings))} {}
TtyScale::~TtyScale() = default;

WeightReading TtyScale::reading() {
    return impl_->reading();
}
void TtyScale::zero() {
    impl_->zero();
}
void TtyScale::show(const ShownArticle& article) {
    impl_->show(article);
}

}  // namespace ecot::hardware
