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

Device scale(DeviceTrouble trouble, bool used = true) {
    return {.id = "scale-1", .kind = DeviceKind::Scale, .name = "Adam CPWplus", .trouble = trouble, .used = used};
}

TEST(DevicesSeen, SayOnceThatADeviceIsUnpluggedAndOnceThatItIsBack) {
    FakeTill till = FakeTill::open();
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::Unplugged)}});
    EXPECT_FALSE(till.state.notice) << "missed since the start: the strip says so";
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::None)}});
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::DeviceBack);
    till.pass_and_tick(3'000);
    EXPECT_FALSE(till.state.notice);
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::Unplugged)}});
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::DeviceGone);
    EXPECT_EQ(till.state.notice->device, DeviceKind::Scale);
    EXPECT_EQ(till.state.notice->about, "Adam CPWplus");
    till.pass_and_tick(60'000);
    EXPECT_TRUE(till.state.notice) << "it offers to type the weight";
    till.ask(Dismiss{});
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::Unplugged)}});
    EXPECT_FALSE(till.state.notice) << "said once";
}

TEST(DevicesSeen, SayNothingOfDevicesTheTillDoesNotUse) {
    FakeTill till = FakeTill::open();
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::None, false)}});
    till.happen(DevicesSeen{.devices = {}});
    EXPECT_FALSE(till.state.notice);
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::None)}});
    EXPECT_FALSE(till.state.notice) << "a new one";
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::None, false)}});
    EXPECT_FALSE(till.state.notice) << "a manager left it";
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::NoAnswer)}});
    EXPECT_FALSE(till.state.notice) << "its trouble stands in the strip";
}

// One that nobody paired leaves the list when it is unplugged.
TEST(DevicesSeen, SayThatTheLastOfItsKindLeftTheListAndCameBack) {
    FakeTill till = FakeTill::open();
    Device other = scale(DeviceTrouble::None);
    other.id = "scale-2";
    till.happen(DevicesSeen{.devices = {scale(DeviceTrouble::None), other}});
    till.happen(DevicesSeen{.devices = {other}});
    EXPECT_FALSE(till.state.notice) << "the till has another scale";
    till.happen(DevicesSeen{});
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::DeviceGone);
    till.happen(DevicesSeen{.devices = {other}});
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::DeviceBack);
}

}  // namespace
}  // namespace ecot::session
