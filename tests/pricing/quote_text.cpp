#include "tests/pricing/quote_text.hpp"

#include "pricing/quote_json.hpp"

namespace ecot::pricing {

namespace {

std::string padded(std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

std::string shares_text(Money member, const std::vector<FunderShare>& funders) {
    std::string text = "member " + text_of(member);
    for (const FunderShare& funder : funders) {
        text += " + " + funder.envelope + " " + text_of(funder.amount);
    }
    return text;
}

std::string part_text(const QuotePart& part) {
    std::string text =
        text_of(part.quantity) + ": " + text_of(part.reference) + " = " + shares_text(part.member, part.funders);
    if (part.surplus != Money{}) {
        text += " - " + part.surplus_to.value_or("nobody") + " " + text_of(part.surplus);
    }
    return part.programme ? text + " (" + *part.programme + ")" : text;
}

std::string errors_text(const std::vector<QuoteError>& errors) {
    std::string text;
    for (const QuoteError& error : errors) {
        text += std::string{to_string(error.code)} + " " + error.at + "\n";
    }
    return text;
}

tl::expected<Quote, std::vector<QuoteError>> answer(const std::string& request) {
    const auto read = request_from_json(request);
    if (!read) {
        return tl::unexpected(read.error());
    }
    return quote(*read);
}

}  // namespace

std::string text_of(Money amount) {
    const std::int64_t cents = amount < Money{} ? -amount.cents() : amount.cents();
    return (amount < Money{} ? "-" : "") + std::to_string(cents / 100) + "," + padded(cents % 100, 2);
}

std::string text_of(Quantity quantity) {
    const std::string whole = std::to_string(quantity.milli() / 1000);
    return quantity.milli() % 1000 == 0 ? whole : whole + "," + padded(quantity.milli() % 1000, 3);
}

std::string text_of(const RefundablePart& part) {
    std::string text =
        text_of(part.quantity) + ": " + text_of(part.reference) + " = " + shares_text(part.member, part.funders);
    return part.surplus == Money{} ? text : text + ", surplus " + text_of(part.surplus);
}

std::string text_of(const Quote& quote) {
    std::string text;
    for (const QuoteLine& line : quote.lines) {
        for (const QuotePart& part : line.parts) {
            text += line.product + " " + part_text(part) + "\n";
        }
    }
    return text;
}

std::string request_text(const Asked& asked) {
    return R"({"date":")" + asked.date + R"(","site":"loos","member":)" + asked.member + R"(,"products":)" +
           asked.products + R"(,"programmes":)" + asked.programmes + R"(,"envelopes":)" + asked.envelopes +
           R"(,"usage":)" + asked.usage + R"(,"lines":)" + asked.lines + "}";
}

std::string priced_text(const std::string& request) {
    const auto answered = answer(request);
    return answered ? text_of(*answered) : errors_text(answered.error());
}

std::string priced(const Asked& asked) {
    return priced_text(request_text(asked));
}

std::string priced_vat(const Asked& asked) {
    const auto answered = answer(request_text(asked));
    if (!answered) {
        return errors_text(answered.error());
    }
    std::string text;
    for (const VatRow& row : answered->vat) {
        text += text_of(Money::from_cents(row.rate.value)) + " %: " + text_of(row.vat) + " in " + text_of(row.taxable) +
                "\n";
    }
    return text;
}

}  // namespace ecot::pricing
