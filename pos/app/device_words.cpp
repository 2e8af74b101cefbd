#include "pos/app/device_words.hpp"

#include <utility>

namespace ecot::app {

using session::DeviceTrouble;
using session::WeightState;

DeviceTrouble trouble_of(hardware::UsbErrorKind kind) {
    using hardware::UsbErrorKind;
    switch (kind) {
        case UsbErrorKind::NoPermission:
            return DeviceTrouble::NoPermission;
        case UsbErrorKind::Busy:
            return DeviceTrouble::Busy;
        case UsbErrorKind::Gone:
            return DeviceTrouble::Unplugged;
        case UsbErrorKind::TimedOut:
        case UsbErrorKind::Cancelled:
        case UsbErrorKind::NoMemory:
            return DeviceTrouble::NoAnswer;
        case UsbErrorKind::Babbled:
        case UsbErrorKind::Io:
            return DeviceTrouble::BadCable;
        case UsbErrorKind::NotUnderstood:
            return DeviceTrouble::NotUnderstood;
        case UsbErrorKind::Stalled:
        case UsbErrorKind::NotSupported:
            return DeviceTrouble::Fault;
    }
    return DeviceTrouble::Fault;
}

DeviceTrouble trouble_of(hardware::PrintErrorKind kind) {
    using hardware::PrintErrorKind;
    switch (kind) {
        case PrintErrorKind::DiskFull:
        case PrintErrorKind::NotWritable:
            return DeviceTrouble::NotKept;
        case PrintErrorKind::Offline:
            return DeviceTrouble::NoAnswer;
        case PrintErrorKind::PaperOut:
            return DeviceTrouble::PaperOut;
        case PrintErrorKind::CoverOpen:
            return DeviceTrouble::CoverOpen;
        case PrintErrorKind::CutterJammed:
            return DeviceTrouble::CutterJammed;
        case PrintErrorKind::Broken:
            return DeviceTrouble::Fault;
        case PrintErrorKind::Unplugged:
            return DeviceTrouble::Unplugged;
        case PrintErrorKind::NoPermission:
            return DeviceTrouble::NoPermission;
        case PrintErrorKind::Busy:
            return DeviceTrouble::Busy;
        case PrintErrorKind::BadCable:
            return DeviceTrouble::BadCable;
    }
    return DeviceTrouble::Fault;
}

namespace {

WeightState weight_state_of(hardware::ScaleState state) {
    using hardware::ScaleState;
    switch (state) {
        case ScaleState::Stable:
            return WeightState::Stable;
        case ScaleState::Zero:
            return WeightState::Zero;
        case ScaleState::InMotion:
            return WeightState::InMotion;
        case ScaleState::Unchanged:
            return WeightState::Unchanged;
        case ScaleState::UnderZero:
            return WeightState::UnderZero;
        case ScaleState::OverLimit:
            return WeightState::OverLimit;
        case ScaleState::WrongUnit:
            return WeightState::WrongUnit;
        case ScaleState::NeedsZero:
            return WeightState::NeedsZero;
        case ScaleState::NeedsCalibration:
        case ScaleState::Locked:
        case ScaleState::Fault:
            return WeightState::Fault;
        case ScaleState::Gone:
            return WeightState::Gone;
    }
    return WeightState::Fault;
}

}  // namespace

session::ScaleWeight weight_of(const hardware::WeightReading& reading) {
    return {.state = weight_state_of(reading.state),
            .gross = pricing::Quantity::from_milli(reading.grams),
            .net = reading.net};
}

session::Event event_of(const hardware::Scan& scan, std::string device) {
    using Why = session::ScanFailed::Why;
    const auto failed = [&](Why why) {
        return session::ScanFailed{.why = why, .device = std::move(device), .text = scan.text};
    };
    switch (scan.outcome) {
        case hardware::ScanOutcome::Whole:
            return session::CodeScanned{.text = scan.text, .device = std::move(device)};
        case hardware::ScanOutcome::CutOff:
            return failed(Why::CutOff);
        case hardware::ScanOutcome::TooLong:
            return failed(Why::TooLong);
        case hardware::ScanOutcome::AltKeypad:
        case hardware::ScanOutcome::UnknownKeys:
            return failed(Why::OtherCountry);
    }
    return failed(Why::CutOff);
}

}  // namespace ecot::app
