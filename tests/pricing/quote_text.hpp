#pragma once

#include <string>

#include "pricing/quote.hpp"
#include "pricing/refund.hpp"

namespace ecot::pricing {

/// The pieces of a request as JSON text; a test gives those it is about. The customer is of tier A, of a household of
/// three, a member until June 2027; the day is 2026-11-21, the site loos.
struct Asked {
    std::string programmes = "[]";
    std::string lines = R"([{"product":"basket","quantity_milli":1000}])";
    std::string envelopes = R"([{"id":"ccas","remaining_cents":100000},{"id":"city","remaining_cents":100000},)"
                            R"({"id":"fund","remaining_cents":100000}])";
    std::string usage = "[]";
    std::string member = R"({"id":"m-17","tier":"A","groups":["qpv"],"household":{"adults":2,"children":1},)"
                         R"("membership_until":"2027-06-30"})";
    std::string products = R"([{"id":"basket","unit":"piece","price_cents":1000,"vat_bp":550,"tags":["fresh"]},)"
                           R"({"id":"lentils","unit":"kg","price_cents":300,"vat_bp":550,"tags":["bulk"]},)"
                           R"({"id":"soap","unit":"piece","price_cents":250,"vat_bp":2000},)"
                           R"({"id":"sample","unit":"piece","price_cents":0,"vat_bp":2000}])";
    std::string date = "2026-11-21";
};

/// The whole request.
std::string request_text(const Asked& asked);

/// What `ecotctl quote` would answer, as a person would write it: a line per part,
/// "basket 1: 10,00 = member 3,00 + ccas 7,00 (programme)", or a line per error, "bad_value /date".
std::string priced(const Asked& asked);
std::string priced_text(const std::string& request);

/// The VAT of the answer, a line per rate: "5,50 %: 0,52 in 10,00".
std::string priced_vat(const Asked& asked);

/// The parts of a quote in the same words.
std::string text_of(const Quote& quote);
/// "2: 10,00 = member 3,00 + ccas 7,00".
std::string text_of(const RefundablePart& part);
/// "12,05"
std::string text_of(Money amount);
/// "0,734", "2"
std::string text_of(Quantity quantity);

}  // namespace ecot::pricing
