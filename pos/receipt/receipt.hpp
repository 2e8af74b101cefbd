#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hardware/print_job.hpp"
#include "pricing/quote.hpp"

namespace ecot::texts {
class Texts;
}

namespace ecot::receipt {

/// What stands at the head and the foot of every receipt of a site. Empty lines are left out.
struct ReceiptSite {
    std::string name;                        ///< "L'AMANDIER": the shop's sign
    std::optional<hardware::Picture> logo;   ///< above the name
    std::vector<std::string> heading;        ///< below the name: subtitle, address, SIRET
    std::vector<std::string> footer;         ///< below the thanks: opening days
    std::optional<std::string> vat_mention;  ///< of a site without VAT, the sentence the law wants in its place (L2)
};

/// A line as sold. Facts only: nothing is looked up or priced again.
struct ReceiptLine {
    std::string name;
    pricing::Unit unit = pricing::Unit::Piece;
    pricing::Money price;  ///< full price of a unit
    pricing::Quantity quantity;
    pricing::Quantity tare;    ///< container taken off a weight; zero: none
    bool by_hand = false;      ///< weight typed by hand
    bool label_price = false;  ///< the price came from the goods' own label, not from quantity and price
    pricing::Money reference;
    pricing::Money covered;  ///< by all funders together
    pricing::Money surplus;  ///< what the member gives beyond the full price
    pricing::BasisPoints vat;
};

enum class ReceiptTenderKind : std::uint8_t { Cash, Card, Cheque, FoodVoucher, MealVoucher };

/// One way a sale was paid, with its amount. Cash is what was handed over, before change.
struct ReceiptTender {
    ReceiptTenderKind kind = ReceiptTenderKind::Cash;
    pricing::Money amount;
};

/// All that a receipt says. No name, number, household, tier, funder or programme of a member: there is no field for
/// them (domain.md, dignity).
struct ReceiptData {
    ReceiptSite site;
    std::string number;  ///< "T1-2026-004812", "ECOLE-T1-2026-000001"
    pricing::Date date{};
    int minute_of_day = 0;
    std::string till;           ///< "T1"
    std::string operator_name;  ///< as everyone knows them: "Nadia"
    std::vector<ReceiptLine> lines;
    pricing::QuoteTotals totals;
    std::vector<pricing::VatRow> vat;  ///< sorted by rate; the first is A
    std::vector<ReceiptTender> tenders;
    pricing::Money change;
    pricing::Money round_up;
    std::int64_t segment = 0;
    std::int64_t seq = 0;
    std::string short_hash;  ///< "7KQ2-9XMA-C4TD"
    std::string program_version;
    bool training = false;  ///< says at both ends that it is worth nothing (F12)
    bool discreet = false;  ///< lines say what is paid, none what was covered; the VAT table stays, as the law wants it
    bool detail = false;    ///< says line by line what was covered, because the person asked
    bool offline = false;   ///< there is a head office, and it does not know of the sale yet
    bool duplicate = false;    ///< an earlier print may be on paper, whole or in part: says so at both ends (F10)
    bool open_drawer = false;  ///< the job begins with the drawer's impulse
};

/// The receipt of a sale, ready for any printer; look/receipts.txt shows it. The same shape for everybody: a line whose
/// amount is zero is left out, and nothing else depends on who bought.
[[nodiscard]] hardware::PrintJob sale_receipt(const ReceiptData& data, const texts::Texts& texts);

/// What the QR code at the foot holds (F21): till, segment, seq, local time, cents with VAT per rate, short hash.
[[nodiscard]] std::string control_code(const ReceiptData& data);

}  // namespace ecot::receipt
