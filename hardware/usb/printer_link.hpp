#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "hardware/escpos/profile.hpp"
#include "hardware/escpos/star_status.hpp"
#include "hardware/escpos/status.hpp"
#include "hardware/usb/device_choice.hpp"

namespace ecot::hardware {

/// How long a printer is waited for.
struct PrinterPatience {
    std::chrono::milliseconds answer{500};    ///< for a status that is answered at once
    std::chrono::milliseconds look{1000};     ///< while it takes nothing, until it is asked why
    std::chrono::milliseconds stuck{10'000};  ///< while it takes or answers nothing and says that all is well
    /// At most so long after its last byte a printer is watched that cannot say when all is on paper: 1 ms a byte.
    std::chrono::milliseconds unconfirmed{2000};
};

/// An open printer: bytes to it, and what it says of itself. One thread prints and asks; condition() is for any.
class PrinterLink {
public:
    /// Opens the printer, hears what it says from now on, and asks how it is. `changed` is called on the bus thread
    /// when it said something new: it posts.
    [[nodiscard]] static tl::expected<std::shared_ptr<PrinterLink>, UsbError> open(UsbBus& bus,
                                                                                   const ChosenDevice& device,
                                                                                   escpos::PrinterLanguage language,
                                                                                   PrinterPatience patience,
                                                                                   std::function<void()> changed);
    PrinterLink(const PrinterLink&) = delete;
    PrinterLink& operator=(const PrinterLink&) = delete;
    /// Not on the bus thread.
    ~PrinterLink();

    [[nodiscard]] const DeviceFacts& facts() const { return device_.facts; }
    [[nodiscard]] escpos::PrinterCondition condition() const;

    /// Whether the printer sends its status by itself, so that it need not be asked.
    [[nodiscard]] bool speaks_by_itself() const;
    /// Whether nothing it says is heard any more, until it is asked again.
    [[nodiscard]] bool deaf() const;
    /// Whether it is known how much the printer tells of itself: not before it was well when it was asked.
    [[nodiscard]] bool learned() const { return learned_ || !answers(); }
    /// Whether it ever answered a question.
    [[nodiscard]] bool answers() const;

    /// Asks how the printer is, one question at a time; of one that only listens, the USB request. The answers are in
    /// condition(). An error only where the connection failed.
    [[nodiscard]] std::optional<UsbError> ask();

    /// How far a ticket came.
    struct Sent {
        std::size_t taken = 0;
        bool maybe_more = false;        ///< it may have taken more than those (UsbWritten)
        std::optional<UsbError> error;  ///< of the connection
        bool stopped = false;           ///< the printer said why not, in condition(), or takes no more
    };
    /// Sends a ticket until all is taken, the printer says that it cannot go on, or takes nothing any more.
    [[nodiscard]] Sent send(std::string_view bytes);

    /// Waits until the printer did all it was sent, as far as it tells. It may take the longer the more `bytes` it was
    /// sent. One that does not tell is watched for as long as they may take, and has done it all if it is well then;
    /// one that tells nothing at all, if it is still there. `stopped` when it cannot go on or falls silent.
    [[nodiscard]] Sent finish(std::size_t bytes);

    /// Lets the printer forget what it has in its memory. Printers that cannot are not told.
    void forget_memory();

private:
    using Clock = std::chrono::steady_clock;

    PrinterLink(UsbConnection connection, ChosenDevice device, escpos::PrinterLanguage language,
                PrinterPatience patience, std::function<void()> changed);
    /// What came of a question.
    struct Asked {
        std::optional<UsbError> error;  ///< of the connection
        bool answered = false;          ///< the way it answers best
    };
    [[nodiscard]] std::optional<UsbError> begin();
    [[nodiscard]] tl::expected<void, UsbError> listen();
    [[nodiscard]] std::optional<UsbError> listen_again();
    void hear(std::string_view bytes);
    [[nodiscard]] Asked ask_anyhow();
    [[nodiscard]] Asked ask_one(escpos::StatusQuestion question);
    void give_up_questions_at_once();
    [[nodiscard]] std::optional<UsbError> learn();
    [[nodiscard]] std::optional<UsbError> ask_behind_the_ticket();
    [[nodiscard]] Asked ask_at_once();
    [[nodiscard]] Asked ask_star();
    [[nodiscard]] Asked ask_port();
    [[nodiscard]] Asked ask_whether_there();
    [[nodiscard]] Sent wait_for_the_answer_behind(std::size_t bytes);
    [[nodiscard]] Sent watch_it_print(std::size_t bytes);
    [[nodiscard]] std::optional<UsbError> write_small(std::string_view bytes);
    [[nodiscard]] escpos::PrinterCondition condition_locked() const;
    [[nodiscard]] bool cannot_go_on() const;
    [[nodiscard]] std::string with_status(std::string_view bytes) const;

    const ChosenDevice device_;
    const escpos::PrinterLanguage language_;
    const PrinterPatience patience_;
    const std::function<void()> changed_;

    mutable std::mutex mutex_;
    std::condition_variable heard_;
    escpos::StatusReader status_;
    escpos::StarStatusReader star_;
    std::optional<escpos::PrinterCondition> port_;  // by the USB request, since it said nothing else
    std::optional<UsbError> hearing_ended_;
    bool answered_ = false;
    bool learned_ = false;   // whether it speaks by itself, and the next line
    bool confirms_ = false;  // it answers behind what it prints
    int lessons_ = 0;        // tries to learn that
    int misses_ = 0;         // of questions, before it ever answered one

    UsbConnection connection_;  // goes first: nothing is heard any more then
};

}  // namespace ecot::hardware
