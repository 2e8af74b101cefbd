#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pos/session/cart.hpp"
#include "pos/session/device.hpp"
#include "pos/session/rights.hpp"

namespace ecot::session {

/// Where the till's screen stands. Checkout is home once somebody is signed in and the till is open.
enum class Screen : std::uint8_t {
    SignIn,
    Opening,
    Checkout,
    Weighing,
    MemberSearch,
    MemberPage,
    Payment,
    Paid,
    Receipt,
    Holds,
    Settings,
    Devices
};

enum class Language : std::uint8_t { French, English };

// What someone asked, with a finger, a scanner or `ecotctl drive`. Touching a screen only ever makes one of these.

struct ChooseOperator {
    std::string operator_id;
};  ///< a tile of the sign-in screen; empty: none
struct SignIn {
    std::string operator_id;
    std::string pin;
};
struct SignOut {};  ///< the cart is kept
struct Lock {};     ///< as SignOut, by the lock button or after 3 minutes
struct Touched {};  ///< somebody is there: the idle lock starts again

/// Open the till with this much cash in the drawer.
struct OpenTill {
    pricing::Money float_amount;
};

/// A code was scanned, of goods or of a member.
struct Scan {
    std::vector<std::string> candidates;
};  ///< the same code as each keyboard layout reads it
/// Answers the question about goods whose day is over (`TillState::past_dates`).
struct AnswerPastDate {
    bool add = false;
};
struct AddProduct {
    std::string product;
    pricing::Quantity quantity;  ///< gross when `tare` is above zero
    pricing::Quantity tare;
    bool by_hand = false;
};
/// Adds goods at the weight that the scale shows now, which must be stable.
struct AddWeighed {
    std::string product;
    pricing::Quantity tare;
};
struct AskZero {};  ///< the scale takes what is on it for zero
struct ChooseProductToWeigh {
    std::string product;
};  ///< opens the weighing screen
struct SetQuantity {
    std::uint32_t line = 0;
    pricing::Quantity quantity;   ///< gross when `tare` is above zero
    pricing::Quantity tare = {};  ///< only of goods by weight
};
struct RemoveLine {
    std::uint32_t line = 0;
};
struct ChooseAmount {
    std::uint32_t line = 0;
    std::optional<pricing::Money> amount;
};               ///< free choice of price
struct Undo {};  ///< takes back the last addition or removal
struct ChooseMember {
    std::string id;
};  ///< from the search
struct ChooseCard {
    std::string card;
};
struct ForgetMember {};
struct ShowMember {
    std::string id;
};  ///< the member's page
struct RevealAllowance {
    bool shown = false;
};  ///< each view is journaled
struct RevealRights {
    bool shown = false;
};  ///< tier and groups; a manager's word is needed to show them
struct Hold {};
struct Recall {
    std::int64_t hold = 0;
};
struct VoidCart {};

struct StartPayment {};
struct RoundUp {
    std::optional<pricing::Money> amount;
};  ///< absent: to the next euro; zero: none
struct Pay {
    Tender tender;
    bool finishes = false;  ///< and finishes the sale once it is taken; when that is refused the payment stays taken
};
struct Unpay {
    std::size_t tender = 0;
};
struct Finish {};
struct NextPerson {};    ///< leaves the paid screen
struct PrintReceipt {};  ///< of the sale just finished
struct ShowReceipt {};
struct SetReceiptDetail {
    bool on = false;
};  ///< says line by line what was covered, because the person asked
struct RetryPrint {};
struct WithoutReceipt {};

/// Enter or leave training (F12); a manager's word is needed.
struct SetTraining {
    bool on = false;
};
struct SetDiscreet {
    bool on = false;
};  ///< hides covered amounts until the next person
struct SetLanguage {
    Language language = Language::French;
};
struct SetTextScale {
    int percent = 100;
};  ///< 100, 120, 140, 160
struct SetContrast {
    bool high = false;
};
struct SetAnimation {
    bool on = true;
};
struct LiftLockout {
    std::string operator_id;
};

/// The till works with this device from now on, or no more; a manager's word is needed, as for the four below.
struct UseDevice {
    DeviceKind kind = DeviceKind::Scanner;
    std::string device;  ///< `Device::id`
    bool used = true;
};
/// Which country's keyboard a paired scanner plays.
struct SetScannerCountry {
    std::string device;
    bool french = false;
};
struct SetPrinterModel {
    std::string model;  ///< in hardware's words; empty: as config.toml says
};
struct SetDrawerLevel {
    bool low = false;
};
struct SetScaleProtocol {
    std::string protocol;
};
struct PrintTestPage {};
/// Opens the drawer without a sale; a manager's word is needed, and it is journaled before it opens.
struct AskDrawer {
    DrawerReason reason = DrawerReason::Change;
};
/// Answers the question why the drawer was opened (`TillState::drawer_question`).
struct SayDrawerReason {
    DrawerReason reason = DrawerReason::Change;
};

/// Show another screen.
struct Go {
    Screen screen = Screen::Checkout;
};
struct Dismiss {};  ///< closes the notice or question on top

/// A manager types their PIN for what waits for their word.
struct GiveManagerPin {
    std::string operator_id;
    std::string pin;
};  ///< answers `TillState::approval`
struct GiveUpApproval {};
struct ConfirmClock {
    bool right = false;
};  ///< a manager says whether the clock is right (R6)

using Intent =
    std::variant<ChooseOperator, SignIn, SignOut, Lock, Touched, OpenTill, Scan, AnswerPastDate, AddProduct, AddWeighed,
                 AskZero, ChooseProductToWeigh, SetQuantity, RemoveLine, ChooseAmount, Undo, ChooseMember, ChooseCard,
                 ForgetMember, ShowMember, RevealAllowance, RevealRights, Hold, Recall, VoidCart, StartPayment, RoundUp,
                 Pay, Unpay, Finish, NextPerson, PrintReceipt, ShowReceipt, SetReceiptDetail, RetryPrint,
                 WithoutReceipt, SetTraining, SetDiscreet, SetLanguage, SetTextScale, SetContrast, SetAnimation,
                 LiftLockout, UseDevice, SetScannerCountry, SetPrinterModel, SetDrawerLevel, SetScaleProtocol,
                 PrintTestPage, AskDrawer, SayDrawerReason, Go, Dismiss, GiveManagerPin, GiveUpApproval, ConfirmClock>;

using Intents = std::vector<Intent>;

}  // namespace ecot::session
