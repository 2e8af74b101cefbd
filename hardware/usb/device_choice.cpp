#include "hardware/usb/device_choice.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "hardware/usb/device_hints.hpp"

namespace ecot::hardware {

namespace {

[[nodiscard]] bool is_known_scanner(UsbModelId model) {
    const DeviceHint* hint = hint_for(model);
    return hint != nullptr && (hint->use == DeviceUse::Keyboard || hint->use == DeviceUse::HidPosScanner);
}

[[nodiscard]] DeviceStanding standing(const DeviceFacts& facts, DeviceStanding::State state, UsbError error) {
    return {.device = identity_of(facts), .name = facts.product, .state = state, .error = error};
}

}  // namespace

DeviceChoice::DeviceChoice(std::vector<DeviceUse> uses, std::vector<DeviceIdentity> paired, Unpaired unpaired)
    : uses_{std::move(uses)}, paired_{std::move(paired)}, unpaired_{unpaired} {}

void DeviceChoice::tell(const UsbEvent& event) {
    if (const auto* arrived = std::get_if<DeviceArrived>(&event)) {
        plugged_.push_back(arrived->facts);
        return;
    }
    const PlugId gone = std::get<DeviceLeft>(event).plug;
    std::erase_if(plugged_, [gone](const DeviceFacts& facts) { return facts.plug == gone; });
}

std::vector<ChosenDevice> DeviceChoice::chosen() const {
    std::vector<ChosenDevice> all;
    const std::vector<std::optional<PlugId>> found = find_paired(paired_, plugged_);
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const DeviceFacts& facts : plugged_) {
            if (found[i] == facts.plug) {
                add_interfaces(facts, i, all);
            }
        }
    }
    if (unpaired_ == Unpaired::IfAlone && !paired_.empty()) {
        return all;
    }
    for (const DeviceFacts& facts : plugged_) {
        if (std::find(found.begin(), found.end(), std::optional{facts.plug}) == found.end()) {
            add_interfaces(facts, std::nullopt, all);
        }
    }
    return all;
}

bool DeviceChoice::plugged(PlugId plug) const {
    return std::any_of(plugged_.begin(), plugged_.end(), [plug](const DeviceFacts& one) { return one.plug == plug; });
}

void DeviceChoice::add_interfaces(const DeviceFacts& facts, std::optional<std::size_t> pairing,
                                  std::vector<ChosenDevice>& all) const {
    const std::size_t before = all.size();
    for (const DeviceUse use : uses_) {
        const InterfaceFacts* interface = facts.find(use);
        if (interface != nullptr && (pairing || use != DeviceUse::Keyboard || is_known_scanner(facts.model))) {
            all.push_back({facts, *interface, pairing});
        }
    }
    const InterfaceFacts* unknown = facts.find(DeviceUse::UnknownHid);
    if (all.size() == before && pairing && unknown != nullptr) {
        all.push_back({facts, *unknown, pairing});
    }
}

void StandingTeller::tell(const DeviceStanding& standing) {
    if (listener_ && told_ != standing) {
        told_ = standing;
        listener_(standing);
    }
}

DeviceStanding ready(const DeviceFacts& facts) {
    return standing(facts, DeviceStanding::State::Ready, {});
}
DeviceStanding troubled(const DeviceFacts& facts, UsbError error) {
    return standing(facts, DeviceStanding::State::Troubled, error);
}
DeviceStanding left(const DeviceFacts& facts) {
    return standing(facts, DeviceStanding::State::Left, {});
}

}  // namespace ecot::hardware
