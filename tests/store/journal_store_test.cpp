#include "pos/store/journal_store.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/files.hpp"
#include "pos/store/journal_reader.hpp"
#include "sync/journal/head.hpp"
#include "tests/store/test_till.hpp"

namespace ecot::store {
namespace {

using test::event;
using test::lentils;
using test::TestTill;
using testing::ElementsAre;

session::OpeningRecord opening() {
    return {.operator_id = "amina", .float_amount = pricing::Money::from_cents(10'000)};
}

TEST(JournalStore, GivesASaleItsPlaceItsNumberAndItsHash) {
    TestTill till;
    ASSERT_TRUE(till.store->append(event("start")));
    const auto opened = till.store->append(opening());
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->count, 1);
    EXPECT_EQ(opened->number, "");
    const auto sold = till.store->append(lentils());
    ASSERT_TRUE(sold) << sold.error().detail;
    EXPECT_EQ(sold->segment, 1);
    EXPECT_EQ(sold->seq, 4);
    EXPECT_EQ(sold->time_ms, till.clock.utc);
    EXPECT_EQ(sold->number, "T1-2026-000001");
    EXPECT_EQ(sold->hash.size(), 64U);
    EXPECT_EQ(sold->short_hash.size(), 14U);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000002");
    EXPECT_THAT(till.verify(), ElementsAre("ok 5 records"));
}

TEST(JournalStore, WritesThePayloadThatAuditorsRead) {
    TestTill till;
    ASSERT_TRUE(till.store->append(lentils()));
    const auto record = read_record(till.store->database(), 1, 2);
    ASSERT_TRUE(record && *record);
    EXPECT_EQ(
        (*record)->payload,
        "{\"count\":1,\"number\":\"T1-2026-000001\",\"at\":\"2026-11-21T11:46:40.000+01:00\",\"session\":1,"
        "\"operator\":\"amina\",\"operator_name\":\"Amina\",\"member\":\"m-17\",\"lines\":[{\"product\":"
        "\"lentils\",\"name\":\"Lentilles « du Puy »\",\"unit\":\"kg\",\"price_cents\":500,\"quantity_milli\":1000,"
        "\"tare_milli\":20,\"by_hand\":true,\"vat_bp\":550,\"reference_cents\":500,\"member_cents\":100,"
        "\"parts\":[{\"programme\":\"cocagne\",\"quantity_milli\":1000,\"reference_cents\":500,"
        "\"member_cents\":100,\"surplus_cents\":0,\"funders\":[{\"envelope\":\"ccas\",\"cents\":400,"
        "\"taxable\":true}]}]}],\"totals\":{\"reference_cents\":500,\"member_cents\":100,\"funded_cents\":400,"
        "\"surplus_cents\":0},\"vat\":[{\"vat_bp\":550,\"taxable_cents\":500,\"vat_cents\":26}],\"tenders\":["
        "{\"kind\":\"cash\",\"cents\":200,\"reference\":\"\"}],\"change_cents\":100,\"round_up_cents\":0,"
        "\"grand_total_cents\":500,\"tables\":{}}");
}

TEST(JournalStore, GoesOnWhereItStoppedAfterARestart) {
    TestTill till;
    ASSERT_TRUE(till.store->append(opening()));
    ASSERT_TRUE(till.store->append(lentils()));
    till.close();
    ASSERT_TRUE(till.open());
    EXPECT_EQ(till.store->start_report().verdict, StartCheck::Verdict::Whole);
    EXPECT_TRUE(till.store->start_report().unclean_stop);
    EXPECT_EQ(till.store->start_report().open_session, 1);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000002");
    ASSERT_TRUE(till.store->append(event("stop")));
    till.close();
    ASSERT_TRUE(till.open());
    EXPECT_FALSE(till.store->start_report().unclean_stop);
    EXPECT_THAT(till.verify(), ElementsAre("ok 5 records"));
}

TEST(JournalStore, WritesWhatFollowsFromASaleWithIt) {
    TestTill till;
    ASSERT_TRUE(till.store->append(opening()));
    ASSERT_TRUE(till.store->append(lentils()));
    ASSERT_TRUE(till.store->append(lentils()));
    session::EventRecord given_up = event("basket_abandoned");
    given_up.facts = {{"lines", 3}, {"amount_cents", 1250}};
    ASSERT_TRUE(till.store->append(given_up));
    EXPECT_EQ(till.number("SELECT spent_cents FROM envelope_use WHERE envelope = 'ccas'"), 800);
    EXPECT_EQ(till.number("SELECT subsidy_cents FROM usage WHERE member = 'm-17' AND programme = 'cocagne' "
                          "AND day = '2026-11-21'"),
              800);
    EXPECT_EQ(till.number("SELECT quantity_milli FROM usage"), 2000);
    EXPECT_EQ(till.number("SELECT float_cents FROM session_totals WHERE session = 1"), 10'000);
    EXPECT_EQ(till.number("SELECT sales FROM session_totals"), 2);
    EXPECT_EQ(till.number("SELECT reference_cents FROM session_totals"), 1000);
    EXPECT_EQ(till.number("SELECT voids FROM session_totals"), 1);
    EXPECT_EQ(till.number("SELECT cents FROM session_figures WHERE figure = 'operator_voids' AND name = 'amina'"),
              1250);
    EXPECT_EQ(till.number("SELECT cents FROM session_figures WHERE figure = 'tender' AND name = 'cash'"), 400);
    EXPECT_EQ(till.number("SELECT vat_cents FROM session_figures WHERE figure = 'vat' AND name = '550'"), 52);
    EXPECT_EQ(till.number("SELECT funded_cents FROM member_figures WHERE member = 'm-17'"), 800);
    EXPECT_EQ(till.number("SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'"), 1000);
}

TEST(JournalStore, LeavesEveryTotalAsItIsInTraining) {
    TestTill till;
    session::SaleRecord sale = lentils();
    sale.training = true;
    const auto sold = till.store->append(sale);
    ASSERT_TRUE(sold) << sold.error().detail;
    EXPECT_EQ(sold->number, "ECOLE-T1-2026-000001");
    EXPECT_EQ(till.number("SELECT count(*) FROM envelope_use"), 0);
    EXPECT_EQ(till.number("SELECT count(*) FROM usage"), 0);
    EXPECT_EQ(till.number("SELECT count(*) FROM session_totals"), 0);
    EXPECT_EQ(till.number("SELECT sum(grand_total_cents) FROM record_counts"), 0);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000001");
    EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
}

TEST(JournalStore, LeavesTheVoidsAsTheyAreWhenABasketIsGivenUpInTraining) {
    TestTill till;
    ASSERT_TRUE(till.store->append(opening()));
    session::EventRecord given_up = event("basket_abandoned");
    given_up.facts = {{"lines", 3}, {"amount_cents", 1250}, {"training", 1}};
    ASSERT_TRUE(till.store->append(given_up));
    EXPECT_EQ(till.number("SELECT voids FROM session_totals"), 0);
    EXPECT_EQ(till.number("SELECT void_cents FROM session_totals"), 0);
    EXPECT_EQ(till.number("SELECT count(*) FROM session_figures"), 0);
    given_up.facts["training"] = 0;
    ASSERT_TRUE(till.store->append(given_up));
    EXPECT_EQ(till.number("SELECT void_cents FROM session_totals"), 1250);
    EXPECT_EQ(rebuild_derived(till.store->database()), 4);
    EXPECT_EQ(till.number("SELECT voids FROM session_totals"), 1) << "a rebuild knows training too";
}

TEST(JournalStore, NeverSpendsMoreThanAnEnvelopeHolds) {
    TestTill till;
    test::grant(till.store->database(), "ccas", 700);
    ASSERT_TRUE(till.store->append(lentils()));
    const auto refused = till.store->append(lentils());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, StoreError::Kind::Overdrawn);
    EXPECT_EQ(JournalStore::write_error(refused.error()), session::WriteError::EnvelopeOverdrawn);
    EXPECT_EQ(till.number("SELECT spent_cents FROM envelope_use"), 400);
    EXPECT_THAT(till.verify(), ElementsAre("ok 2 records"));
    test::grant(till.store->database(), "ccas", 800);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000002") << "the refused sale took no number";
    session::SaleRecord unknown = lentils();
    unknown.lines[0].parts[0].funders[0].envelope = "nobody";
    EXPECT_EQ(till.store->append(unknown).error().kind, StoreError::Kind::Overdrawn);
}

TEST(JournalStore, CannotSpendWhatTheSameSaleCredits) {
    TestTill till;
    test::grant(till.store->database(), "ccas", 300);
    session::SaleRecord sale = lentils();
    pricing::QuotePart generous = sale.lines[0].parts[0];
    generous.funders.clear();
    generous.member = pricing::Money::from_cents(600);
    generous.surplus = pricing::Money::from_cents(100);
    generous.surplus_to = "ccas";
    session::SaleRecord gift = lentils();
    gift.lines[0].parts = {generous};
    gift.totals = {.reference = pricing::Money::from_cents(500),
                   .member = pricing::Money::from_cents(600),
                   .funded = {},
                   .surplus = pricing::Money::from_cents(100)};
    gift.tenders = {{session::TenderKind::Card, pricing::Money::from_cents(600), ""}};
    gift.change = {};
    sale.lines.push_back(gift.lines[0]);
    EXPECT_EQ(till.store->append(sale).error().kind, StoreError::Kind::Overdrawn);
    const auto given = till.store->append(gift);
    ASSERT_TRUE(given) << given.error().detail;
    EXPECT_TRUE(till.store->append(lentils())) << "what an earlier sale gave can be spent";
    EXPECT_EQ(till.number("SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'"), 1100);
    EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
}

TEST(JournalStore, NamesTheLastRecordInTheHeadFile) {
    TestTill till;
    const auto sold = till.store->append(lentils());
    ASSERT_TRUE(sold);
    EXPECT_EQ(read_file(till.directory->head()), "1 2 " + sold->hash + "\n");
    till.store->flush_head();
}

TEST(JournalStore, SaysWhichTablesWereInForce) {
    TestTill till;
    ASSERT_TRUE(till.store->database().run(
        [&] { till.store->database().execute("INSERT INTO table_versions VALUES ('products', 7)"); }));
    till.close();
    ASSERT_TRUE(till.open());
    const auto sold = till.store->append(lentils());
    ASSERT_TRUE(sold);
    const auto record = read_record(till.store->database(), 1, sold->seq);
    EXPECT_THAT((*record)->payload, testing::HasSubstr("\"tables\":{\"products\":7}"));
}

TEST(JournalStore, MakesTheSameFiguresAgainFromTheJournal) {
    TestTill till;
    ASSERT_TRUE(till.store->append(opening()));
    ASSERT_TRUE(till.store->append(lentils()));
    session::SaleRecord vouchers = lentils();
    vouchers.tenders = {{session::TenderKind::MealVoucher, pricing::Money::from_cents(100), "A1"}};
    vouchers.change = {};
    ASSERT_TRUE(till.store->append(vouchers));
    ASSERT_TRUE(till.store->append(event("basket_abandoned")));
    const std::vector<std::string> figures = {"SELECT count FROM record_counts WHERE kind = 'sale'",
                                              "SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'",
                                              "SELECT spent_cents FROM envelope_use",
                                              "SELECT subsidy_cents FROM usage",
                                              "SELECT cents FROM meal_voucher_use",
                                              "SELECT voids FROM session_totals",
                                              "SELECT sum(cents) FROM session_figures WHERE figure = 'tender'",
                                              "SELECT vat_cents FROM session_figures WHERE figure = 'vat'",
                                              "SELECT sales FROM member_figures",
                                              "SELECT count FROM session_figures WHERE figure = 'operator_sales'"};
    std::vector<std::int64_t> before;
    for (const std::string& sql : figures) {
        before.push_back(till.number(sql));
    }
    EXPECT_THAT(before, ElementsAre(2, 1000, 800, 800, 100, 1, 300, 52, 2, 2));
    ASSERT_TRUE(till.store->database().run([&] {
        till.store->database().execute(
            "UPDATE envelope_use SET spent_cents = 7; DELETE FROM usage; "
            "UPDATE session_totals SET sales = 99; DELETE FROM record_counts");
    }));
    EXPECT_EQ(rebuild_derived(till.store->database()), 5);
    std::vector<std::int64_t> after;
    for (const std::string& sql : figures) {
        after.push_back(till.number(sql));
    }
    EXPECT_EQ(after, before);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000003");
}

TEST(JournalStore, RefusesAKeyThatIsNotItsOwn) {
    TestTill till;
    till.close();
    std::filesystem::remove(till.directory->journal_key());
    EXPECT_FALSE(till.open());
    EXPECT_EQ(till.refusal->kind, StoreError::Kind::Missing);
    ASSERT_TRUE(sync::JournalKey::make().save(till.directory->journal_key()));
    EXPECT_FALSE(till.open());
    EXPECT_THAT(till.refusal->detail, testing::StartsWith("keys/journal.pem is not the key of this journal"));
}

TEST(JournalStore, RefusesATillIdThatIsNotItsOwn) {
    TestTill till;
    const auto sold = till.store->append(lentils());
    ASSERT_TRUE(sold);
    till.close();
    till.directory.reset();
    const std::filesystem::path config = till.temp / "till/config.toml";
    std::string text = *read_file(config);
    const std::size_t at = text.find("'T1'");
    ASSERT_NE(at, std::string::npos) << text;
    std::ofstream{config} << text.replace(at, 4, "'T2'");
    auto changed = DataDirectory::open_for_writing(till.temp / "till");
    ASSERT_TRUE(changed);
    till.directory.emplace(std::move(*changed));
    EXPECT_FALSE(till.open());
    EXPECT_EQ(till.refusal->kind, StoreError::Kind::Invalid);
    EXPECT_EQ(till.refusal->detail,
              "config.toml says till T2, the journal is that of till T1: put \"T1\" back before selling.");
    EXPECT_EQ(till.number("SELECT count(*) FROM journal"), 2) << "nothing is signed under the other name";
}

TEST(JournalStore, KeepsTheNumberOfTheEffectiveYear) {
    TestTill till;
    till.clock.utc = 1'798'757'999'000;  // 2026-12-31T23:59:59 in Paris
    till.clock.steady += 1'798'757'999'000 - 1'795'258'000'000;
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2026-000001");
    till.clock.pass(2000);
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2027-000002");
    EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
}

}  // namespace
}  // namespace ecot::store
