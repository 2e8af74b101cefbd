#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pos/ui/input.hpp"

namespace ecot::app {

using ui::Moment;

/// One key going down, as the window saw it.
struct Stroke {
    Moment seen{0};
    ui::Key key = ui::Key::None;  ///< of a key that does something; None for one that types
    char position = '\0';         ///< what is printed on this key of a US keyboard, in capitals; 0: unknown
    char32_t typed = 0;           ///< what the keyboard layout makes of it
    bool shift = false;
    bool control = false;
    bool repeated = false;  ///< the key is held down: no scanner does that
    bool operator==(const Stroke&) const = default;
};

/// A code read by a scanner that types like a keyboard.
struct Scan {
    /// What the code may be: which one depends on the layouts the scanner and this machine are set to, so the till
    /// takes the one it knows. The likeliest first, none twice, never empty.
    std::vector<std::string> candidates;
    bool operator==(const Scan&) const = default;
};

/// What the keyboard said, in order.
using Heard = std::variant<Stroke, Scan>;

/// Tells a keyboard scanner from a person: at least four characters in quick succession and ended by Enter are a code,
/// whatever has the focus; all else is typing and given back as it was, hardly late. Pure.
///
/// The first four characters may be 50 ms apart: scanners need 1 to 20, nobody types four keys and Enter that fast.
/// Then it is a scanner, and a machine that was busy for a moment does not tear the code in two. Nor does it in the
/// first four: the second may come late, as nothing is known yet, and once two came as only a scanner sends them, one
/// other may.
///
/// Keys that waited while a frame was drawn are seen late and together. A gap therefore counts only when the queue of
/// keys was known to be empty: quiet_at() says so.
class ScanBurst {
public:
    static constexpr Moment first_gap_max{80};    ///< what a person types is shown this late
    static constexpr Moment early_gap_max{50};    ///< up to the fourth character
    static constexpr Moment scanner_gap_max{25};  ///< nobody strikes two keys this fast
    static constexpr Moment stall_max{300};       ///< once up to the fourth character, after two that fast
    static constexpr Moment later_gap_max{500};
    static constexpr std::size_t characters_min = 4;

    void push(const Stroke& stroke);
    /// No key was waiting at this moment.
    void quiet_at(Moment moment);
    /// Takes what was decided so far.
    [[nodiscard]] std::vector<Heard> take();
    /// When held-back keys are to be given back, unless more arrive.
    [[nodiscard]] std::optional<Moment> deadline() const;

private:
    [[nodiscard]] Moment gap_max() const;
    [[nodiscard]] Moment gap_at(Moment moment) const;
    void release();
    void forget();
    std::vector<Stroke> held_;
    bool scanner_like_ = false;  ///< two of the held ones came as fast as only a scanner sends them
    bool stalled_ = false;       ///< one of the held ones came late
    Moment quiet_{0};
    std::vector<Heard> heard_;
};

/// The codes a burst of keys may stand for (see Scan).
[[nodiscard]] std::vector<std::string> scan_candidates(const std::vector<Stroke>& strokes);

}  // namespace ecot::app
