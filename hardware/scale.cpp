#include "hardware/scale.hpp"

namespace ecot::hardware {

const char* to_string(ScaleState state) {
    switch (state) {
        case ScaleState::Stable:
            return "stable";
        case ScaleState::Zero:
            return "zero";
        case ScaleState::InMotion:
            return "in_motion";
        case ScaleState::Unchanged:
            return "unchanged";
        case ScaleState::UnderZero:
            return "under_zero";
        case ScaleState::OverLimit:
            return "over_limit";
        case ScaleState::WrongUnit:
            return "wrong_unit";
        case ScaleState::NeedsZero:
            return "needs_zero";
        case ScaleState::NeedsCalibration:
            return "needs_calibration";
        case ScaleState::Locked:
            return "locked";
        case ScaleState::Fault:
            return "fault";
        case ScaleState::Gone:
            return "gone";
    }
    return "fault";
}

}  // namespace ecot::hardware
