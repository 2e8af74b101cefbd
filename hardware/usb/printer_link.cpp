#include "hardware/usb/printer_link.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "hardware/escpos/device_id.hpp"

namespace ecot::hardware {

namespace {

using escpos::StatusQuestion;

constexpr std::chrono::milliseconds request_patience{500};
constexpr int stalls_max = 3;
constexpr std::chrono::milliseconds slowest_byte{30};
/// A printer that answers none of so many questions only listens: it might print the next ones.
constexpr int misses_max = 3;
constexpr std::uint8_t printer_class = 7;
constexpr std::uint8_t get_port_status = 1;
constexpr std::uint8_t soft_reset = 2;
constexpr std::string_view reset_printer = "\x1B@";

constexpr StatusQuestion at_once[]{StatusQuestion::Printer, StatusQuestion::Offline, StatusQuestion::Error,
                                   StatusQuestion::Paper};

[[nodiscard]] std::span<const std::uint8_t> as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] std::string_view as_text(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

PrinterLink::PrinterLink(UsbConnection connection, ChosenDevice device, escpos::PrinterLanguage language,
                         PrinterPatience patience, std::function<void()> changed)
    : device_{std::move(device)},
      language_{language},
      patience_{patience},
      changed_{std::move(changed)},
      connection_{std::move(connection)} {}

PrinterLink::~PrinterLink() = default;

tl::expected<std::shared_ptr<PrinterLink>, UsbError> PrinterLink::open(UsbBus& bus, const ChosenDevice& device,
                                                                       escpos::PrinterLanguage language,
                                                                       PrinterPatience patience,
                                                                       std::function<void()> changed) {
    if (device.interface.out() == nullptr) {
        return tl::unexpected(UsbError{UsbErrorKind::NotSupported});
    }
    auto connection = bus.connect(device.facts.plug, device.interface);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    std::shared_ptr<PrinterLink> link{
        new PrinterLink{std::move(*connection), device, language, patience, std::move(changed)}};
    if (const auto error = link->begin()) {
        return tl::unexpected(*error);
    }
    return link;
}

/// Finds out what the printer tells of itself, and how.
std::optional<UsbError> PrinterLink::begin() {
    if (device_.interface.in() == nullptr) {
        return ask_port();
    }
    if (const auto heard = listen(); !heard) {
        return heard.error();
    }
    return ask();
}

/// Makes a printer that answers speak by itself, and finds out whether it answers behind what it prints: once, when it
/// is well, since only then it does either.
std::optional<UsbError> PrinterLink::learn() {
    if (learned_ || !answers() || cannot_go_on()) {
        return std::nullopt;
    }
    learned_ = true;
    if (const auto error = write_small(escpos::send_status_by_itself)) {
        return error;
    }
    return ask_one(StatusQuestion::PaperSensors, confirms_);
}

tl::expected<void, UsbError> PrinterLink::listen() {
    return connection_.read_all({.endpoint = device_.interface.in()->address,
                                 .report = [this](const UsbReport& report) { hear(as_text(report.bytes)); },
                                 .ended =
                                     [this](const UsbError& error) {
                                         const std::lock_guard lock{mutex_};
                                         hearing_ended_ = error;
                                         heard_.notify_all();
                                         changed_();
                                     }});
}

/// After the printer stalled or was misunderstood on its way to us.
std::optional<UsbError> PrinterLink::listen_again() {
    std::optional<UsbError> ended;
    {
        const std::lock_guard lock{mutex_};
        ended = std::exchange(hearing_ended_, std::nullopt);
    }
    if (!ended) {
        return std::nullopt;
    }
    if (ended->kind == UsbErrorKind::Gone || ended->kind == UsbErrorKind::Cancelled) {
        return ended;
    }
    if (ended->kind == UsbErrorKind::Stalled) {
        (void)connection_.clear_halt(device_.interface.in()->address);
    }
    const auto heard = listen();
    return heard ? std::nullopt : std::optional{heard.error()};
}

void PrinterLink::hear(std::string_view bytes) {
    const std::lock_guard lock{mutex_};
    const escpos::PrinterCondition before = status_.condition();
    const escpos::PrinterCondition star_before = star_.condition();
    const std::size_t automatic_before = status_.automatic_count();
    if (language_ == escpos::PrinterLanguage::StarLine) {
        star_.feed(bytes);
    } else {
        status_.feed(bytes);
    }
    if (status_.automatic_count() > automatic_before) {
        port_.reset();  // it says all by itself, and more than the USB request
    }
    heard_.notify_all();
    if (before != status_.condition() || star_before != star_.condition()) {
        changed_();
    }
}

escpos::PrinterCondition PrinterLink::condition() const {
    const std::lock_guard lock{mutex_};
    if (language_ == escpos::PrinterLanguage::StarLine) {
        return star_.condition();
    }
    return port_.value_or(status_.condition());
}

bool PrinterLink::speaks_by_itself() const {
    const std::lock_guard lock{mutex_};
    return status_.automatic_count() > 0;
}
bool PrinterLink::deaf() const {
    const std::lock_guard lock{mutex_};
    return hearing_ended_.has_value();
}
bool PrinterLink::answers() const {
    const std::lock_guard lock{mutex_};
    return answered_;
}
bool PrinterLink::cannot_go_on() const {
    return !escpos::status_of(condition()).ready;
}

std::optional<UsbError> PrinterLink::write_small(std::string_view bytes) {
    const std::uint8_t endpoint = device_.interface.out()->address;
    UsbWritten written = connection_.write(endpoint, as_bytes(bytes), patience_.answer);
    if (written.error && written.error->kind == UsbErrorKind::Stalled && connection_.clear_halt(endpoint)) {
        // It may have stalled before we came: closing does not end that.
        written = connection_.write(endpoint, as_bytes(bytes.substr(written.taken)), patience_.answer);
    }
    return written.error;
}

/// One question, and its answer or the end of our patience. A late answer must not be taken for another question's.
std::optional<UsbError> PrinterLink::ask_one(StatusQuestion question, bool& answered) {
    answered = false;
    if (const auto error = listen_again()) {
        return error;
    }
    {
        const std::lock_guard lock{mutex_};
        give_up_questions();
        status_.asked(question);
    }
    const auto answer_came = [this, in_turn = question == StatusQuestion::PaperSensors] {
        return in_turn ? status_.waiting_in_turn() == 0 : status_.waiting() == status_.waiting_in_turn();
    };
    const auto error = write_small(escpos::question_bytes(question));
    std::unique_lock lock{mutex_};
    if (!error) {
        (void)heard_.wait_for(lock, patience_.answer, [&] { return answer_came() || hearing_ended_; });
        answered = answer_came();
        answered_ = answered_ || answered;
    }
    in_turn_due_ = in_turn_due_ && status_.waiting_in_turn() > 0;
    give_up_questions();
    return error;
}

/// Forgets all questions but the one that waits behind what is printed.
void PrinterLink::give_up_questions() {
    status_.forget();
    if (in_turn_due_) {
        status_.asked(StatusQuestion::PaperSensors);
    }
}

std::optional<UsbError> PrinterLink::ask_star() {
    if (const auto error = listen_again()) {
        return error;
    }
    std::size_t before = 0;
    {
        const std::lock_guard lock{mutex_};
        star_.forget();
        before = star_.status_count();
    }
    if (const auto error = write_small(escpos::star_status_question)) {
        return error;
    }
    std::unique_lock lock{mutex_};
    answered_ =
        heard_.wait_for(lock, patience_.answer, [&] { return star_.status_count() > before || hearing_ended_; }) ||
        answered_;
    return std::nullopt;
}

/// All that a printer of the USB class tells which only listens: many always say that they are well.
std::optional<UsbError> PrinterLink::ask_port() {
    if (device_.interface.class_code != printer_class) {
        return std::nullopt;
    }
    const auto answer =
        connection_.control_in({.request = get_port_status, .index = device_.interface.number}, 1, request_patience);
    if (!answer) {
        return answer.error().kind == UsbErrorKind::Gone ? std::optional{answer.error()} : std::nullopt;
    }
    if (!answer->empty()) {
        const escpos::PortStatus port = escpos::read_port_status(answer->front());
        escpos::PrinterCondition condition;
        condition.paper_end = port.paper_empty;
        condition.online = port.selected && !port.error;
        const std::lock_guard lock{mutex_};
        port_ = condition;
    }
    return std::nullopt;
}

std::optional<UsbError> PrinterLink::ask() {
    if (device_.interface.in() == nullptr) {
        return ask_port();
    }
    if (language_ == escpos::PrinterLanguage::StarLine) {
        return ask_star();
    }
    if (!answers() && misses_ >= misses_max) {
        return ask_port();
    }
    for (const StatusQuestion question : at_once) {
        bool answered = false;
        const auto error = ask_one(question, answered);
        if (error && error->kind != UsbErrorKind::TimedOut) {
            return error;
        }
        if (error || !answered) {
            // It takes or says nothing: the USB request goes another way.
            ++misses_;
            return ask_port();
        }
        const std::lock_guard lock{mutex_};
        port_.reset();
    }
    return learn();
}

/// A ticket begins with a reset, which also ends the printer's speaking by itself: it is asked for that anew.
std::string PrinterLink::with_status(std::string_view bytes) const {
    std::string all{bytes};
    if (speaks_by_itself() && bytes.starts_with(reset_printer)) {
        all.insert(reset_printer.size(), escpos::send_status_by_itself);
    }
    return all;
}

PrinterLink::Sent PrinterLink::send(std::string_view bytes) {
    const std::string all = with_status(bytes);
    const std::size_t added = all.size() - bytes.size();
    const std::uint8_t endpoint = device_.interface.out()->address;
    Sent sent;
    std::size_t taken = 0;
    int stalls = 0;
    auto progress = Clock::now();
    while (taken < all.size() && !sent.error && !sent.stopped) {
        const UsbWritten written =
            connection_.write(endpoint, as_bytes(std::string_view{all}.substr(taken)), patience_.look);
        taken += written.taken;
        if (written.taken > 0) {
            progress = Clock::now();
        }
        if (!written.error) {
            continue;
        }
        if (written.error->kind == UsbErrorKind::Stalled && ++stalls <= stalls_max) {
            if (const auto cleared = connection_.clear_halt(endpoint); !cleared) {
                sent.error = cleared.error();
            }
        } else if (written.error->kind != UsbErrorKind::TimedOut) {
            sent.error = written.error;
        } else {
            // It takes nothing, so that no question gets through: what it says by itself, or by the USB request.
            if (!speaks_by_itself()) {
                sent.error = ask_port();
            }
            sent.stopped = cannot_go_on() || Clock::now() - progress >= patience_.stuck;
        }
    }
    sent.taken = taken <= reset_printer.size() ? taken : std::max(taken - std::min(taken, added), reset_printer.size());
    sent.taken = std::min(sent.taken, bytes.size());
    return sent;
}

PrinterLink::Sent PrinterLink::finish(std::size_t bytes) {
    Sent done;
    if (!confirms_) {
        done.error = ask();
        done.stopped = cannot_go_on();
        return done;
    }
    // As long as it answers that it is well it prints, slowly: an impact printer some tens of letters a second.
    const auto latest = Clock::now() + patience_.stuck + slowest_byte * static_cast<std::int64_t>(bytes);
    auto until = Clock::now() + patience_.stuck;
    done.error = listen_again();
    if (!done.error) {
        done.error = ask_behind_the_ticket();
    }
    while (!done.error && !done.stopped) {
        bool deaf = false;
        {
            std::unique_lock lock{mutex_};
            (void)heard_.wait_for(lock, patience_.answer, [this] {
                return status_.waiting_in_turn() == 0 || hearing_ended_ ||
                       !escpos::status_of(status_.condition()).ready;
            });
            if (status_.waiting_in_turn() == 0) {
                in_turn_due_ = false;
                return done;
            }
            deaf = hearing_ended_.has_value();
        }
        // The answer waits for the paper; the others tell what the paper waits for.
        const int misses_before = misses_;
        done.error = ask();
        if (!done.error && misses_ == misses_before) {
            until = std::min(latest, Clock::now() + patience_.stuck);
        }
        if (!done.error && deaf) {
            done.error = ask_behind_the_ticket();  // the answer may have been lost
        }
        done.stopped = cannot_go_on() || Clock::now() >= until;
    }
    const std::lock_guard lock{mutex_};
    in_turn_due_ = false;
    give_up_questions();
    return done;
}

std::optional<UsbError> PrinterLink::ask_behind_the_ticket() {
    {
        const std::lock_guard lock{mutex_};
        in_turn_due_ = true;
        give_up_questions();
    }
    return write_small(escpos::question_bytes(StatusQuestion::PaperSensors));
}

void PrinterLink::forget_memory() {
    if (device_.interface.class_code == printer_class) {
        (void)connection_.control_out({.request = soft_reset, .index = device_.interface.number}, {}, request_patience);
    }
}

}  // namespace ecot::hardware
