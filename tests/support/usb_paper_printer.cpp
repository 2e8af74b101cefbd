#include "tests/support/usb_paper_printer.hpp"

#include <algorithm>
#include <initializer_list>
#include <mutex>
#include <string>
#include <utility>

namespace ecot::test {

namespace {

constexpr std::uint8_t answers_at = 0x82;

[[nodiscard]] bool ends_with(const Bytes& bytes, std::initializer_list<std::uint8_t> end) {
    return bytes.size() >= end.size() &&
           std::equal(end.begin(), end.end(), bytes.end() - static_cast<std::ptrdiff_t>(end.size()));
}

}  // namespace

EmulatedPaperPrinter::EmulatedPaperPrinter(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node)
    : EmulatedDevice{bus, port, std::move(model), node} {}

void EmulatedPaperPrinter::end_paper_after(std::optional<std::size_t> bytes) {
    const std::lock_guard lock{mutex_};
    paper_left_ = bytes;
    paper_out_ = bytes == std::size_t{0};
    changed();
}
void EmulatedPaperPrinter::load_paper() {
    const std::lock_guard lock{mutex_};
    paper_left_.reset();
    paper_out_ = false;
    paper_near_end_ = false;
    changed();
}
void EmulatedPaperPrinter::set_paper_near_end(bool near_end) {
    const std::lock_guard lock{mutex_};
    paper_near_end_ = near_end;
    changed();
}
void EmulatedPaperPrinter::set_cover_open(bool open) {
    const std::lock_guard lock{mutex_};
    cover_open_ = open;
    changed();
}
void EmulatedPaperPrinter::jam_cutter() {
    const std::lock_guard lock{mutex_};
    jams_ = true;
}
void EmulatedPaperPrinter::free_cutter() {
    const std::lock_guard lock{mutex_};
    jams_ = false;
    jammed_ = false;
    changed();
}
void EmulatedPaperPrinter::set_drawer_open(bool open) {
    const std::lock_guard lock{mutex_};
    drawer_open_ = open;
    changed();
}
void EmulatedPaperPrinter::set_silent(bool silent) {
    const std::lock_guard lock{mutex_};
    silent_ = silent;
}
void EmulatedPaperPrinter::set_simple(bool simple) {
    const std::lock_guard lock{mutex_};
    simple_ = simple;
}
void EmulatedPaperPrinter::set_speaks_by_itself(bool speaks) {
    const std::lock_guard lock{mutex_};
    may_speak_ = speaks;
}
void EmulatedPaperPrinter::set_star(bool star) {
    const std::lock_guard lock{mutex_};
    star_ = star;
}

void EmulatedPaperPrinter::print_per_question(std::optional<std::size_t> bytes) {
    const std::lock_guard lock{mutex_};
    per_question_ = bytes;
    may_print_ = 0;
    print_held();
}
void EmulatedPaperPrinter::lose_memory() {
    const std::lock_guard lock{mutex_};
    held_.clear();
    heard_.clear();
    may_print_ = 0;
}

Bytes EmulatedPaperPrinter::paper() const {
    const std::lock_guard lock{mutex_};
    return paper_;
}
Bytes EmulatedPaperPrinter::tear_off() {
    const std::lock_guard lock{mutex_};
    return std::exchange(paper_, {});
}
std::size_t EmulatedPaperPrinter::held_count() const {
    const std::lock_guard lock{mutex_};
    return held_.size();
}
unsigned EmulatedPaperPrinter::kick_count() const {
    const std::lock_guard lock{mutex_};
    return kick_count_;
}
unsigned EmulatedPaperPrinter::soft_reset_count() const {
    const std::lock_guard lock{mutex_};
    return soft_reset_count_;
}
unsigned EmulatedPaperPrinter::port_question_count() const {
    const std::lock_guard lock{mutex_};
    return port_question_count_;
}
unsigned EmulatedPaperPrinter::question_count() const {
    const std::lock_guard lock{mutex_};
    return question_count_;
}

void EmulatedPaperPrinter::open_cover_after(std::size_t bytes) {
    const std::lock_guard lock{mutex_};
    until_opened_ = bytes;
}

/// The answer to DLE EOT: bits 1 and 4 are always set, 0 and 7 never.
std::uint8_t EmulatedPaperPrinter::status(std::uint8_t which) const {
    unsigned bits = 0x12;
    if (which == 1) {
        bits |= (drawer_open_ ? 0x04U : 0U) | (stopped() ? 0x08U : 0U);
    } else if (which == 2) {
        bits |= (cover_open_ ? 0x04U : 0U) | (paper_out_ ? 0x20U : 0U) | (jammed_ ? 0x40U : 0U);
    } else if (which == 3) {
        bits |= jammed_ ? 0x08U : 0U;
    } else if (which == 4) {
        bits |= (paper_near_end_ || paper_out_ ? 0x0cU : 0U) | (paper_out_ ? 0x60U : 0U);
    }
    return static_cast<std::uint8_t>(bits);
}

void EmulatedPaperPrinter::answer(Bytes bytes) {
    if (!silent_) {
        queue_in(answers_at, std::move(bytes));
    }
}

Bytes EmulatedPaperPrinter::automatic_status() const {
    const unsigned first = 0x10U | (drawer_open_ ? 0x04U : 0U) | (stopped() ? 0x08U : 0U) | (cover_open_ ? 0x20U : 0U);
    const unsigned paper = (paper_near_end_ || paper_out_ ? 0x03U : 0U) | (paper_out_ ? 0x0cU : 0U);
    return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(jammed_ ? 0x08 : 0x00),
            static_cast<std::uint8_t>(paper), 0x0f};
}

void EmulatedPaperPrinter::say_status() {
    if (says_status_) {
        answer(automatic_status());
    }
}

void EmulatedPaperPrinter::was_asked() {
    may_print_ = per_question_.value_or(0);
}

void EmulatedPaperPrinter::changed() {
    print_held();
    if (says_status_ && !silent_) {
        send(answers_at, automatic_status());
    }
}

/// What is obeyed as it arrives.
void EmulatedPaperPrinter::hear(std::uint8_t byte) {
    heard_.push_back(byte);
    if (heard_.size() > 3) {
        heard_.erase(heard_.begin());
    }
    if (star_ && ends_with(heard_, {0x1b, 0x06, 0x01})) {
        was_asked();
        const unsigned printer = (stopped() ? 0x08U : 0U) | (cover_open_ ? 0x20U : 0U) | (drawer_open_ ? 0x04U : 0U);
        answer({0x23, 0x86, static_cast<std::uint8_t>(printer), 0x00, 0x00,
                static_cast<std::uint8_t>(paper_out_ ? 0x08 : 0x00), 0x00, 0x00, 0x00});
    } else if (!star_ && heard_.size() == 3 && heard_[0] == 0x10 && heard_[1] == 0x04) {
        ++question_count_;
        was_asked();
        answer({status(byte)});
    } else {
        return;
    }
    held_.resize(held_.size() - 3);  // it is no print
    heard_.clear();
}

void EmulatedPaperPrinter::print(std::uint8_t byte) {
    paper_.push_back(byte);
    if (paper_left_ && (*paper_left_ == 0 || --*paper_left_ == 0)) {
        paper_out_ = true;
        say_status();
    }
    if (until_opened_ && (*until_opened_ == 0 || --*until_opened_ == 0)) {
        until_opened_.reset();
        cover_open_ = true;
        say_status();
    }
    if (star_) {
        return;
    }
    if (ends_with(paper_, {0x1b, 0x40})) {
        says_status_ = false;
    } else if (paper_.size() >= 3 && paper_[paper_.size() - 3] == 0x1d && paper_[paper_.size() - 2] == 'a') {
        says_status_ = may_speak_ && !simple_ && byte != 0;
        say_status();
    } else if (paper_.size() >= 3 && paper_[paper_.size() - 3] == 0x1d && paper_[paper_.size() - 2] == 'r') {
        if (!simple_) {
            answer({static_cast<std::uint8_t>(paper_near_end_ ? 0x03 : 0x00)});
        }
    } else if (paper_.size() >= 3 && paper_[paper_.size() - 3] == 0x1b && paper_[paper_.size() - 2] == 'p') {
        ++kick_count_;
        drawer_open_ = true;
        say_status();
    } else if (jams_ && ends_with(paper_, {0x1d, 0x56})) {
        jams_ = false;
        jammed_ = true;
        say_status();
    }
}

void EmulatedPaperPrinter::print_held() {
    // A question that is still arriving stays where it can be taken out again.
    const std::size_t arriving = !heard_.empty() && heard_.back() == 0x10                         ? 1
                                 : heard_.size() >= 2 && ends_with(heard_, {0x10, 0x04})          ? 2
                                 : star_ && heard_.size() >= 2 && ends_with(heard_, {0x1b, 0x06}) ? 2
                                 : star_ && !heard_.empty() && heard_.back() == 0x1b              ? 1
                                                                                                  : 0;
    std::size_t printed = 0;
    while (!stopped() && printed + arriving < held_.size() && (!per_question_ || may_print_ > 0)) {
        may_print_ -= per_question_ ? 1U : 0U;
        print(held_[printed]);
        ++printed;
    }
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(printed));
}

void EmulatedPaperPrinter::on_out(std::uint8_t /*endpoint*/, const std::uint8_t* data, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        held_.push_back(data[i]);
        hear(data[i]);
    }
    print_held();
}

std::optional<Bytes> EmulatedPaperPrinter::on_control(const UsbSetup& setup, const Bytes& /*data*/) {
    if (setup.type == 0xa1 && setup.request == 1) {  // GET_PORT_STATUS
        ++port_question_count_;
        return Bytes{static_cast<std::uint8_t>((paper_out_ ? 0x20 : 0x00) | 0x10 | (stopped() ? 0x00 : 0x08))};
    }
    if (setup.request == 2 && (setup.type == 0x21 || setup.type == 0x23)) {  // SOFT_RESET
        ++soft_reset_count_;
        held_.clear();
        heard_.clear();
        return Bytes{};
    }
    return std::nullopt;
}

}  // namespace ecot::test
