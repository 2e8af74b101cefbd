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
/// Of an impact printer on a line of a few letters. No ticket takes longer than `slowest_ticket`.
constexpr std::chrono::milliseconds slowest_byte{30};
constexpr std::chrono::milliseconds slowest_ticket{60'000};
/// Of a thermal printer: 100 mm of paper a second, a line of 42 letters each 3.75 mm.
constexpr std::chrono::milliseconds usual_byte{1};
/// While one is watched that prints.
constexpr std::chrono::milliseconds watch_pause{250};
/// A printer that answers none of so many questions only listens: it might print the next ones.
constexpr int misses_max = 3;
constexpr std::uint8_t printer_class = 7;
constexpr std::uint8_t get_port_status = 1;
constexpr std::uint8_t soft_reset = 2;
constexpr std::uint8_t get_status = 0;  // of any USB device
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
        return ask_port().error;
    }
    if (const auto heard = listen(); !heard) {
        return heard.error();
    }
    return ask();
}

/// Makes a printer that answers speak by itself, and finds out whether it answers behind what it prints: when it is
/// well, since only then it does either. One that is still at something may answer late, and is asked a few times.
std::optional<UsbError> PrinterLink::learn() {
    if (learned_ || language_ == escpos::PrinterLanguage::StarLine || !answers() || cannot_go_on()) {
        return std::nullopt;
    }
    if (const auto error = write_small(escpos::send_status_by_itself)) {
        return error->kind == UsbErrorKind::TimedOut ? std::nullopt : error;
    }
    const Asked asked = ask_one(StatusQuestion::PaperSensors);
    if (asked.error) {
        return asked.error->kind == UsbErrorKind::TimedOut ? std::nullopt : asked.error;
    }
    confirms_ = asked.answered;
    learned_ = confirms_ || ++lessons_ >= misses_max;
    if (learned_ && !confirms_) {
        const std::lock_guard lock{mutex_};
        status_.forget();
    }
    return std::nullopt;
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
    const escpos::PrinterCondition before = condition_locked();
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
    if (before != condition_locked()) {
        changed_();
    }
}

/// What the USB request says counts where the printer said nothing else, or nothing worse: many always say there that
/// they are well, and none says what it is.
escpos::PrinterCondition PrinterLink::condition_locked() const {
    const escpos::PrinterCondition said =
        language_ == escpos::PrinterLanguage::StarLine ? star_.condition() : status_.condition();
    if (!port_ || !escpos::status_of(said).ready) {
        return said;
    }
    return answered_ && escpos::status_of(*port_).ready ? said : *port_;
}

escpos::PrinterCondition PrinterLink::condition() const {
    const std::lock_guard lock{mutex_};
    return condition_locked();
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

/// One question, and its answer or the end of our patience. A late answer must not be taken for another question's:
/// those at once are forgotten; those that wait behind what is printed stay due, and all of them have to come.
PrinterLink::Asked PrinterLink::ask_one(StatusQuestion question) {
    if (const auto error = listen_again()) {
        return {.error = error};
    }
    const bool in_turn = question == StatusQuestion::PaperSensors;
    std::size_t due = 0;
    {
        const std::lock_guard lock{mutex_};
        give_up_questions_at_once();
        status_.asked(question);
        due = status_.waiting_in_turn();
    }
    const auto answer_came = [&] {
        return in_turn ? status_.waiting_in_turn() < due : status_.waiting() == status_.waiting_in_turn();
    };
    Asked asked{.error = write_small(escpos::question_bytes(question))};
    std::unique_lock lock{mutex_};
    if (!asked.error) {
        (void)heard_.wait_for(lock, patience_.answer, [&] { return answer_came() || hearing_ended_; });
        asked.answered = answer_came();
        answered_ = answered_ || asked.answered;
    } else if (in_turn) {
        status_.forget();
    }
    give_up_questions_at_once();
    return asked;
}

void PrinterLink::give_up_questions_at_once() {
    const std::size_t in_turn = status_.waiting_in_turn();
    status_.forget();
    for (std::size_t i = 0; i < in_turn; ++i) {
        status_.asked(StatusQuestion::PaperSensors);
    }
}

PrinterLink::Asked PrinterLink::ask_star() {
    if (const auto error = listen_again()) {
        return {.error = error};
    }
    std::size_t before = 0;
    {
        const std::lock_guard lock{mutex_};
        star_.forget();
        before = star_.status_count();
    }
    Asked asked{.error = write_small(escpos::star_status_question)};
    std::unique_lock lock{mutex_};
    if (!asked.error) {
        (void)heard_.wait_for(lock, patience_.answer, [&] { return star_.status_count() > before || hearing_ended_; });
        asked.answered = star_.status_count() > before;
        answered_ = answered_ || asked.answered;
    }
    return asked;
}

PrinterLink::Asked PrinterLink::ask_at_once() {
    Asked asked;
    for (const StatusQuestion question : at_once) {
        asked = ask_one(question);
        if (asked.error || !asked.answered) {
            break;
        }
        const std::lock_guard lock{mutex_};
        port_.reset();
    }
    return asked;
}

/// All that a printer of the USB class tells which only listens: many always say that they are well.
PrinterLink::Asked PrinterLink::ask_port() {
    if (device_.interface.class_code != printer_class) {
        return {};
    }
    const auto answer =
        connection_.control_in({.request = get_port_status, .index = device_.interface.number}, 1, request_patience);
    if (!answer) {
        const bool over = answer.error().kind == UsbErrorKind::Gone || answer.error().kind == UsbErrorKind::Cancelled;
        return {.error = over ? std::optional{answer.error()} : std::nullopt};
    }
    if (answer->empty()) {
        return {};
    }
    const escpos::PortStatus port = escpos::read_port_status(answer->front());
    escpos::PrinterCondition condition;
    condition.paper_end = port.paper_empty;
    condition.online = port.selected && !port.error;
    const std::lock_guard lock{mutex_};
    port_ = condition;
    return {.answered = true};
}

/// What every USB device answers, or refuses to, while it has power.
PrinterLink::Asked PrinterLink::ask_whether_there() {
    const auto answer = connection_.control_in(
        {.type = ControlRequest::Type::Standard, .recipient = ControlRequest::Recipient::Device, .request = get_status},
        2, request_patience);
    if (answer || answer.error().kind == UsbErrorKind::Stalled) {
        return {.answered = true};
    }
    return {.error = answer.error().kind == UsbErrorKind::TimedOut ? std::nullopt : std::optional{answer.error()}};
}

/// As it answers best: its own questions, or the USB request of one that answered none so far.
PrinterLink::Asked PrinterLink::ask_anyhow() {
    if (device_.interface.in() == nullptr || (!answers() && misses_ >= misses_max)) {
        return ask_port();
    }
    Asked asked = language_ == escpos::PrinterLanguage::StarLine ? ask_star() : ask_at_once();
    if (asked.error && asked.error->kind != UsbErrorKind::TimedOut) {
        return asked;
    }
    if (asked.answered) {
        asked.error = learn();
        return asked;
    }
    // It takes or says nothing: the USB request goes another way.
    ++misses_;
    const bool answers_better = answers();
    asked = ask_port();
    asked.answered = asked.answered && !answers_better;
    return asked;
}

std::optional<UsbError> PrinterLink::ask() {
    return ask_anyhow().error;
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
        sent.maybe_more = written.maybe_more;
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
                sent.error = ask_port().error;
            }
            sent.stopped = cannot_go_on() || Clock::now() - progress >= patience_.stuck;
        }
    }
    sent.taken = taken <= reset_printer.size() ? taken : std::max(taken - std::min(taken, added), reset_printer.size());
    sent.taken = std::min(sent.taken, bytes.size());
    return sent;
}

PrinterLink::Sent PrinterLink::finish(std::size_t bytes) {
    return confirms_ ? wait_for_the_answer_behind(bytes) : watch_it_print(bytes);
}

PrinterLink::Sent PrinterLink::wait_for_the_answer_behind(std::size_t bytes) {
    Sent done;
    // As long as it answers that it is well it prints, slowly: an impact printer some tens of letters a second.
    const auto latest =
        Clock::now() + patience_.stuck + std::min(slowest_byte * static_cast<std::int64_t>(bytes), slowest_ticket);
    auto until = Clock::now() + patience_.stuck;
    done.error = listen_again();
    if (!done.error) {
        done.error = ask_behind_the_ticket();
    }
    bool deaf = false;
    while (!done.error && !done.stopped) {
        {
            std::unique_lock lock{mutex_};
            (void)heard_.wait_for(lock, patience_.answer, [&] {
                return status_.waiting_in_turn() == 0 || (hearing_ended_ && !deaf) ||
                       !escpos::status_of(status_.condition()).ready;
            });
            if (status_.waiting_in_turn() == 0) {
                return done;
            }
            deaf = hearing_ended_.has_value();
        }
        // The answer waits for the paper; the others tell what the paper waits for.
        const Asked asked = ask_anyhow();
        done.error = asked.error;
        if (asked.answered) {
            until = std::min(latest, Clock::now() + patience_.stuck);
        }
        if (!done.error && deaf) {
            {
                const std::lock_guard lock{mutex_};
                status_.forget();  // the answer may have been lost
            }
            done.error = ask_behind_the_ticket();
        }
        done.stopped = cannot_go_on() || Clock::now() >= until;
    }
    const std::lock_guard lock{mutex_};
    status_.forget();
    return done;
}

std::optional<UsbError> PrinterLink::ask_behind_the_ticket() {
    {
        const std::lock_guard lock{mutex_};
        give_up_questions_at_once();
        status_.asked(StatusQuestion::PaperSensors);
    }
    return write_small(escpos::question_bytes(StatusQuestion::PaperSensors));
}

/// What it has in its memory it would lose with its power: it is asked until all of that must be on paper.
PrinterLink::Sent PrinterLink::watch_it_print(std::size_t bytes) {
    const auto begun = Clock::now();
    const auto out = begun + std::min(usual_byte * static_cast<std::int64_t>(bytes), patience_.unconfirmed);
    for (;;) {
        Asked asked = ask_anyhow();
        if (confirms_) {
            return asked.error ? Sent{.error = asked.error} : wait_for_the_answer_behind(bytes);
        }
        if (!asked.error && !asked.answered && !answers()) {
            asked = ask_whether_there();
        }
        const auto now = Clock::now();
        if (asked.error || cannot_go_on() || (!asked.answered && now >= begun + patience_.stuck)) {
            return {.error = asked.error, .stopped = !asked.error};
        }
        if (asked.answered && now >= out) {
            return {};
        }
        const auto pause = now < out ? std::min<Clock::duration>(watch_pause, out - now) : watch_pause;
        std::unique_lock lock{mutex_};
        (void)heard_.wait_for(lock, pause, [this] { return !escpos::status_of(condition_locked()).ready; });
    }
}

void PrinterLink::forget_memory() {
    if (device_.interface.class_code == printer_class) {
        {
            const std::lock_guard lock{mutex_};
            status_.forget();  // questions that waited there are gone, too
        }
        (void)connection_.control_out({.request = soft_reset, .index = device_.interface.number}, {}, request_patience);
    }
}

}  // namespace ecot::hardware
