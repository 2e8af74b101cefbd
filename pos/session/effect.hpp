#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pos/session/cart.hpp"
#include "pos/session/device.hpp"
#include "pos/session/intent.hpp"

namespace ecot::session {

/// What is remembered of wrong PINs, per person; survives a restart (reliability.md S9). A delay starts anew at each
/// start.
struct Lockout {
    std::string operator_id;
    std::int64_t failures = 0;
    friend bool operator==(const Lockout&, const Lockout&) = default;
};

/// What a person chose for themselves or the site, kept over a restart.
struct Comfort {
    Language language = Language::French;
    int text_percent = 100;
    bool high_contrast = false;
    bool animation = true;
    friend bool operator==(const Comfort&, const Comfort&) = default;
};

enum class PinPurpose : std::uint8_t { SignIn, Approval };

// What is still to be done outside. Each effect is answered by the event named beside it.

struct CheckPin {
    std::string operator_id;
    std::string pin;
    PinPurpose purpose = PinPurpose::SignIn;
};  ///< PinChecked
struct LoadMember {
    std::string member;
    pricing::Date date{};
};  ///< MemberLoaded, MemberNotLoaded
struct WriteRecord {
    Record record;
    /// The carts as they are once the record is written: saved in the same transaction, so that a cart that was paid
    /// or abandoned does not come back after a power cut. Absent: the record leaves them alone.
    std::optional<SavedCarts> carts = std::nullopt;
};  ///< RecordWritten, RecordRefused
struct SaveCarts {
    SavedCarts carts;
};  ///< only on failure: SavingFailed
struct SaveLockouts {
    std::vector<Lockout> lockouts;
};  ///< only on failure: SavingFailed
struct SaveComfort {
    Comfort comfort;
};  ///< only on failure: SavingFailed
struct Print {
    SaleRecord sale;
    Written written;
    bool offline = false;
    bool discreet = false;  ///< the covered share is left out
    bool detail = false;    ///< the covered share is said line by line, unless discreet
    /// It waits already and is tried at once; what came out meanwhile is not printed again (fiscal.md F10).
    bool retry = false;
};                     ///< PrintDone, PrintWaits
struct OpenDrawer {};  ///< DrawerTried: an impulse to the printer
/// Keeps what a manager chose of devices.
struct SaveDevices {
    DeviceSetup setup;
};  ///< only on failure: SavingFailed
/// Works with these devices from now on.
struct ApplyDevices {
    DeviceSetup setup;
};  ///< DevicesSeen
struct PrintTest {
    std::string model;     ///< as chosen, for its title; empty: as config.toml says
};                         ///< TestPageDone
struct LookForDevices {};  ///< DevicesSeen, for some minutes: somebody is at the screen of devices
/// What is weighed now, for a scale that shows its price.
struct ShowOnScale {
    pricing::Money unit_price;  ///< of a kilogram
};                              ///< none
struct ZeroScale {};            ///< none: the scale takes what is on it for zero
struct Preview {
    SaleRecord sale;
    Written written;
    bool discreet = false;
    bool detail = false;
};  ///< PreviewReady

using Effect =
    std::variant<CheckPin, LoadMember, WriteRecord, SaveCarts, SaveLockouts, SaveComfort, SaveDevices, ApplyDevices,
                 Print, PrintTest, OpenDrawer, LookForDevices, ShowOnScale, ZeroScale, Preview>;
using Effects = std::vector<Effect>;

}  // namespace ecot::session
