#include "hardware/scanner.hpp"

namespace ecot::hardware {

const char* to_string(ScanOutcome outcome) {
    switch (outcome) {
        case ScanOutcome::Whole:
            return "whole";
        case ScanOutcome::CutOff:
            return "cut_off";
        case ScanOutcome::TooLong:
            return "too_long";
        case ScanOutcome::AltKeypad:
            return "alt_keypad";
        case ScanOutcome::UnknownKeys:
            return "unknown_keys";
    }
    return "cut_off";
}

}  // namespace ecot::hardware
