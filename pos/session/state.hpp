#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pos/session/cart.hpp"
#include "pos/session/catalogue.hpp"
#include "pos/session/effect.hpp"
#include "pos/session/event.hpp"
#include "pos/session/intent.hpp"
#include "pos/session/moment.hpp"
#include "pos/session/rights.hpp"

namespace ecot::hardware::barcode {
struct BarcodeRules;
}

namespace ecot::session {

/// Where the till stands, from config.toml; printed on receipts.
struct Site {
    std::string id;        ///< what programmes call it
    std::string name;      ///< "L'Amandier"
    std::string subtitle;  ///< "Épicerie solidaire"
    std::string address;
    std::string town;
    std::string siret;
    std::vector<std::string> footer;
    std::string till;              ///< "T1"
    std::string vat_mention = {};  ///< what receipts say in place of VAT where none applies; empty: VAT applies
};

/// Somebody who may serve.
struct Operator {
    std::string id;
    std::string name;
    Role role = Role::Volunteer;
};

/// Why what was asked was not done. The words are stable (interfaces.md, "drive"); the sentence is the screen's.
enum class RefusalCode : std::uint8_t {
    NotSignedIn,
    AlreadySignedIn,
    WrongPin,
    LockedOut,
    UnknownOperator,
    NotOpen,
    AlreadyOpen,
    UnknownCode,
    UnknownProduct,
    UnknownMember,
    MemberNotLoaded,  ///< their household's facts could not be read: choose them again, or go on without
    UnknownLine,
    UnknownHold,
    UnknownTender,
    BadQuantity,
    BadAmount,
    BadValue,
    QuantityNeeded,  ///< goods by weight were scanned: how much?
    ChoiceBelowMinimum,
    ChoiceNotOffered,
    EmptyCart,
    CartNotEmpty,
    PaymentStarted,  ///< tenders were taken: take them back first
    AmountShort,
    AmountTooHigh,
    TenderNotAllowed,
    ReferenceNeeded,
    ManagerNeeded,
    Busy,          ///< a record is being written
    PriceChanged,  ///< the amount due is another one than before: look again
    DiskFull,
    StoreFailed,
    ClockWrong,
    SearchTooShort,
    NothingToUndo,
    CodeMisread,     ///< a label that is not what it claims to be: nothing of it is sold
    ScannerCountry,  ///< the scanner plays the keyboard of another country
    WeightNotReady,  ///< the scale does not show a stable weight
    NotGoods,        ///< the code of an order or a receipt
    AlreadyPrinted   ///< a second print is a copy, which is a record of its own
};
/// "amount_short" and so on.
[[nodiscard]] const char* to_string(RefusalCode code);

/// Why something was not done, with the facts its sentence needs.
struct Refusal {
    RefusalCode code = RefusalCode::BadValue;
    std::string about;          ///< the code scanned, the product's name; may be empty
    pricing::Money amount;      ///< what is missing, or the most that is possible; zero when it does not matter
    std::int64_t delay_ms = 0;  ///< of a lockout
};

/// Who serves now, and with which rights.
struct SignedIn {
    std::string id;
    std::string name;
    Role role = Role::Volunteer;
};

/// A line as priced: what the cart, the customer display and the receipt show.
struct PricedLine {
    CartLine line;
    ProductIndex product = 0;
    pricing::QuoteLine quote;
    std::optional<pricing::Money> least_choice;  ///< the least price the member may choose; absent: there is no choice
    bool share_unavailable = false;              ///< a programme would have covered it, but has nothing left
};

/// How much of a product lies in the cart, and on how many lines.
struct InCart {
    pricing::Quantity quantity;
    std::int64_t lines = 0;
};

/// The basket being sold, with its member, the member's facts and its price.
struct Cart {
    CartContent content;
    std::optional<Member> member;
    MemberFacts facts;
    bool member_loading = false;  ///< the household's facts are on their way: prices may still fall
    pricing::Quote quote;
    pricing::Date quoted_on{};
    std::vector<PricedLine> lines;
    std::unordered_map<ProductIndex, InCart> products;  ///< of `lines`, for the counts on the tiles
    std::optional<std::uint32_t> last_line;             ///< open in the list, flashes
    std::int64_t flashed_ms = 0;                        ///< steady time of the last addition
    std::uint32_t line_ids_given = 0;
    std::optional<std::vector<CartLine>> undo;  ///< the lines before the last change of them; absent: nothing to undo

    [[nodiscard]] pricing::Money due() const;  ///< member share (surplus included) and round-up, before tenders
    [[nodiscard]] pricing::Money tendered() const;
    [[nodiscard]] pricing::Money left() const;    ///< never below zero
    [[nodiscard]] pricing::Money change() const;  ///< only ever of cash
};

/// The most that a tender may take now; what the payment screen offers.
struct TenderRoom {
    TenderKind kind = TenderKind::Cash;
    bool allowed = false;
    pricing::Money most;
};

/// Kinds of goods families that vouchers look at, and the day's limits; dated settings (fiscal.md V6, L2).
struct VoucherRules {
    std::vector<Dated<pricing::Money>> meal_voucher_day_max;  ///< 25 € from 2022-10-01
};

/// Goods whose label says a day that is over. They are not in the cart: somebody says whether they are sold.
struct PastDate {
    enum class Kind : std::uint8_t { UseBy, SellBy, BestBefore } kind = Kind::UseBy;
    pricing::Date date{};
    std::string product;  ///< id
    pricing::Quantity quantity;
    std::optional<pricing::Money> amount;  ///< the price on the label
    friend bool operator==(const PastDate&, const PastDate&) = default;
};

/// "use_by", "sell_by", "best_before".
[[nodiscard]] const char* to_string(PastDate::Kind kind);

/// The sale that was finished last, on the disk, and what became of its receipt.
struct FinishedSale {
    SaleRecord sale;
    Written written;
    enum class Receipt : std::uint8_t { NotAsked, Printing, Printed, Waiting } receipt = Receipt::NotAsked;
    std::optional<PreviewReady> preview;
    bool detail = false;  ///< the receipt says line by line what was covered
};

/// Something said once, at the bottom of the screen.
struct Notice {
    enum class Kind : std::uint8_t {
        Added,
        Removed,
        MemberChosen,
        HeldAs,
        Recalled,
        CartBack,      ///< a cart from before the restart is here again
        ProductsGone,  ///< of a saved cart
        ReceiptWaits,
        SettingsKept,
        LockoutLifted,
        TailLost,  ///< R3: said at start
        TrainingOn,
        TrainingOff,
        SavingFailed,
        DrawerShut,  ///< it did not get its impulse
        DeviceGone,  ///< one that the till works with was unplugged
        DeviceBack   ///< and is plugged in again
    } kind = Kind::Added;
    std::string about;
    pricing::Money amount;
    pricing::Quantity quantity;
    std::int64_t number = 0;
    std::int64_t since_ms = 0;                ///< steady time
    DeviceKind device = DeviceKind::Scanner;  ///< of DeviceGone and DeviceBack
};

/// What needs a manager's word, kept until it is given or given up.
struct Approval {
    Action action = Action::Train;
    std::shared_ptr<const Intent> intent;
    bool checking = false;
    std::optional<Refusal> refusal;  ///< wrong PIN, locked out
};

/// Wrong PINs of one person, and until when the next try waits (S9).
struct LockoutState {
    std::string operator_id;
    std::int64_t failures = 0;
    std::int64_t until_steady_ms = 0;
};

/// Link to a head office. Without one a till owns its envelopes and says nothing of a network.
struct Link {
    bool has_office = false;
    bool online = false;
    std::int64_t waiting = 0;  ///< sales not sent yet
};

/// All that the till knows while it runs. Screens and `drive` read it; only update() changes it.
struct TillState {
    Site site;
    std::shared_ptr<const Catalogue> catalogue;
    std::shared_ptr<const Members> members;
    std::shared_ptr<const std::vector<pricing::Programme>> programmes;
    std::vector<pricing::Envelope> envelopes;
    std::vector<Operator> operators;
    VoucherRules voucher_rules;
    Comfort comfort;
    std::vector<LockoutState> lockouts;
    Link link;
    bool disk_low = false;
    bool store_failed = false;
    std::int64_t recorded_ms = 0;  ///< the time of the last record, milliseconds UTC
    bool clock_needs_manager = false;
    std::optional<ClockJumped> clock_jump;  ///< what a manager is asked to confirm; absent when found at start

    Screen screen = Screen::SignIn;
    std::optional<std::string> chosen_operator;  ///< tile touched on the sign-in screen
    bool pin_checking = false;
    std::optional<SignedIn> operator_in;
    std::optional<std::int64_t> open_session;  ///< number of the till session
    bool training = false;
    bool discreet = false;

    Cart cart;
    std::vector<HeldCart> holds;
    std::int64_t holds_given = 0;
    std::optional<ProductIndex> weighing;
    std::vector<Device> devices;  ///< of this till, there or missed, and those it could have
    DeviceSetup device_setup;
    std::optional<ScanSeen> scan_seen;            ///< since the screen of devices is shown
    std::optional<bool> drawer_open;              ///< absent: the printer does not say
    std::optional<std::int64_t> drawer_pulse_ms;  ///< steady time of an impulse that nothing was seen of yet
    std::string drawer_pulse_by;                  ///< what it was for: "sale", "request"
    bool drawer_question = false;                 ///< it was opened by hand: why?
    /// A test page that was asked for.
    struct TestPage {
        bool printing = true;
        DeviceTrouble trouble = DeviceTrouble::None;
    };
    std::optional<TestPage> test_page;
    std::optional<ScaleWeight> weight;  ///< what the scale shows; absent: there is none
    std::optional<std::string> member_shown;
    std::optional<MemberFacts> member_shown_facts;
    std::optional<std::int64_t> allowance_hidden_at_ms;  ///< steady time; absent while masked
    bool member_rights_shown = false;                    ///< tier and groups, once a manager said so

    bool writing = false;  ///< a record is on its way to the disk
    std::int64_t writing_since_ms = 0;
    std::optional<FinishedSale> last_sale;
    std::optional<Refusal> refusal;  ///< of the last intent; a screen shows it until Dismiss or the next intent
    /// Codes scanned that nobody knows, oldest first: each stays until Dismiss, since what bears it may be in the bag.
    std::vector<std::string> unknown_codes;
    /// Goods that wait for an answer because the day on their label is over, oldest first.
    std::vector<PastDate> past_dates;
    /// How this site's own codes read; never null.
    std::shared_ptr<const hardware::barcode::BarcodeRules> barcode_rules;
    std::optional<Notice> notice;
    std::optional<Approval> approval;
    bool printer_waits = false;                           ///< receipts are waiting in the spool
    DeviceTrouble printer_trouble = DeviceTrouble::None;  ///< why they wait
    bool printer_question = false;  ///< a receipt is wanted and does not come out: try again, or without

    std::int64_t last_touch_ms = 0;  ///< steady time
    Moment now;                      ///< of the last update
};

/// What each tender may still take, in the order of the payment screen.
[[nodiscard]] std::vector<TenderRoom> tender_rooms(const TillState& state);

/// Whether what this person asks needs a manager's word.
[[nodiscard]] bool needs_manager(const TillState& state, const Intent& intent);

}  // namespace ecot::session
