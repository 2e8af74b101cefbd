#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "tests/support/usb_devices.hpp"

namespace ecot::test {

/// A receipt printer with paper, a memory, a cutter and a drawer: bulk OUT 0x01, bulk IN 0x82.
///
/// What it takes goes to its memory; what can be printed leaves it for the paper at once, unless it is slow. It answers
/// DLE EOT as it arrives, GS r when it comes to it, and sends its status by itself from GS a on until the next ESC @.
class EmulatedPaperPrinter : public EmulatedDevice {
public:
    EmulatedPaperPrinter(EmulatedBus& bus, std::uint8_t port, UsbModel model = receipt_printer_model(),
                         NodeKind node = NodeKind::Fifo);

    /// The paper ends so many bytes of print later; none: it does not.
    void end_paper_after(std::optional<std::size_t> bytes);
    /// A new roll.
    void load_paper();
    void set_paper_near_end(bool near_end);
    void set_cover_open(bool open);
    /// Someone opens the cover so many bytes of print later.
    void open_cover_after(std::size_t bytes);
    /// The next cut jams.
    void jam_cutter();
    void free_cutter();
    void set_drawer_open(bool open);
    /// Never answers, as printers do that only listen.
    void set_silent(bool silent);
    /// Knows DLE EOT only: neither GS a nor GS r.
    void set_simple(bool simple);
    /// Answers when it is asked, and never says anything by itself: knows no GS a.
    void set_speaks_by_itself(bool speaks);
    /// Star's answers to Star's question.
    void set_star(bool star);
    /// Prints slowly: so many bytes more each time it is asked how it is, and holds the rest; none: all at once.
    void print_per_question(std::optional<std::size_t> bytes);
    /// Its power was cut: what it held is gone.
    void lose_memory();

    /// What is on the paper, commands included.
    [[nodiscard]] Bytes paper() const;
    /// Tears off what is on the paper: it is not kept any more.
    Bytes tear_off();
    /// What waits in its memory.
    [[nodiscard]] std::size_t held_count() const;
    [[nodiscard]] unsigned kick_count() const;
    [[nodiscard]] unsigned soft_reset_count() const;
    /// How often it was asked by DLE EOT, and by the USB request.
    [[nodiscard]] unsigned question_count() const;
    [[nodiscard]] unsigned port_question_count() const;

protected:
    void on_out(std::uint8_t endpoint, const std::uint8_t* data, std::size_t count) override;
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;

private:
    [[nodiscard]] bool stopped() const { return paper_out_ || cover_open_ || jammed_; }
    [[nodiscard]] std::uint8_t status(std::uint8_t which) const;
    void answer(Bytes bytes);
    [[nodiscard]] Bytes automatic_status() const;
    void say_status();
    void hear(std::uint8_t byte);
    void print_held();
    void print(std::uint8_t byte);
    void was_asked();
    void changed();

    bool paper_out_ = false;
    bool paper_near_end_ = false;
    bool cover_open_ = false;
    bool jams_ = false;  // at the next cut
    bool jammed_ = false;
    bool drawer_open_ = false;
    bool silent_ = false;
    bool simple_ = false;
    bool star_ = false;
    bool may_speak_ = true;  // knows GS a
    bool says_status_ = false;
    std::optional<std::size_t> paper_left_;
    std::optional<std::size_t> until_opened_;
    std::optional<std::size_t> per_question_;
    std::size_t may_print_ = 0;  // of what it holds, when it is slow
    Bytes held_;
    Bytes paper_;
    Bytes heard_;  // the last bytes that arrived
    unsigned kick_count_ = 0;
    unsigned soft_reset_count_ = 0;
    unsigned question_count_ = 0;
    unsigned port_question_count_ = 0;
};

}  // namespace ecot::test
