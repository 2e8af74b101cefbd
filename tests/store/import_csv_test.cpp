#include "pos/store/import_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/import_people.hpp"
#include "tests/store/sample_date.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using pricing::Quantity;
using test::today;
using testing::ElementsAre;
using testing::IsEmpty;

StoredProducts shop() {
    StoredProducts stored;
    stored.categories = {{.id = "bulk", .name = "Vrac"}, {.id = "grocery", .name = "Épicerie"}};
    session::Product rice;
    rice.id = "rice";
    rice.name = "Riz";
    rice.category = "grocery";
    rice.barcodes = {{.code = "3560070123452"}};
    stored.products = {rice};
    return stored;
}

ProductsFile products(const std::string& text) {
    return read_products(read_csv(text), shop());
}

std::vector<std::string> problems(const std::vector<LineProblem>& problems) {
    std::vector<std::string> lines;
    for (const LineProblem& problem : problems) {
        lines.push_back(std::to_string(problem.line) + " " + problem.what);
    }
    return lines;
}

TEST(ProductsFile, ReadsEveryColumn) {
    const ProductsFile file = products(
        "id;name;category;unit;price_eur;vat_percent;barcodes;tags;supplier;origin;meal_voucher;tare_g;picture;"
        "favourite\n"
        "lentils;Lentilles vertes;bulk;kg;3,90;5,5;2000000000015 13560070123459*6;bio local;Coop;Berry;oui;246;🫛;4\n");
    EXPECT_THAT(problems(file.problems), IsEmpty());
    ASSERT_EQ(file.rows.size(), 1U);
    const ProductRow& row = file.rows[0];
    EXPECT_EQ(row.id, "lentils");
    EXPECT_EQ(row.name, "Lentilles vertes");
    EXPECT_EQ(row.category, "bulk");
    EXPECT_EQ(row.unit, pricing::Unit::Kilogram);
    EXPECT_EQ(row.price.cents(), 390);
    EXPECT_EQ(row.vat.value, 550);
    EXPECT_THAT(row.barcodes,
                ElementsAre(session::Barcode{.code = "2000000000015"},
                            session::Barcode{.code = "13560070123459", .quantity = Quantity::from_milli(6000)}));
    EXPECT_THAT(row.tags, ElementsAre("bio", "local"));
    EXPECT_EQ(row.supplier, "Coop");
    EXPECT_EQ(row.origin, "Berry");
    EXPECT_TRUE(row.meal_voucher);
    EXPECT_EQ(row.tare.milli(), 246);
    EXPECT_EQ(row.picture, U'🫛');
    EXPECT_EQ(row.favourite, 4);
}

TEST(ProductsFile, NeedsSixColumnsAndTakesTheOthersAsEmpty) {
    const ProductsFile file = products("price_eur,id,name,category,unit,vat_percent\n2.60,r,Riz,Épicerie,piece,20\n");
    EXPECT_THAT(problems(file.problems), IsEmpty());
    EXPECT_EQ(file.rows.at(0).category, "grocery");
    EXPECT_FALSE(file.rows.at(0).meal_voucher);
    EXPECT_FALSE(file.rows.at(0).favourite);
    EXPECT_THAT(problems(products("id,name,category,unit,price_eur\n").problems),
                ElementsAre("1 the header lacks the column vat_percent"));
    EXPECT_THAT(problems(products("id,name,category,unit,price_eur,vat_percent,prize\n").problems),
                ElementsAre("1 the column prize is not known"));
}

TEST(ProductsFile, MakesCategoriesThatAreNotThere) {
    const ProductsFile file = products(
        "id,name,category,unit,price_eur,vat_percent\na,A,Fruits secs,piece,1,5.5\nb,B,fruits SECS,piece,1,5.5\n");
    ASSERT_EQ(file.new_categories.size(), 1U);
    EXPECT_EQ(file.new_categories[0].id, "fruits-secs");
    EXPECT_EQ(file.new_categories[0].name, "Fruits secs");
    EXPECT_EQ(file.rows.at(1).category, "fruits-secs");
}

TEST(ProductsFile, ListsEveryBadRowWithItsLine) {
    const ProductsFile file = products(
        "id,name,category,unit,price_eur,vat_percent,barcodes,meal_voucher,tare_g\n"
        ",Riz,bulk,kg,1,5.5,,,\n"
        "a b,,bulk,pound,-1,5.5,,,\n"
        "c,C,,piece,1.234,120,,perhaps,1.5\n"
        "d,D,bulk,piece,1e3,5.5,123*0 caf\xC3\xA9,,-1\n"
        "e,E,bulk,piece,1,5.5,,,\n"
        "e,E,bulk,piece,1,5.5,,,\n"
        "f,F,bulk,piece,1\n");
    EXPECT_THAT(
        problems(file.problems),
        ElementsAre("2 id is empty", "3 id \"a b\" has a space in it", "3 name is empty",
                    "3 unit \"pound\" is none of piece, kg and l", "3 price_eur \"-1\" is not an amount such as 12,50",
                    "4 category is empty", "4 price_eur \"1.234\" is not an amount such as 12,50",
                    "4 vat_percent \"120\" is not a percentage such as 5,5",
                    "4 meal_voucher \"perhaps\" is neither yes nor no",
                    "4 tare_g \"1.5\" is not a whole number from 0 to 100000",
                    "5 price_eur \"1e3\" is not an amount such as 12,50",
                    "5 barcode \"123*0\" does not say how many, as in 13560070123459*6",
                    "5 barcode \"café\" is empty, too long or has letters no scanner sends",
                    "5 tare_g \"-1\" is not a whole number from 0 to 100000", "7 the id e is also in line 6",
                    "8 the row has 5 cells, the header has 9"));
}

TEST(ProductsFile, RefusesABarcodeThatAnotherProductHas) {
    const ProductsFile twice = products(
        "id,name,category,unit,price_eur,vat_percent,barcodes\na,A,bulk,piece,1,5.5,012345678905\n"
        "b,B,bulk,piece,1,5.5,0012345678905\n");
    EXPECT_THAT(problems(twice.problems), ElementsAre("3 barcode 0012345678905 is also in line 2"));
    const ProductsFile taken =
        products("id,name,category,unit,price_eur,vat_percent,barcodes\na,A,bulk,piece,1,5.5,03560070123452\n");
    EXPECT_THAT(problems(taken.problems), ElementsAre("2 barcode 3560070123452 belongs to the product rice"));
    const ProductsFile moved = products(
        "id,name,category,unit,price_eur,vat_percent,barcodes\na,A,bulk,piece,1,5.5,3560070123452\n"
        "rice,Riz,grocery,piece,2,5.5,\n");
    EXPECT_THAT(problems(moved.problems), IsEmpty());
}

TEST(ProductsFile, RemarksOnACheckDigitThatDoesNotFit) {
    const ProductsFile file =
        products("id,name,category,unit,price_eur,vat_percent,barcodes\na,A,bulk,piece,1,5.5,3560070123453\n");
    EXPECT_THAT(problems(file.problems), IsEmpty());
    EXPECT_THAT(problems(file.remarks),
                ElementsAre("2 barcode 3560070123453 has a wrong check digit; it is kept as written"));
}

TEST(MembersFile, ReadsEveryColumn) {
    const MembersFile file = read_members(
        read_csv("card,name,tier,tier_from,tier_to,groups,adults,children,membership_until\n"
                 "M000017 M900017,Samira B.,A,2026-09-01,28/02/2027,qpv caf@2026-01-01/2026-06-30 etu@/2026-12-31,2,3,"
                 "2027-03-31\nM000018,Paul,,,,,,,\n"),
        {});
    EXPECT_THAT(problems(file.problems), IsEmpty());
    ASSERT_EQ(file.rows.size(), 2U);
    const MemberRow& row = file.rows[0];
    EXPECT_THAT(row.cards, ElementsAre("M000017", "M900017"));
    EXPECT_EQ(row.display_name, "Samira B.");
    EXPECT_EQ(row.tier, "A");
    EXPECT_EQ(row.tier_from, 2026y / 9 / 1);
    EXPECT_EQ(row.tier_to, 2027y / 2 / 28);
    EXPECT_THAT(row.groups, ElementsAre(GroupCell{"qpv", {}, {}}, GroupCell{"caf", 2026y / 1 / 1, 2026y / 6 / 30},
                                        GroupCell{"etu", {}, 2026y / 12 / 31}));
    EXPECT_EQ(row.household, (pricing::Household{.adults = 2, .children = 3}));
    EXPECT_EQ(row.membership_until, 2027y / 3 / 31);
    EXPECT_EQ(file.rows[1].household, (pricing::Household{.adults = 1, .children = 0}));
}

TEST(MembersFile, ListsEveryBadRowWithItsLine) {
    session::Member one;
    one.id = "1";
    one.cards = {"K1"};
    session::Member two;
    two.id = "2";
    two.cards = {"K2"};
    const MembersFile file =
        read_members(read_csv("card,name,tier,tier_from,tier_to,groups,adults,children,membership_until\n"
                              ",,,,,,,,\n"
                              "M1,A,A B,2026-02-30,,,x,100,soon\n"
                              "M2,B,,2026-01-01,,caf@2026 @2026-01-01/,,,\n"
                              "M3,C,A,2026-02-01,2026-01-31,g@2026-02-01/2026-01-01,,,\n"
                              "M3 K1,D,,,,,,,\n"
                              "K1 K2,E,,,,,,,\n"),
                     {one, two});
    EXPECT_THAT(
        problems(file.problems),
        ElementsAre("2 card is empty", "2 name is empty", "3 tier_from \"2026-02-30\" is not a date such as 2026-11-21",
                    "3 tier \"A B\" is more than one", "3 adults \"x\" is not a whole number from 0 to 99",
                    "3 children \"100\" is not a whole number from 0 to 99",
                    "3 membership_until \"soon\" is not a date such as 2026-11-21",
                    "4 there are days of a tier, but no tier",
                    "4 group \"caf@2026\" does not have its days as in caf@2026-01-01/2026-06-30",
                    "4 group \"@2026-01-01/\" has no name", "5 the tier ends before it begins",
                    "5 group g ends before it begins", "6 card M3 is also in line 5", "7 card K1 is also in line 6",
                    "7 the cards belong to two members"));
}

session::Member known() {
    session::Member member;
    member.id = "5f0c";
    member.display_name = "Samira B.";
    member.cards = {"M000017"};
    member.tiers = {{.code = "B", .from = 2026y / 1 / 1, .to = {}}};
    member.groups = {{.code = "qpv", .from = {}, .to = {}}, {.code = "caf", .from = 2026y / 1 / 1, .to = {}}};
    return member;
}

MemberRow row(const std::string& tier) {
    MemberRow row;
    row.cards = {"M000017"};
    row.display_name = "Samira B.";
    row.tier = tier;
    return row;
}

TEST(ImportedMember, BeginsAsTheFileSays) {
    session::Member fresh;
    fresh.id = "77aa";
    MemberRow cells = row("A");
    cells.groups = {{"qpv", {}, {}}};
    const session::Member member = imported_member(fresh, cells, today);
    EXPECT_EQ(member.id, "77aa");
    EXPECT_THAT(member.tiers, ElementsAre(session::HeldCode{"A", {}, {}}));
    EXPECT_THAT(member.groups, ElementsAre(session::HeldCode{"qpv", {}, {}}));
    EXPECT_THAT(member.cards, ElementsAre("M000017"));
}

TEST(ImportedMember, KeepsTheTierOfEarlierDays) {
    EXPECT_THAT(imported_member(known(), row("A"), today).tiers,
                ElementsAre(session::HeldCode{"B", 2026y / 1 / 1, 2026y / 11 / 20}, session::HeldCode{"A", today, {}}));
    MemberRow dated = row("A");
    dated.tier_from = 2026y / 12 / 1;
    dated.tier_to = 2027y / 5 / 31;
    EXPECT_THAT(imported_member(known(), dated, today).tiers,
                ElementsAre(session::HeldCode{"B", 2026y / 1 / 1, 2026y / 11 / 30},
                            session::HeldCode{"A", 2026y / 12 / 1, 2027y / 5 / 31}));
}

TEST(ImportedMember, LeavesATierThatIsTheSameAsItBegan) {
    MemberRow same = row("B");
    same.tier_to = 2026y / 12 / 31;
    EXPECT_THAT(imported_member(known(), same, today).tiers,
                ElementsAre(session::HeldCode{"B", 2026y / 1 / 1, 2026y / 12 / 31}));
}

TEST(ImportedMember, EndsWhatTheFileDoesNotNameAnyMore) {
    MemberRow bare = row("");
    bare.groups = {{"qpv", {}, {}}, {"etu", {}, {}}};
    const session::Member member = imported_member(known(), bare, today);
    EXPECT_THAT(member.tiers, ElementsAre(session::HeldCode{"B", 2026y / 1 / 1, 2026y / 11 / 20}));
    EXPECT_THAT(member.groups, ElementsAre(session::HeldCode{"qpv", {}, {}}, session::HeldCode{"etu", today, {}},
                                           session::HeldCode{"caf", 2026y / 1 / 1, 2026y / 11 / 20}));
}

TEST(OperatorsFile, ReadsPeopleAndNeverShowsAPin) {
    const std::vector<session::Operator> nadia = {{"nadia", "Nadia", session::Role::Manager}};
    const OperatorsFile file =
        read_operators(read_csv("id,name,role,pin\npaul,Paul,volunteer,123456\nnadia,Nadia K.,manager,\n"), nadia);
    EXPECT_THAT(problems(file.problems), IsEmpty());
    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[0].person.role, session::Role::Volunteer);
    EXPECT_EQ(file.rows[0].pin, "123456");
    const OperatorsFile bad = read_operators(
        read_csv("id,name,role,pin\npaul,Paul,boss,12345\npaul,,volunteer,123456\nzoe,Zoé,volunteer,\n"), nadia);
    EXPECT_THAT(
        problems(bad.problems),
        ElementsAre("2 role \"boss\" is neither volunteer nor manager", "2 pin is not six digits", "3 name is empty",
                    "3 the id paul is also in line 2", "4 somebody new needs a PIN of six digits"));
}

TEST(OperatorsFile, LeavesAManager) {
    const std::vector<session::Operator> nadia = {{"nadia", "Nadia", session::Role::Manager}};
    EXPECT_THAT(problems(read_operators(read_csv("id,name,role,pin\nnadia,Nadia,volunteer,\n"), nadia).problems),
                ElementsAre("0 nobody would be a manager any more"));
}

}  // namespace
}  // namespace ecot::store
