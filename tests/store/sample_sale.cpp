#include "tests/store/sample_sale.hpp"

namespace ecot::store::test {

using pricing::Money;
using pricing::Quantity;

session::SaleRecord lentils() {
    session::SaleRecord sale;
    sale.session = 1;
    sale.operator_id = "amina";
    sale.operator_name = "Amina";
    sale.member = "m-17";
    sale.lines.push_back({.product = "lentils",
                          .name = "Lentilles « du Puy »",
                          .unit = pricing::Unit::Kilogram,
                          .price = Money::from_cents(500),
                          .quantity = Quantity::from_milli(1000),
                          .tare = Quantity::from_milli(20),
                          .by_hand = true,
                          .vat = {550},
                          .reference = Money::from_cents(500),
                          .parts = {{.programme = "cocagne",
                                     .quantity = Quantity::from_milli(1000),
                                     .reference = Money::from_cents(500),
                                     .member = Money::from_cents(100),
                                     .surplus = {},
                                     .surplus_to = {},
                                     .funders = {{"ccas", Money::from_cents(400)}}}}});
    sale.totals = {.reference = Money::from_cents(500),
                   .member = Money::from_cents(100),
                   .funded = Money::from_cents(400),
                   .surplus = {}};
    sale.vat = {{{550}, Money::from_cents(500), Money::from_cents(26)}};
    sale.tenders = {{session::TenderKind::Cash, Money::from_cents(200), ""}};
    sale.change = Money::from_cents(100);
    sale.taxable_envelopes = {"ccas"};
    return sale;
}

session::EventRecord event(const std::string& code) {
    return {.code = code, .operator_id = "amina", .facts = {}, .words = {}};
}

}  // namespace ecot::store::test
