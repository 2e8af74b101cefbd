#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::session {

/// How something is paid.
enum class TenderKind : std::uint8_t { Cash, Card, Cheque, FoodVoucher, MealVoucher };

/// The stable word of a tender, as in the journal: "food_voucher".
[[nodiscard]] const char* to_string(TenderKind kind);
[[nodiscard]] std::optional<TenderKind> tender_kind(std::string_view word);

/// One way a sale is paid, with its amount. Cash is what was handed over, before change.
struct Tender {
    TenderKind kind = TenderKind::Cash;
    pricing::Money amount;
    std::string reference;  ///< number of a cheque or voucher, may be empty
    friend bool operator==(const Tender&, const Tender&) = default;
};

/// A line of a sale as it is recorded: labels, prices and rates are copied, never joined (fiscal.md F5).
struct SaleLine {
    std::string product;
    std::string name;
    pricing::Unit unit = pricing::Unit::Piece;
    pricing::Money price;
    pricing::Quantity quantity;  ///< sold, that is net
    pricing::Quantity tare;
    bool by_hand = false;  ///< weight typed by hand
    pricing::BasisPoints vat;
    pricing::Money reference;
    std::vector<pricing::QuotePart> parts;
    friend bool operator==(const SaleLine&, const SaleLine&) = default;
};

/// A sale, before the journal gives it its count, number and time. Written as kind `sale`, or `training`.
struct SaleRecord {
    std::int64_t session = 0;
    std::string operator_id;
    std::string operator_name;
    std::optional<std::string> member;
    std::vector<SaleLine> lines;
    pricing::QuoteTotals totals;
    std::vector<pricing::VatRow> vat;
    std::vector<Tender> tenders;
    pricing::Money change;
    pricing::Money round_up;
    std::vector<std::string> taxable_envelopes;  ///< envelopes named in the parts whose money is in the VAT base (V3)
    bool training = false;
    friend bool operator==(const SaleRecord&, const SaleRecord&) = default;
};

/// The till is opened with a float. Written as `session_open`; the journal's count of the kind is the session's number.
struct OpeningRecord {
    std::string operator_id;
    pricing::Money float_amount;
    friend bool operator==(const OpeningRecord&, const OpeningRecord&) = default;
};

/// A technical event (interfaces.md, kind `event`). `code` is a stable word: "sign_in", "sign_in_failed", "locked_out",
/// "basket_abandoned", "training_on", "training_off", "settings_changed", "allowance_viewed", "start", "stop" …
struct EventRecord {
    std::string code;
    std::string operator_id;                    ///< may be empty
    std::map<std::string, std::int64_t> facts;  ///< numbers only: "lines", "amount_cents", "delay_ms" …
    std::map<std::string, std::string> words;   ///< stable words and ids, never names or PINs
    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

using Record = std::variant<SaleRecord, OpeningRecord, EventRecord>;

/// What the journal answers once a record is on the disk.
struct Written {
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::int64_t time_ms = 0;
    std::int64_t count = 0;
    std::string number;      ///< "T1-2026-000001" for a sale or training, else empty
    std::string hash;        ///< 64 hex digits
    std::string short_hash;  ///< "7KQ2-9XMA-C4TD"
    friend bool operator==(const Written&, const Written&) = default;
};

/// Why a record is not on the disk. Nothing of it was kept.
enum class WriteError : std::uint8_t {
    DiskFull,
    InputOutput,        ///< the store stops writing until it was closed, reopened and verified (reliability.md R5)
    EnvelopeOverdrawn,  ///< the quote was older than the envelope: price again
    Busy,
    ClockNeedsManager,  ///< reliability.md R6
    Broken              ///< the journal does not verify; nothing is signed over it (R15)
};

}  // namespace ecot::session
