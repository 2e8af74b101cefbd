#include "pos/ctl/drive/drive.hpp"

#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/fake_till.hpp"

namespace ecot::ctl {
namespace {

using Json = nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// `ecotctl drive` on the world of FakeTill, which carries out what the session wants done.
class DriveTest : public testing::Test {
protected:
    DriveTest() { restart(); }

    void restart() {
        session::Loaded loaded = till.world;
        loaded.carts = till.saved;
        drive = std::make_unique<Drive>(
            loaded, [this](const session::Effect& effect) { return till.perform(effect); },
            [this](std::int64_t /*recorded_ms*/) { return till.now; });
    }
    Json say(const std::string& line) { return Json::parse(drive->answer(line)); }
    std::string code(const std::string& line) {
        const Json answer = say(line);
        return answer["ok"].get<bool>() ? "ok" : answer["error"]["code"].get<std::string>();
    }
    void open() {
        ASSERT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"123456"})"), "ok");
        ASSERT_EQ(code(R"({"do":"open","float_cents":10000})"), "ok");
    }

    test::FakeTill till;
    std::unique_ptr<Drive> drive;
};

TEST_F(DriveTest, SaysThatAMemberCouldNotBeReadAndSellsOn) {
    open();
    till.members_unreadable = true;
    const Json answer = say(R"({"do":"member","card":"M000017"})");
    EXPECT_EQ(answer["error"]["code"], "member_not_loaded");
    EXPECT_TRUE(answer["cart"]["member"].is_null());
    EXPECT_EQ(code(R"({"do":"scan","code":"3560070123452"})"), "ok");
    EXPECT_EQ(code(R"({"do":"pay","tender":"cash","cents":150})"), "ok");
    EXPECT_EQ(code(R"({"do":"finish"})"), "ok");
}

TEST_F(DriveTest, SellsFromSigningInToTheSignedSale) {
    EXPECT_EQ(drive->answer(R"({"do":"sign_in","operator":"amina","pin":"123456"})"),
              R"({"ok":true,"operator":"amina","role":"volunteer"})");
    EXPECT_EQ(drive->answer(R"({"do":"open","float_cents":10000})"), R"({"ok":true,"session":1})");
    Json answer = say(R"({"do":"scan","code":"3560070123452"})");
    EXPECT_EQ(answer["ok"], true);
    EXPECT_EQ(answer["cart"]["due_cents"], 150);
    answer = say(R"({"do":"add","product":"chickpeas","quantity_milli":980,"tare_milli":246,"by_hand":true})");
    EXPECT_EQ(answer["cart"]["lines"][1]["quantity_milli"], 734);
    EXPECT_EQ(answer["cart"]["lines"][1]["tare_milli"], 246);
    EXPECT_EQ(answer["cart"]["lines"][1]["by_hand"], true);
    answer = say(R"({"do":"member","card":"M000017"})");
    EXPECT_EQ(answer["cart"]["member"]["name"], "Samira B.");
    EXPECT_EQ(answer["cart"]["due_cents"], 339);
    EXPECT_EQ(say(R"({"do":"round_up"})")["cart"]["round_up_cents"], 61);
    EXPECT_EQ(say(R"({"do":"pay","tender":"food_voucher","cents":300,"reference":"B-7"})")["cart"]["left_cents"], 100);
    EXPECT_EQ(say(R"({"do":"pay","tender":"cash","cents":2000})")["cart"]["change_cents"], 1900);
    answer = say(R"({"do":"finish"})");
    EXPECT_EQ(answer["sale"]["number"], "T1-2026-000001");
    EXPECT_EQ(answer["sale"]["change_cents"], 1900);
    EXPECT_TRUE(answer["sale"]["seq"].is_number_integer());
    EXPECT_TRUE(answer["cart"]["lines"].empty());
    EXPECT_EQ(till.last_sale_record().round_up.cents(), 61);
}

TEST_F(DriveTest, ShowsTheCartAsInAQuote) {
    open();
    (void)say(R"({"do":"member","card":"M000017"})");
    const Json cart = say(R"({"do":"add","product":"rice","quantity_milli":2000})")["cart"];
    EXPECT_EQ(cart["lines"], Json::parse(R"([{"product":"rice","name":"Riz","unit":"piece","price_cents":150,
        "quantity_milli":2000,"tare_milli":0,"by_hand":false,"reference_cents":300,"member_cents":90,
        "parts":[{"programme":"rice","quantity_milli":2000,"reference_cents":300,"member_cents":90,"surplus_cents":0,
                  "funders":[{"envelope":"town","cents":210}]}],
        "share_unavailable":false}])"));
    EXPECT_EQ(cart["member"], Json::parse(R"({"id":"m-17","name":"Samira B.","card":"M000017"})"));
    EXPECT_EQ(cart["totals"], Json::parse(R"({"reference_cents":300,"member_cents":90,"funded_cents":210,
        "surplus_cents":0})"));
    EXPECT_EQ(cart["round_up_cents"], 0);
    EXPECT_EQ(cart["tenders"], Json::array());
    EXPECT_EQ(cart["due_cents"], 90);
    EXPECT_EQ(cart["tendered_cents"], 0);
    EXPECT_EQ(cart["left_cents"], 90);
    EXPECT_EQ(cart["change_cents"], 0);
}

TEST_F(DriveTest, AnswersStatusToAnyone) {
    EXPECT_EQ(say(R"({"do":"status"})")["operator"], nullptr);
    open();
    (void)say(R"({"do":"scan","code":"3560070123452"})");
    EXPECT_EQ(say(R"({"do":"hold"})")["hold"], 1);
    const Json status = say(R"({"do":"status"})");
    EXPECT_EQ(status["operator"], "amina");
    EXPECT_EQ(status["role"], "volunteer");
    EXPECT_EQ(status["open"], true);
    EXPECT_EQ(status["session"], 1);
    EXPECT_EQ(status["training"], false);
    EXPECT_EQ(status["holds"][0]["hold"], 1);
    EXPECT_TRUE(status["cart"]["lines"].empty());
}

TEST_F(DriveTest, RefusesWithStableWords) {
    EXPECT_EQ(code("what"), "bad_json");
    EXPECT_EQ(code(R"({"do":"close"})"), "unknown_command");
    EXPECT_EQ(code(R"({"do":"scan","code":"1"})"), "not_signed_in");
    EXPECT_EQ(code(R"({"do":"products","search":"riz"})"), "not_signed_in");
    EXPECT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"000000"})"), "wrong_pin");
    EXPECT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"123456"})"), "ok");
    EXPECT_EQ(code(R"({"do":"scan","code":"1"})"), "not_open");
    EXPECT_EQ(code(R"({"do":"open","float_cents":0})"), "ok");
    EXPECT_EQ(code(R"({"do":"scan","code":"1"})"), "unknown_code");
    EXPECT_EQ(code(R"({"do":"member","card":"M999999"})"), "unknown_member");
    EXPECT_EQ(code(R"({"do":"add","product":"caviar","quantity_milli":1000})"), "unknown_product");
    EXPECT_EQ(code(R"({"do":"remove","line":0})"), "unknown_line");
    EXPECT_EQ(code(R"({"do":"recall","hold":1})"), "unknown_hold");
    EXPECT_EQ(code(R"({"do":"finish"})"), "empty_cart");
    EXPECT_EQ(code(R"({"do":"scan","code":"3560070123452"})"), "ok");
    EXPECT_EQ(code(R"({"do":"finish"})"), "amount_short");
    EXPECT_EQ(code(R"({"do":"pay","tender":"card","cents":151})"), "amount_too_high");
    EXPECT_EQ(code(R"({"do":"pay","tender":"card","cents":100})"), "ok");
    EXPECT_EQ(code(R"({"do":"scan","code":"3560070123452"})"), "payment_started");
    EXPECT_EQ(code(R"({"do":"unpay","tender":1})"), "unknown_tender");
    EXPECT_EQ(code(R"({"do":"void"})"), "ok");
    EXPECT_EQ(code(R"({"do":"add","product":"soap","quantity_milli":1000})"), "ok");
    EXPECT_EQ(code(R"({"do":"pay","tender":"meal_voucher","cents":100})"), "tender_not_allowed");
    EXPECT_EQ(code(R"({"do":"training","on":true})"), "manager_needed");
    EXPECT_EQ(code(R"({"do":"members","search":"sa"})"), "search_too_short");
}

TEST_F(DriveTest, LocksOutAfterFiveWrongPins) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"000000"})"), "wrong_pin");
    }
    EXPECT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"123456"})"), "locked_out");
    EXPECT_EQ(code(R"({"do":"unlock","operator":"amina"})"), "manager_needed");
    EXPECT_EQ(code(R"({"do":"unlock","operator":"amina","manager":{"operator":"nadia","pin":"123456"}})"), "ok");
    EXPECT_EQ(code(R"({"do":"sign_in","operator":"amina","pin":"123456"})"), "ok");
}

TEST_F(DriveTest, TakesAManagersWordAlongWithACommand) {
    open();
    EXPECT_EQ(code(R"({"do":"training","on":true,"manager":{"operator":"paul","pin":"123456"}})"), "manager_needed");
    EXPECT_EQ(code(R"({"do":"training","on":true,"manager":{"operator":"nadia","pin":"000000"}})"), "wrong_pin");
    EXPECT_EQ(say(R"({"do":"status"})")["training"], false);
    EXPECT_EQ(say(R"({"do":"training","on":true,"manager":{"operator":"nadia","pin":"123456"}})")["training"], true);
    EXPECT_THAT(till.journal_text(), Contains("training_on amina approved_by=nadia"));
    (void)say(R"({"do":"scan","code":"3560070123452"})");
    (void)say(R"({"do":"pay","tender":"cash","cents":150})");
    EXPECT_EQ(say(R"({"do":"finish"})")["sale"]["number"], "ECOLE-T1-2026-000001");
    // A word that is not needed does no harm.
    EXPECT_EQ(code(R"({"do":"scan","code":"3560070123452","manager":{"operator":"nadia","pin":"000000"}})"), "ok");
}

TEST_F(DriveTest, OpensTheDrawerForAReasonOnAManagersWord) {
    open();
    EXPECT_EQ(code(R"({"do":"drawer","reason":"change"})"), "manager_needed");
    EXPECT_EQ(code(R"({"do":"drawer","reason":"lunch","manager":{"operator":"nadia","pin":"123456"}})"), "bad_value");
    EXPECT_EQ(till.drawer_pulses, 0);
    EXPECT_EQ(say(R"({"do":"drawer","reason":"count","manager":{"operator":"nadia","pin":"123456"}})").dump(),
              R"({"ok":true})");
    EXPECT_EQ(till.drawer_pulses, 1);
    EXPECT_THAT(till.journal_text(), Contains("drawer_opened amina approved_by=nadia by=request reason=count"));
}

TEST_F(DriveTest, AsksForTheWeightOfGoodsThatAreWeighed) {
    open();
    const Json answer = say(R"({"do":"scan","code":"3560070100002"})");
    EXPECT_EQ(answer["error"]["code"], "quantity_needed");
    EXPECT_EQ(answer["error"]["product"], "chickpeas");
    EXPECT_TRUE(answer["cart"]["lines"].empty());
    EXPECT_EQ(code(R"({"do":"add","product":"chickpeas"})"), "quantity_needed");
    EXPECT_EQ(code(R"({"do":"add","product":"chickpeas","quantity_milli":500})"), "ok");
    EXPECT_EQ(say(R"({"do":"add","product":"soap"})")["cart"]["lines"][1]["quantity_milli"], 1000);
}

TEST_F(DriveTest, FindsGoodsAndMembers) {
    open();
    const Json products = say(R"({"do":"products","search":"poichi"})")["products"];
    ASSERT_EQ(products.size(), 1U);
    EXPECT_EQ(products[0]["id"], "chickpeas");
    EXPECT_EQ(products[0]["name"], "Pois chiches");
    EXPECT_EQ(products[0]["unit"], "kg");
    EXPECT_EQ(products[0]["price_cents"], 400);
    const Json members = say(R"({"do":"members","search":"sam"})")["members"];
    ASSERT_EQ(members.size(), 1U);
    EXPECT_EQ(members[0], Json::parse(R"({"id":"m-17","name":"Samira B.","card":"M000017"})"));
    EXPECT_EQ(say(R"({"do":"products","search":"o","limit":1})")["products"].size(), 0U);
}

TEST_F(DriveTest, NamesLinesByTheirPlace) {
    open();
    (void)say(R"({"do":"add","product":"rice","quantity_milli":1000})");
    (void)say(R"({"do":"add","product":"jam","quantity_milli":1000})");
    EXPECT_EQ(say(R"({"do":"choice","line":1,"cents":600})")["cart"]["lines"][1]["choice_cents"], 600);
    EXPECT_EQ(say(R"({"do":"set_quantity","line":0,"quantity_milli":3000})")["cart"]["lines"][0]["member_cents"], 450);
    EXPECT_EQ(say(R"({"do":"remove","line":0})")["cart"]["lines"][0]["product"], "jam");
    EXPECT_EQ(code(R"({"do":"remove","line":1})"), "unknown_line");
    EXPECT_EQ(code(R"({"do":"remove","line":4294967295})"), "unknown_line");
    EXPECT_EQ(say(R"({"do":"undo"})")["cart"]["lines"].size(), 2U);
}

TEST_F(DriveTest, HoldsAndRecallsSeveralCarts) {
    open();
    (void)say(R"({"do":"add","product":"rice","quantity_milli":1000})");
    EXPECT_EQ(say(R"({"do":"hold"})")["hold"], 1);
    (void)say(R"({"do":"add","product":"soap","quantity_milli":1000})");
    EXPECT_EQ(say(R"({"do":"hold"})")["hold"], 2);
    EXPECT_EQ(say(R"({"do":"recall","hold":1})")["cart"]["lines"][0]["product"], "rice");
    EXPECT_EQ(say(R"({"do":"recall","hold":2})")["cart"]["lines"][0]["product"], "soap");
    EXPECT_EQ(say(R"({"do":"status"})")["holds"][0]["hold"], 3);
}

TEST_F(DriveTest, GivesTierAndGroupsOnAManagersWord) {
    open();
    EXPECT_EQ(code(R"({"do":"member_page","id":"m-17"})"), "ok");
    EXPECT_EQ(code(R"({"do":"rights"})"), "manager_needed");
    const auto said = say(R"({"do":"rights","manager":{"operator":"nadia","pin":"123456"}})");
    EXPECT_EQ(said["tier"], "A");
    EXPECT_TRUE(said["groups"].is_array());
}

TEST_F(DriveTest, GivesAnAllowanceOnlyWithItsViewJournaled) {
    till.facts["m-17"].usage = {{.programme = "rice", .subsidy = test::cents(210), .quantity = test::milli(2000)}};
    open();
    EXPECT_EQ(code(R"({"do":"allowance"})"), "unknown_member");
    EXPECT_EQ(code(R"({"do":"member_page","id":"m-17"})"), "ok");
    EXPECT_EQ(say(R"({"do":"allowance"})")["usage"][0]["subsidy_cents"], 210);
    EXPECT_THAT(till.journal_text(), Contains("allowance_viewed amina member=m-17"));
}

TEST_F(DriveTest, VoidsAnOpenCartWhenTheInputEnds) {
    open();
    (void)say(R"({"do":"scan","code":"3560070123452"})");
    (void)say(R"({"do":"sign_out"})");
    drive->end();
    EXPECT_THAT(till.journal_text().back(), HasSubstr("basket_abandoned"));
    EXPECT_EQ(till.saved.current, session::CartContent{});
    const std::size_t records = till.journal.size();
    drive->end();
    EXPECT_EQ(till.journal.size(), records);
}

TEST_F(DriveTest, BringsTheCartBackAfterARestart) {
    open();
    (void)say(R"({"do":"member","card":"M000017"})");
    (void)say(R"({"do":"add","product":"rice","quantity_milli":2000})");
    (void)say(R"({"do":"pay","tender":"card","cents":50})");
    restart();
    const Json cart = say(R"({"do":"status"})")["cart"];
    EXPECT_EQ(cart["due_cents"], 90);
    EXPECT_EQ(cart["left_cents"], 40);
}

TEST_F(DriveTest, SaysThatNothingWasRecordedWhenTheDiskIsFull) {
    open();
    (void)say(R"({"do":"scan","code":"3560070123452"})");
    (void)say(R"({"do":"pay","tender":"cash","cents":150})");
    till.write_error = session::WriteError::DiskFull;
    const Json answer = say(R"({"do":"finish"})");
    EXPECT_EQ(answer["error"]["code"], "disk_full");
    EXPECT_EQ(answer["cart"]["tendered_cents"], 150);
    EXPECT_FALSE(answer.contains("sale"));
    till.write_error.reset();
    EXPECT_EQ(say(R"({"do":"finish"})")["sale"]["number"], "T1-2026-000001");
}

TEST_F(DriveTest, PrintsOnceWhenAsked) {
    open();
    (void)say(R"({"do":"scan","code":"3560070123452"})");
    (void)say(R"({"do":"pay","tender":"cash","cents":150})");
    (void)say(R"({"do":"finish"})");
    EXPECT_EQ(code(R"({"do":"print"})"), "ok");
    EXPECT_EQ(code(R"({"do":"print"})"), "already_printed");
    EXPECT_EQ(till.prints.size(), 1U);
}

TEST_F(DriveTest, AnswersOneLineWhateverTheTextsHold) {
    open();
    const std::string answer = drive->answer("{\"do\":\"scan\",\"code\":\"a\\nb\\u0000\\u2028\"}");
    EXPECT_THAT(answer, Not(HasSubstr("\n")));
    EXPECT_EQ(Json::parse(answer)["error"]["code"], "unknown_code");
}

}  // namespace
}  // namespace ecot::ctl
