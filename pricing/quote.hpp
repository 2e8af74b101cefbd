#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "pricing/programme.hpp"

namespace ecot::pricing {

/// A product as it is sold: what pricing has to know of it.
struct Product {
    std::string id;
    Unit unit = Unit::Piece;
    Money price;  ///< per piece, kilogram or litre, VAT included
    BasisPoints vat;
    std::vector<std::string> tags;
    friend bool operator==(const Product&, const Product&) = default;
};

/// What one funder may still spend. `complement_taxable`: fiscal.md V3, its money is part of the VAT base.
struct Envelope {
    std::string id;
    Money remaining;
    bool complement_taxable = true;
    friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// What the member's household already received from a programme in the current cap period.
struct Usage {
    std::string programme;
    Money subsidy;
    Quantity quantity;
    friend bool operator==(const Usage&, const Usage&) = default;
};

/// Goods in the basket, before they are priced.
struct RequestLine {
    std::string product;
    Quantity quantity;
    std::optional<Money> amount;  ///< reference of the line when a label carries the price
    std::optional<Money> choice;  ///< free choice of the member, for the whole line
    friend bool operator==(const RequestLine&, const RequestLine&) = default;
};

/// All that a quote depends on. No member: an anonymous customer.
struct Request {
    Date date;
    std::optional<std::string> site;
    std::optional<Member> member;
    std::vector<Product> products;
    /// Shared, since a till asks for many quotes under the same rules.
    std::shared_ptr<const std::vector<Programme>> programmes = std::make_shared<const std::vector<Programme>>();
    std::vector<Envelope> envelopes;
    std::vector<Usage> usage;
    std::vector<RequestLine> lines;
};

/// What one envelope gives.
struct FunderShare {
    std::string envelope;
    Money amount;
    friend bool operator==(const FunderShare&, const FunderShare&) = default;
};

/// How one slice of a line is paid. `member` plus `funders` is always `reference` plus `surplus`.
struct QuotePart {
    std::optional<std::string> programme;
    Quantity quantity;
    Money reference;
    Money member;
    Money surplus;
    std::optional<std::string> surplus_to;  ///< set when surplus is above zero
    std::vector<FunderShare> funders;       ///< those that give something
    friend bool operator==(const QuotePart&, const QuotePart&) = default;
};

/// A line of the request with its reference and the parts that pay it, in the order they were made.
struct QuoteLine {
    std::string product;
    Quantity quantity;
    Money reference;
    Money member;
    std::vector<QuotePart> parts;
    friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

/// Sums over all lines: member plus funded is always reference plus surplus (P9).
struct QuoteTotals {
    Money reference;
    Money member;
    Money funded;
    Money surplus;
    friend bool operator==(const QuoteTotals&, const QuoteTotals&) = default;
};

/// What is taxable at one rate, and the VAT in it, rounded once (P12).
struct VatRow {
    BasisPoints rate;
    Money taxable;  ///< VAT included
    Money vat;
    friend bool operator==(const VatRow&, const VatRow&) = default;
};

/// A priced basket: who pays what of each line, and what that adds up to.
struct Quote {
    std::vector<QuoteLine> lines;
    QuoteTotals totals;
    std::vector<FunderShare> by_envelope;          ///< sorted by id, none is zero
    std::vector<FunderShare> surplus_by_envelope;  ///< sorted by id, none is zero
    std::vector<VatRow> vat;                       ///< sorted by rate
    friend bool operator==(const Quote&, const Quote&) = default;
};

/// Codes of pricing.md, "Errors".
enum class QuoteErrorCode {
    BadJson,
    BadValue,
    Overflow,
    DuplicateId,
    UnknownProduct,
    UnknownEnvelope,
    BadPercentages,
    RemainderNotLast,
    HouseholdTableIncomplete,
    CapOnFreeChoice,
    SurplusWithoutEnvelope,
    ChoiceBelowMinimum
};

/// The stable word of a code, as in JSON: "unknown_product".
[[nodiscard]] const char* to_string(QuoteErrorCode code);

/// One thing wrong with a request.
struct QuoteError {
    QuoteErrorCode code;
    std::string at;       ///< JSON pointer into the request: "/lines/0/product"
    std::string message;  ///< one sentence: what is wrong and what to do
    friend bool operator==(const QuoteError&, const QuoteError&) = default;
};

/// Prices a request, or says everything that is wrong with it. Pure: the same request gives the same quote everywhere.
[[nodiscard]] tl::expected<Quote, std::vector<QuoteError>> quote(const Request& request);

}  // namespace ecot::pricing
