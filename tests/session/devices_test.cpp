#include "pos/session/devices.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;

WeightShown shows(WeightState state, std::int64_t grams, bool net = false) {
    return {.weight = ScaleWeight{.state = state, .gross = test::milli(grams), .net = net}};
}

TEST(Weighing, AddsTheStableWeightLessTheContainer) {
    FakeTill till = FakeTill::open();
    till.happen(shows(WeightState::Stable, 728));
    till.ask(AddWeighed{.product = "chickpeas", .tare = test::milli(246)});
    EXPECT_EQ(till.cart_text(), "chickpeas 482 tare 246 1,93 = member 1,93\ndue 1,93");
    EXPECT_FALSE(till.cart().content.lines.at(0).by_hand);
    EXPECT_EQ(till.cart().content.lines.at(0).tare, test::milli(246));
}

TEST(Weighing, TellsTheScaleThePriceForItsOwnDisplay) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseProductToWeigh{.product = "chickpeas"});
    EXPECT_EQ(till.shown_on_scale, test::cents(400));
}

TEST(Weighing, AddsNothingButAStableWeight) {
    for (const WeightState state : {WeightState::Zero, WeightState::InMotion, WeightState::Unchanged,
                                    WeightState::UnderZero, WeightState::OverLimit, WeightState::WrongUnit,
                                    WeightState::NeedsZero, WeightState::Fault, WeightState::Gone}) {
        FakeTill till = FakeTill::open();
        till.happen(shows(state, 728));
        till.ask(AddWeighed{.product = "chickpeas", .tare = {}});
        EXPECT_EQ(till.refusal(), RefusalCode::WeightNotReady) << static_cast<int>(state);
        EXPECT_TRUE(till.cart().content.lines.empty());
    }
    FakeTill none = FakeTill::open();
    none.ask(AddWeighed{.product = "chickpeas", .tare = {}});
    EXPECT_EQ(none.refusal(), RefusalCode::WeightNotReady) << "there is no scale";
}

TEST(Weighing, TakesTheWeightOfTheMomentItIsAdded) {
    FakeTill till = FakeTill::open();
    till.happen(shows(WeightState::Stable, 728));
    till.happen(shows(WeightState::InMotion, 900));
    till.ask(AddWeighed{.product = "chickpeas", .tare = {}});
    EXPECT_EQ(till.refusal(), RefusalCode::WeightNotReady);
    till.happen(shows(WeightState::Stable, 1000));
    till.ask(AddWeighed{.product = "chickpeas", .tare = {}});
    EXPECT_EQ(till.cart().content.lines.at(0).quantity, test::milli(1000));
}

TEST(Weighing, RefusesWhatMakesNoSense) {
    FakeTill till = FakeTill::open();
    till.happen(shows(WeightState::Stable, 200));
    till.ask(AddWeighed{.product = "chickpeas", .tare = test::milli(200)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity) << "nothing but the container";
    till.ask(AddWeighed{.product = "rice", .tare = {}});
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity) << "sold by the piece";
    till.ask(AddWeighed{.product = "gone", .tare = {}});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownProduct);
    till.happen(shows(WeightState::Stable, 200, true));
    till.ask(AddWeighed{.product = "chickpeas", .tare = test::milli(20)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity) << "the scale has taken the container off already";
    till.ask(AddWeighed{.product = "chickpeas", .tare = {}});
    EXPECT_FALSE(till.refusal());
}

TEST(Weighing, AsksTheScaleForZeroWhereThereIsOne) {
    FakeTill till = FakeTill::open();
    till.ask(AskZero{});
    EXPECT_EQ(till.refusal(), RefusalCode::WeightNotReady);
    till.happen(shows(WeightState::UnderZero, -20));
    till.ask(AskZero{});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.zeros_asked, 1);
    till.happen(WeightShown{});
    EXPECT_FALSE(till.state.weight) << "the scale was taken away";
}

TEST(CodeScanned, IsAScanOfWhoIsSignedIn) {
    FakeTill till = FakeTill::open();
    till.happen(CodeScanned{.text = "]E0" + std::string{test::rice_code}});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    FakeTill locked;
    locked.happen(CodeScanned{.text = test::rice_code});
    EXPECT_EQ(locked.refusal(), RefusalCode::NotSignedIn);
    EXPECT_TRUE(locked.cart().content.lines.empty());
}

TEST(CodeScanned, KeepsTheTillAwake) {
    FakeTill till = FakeTill::open();
    till.pass(170'000);
    till.happen(CodeScanned{.text = test::rice_code});
    till.pass_and_tick(20'000);
    EXPECT_TRUE(till.state.operator_in) << "whoever scans is there";
}

TEST(ScanFailed, SaysWhatToDoAndSellsNothing) {
    FakeTill till = FakeTill::open();
    till.happen(ScanFailed{.why = ScanFailed::Why::CutOff});
    EXPECT_EQ(till.refusal(), RefusalCode::CodeMisread);
    till.happen(ScanFailed{.why = ScanFailed::Why::OtherCountry});
    EXPECT_EQ(till.refusal(), RefusalCode::ScannerCountry);
    EXPECT_TRUE(till.cart().content.lines.empty());
}

TEST(DevicesSeen, AreWhatTheTillKnowsOfThem) {
    FakeTill till = FakeTill::open();
    const Device printer{.kind = DeviceKind::Printer, .name = "Epson", .trouble = DeviceTrouble::PaperOut};
    till.happen(DevicesSeen{.devices = {printer}});
    ASSERT_EQ(till.state.devices.size(), 1U);
    EXPECT_EQ(till.state.devices[0], printer);
    till.happen(DevicesSeen{});
    EXPECT_TRUE(till.state.devices.empty());
}

}  // namespace
}  // namespace ecot::session
