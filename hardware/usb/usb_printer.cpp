#include "hardware/usb/usb_printer.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "hardware/usb/inbox.hpp"

namespace ecot::hardware {

namespace {

[[nodiscard]] std::vector<DeviceIdentity> as_list(const std::optional<DeviceIdentity>& paired) {
    return paired ? std::vector{*paired} : std::vector<DeviceIdentity>{};
}

}  // namespace

PrintErrorKind print_error_kind(UsbErrorKind kind) {
    switch (kind) {
        case UsbErrorKind::NoPermission:
            return PrintErrorKind::NoPermission;
        case UsbErrorKind::Busy:
            return PrintErrorKind::Busy;
        case UsbErrorKind::Gone:
            return PrintErrorKind::Unplugged;
        case UsbErrorKind::Babbled:
        case UsbErrorKind::Io:
            return PrintErrorKind::BadCable;
        default:
            return PrintErrorKind::Offline;
    }
}

/// A thread keeps the printer open and watched; who prints has it alone for that time.
class UsbPrinter::Impl {
public:
    Impl(UsbBus& bus, UsbPrinterSettings settings, PrinterListener listener, StandingListener standings)
        : bus_{bus},
          settings_{std::move(settings)},
          listener_{std::move(listener)},
          standings_{std::move(standings)},
          choice_{{DeviceUse::Printer}, as_list(settings_.paired), DeviceChoice::Unpaired::IfAlone},
          thread_{[this] { run(); }} {}

    ~Impl() {
        inbox_.stop();
        thread_.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void tell(const UsbEvent& event) {
        {
            const std::lock_guard lock{mutex_};
            choice_.tell(event);
        }
        inbox_.push(event);
    }

    [[nodiscard]] tl::expected<void, PrintError> print(const PrintRequest& request) {
        auto printed = [&] {
            const std::lock_guard use{use_};
            return print_alone(request);
        }();
        inbox_.push(LookAgain{});  // not before it may be used again: nobody would look
        return printed;
    }

    [[nodiscard]] std::size_t turn_count() const { return turns_; }

    [[nodiscard]] PrinterStatus status() const {
        const std::lock_guard lock{mutex_};
        return status_locked();
    }

private:
    using Clock = std::chrono::steady_clock;
    /// The printer said something, or someone else used it.
    struct LookAgain {};
    using Item = std::variant<UsbEvent, LookAgain>;

    // With the printer alone.
    [[nodiscard]] tl::expected<void, PrintError> print_alone(const PrintRequest& request);
    [[nodiscard]] tl::unexpected<PrintError> not_printed(const PrinterLink::Sent& sent, const PrintRequest& request);
    [[nodiscard]] std::shared_ptr<PrinterLink> connected();
    void lose(UsbError error);
    void say_troubled(const DeviceFacts& facts, UsbError error);
    void say_left();

    // The thread.
    void run();
    void watch(const UsbEvent* event);
    void say();

    [[nodiscard]] std::shared_ptr<PrinterLink> link() const {
        const std::lock_guard lock{mutex_};
        return link_;
    }
    [[nodiscard]] PrinterStatus status_locked() const;

    UsbBus& bus_;
    const UsbPrinterSettings settings_;
    const PrinterListener listener_;

    std::mutex use_;  // who uses the printer
    // Part of a ticket may be in its memory, as of a till that was switched off in the middle of one; with use_, as the
    // next.
    bool torn_ = true;
    StandingTeller standings_;
    std::optional<DeviceFacts> troubled_;  // who was told of so last

    mutable std::mutex mutex_;
    DeviceChoice choice_;
    std::shared_ptr<PrinterLink> link_;
    PrintErrorKind missing_ = PrintErrorKind::Unplugged;  // why there is no link
    std::optional<PlugId> refused_;                       // could not be opened; tried again at next_try_
    Clock::time_point next_try_{};

    Inbox<Item> inbox_;
    std::atomic<std::size_t> turns_{0};  // of the thread, as the next
    std::optional<Clock::time_point> next_look_;
    Clock::time_point next_hearing_{};  // a deaf one is not listened to again before
    std::optional<PrinterStatus> said_;
    std::thread thread_;
};

PrinterStatus UsbPrinter::Impl::status_locked() const {
    if (!link_) {
        return {.ready = false, .trouble = missing_};
    }
    const escpos::PrinterCondition condition = link_->condition();
    PrinterStatus status = escpos::status_of(condition);
    status.drawer_open = escpos::drawer_open(condition, settings_.drawer_open_at);
    return status;
}

/// The open printer, opened now if need be; null when there is none, for the reason in `missing_`.
std::shared_ptr<PrinterLink> UsbPrinter::Impl::connected() {
    std::optional<ChosenDevice> device;
    {
        const std::lock_guard lock{mutex_};
        if (link_ && choice_.plugged(link_->facts().plug)) {
            return link_;
        }
        const std::vector<ChosenDevice> chosen = choice_.chosen();
        if (!chosen.empty()) {
            device = chosen.front();
        }
        if (device && refused_ == device->facts.plug && Clock::now() < next_try_) {
            return nullptr;
        }
    }
    say_left();
    if (const auto old = link()) {
        lose({UsbErrorKind::Gone});
    }
    if (!device) {
        const std::lock_guard lock{mutex_};
        missing_ = PrintErrorKind::Unplugged;
        return nullptr;
    }
    auto opened =
        PrinterLink::open(bus_, *device, settings_.language, settings_.patience, [this] { inbox_.push(LookAgain{}); });
    {
        const std::lock_guard lock{mutex_};
        if (opened) {
            link_ = *opened;
            refused_.reset();
        } else {
            missing_ = print_error_kind(opened.error().kind);
            refused_ = device->facts.plug;
            next_try_ = Clock::now() + settings_.retry;
        }
    }
    if (!opened) {
        // One that is gone already is told of once the bus says so too.
        if (opened.error().kind != UsbErrorKind::Cancelled && opened.error().kind != UsbErrorKind::Gone) {
            say_troubled(device->facts, opened.error());
        }
        return nullptr;
    }
    troubled_.reset();
    standings_.tell(ready(device->facts));
    return *opened;
}

/// Closes the printer. What comes back is opened anew.
void UsbPrinter::Impl::lose(UsbError error) {
    std::shared_ptr<PrinterLink> lost;
    {
        const std::lock_guard lock{mutex_};
        missing_ = print_error_kind(error.kind);
        lost = std::exchange(link_, nullptr);
    }
    if (lost && error.kind != UsbErrorKind::Cancelled) {
        if (error.kind == UsbErrorKind::Gone) {
            standings_.tell(left(lost->facts()));
        } else {
            say_troubled(lost->facts(), error);
        }
    }
}

void UsbPrinter::Impl::say_troubled(const DeviceFacts& facts, UsbError error) {
    troubled_ = facts;
    standings_.tell(troubled(facts, error));
}

/// One that was not open when it was unplugged left as well.
void UsbPrinter::Impl::say_left() {
    {
        const std::lock_guard lock{mutex_};
        if (!troubled_ || choice_.plugged(troubled_->plug)) {
            return;
        }
    }
    standings_.tell(left(*std::exchange(troubled_, std::nullopt)));
}

tl::expected<void, PrintError> UsbPrinter::Impl::print_alone(const PrintRequest& request) {
    const std::shared_ptr<PrinterLink> link = connected();
    if (!link) {
        return tl::unexpected(PrintError{.kind = status().trouble});
    }
    // One that speaks by itself is asked when what it said last is bad, or nothing of it is heard: both may be old.
    if (!link->speaks_by_itself() || link->deaf() || !escpos::status_of(link->condition()).ready) {
        if (const auto error = link->ask()) {
            lose(*error);
            return tl::unexpected(PrintError{.kind = print_error_kind(error->kind)});
        }
    }
    if (const PrinterStatus before = escpos::status_of(link->condition()); !before.ready) {
        return tl::unexpected(PrintError{.kind = before.trouble});
    }
    if (torn_) {
        link->forget_memory();
        torn_ = false;
    }
    PrinterLink::Sent sent = link->send(request.bytes);
    if (sent.error || sent.stopped) {
        return not_printed(sent, request);
    }
    if (request.leaves_paper) {
        const PrinterLink::Sent done = link->finish(request.bytes.size());
        if (done.error || done.stopped) {
            sent.error = done.error;
            return not_printed(sent, request);
        }
    }
    return {};
}

tl::unexpected<PrintError> UsbPrinter::Impl::not_printed(const PrinterLink::Sent& sent, const PrintRequest& request) {
    const bool any_taken = sent.taken > 0 || sent.maybe_more;
    torn_ = torn_ || any_taken;
    PrintError error{.taken = sent.taken, .maybe_on_paper = request.leaves_paper && any_taken};
    if (sent.error) {
        error.kind = print_error_kind(sent.error->kind);
        lose(*sent.error);
    } else {
        const PrinterStatus now = status();
        error.kind = now.ready ? PrintErrorKind::Offline : now.trouble;
    }
    return tl::unexpected(error);
}

void UsbPrinter::Impl::run() {
    for (;;) {
        const std::optional<Item> item = inbox_.take(next_look_);
        if (inbox_.stopped()) {
            break;
        }
        ++turns_;
        // Who prints looks after the printer meanwhile, and says so when it is done.
        if (std::unique_lock use{use_, std::try_to_lock}; use.owns_lock()) {
            watch(item ? std::get_if<UsbEvent>(&*item) : nullptr);
        } else {
            next_look_.reset();  // it says LookAgain
        }
        say();
    }
    // Closing waits for the bus thread, which may be telling us something.
    const std::lock_guard use{use_};
    std::shared_ptr<PrinterLink> last;
    const std::lock_guard lock{mutex_};
    last.swap(link_);
}

/// Opens a printer that came, lets go of one that left, and asks one that does not speak by itself.
void UsbPrinter::Impl::watch(const UsbEvent* event) {
    const bool was_open = link() != nullptr;
    const std::shared_ptr<PrinterLink> link = connected();
    const auto now = Clock::now();
    if (!link) {
        const std::lock_guard lock{mutex_};
        next_look_ = refused_ && choice_.plugged(*refused_) ? std::optional{next_try_} : std::nullopt;
        return;
    }
    if (link->deaf()) {
        // One that always fails to be heard is not asked all the time.
        if (now < next_hearing_) {
            next_look_ = next_hearing_;
            return;
        }
        next_hearing_ = now + settings_.poll;
        next_look_.reset();
        if (const auto error = link->ask()) {
            lose(*error);
            next_look_ = now + settings_.retry;
            return;
        }
    }
    if (link->speaks_by_itself() && link->learned()) {
        next_look_.reset();
        return;
    }
    if (was_open && event == nullptr && next_look_ && now >= *next_look_) {
        if (const auto error = link->ask()) {
            lose(*error);
        }
        next_look_.reset();
    }
    if (!next_look_) {
        next_look_ = Clock::now() + settings_.poll;
    }
}

void UsbPrinter::Impl::say() {
    const PrinterStatus now = status();
    if (listener_ && said_ != now) {
        listener_(now);
    }
    said_ = now;
}

UsbPrinter::UsbPrinter(UsbBus& bus, UsbPrinterSettings settings, PrinterListener listener, StandingListener standings)
    : impl_{std::make_unique<Impl>(bus, std::move(settings), std::move(listener), std::move(standings))} {}
UsbPrinter::~UsbPrinter() = default;

void UsbPrinter::tell(const UsbEvent& event) {
    impl_->tell(event);
}
tl::expected<void, PrintError> UsbPrinter::print(const PrintRequest& request) {
    return impl_->print(request);
}
PrinterStatus UsbPrinter::status() {
    return impl_->status();
}
std::size_t UsbPrinter::turn_count() const {
    return impl_->turn_count();
}

}  // namespace ecot::hardware
