#include "pos/receipt/sale_facts.hpp"

#include <gtest/gtest.h>

#include "pos/session/records.hpp"
#include "pos/session/state.hpp"

namespace ecot::receipt {
namespace {

using pricing::Money;
using pricing::Quantity;

session::SaleRecord sale_of(session::SaleLine line) {
    session::SaleRecord sale;
    sale.operator_name = "Nadia";
    sale.member = "m-17";
    sale.lines = {std::move(line)};
    sale.tenders = {{.kind = session::TenderKind::MealVoucher, .amount = Money::from_cents(150), .reference = "0042"}};
    sale.change = Money::from_cents(3);
    sale.round_up = Money::from_cents(5);
    sale.training = true;
    return sale;
}

session::SaleLine lentils(Money reference) {
    return {.product = "lentils",
            .name = "Lentilles",
            .unit = pricing::Unit::Kilogram,
            .price = Money::from_cents(390),
            .quantity = Quantity::from_milli(482),
            .tare = Quantity::from_milli(20),
            .by_hand = true,
            .vat = {550},
            .reference = reference,
            .parts = {}};
}

const session::Written written{.segment = 2,
                               .seq = 9,
                               .time_ms = 0,
                               .count = 3,
                               .number = "ECOLE-T1-2026-000003",
                               .hash = {},
                               .short_hash = "7KQ2-9XMA-C4TD"};
const LocalTime morning{.date = {std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}},
                        .minute_of_day = 605};

ReceiptData data_of(const session::SaleRecord& sale) {
    session::Site site;
    site.name = "L'Amandier, cœur d'été";
    site.subtitle = "Épicerie solidaire";
    site.address = "12 rue du Moulin";
    site.town = "00000 Valmont";
    site.siret = "000 000 000 00000";
    site.footer = {"Ouvert mardi"};
    site.till = "T1";
    return receipt_data(sale, written, site, morning);
}

TEST(SaleFacts, CopiesWhatWasRecorded) {
    const ReceiptData data = data_of(sale_of(lentils(Money::from_cents(188))));
    EXPECT_EQ(data.site.name, "L'AMANDIER, CŒUR D'ÉTÉ");
    EXPECT_EQ(data.site.heading, (std::vector<std::string>{"Épicerie solidaire", "12 rue du Moulin, 00000 Valmont",
                                                           "SIRET 000 000 000 00000"}));
    EXPECT_EQ(data.site.footer, std::vector<std::string>{"Ouvert mardi"});
    EXPECT_EQ(data.number, "ECOLE-T1-2026-000003");
    EXPECT_EQ(data.till, "T1");
    EXPECT_EQ(data.operator_name, "Nadia");
    EXPECT_EQ(data.segment, 2);
    EXPECT_EQ(data.seq, 9);
    EXPECT_EQ(data.short_hash, "7KQ2-9XMA-C4TD");
    EXPECT_EQ(data.minute_of_day, 605);
    EXPECT_TRUE(data.training);
    EXPECT_EQ(data.change, Money::from_cents(3));
    EXPECT_EQ(data.round_up, Money::from_cents(5));
    ASSERT_EQ(data.tenders.size(), 1U);
    EXPECT_EQ(data.tenders[0].kind, ReceiptTenderKind::MealVoucher);
    ASSERT_EQ(data.lines.size(), 1U);
    EXPECT_EQ(data.lines[0].tare, Quantity::from_milli(20));
    EXPECT_TRUE(data.lines[0].by_hand);
}

TEST(SaleFacts, KnowsAPriceThatCameFromALabel) {
    EXPECT_FALSE(data_of(sale_of(lentils(Money::from_cents(188)))).lines[0].label_price);  // 3,90 × 0,482 = 1,8798
    EXPECT_TRUE(data_of(sale_of(lentils(Money::from_cents(187)))).lines[0].label_price);
}

TEST(SaleFacts, AddsUpWhatFundersAndMembersGaveOnALine) {
    session::SaleLine line = lentils(Money::from_cents(188));
    line.parts = {{.programme = "a",
                   .quantity = Quantity::from_milli(200),
                   .reference = Money::from_cents(78),
                   .member = Money::from_cents(20),
                   .surplus = {},
                   .surplus_to = {},
                   .funders = {{"ccas", Money::from_cents(30)}, {"etat", Money::from_cents(28)}}},
                  {.programme = "b",
                   .quantity = Quantity::from_milli(282),
                   .reference = Money::from_cents(110),
                   .member = Money::from_cents(125),
                   .surplus = Money::from_cents(15),
                   .surplus_to = "don",
                   .funders = {}}};
    const ReceiptData data = data_of(sale_of(line));
    EXPECT_EQ(data.lines[0].covered, Money::from_cents(58));
    EXPECT_EQ(data.lines[0].surplus, Money::from_cents(15));
}

TEST(SaleFacts, SaysTheSitesSentenceWhereNoVatApplies) {
    session::Site site;
    site.name = "L'Amandier";
    EXPECT_EQ(receipt_data(session::SaleRecord{}, written, site, morning).site.vat_mention, std::nullopt);
    site.vat_mention = "TVA non applicable";
    EXPECT_EQ(receipt_data(session::SaleRecord{}, written, site, morning).site.vat_mention, "TVA non applicable");
}

TEST(SaleFacts, LeavesOutWhatASiteDoesNotSay) {
    const ReceiptData data = receipt_data(session::SaleRecord{}, written, session::Site{}, morning);
    EXPECT_EQ(data.site.heading, (std::vector<std::string>{"", "", ""}));
}

}  // namespace
}  // namespace ecot::receipt
