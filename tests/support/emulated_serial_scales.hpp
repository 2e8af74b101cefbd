#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "tests/support/emulated_tty.hpp"

namespace ecot::test {

/// A scale that speaks Mettler Toledo's 8217 protocol. All functions on any thread.
class Emulated8217 {
public:
    /// For the tty it is plugged into; the scale outlives that.
    [[nodiscard]] EmulatedTty::Peer peer();

    /// Goods at rest, up to 99,999 g.
    void lay(int grams);
    /// Not at rest: the status byte of the protocol, bit 6 always set.
    void show_status(unsigned bits);
    /// These bytes for every question.
    void answer_with(std::string bytes);

    [[nodiscard]] unsigned zero_count() const;
    [[nodiscard]] int tare() const;

private:
    [[nodiscard]] std::string answers(std::string_view bytes);
    [[nodiscard]] std::string weight() const;

    mutable std::mutex mutex_;
    int grams_ = 0;
    std::string fixed_;  // what is answered in place of the weight
    std::string tare_digits_;
    bool in_tare_ = false;
    int tare_ = 0;
    unsigned zero_count_ = 0;
};

/// A scale that speaks Mettler Toledo's Checkout-Dialog 06. All functions on any thread.
class EmulatedDialog06 {
public:
    /// For the tty it is plugged into; the scale outlives that.
    [[nodiscard]] EmulatedTty::Peer peer();

    /// Goods at rest, up to 99,999 g.
    void lay(int grams);
    /// Gives no weight, for the reason of record 09 ("20": in motion).
    void refuse(std::string code);
    /// These bytes in place of the record with the weight.
    void answer_with(std::string bytes);
    /// Asks for the till's checksums with these two digits, until it was answered so.
    void ask_for_checksums(std::string digits, std::string expected);

    /// The last unit price and tare that came, in digits; empty where none did.
    [[nodiscard]] std::string price() const;
    [[nodiscard]] std::string tare() const;

private:
    [[nodiscard]] std::string answers(std::string_view bytes);
    [[nodiscard]] std::string answer_to(const std::string& record);
    [[nodiscard]] std::string result() const;

    mutable std::mutex mutex_;
    int grams_ = 0;
    std::string refusal_;
    std::string fixed_;
    std::string asked_digits_;
    std::string expected_;
    std::string verdict_;
    std::string price_;
    std::string tare_;
    std::string record_;
    bool in_record_ = false;
};

}  // namespace ecot::test
