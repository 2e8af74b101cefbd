#include "pos/store/import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/import_json.hpp"
#include "pos/store/members.hpp"
#include "pos/store/operators.hpp"
#include "pos/store/products.hpp"
#include "pos/store/programmes.hpp"
#include "tests/store/sample_date.hpp"
#include "tests/store/store_database.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using pricing::Money;
using test::today;
using testing::ElementsAre;
using testing::IsEmpty;

// A till's tables, and the codes of the events an import left in its journal.
class Import : public testing::Test {
protected:
    ImportOutcome run(ImportKind kind, std::string_view bytes, bool dry_run = false) {
        auto outcome = import_file(*store, {kind, bytes, today, dry_run}, Pepper::of("pepper"),
                                   [&](const session::EventRecord& event, const auto& write) -> Expected<void> {
                                       codes.push_back(event.code);
                                       words = event.words;
                                       counts.push_back(event.facts.at("count"));
                                       return store->transaction([&] { write(*store); });
                                   });
        EXPECT_TRUE(outcome);
        return outcome.value_or(ImportOutcome{});
    }
    std::int64_t version(const std::string& table) {
        return store
            ->run([&] {
                Query query = store->query("SELECT version FROM table_versions WHERE name = ?1");
                return query.with(table).step() ? query.integer(0) : std::int64_t{0};
            })
            .value();
    }

    test::StoreDatabase store;
    std::vector<std::string> codes;
    std::vector<std::int64_t> counts;
    std::map<std::string, std::string> words;  // of the last event
};

constexpr std::string_view two_products =
    "id,name,category,unit,price_eur,vat_percent\nrice,Riz,Épicerie,piece,2.60,5.5\nsoap,Savon,Hygiène,piece,2.20,20\n";

TEST_F(Import, WritesProductsAndSaysSoInTheJournal) {
    const ImportOutcome outcome = run(ImportKind::Products, two_products);
    EXPECT_THAT(outcome.problems, IsEmpty());
    EXPECT_EQ(outcome.rows, 2U);
    EXPECT_EQ(outcome.added, 2U);
    EXPECT_EQ(load_products(*store).value().products.size(), 2U);
    EXPECT_THAT(codes, ElementsAre("products_imported"));
    EXPECT_THAT(counts, ElementsAre(2));
    EXPECT_EQ(version("products"), 1);
    EXPECT_EQ(run(ImportKind::Products, two_products).added, 0U);
    EXPECT_EQ(version("products"), 2);
}

TEST_F(Import, TellsTheJournalWhichRateChangedFromWhenAndByWhichFile) {
    run(ImportKind::Products, two_products);
    EXPECT_THAT(words, ElementsAre(testing::Pair("file_sha256", testing::SizeIs(64)))) << "new products change none";
    run(ImportKind::Products,
        "id,name,category,unit,price_eur,vat_percent\nrice,Riz,Épicerie,piece,2.60,20\nsoap,Savon,Hygiène,piece,2.30,"
        "20\n"
        "tea,Thé,Épicerie,piece,2.30,5.5\n");
    EXPECT_EQ(words["vat_550_to_2000"], "rice");
    EXPECT_EQ(words["from"], "2026-11-21");
    EXPECT_EQ(words.size(), 3U);
    run(ImportKind::Envelopes, "[]");
    EXPECT_EQ(words["file_sha256"], "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
}

TEST_F(Import, TellsTheJournalNothingOfPeopleButTheirNumber) {
    run(ImportKind::Operators, "id,name,role,pin\nnadia,Nadia,manager,481516\n");
    EXPECT_THAT(words, IsEmpty()) << "a PIN could be guessed from the digest of this file";
    run(ImportKind::Members, "card,name,tier\nM1,Samira B.,A\n");
    EXPECT_THAT(words, IsEmpty());
}

TEST_F(Import, WritesNothingWhenOneRowIsBad) {
    const ImportOutcome outcome = run(ImportKind::Products,
                                      "id,name,category,unit,price_eur,vat_percent\nrice,Riz,E,piece,2.60,5.5\n"
                                      "soap,Savon,H,piece,cheap,20\n");
    EXPECT_THAT(outcome.problems, ElementsAre("line 3: price_eur \"cheap\" is not an amount such as 12,50"));
    EXPECT_TRUE(load_products(*store).value().products.empty());
    EXPECT_TRUE(load_products(*store).value().categories.empty());
    EXPECT_THAT(codes, IsEmpty());
}

TEST_F(Import, WritesNothingOnADryRun) {
    const ImportOutcome outcome = run(ImportKind::Products, two_products, true);
    EXPECT_EQ(outcome.rows, 2U);
    EXPECT_TRUE(load_products(*store).value().products.empty());
    EXPECT_THAT(codes, IsEmpty());
    EXPECT_EQ(version("products"), 0);
}

TEST_F(Import, ChangesNothingThatTheJournalDoesNotTake) {
    const auto outcome = import_file(*store, {ImportKind::Products, two_products, today, false}, Pepper::of("pepper"),
                                     [](const session::EventRecord&, const auto&) -> Expected<void> {
                                         return store_error(StoreError::Kind::Full, "The disk is full.");
                                     });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, StoreError::Kind::Full);
    EXPECT_TRUE(load_products(*store).value().products.empty());
}

TEST_F(Import, KnowsAMemberAgainByTheirCard) {
    EXPECT_EQ(run(ImportKind::Members, "card,name,tier\nM1,Samira B.,A\nM2,Paul M.,B\n").added, 2U);
    const auto before = load_members(*store).value();
    EXPECT_EQ(run(ImportKind::Members, "card,name,tier\nM1 M9,Samira D.,B\n").added, 0U);
    const auto after = load_members(*store).value();
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after[0].id, before[0].id);
    EXPECT_EQ(after[0].display_name, "Samira D.");
    EXPECT_THAT(after[0].cards, ElementsAre("M1", "M9"));
    EXPECT_EQ(after[0].tiers.size(), 2U);
    EXPECT_EQ(after[1], before[1]);
}

TEST_F(Import, HashesThePinsOfPeople) {
    run(ImportKind::Operators, "id,name,role,pin\nnadia,Nadia,manager,481516\n");
    EXPECT_TRUE(PinBook::load(*store, Pepper::of("pepper"))->right("nadia", "481516"));
    run(ImportKind::Operators, "id,name,role,pin\nnadia,Nadia K.,manager,\n");
    EXPECT_TRUE(PinBook::load(*store, Pepper::of("pepper"))->right("nadia", "481516"));
    EXPECT_EQ(load_operators(*store).value().at(0).name, "Nadia K.");
}

TEST_F(Import, FillsEnvelopesThenProgrammes) {
    const char* const programmes =
        R"([{"id":"cocagne","member_share":{"kind":"percent","bp":3000},"funders":[{"envelope":"ccas","kind":"remainder"}]}])";
    EXPECT_THAT(run(ImportKind::Programmes, programmes).problems,
                ElementsAre("/0/funders/0/envelope: There is no envelope \"ccas\"; import the envelopes first."));
    EXPECT_THAT(run(ImportKind::Envelopes, R"([{"id":"ccas","name":"CCAS","granted_cents":20000}])").problems,
                IsEmpty());
    EXPECT_THAT(run(ImportKind::Programmes, programmes).problems, IsEmpty());
    EXPECT_EQ(load_programmes(*store).value().at(0).id, "cocagne");
    EXPECT_EQ(load_envelopes(*store).value().at(0).remaining.cents(), 20000);
    EXPECT_THAT(codes, ElementsAre("envelopes_imported", "programmes_imported"));
}

TEST_F(Import, LetsAProgrammeNameOnlyProductsThatAreThere) {
    const char* const programmes =
        R"([{"id":"riz","member_share":{"kind":"percent","bp":3000},"eligible":{"products":["rice"]}}])";
    EXPECT_THAT(run(ImportKind::Programmes, programmes).problems,
                ElementsAre("/0/eligible/products/0: There is no product \"rice\"; import the products first."));
    run(ImportKind::Products, two_products);
    EXPECT_THAT(run(ImportKind::Programmes, programmes).problems, IsEmpty());
}

TEST_F(Import, FillsAnEnvelopeUpToWhatShallBeLeft) {
    run(ImportKind::Envelopes, R"([{"id":"ccas","granted_cents":20000}])");
    store.execute("INSERT INTO envelope_use (envelope, spent_cents, credited_cents) VALUES ('ccas', 2500, 0)");
    EXPECT_EQ(run(ImportKind::Envelopes, R"([{"id":"ccas","remaining_cents":30000}])").added, 0U);
    EXPECT_EQ(load_envelopes(*store).value().at(0).remaining.cents(), 30000);
    EXPECT_THAT(run(ImportKind::Envelopes, R"([{"id":"ccas","granted_cents":100}])").remarks,
                ElementsAre("ccas: sales already took more than is granted; nothing is left."));
}

TEST(ProgrammesFile, SaysEverythingThatPricingWouldRefuse) {
    const auto problems =
        read_programmes(
            R"([{"id":"a","member_share":{"kind":"percent","bp":3000},"funders":[{"envelope":"ccas","kind":"percent","bp":8000}]},
            {"id":"a","member_share":{"kind":"markup","bp":500,"surplus_to":"fund"},"tier":["A"]}])",
            {.envelopes = {"ccas"}, .products = {}})
            .problems;
    EXPECT_GE(problems.size(), 2U);
    EXPECT_THAT(read_programmes("{", {}).problems.size(), 1U);
}

TEST(ProgrammesFile, NamesProductsThatAreNotThere) {
    const std::string text =
        R"([{"id":"a","member_share":{"kind":"percent","bp":3000},"eligible":{"products":["rice","chikpeas"]}}])";
    EXPECT_THAT(read_programmes(text, {.envelopes = {}, .products = {"rice", "chickpeas"}}).problems,
                ElementsAre(JsonProblem{"/0/eligible/products/1",
                                        "There is no product \"chikpeas\"; import the products first."}));
    EXPECT_THAT(read_programmes(text, {.envelopes = {}, .products = {"rice", "chikpeas"}}).problems, IsEmpty());
}

TEST(ProgrammesFile, RefusesACapBeyondAllBounds) {
    const auto with_cap = [](const std::string& cap) {
        return read_programmes(R"([{"id":"a","member_share":{"kind":"percent","bp":3000},"cap":{)" + cap + "}}]", {})
            .problems;
    };
    EXPECT_THAT(
        with_cap(R"("quantity_milli_per_person":9223372036854775807)"),
        ElementsAre(JsonProblem{"/0/cap/quantity_milli_per_person", "A cap must not be above 10^13 thousandths."}));
    EXPECT_THAT(with_cap(R"("quantity_milli":10000000000001)"),
                ElementsAre(JsonProblem{"/0/cap/quantity_milli", "A cap must not be above 10^13 thousandths."}));
    EXPECT_THAT(with_cap(R"("quantity_milli":10000000000000)"), IsEmpty());
}

TEST(EnvelopesFile, SaysEverythingThatIsWrong) {
    const auto problems =
        read_envelopes(
            R"([{"id":"","granted_cents":-1},{"id":"a","granted_cents":1.5,"colour":"red"},{"id":"a","remaining_cents":1},7,
            {"granted_cents":1,"remaining_cents":1,"complement_taxable":"yes"}])")
            .problems;
    std::vector<std::string> places;
    for (const JsonProblem& problem : problems) {
        places.push_back(problem.at);
    }
    EXPECT_THAT(places, ElementsAre("/0/granted_cents", "/0/id", "/1/colour", "/1/granted_cents", "/2/id", "/3",
                                    "/4/complement_taxable", "/4", "/4"));
    EXPECT_THAT(read_envelopes("[").problems.size(), 1U);
    EXPECT_THAT(read_envelopes("{}").problems.size(), 1U);
}

}  // namespace
}  // namespace ecot::store
