#include "pos/session/devices.hpp"

#include "pos/session/device_setup.hpp"
#include "pos/session/sale.hpp"

namespace ecot::session {

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
    turn.state.devices = event.devices;
}

}  // namespace ecot::session
