#include "pos/session/devices.hpp"

#include <algorithm>
#include <utility>

#include "pos/session/device_setup.hpp"
#include "pos/session/sale.hpp"

namespace ecot::session {

namespace {

bool there(const Device& device) {
    return device.used && device.trouble != DeviceTrouble::Unplugged;
}

const Device* find(const std::vector<Device>& devices, const Device& like) {
    const auto found = std::ranges::find_if(
        devices, [&](const Device& device) { return device.kind == like.kind && device.id == like.id; });
    return found == devices.end() ? nullptr : &*found;
}

void say_device(Turn& turn, Notice::Kind kind, const Device& device) {
    Notice notice{.kind = kind, .about = device.name};
    notice.device = device.kind;
    say(turn, std::move(notice));
}

// A device that nobody paired is not missed by itself: it leaves the list, and the till may have another of its kind.
bool left(const Device& device, const std::vector<Device>& now) {
    const Device* const same = find(now, device);
    if (same != nullptr) {
        return same->used && same->trouble == DeviceTrouble::Unplugged;
    }
    return std::ranges::none_of(now, [&](const Device& other) { return other.kind == device.kind && there(other); });
}

bool said_gone(const TillState& state, DeviceKind kind) {
    return state.notice && state.notice->kind == Notice::Kind::DeviceGone && state.notice->device == kind;
}

// Somebody pulled a cable, or put it back: said once, as it happens. Every other trouble stands in the strip.
void say_changes(Turn& turn, const std::vector<Device>& before) {
    for (const Device& device : turn.state.devices) {
        const Device* const known = find(before, device);
        const bool was_gone = known != nullptr ? known->used && known->trouble == DeviceTrouble::Unplugged
                                               : said_gone(turn.state, device.kind);
        if (was_gone && device.used && device.trouble == DeviceTrouble::None) {
            say_device(turn, Notice::Kind::DeviceBack, device);
        }
    }
    for (const Device& device : before) {
        if (there(device) && left(device, turn.state.devices)) {
            say_device(turn, Notice::Kind::DeviceGone, device);
        }
    }
}

}  // namespace

Answer handle(Turn& turn, const AddWeighed& intent) {
    const auto index = turn.state.catalogue->find(intent.product);
    if (!index) {
        return refused(RefusalCode::UnknownProduct, intent.product);
    }
    const Product& product = turn.state.catalogue->product(*index);
    const auto& weight = turn.state.weight;
    // A container is taken off once: by the scale, or here.
    const bool tare_twice = weight && weight->net && intent.tare != pricing::Quantity{};
    if (product.unit != pricing::Unit::Kilogram || tare_twice) {
        return refused(RefusalCode::BadQuantity, product.name);
    }
    if (!weight || !weight->may_be_added()) {
        return refused(RefusalCode::WeightNotReady, product.name);
    }
    const auto quantity = weighed(product, weight->gross, intent.tare);
    if (!quantity) {
        return refused(RefusalCode::BadQuantity, product.name);
    }
    return add(turn, {.product = *index, .quantity = *quantity, .by_hand = false, .amount = std::nullopt});
}

Answer handle(Turn& turn, const AskZero& /*intent*/) {
    if (!turn.state.weight) {
        return refused(RefusalCode::WeightNotReady);
    }
    turn.effects.emplace_back(ZeroScale{});
    return std::nullopt;
}

void scan_failed(Turn& turn, const ScanFailed& event) {
    if (turn.state.screen == Screen::Devices) {
        show_scan(turn, {.device = event.device, .text = event.text, .whole = false});
    }
    switch (event.why) {
        case ScanFailed::Why::CutOff:
        case ScanFailed::Why::TooLong:
            turn.state.refusal = refused(RefusalCode::CodeMisread);
            return;
        case ScanFailed::Why::OtherCountry:
            turn.state.refusal = refused(RefusalCode::ScannerCountry);
            return;
    }
}

void weight_shown(Turn& turn, const WeightShown& event) {
    turn.state.weight = event.weight;
}

void devices_seen(Turn& turn, const DevicesSeen& event) {
    const std::vector<Device> before = std::exchange(turn.state.devices, event.devices);
    say_changes(turn, before);
}

}  // namespace ecot::session
