#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "hardware/printer.hpp"

namespace ecot::hardware::escpos {

/// What a printer says of itself. Starts as a healthy one's.
struct PrinterCondition {
    bool online = true;
    bool paper_near_end = false;
    bool paper_end = false;
    bool cover_open = false;
    bool feed_pressed = false;  ///< someone holds the feed button
    bool cutter_error = false;
    bool unrecoverable = false;           ///< to be switched off and on
    bool recoverable = false;             ///< gone by itself, or with the cause
    std::optional<bool> drawer_pin_high;  ///< pin 3 of the drawer's plug; nothing while not said
    friend bool operator==(const PrinterCondition&, const PrinterCondition&) = default;
};

/// The same in the till's words: what keeps it from printing, the cover before the paper, both before what is broken.
[[nodiscard]] PrinterStatus status_of(const PrinterCondition& condition);

/// Which level of pin 3 says that the drawer is open: drawers are wired either way.
enum class DrawerOpenAt { High, Low };

/// Nothing while the printer has not said.
[[nodiscard]] std::optional<bool> drawer_open(const PrinterCondition& condition, DrawerOpenAt open_at);

/// What can be asked. The first four are answered at once, also offline (DLE EOT n); the others wait behind what is to
/// be printed, and are not answered while the printer is offline.
enum class StatusQuestion { Printer, Offline, Error, Paper, PaperSensors, DrawerPin, Maker, Model };

/// The bytes of a question. Never to be sent inside another command.
[[nodiscard]] std::string_view question_bytes(StatusQuestion question);

/// Makes the printer send its whole status at once and whenever it changes (ASB).
inline constexpr std::string_view send_status_by_itself{"\x1D\x61\x4F", 3};

/// Reads what a printer sends back, in any pieces, and keeps its condition.
///
/// Answers carry no name: they are told apart by fixed bits, and those of one kind by the order of the questions. So
/// asked() before a question is sent, and forget() once an answer is overdue. What nobody asked for is counted as stray
/// and changes nothing, but for the status that the printer sends by itself.
class StatusReader {
public:
    /// A question is about to be sent. At most 16 wait; the oldest is forgotten then.
    void asked(StatusQuestion question);

    void feed(std::string_view bytes);

    [[nodiscard]] const PrinterCondition& condition() const { return condition_; }

    /// Questions without an answer yet.
    [[nodiscard]] std::size_t waiting() const { return at_once_.size() + in_turn_.size(); }

    /// Of those, the ones that wait behind what is to be printed.
    [[nodiscard]] std::size_t waiting_in_turn() const { return in_turn_.size(); }

    /// The answers still due will not come, or are stray.
    void forget();

    /// The printer asked the till to stop sending (XOFF), and has not taken it back (XON).
    [[nodiscard]] bool stopped() const { return stopped_; }

    /// How often the status came by itself, and how many bytes answered nothing.
    [[nodiscard]] std::size_t automatic_count() const { return automatic_count_; }
    [[nodiscard]] std::size_t stray_count() const { return stray_count_; }

    /// Printable ASCII, as the printer gave them; empty while not said.
    [[nodiscard]] const std::string& maker() const { return maker_; }
    [[nodiscard]] const std::string& model() const { return model_; }

private:
    void read(std::uint8_t byte);
    void read_at_once(std::uint8_t byte);
    void read_in_turn(std::uint8_t byte);
    void read_automatic(std::uint8_t byte);
    bool read_text(std::uint8_t byte);

    PrinterCondition condition_;
    std::deque<StatusQuestion> at_once_;
    std::deque<StatusQuestion> in_turn_;
    std::array<std::uint8_t, 4> automatic_{};
    std::size_t automatic_size_ = 0;  // bytes of an automatic status so far
    std::string text_;                // of a maker's or model's name under way
    bool in_text_ = false;
    bool stopped_ = false;
    std::size_t automatic_count_ = 0;
    std::size_t stray_count_ = 0;
    std::string maker_;
    std::string model_;
};

}  // namespace ecot::hardware::escpos
