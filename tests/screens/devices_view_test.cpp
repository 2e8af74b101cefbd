#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "pos/screens/device_words.hpp"
#include "pos/screens/screens.hpp"
#include "tests/screens/beginnings.hpp"
#include "tests/screens/device_scenes.hpp"
#include "tests/support/headless_ui.hpp"

// Devices as the screens show them: the screen of devices, the strip, the weighing screen.

namespace ecot::screens {
namespace {

using session::Device;
using session::DeviceKind;
using session::DeviceTrouble;
using session::Screen;
using session::WeightState;
using test::plain;
using test::sample_devices;
using test::SampleTill;
using testing::HasSubstr;

SampleTill with_devices(std::vector<Device> devices) {
    SampleTill till = SampleTill{}.sign_in("helene").open();
    till.state().devices = std::move(devices);
    till.ask(session::Go{Screen::Devices});
    return till;
}

const DeviceRow& only_row(const DevicesView& view) {
    return view.sections.at(0).rows.at(0);
}

TEST(DevicesView, SaysKindlyThatNothingIsPluggedIn) {
    const SampleTill till = with_devices({});
    const DevicesView view = devices_view(till.state(), french());
    EXPECT_TRUE(view.sections.empty());
    EXPECT_EQ(view.empty.title, "Rien n’est branché");
    EXPECT_TRUE(view.live.printer.empty());
    EXPECT_FALSE(view.live.weight);
}

TEST(DevicesView, ListsWhatIsUsedBeforeWhatMayBe) {
    const SampleTill till = with_devices({{.id = "a", .name = "Clavier", .used = false, .keyboard = true},
                                          {.id = "b", .name = "Zebra", .paired = true, .keyboard = true}});
    const DevicesView view = devices_view(till.state(), french());
    ASSERT_EQ(view.sections.size(), 1U);
    ASSERT_EQ(view.sections[0].rows.size(), 2U);
    const DeviceRow& used = view.sections[0].rows[0];
    EXPECT_EQ(used.name, "Zebra");
    EXPECT_EQ(used.state.title, "En service");
    EXPECT_EQ(used.use, "Ne plus utiliser");
    EXPECT_FALSE(std::get<session::UseDevice>(*used.choose).used);
    EXPECT_EQ(used.caution, "");
    const DeviceRow& other = view.sections[0].rows[1];
    EXPECT_EQ(other.use, "Utiliser");
    EXPECT_EQ(std::get<session::UseDevice>(*other.choose).device, "a");
    EXPECT_EQ(plain(other.caution), "Ce peut être le clavier du bureau : ne le choisissez que si c’est une douchette.");
}

TEST(DevicesView, KeepsAMissedDeviceInSightWithWhatToDo) {
    const SampleTill till =
        with_devices({{.id = "b", .name = "Zebra", .trouble = DeviceTrouble::Unplugged, .paired = true}});
    const DeviceRow row = only_row(devices_view(till.state(), french()));
    EXPECT_EQ(row.state.title, "Douchette débranchée");
    EXPECT_THAT(row.state.text, HasSubstr("Rebranchez"));
    EXPECT_EQ(row.tone, ui::Tone::Danger);
    EXPECT_EQ(row.use, "Ne plus utiliser");
}

TEST(DevicesView, OffersNoButtonForADeviceTakenByItself) {
    const SampleTill till = with_devices({{.id = "p", .kind = DeviceKind::Printer, .name = "Epson"}});
    const DeviceRow row = only_row(devices_view(till.state(), french()));
    EXPECT_EQ(row.use, "");
    EXPECT_FALSE(row.choose);
}

TEST(DevicesView, AsksForTheCountryOfAPairedKeyboardOnly) {
    SampleTill till = with_devices({{.id = "k", .name = "Zebra", .paired = true, .keyboard = true}});
    EXPECT_TRUE(only_row(devices_view(till.state(), french())).settings.empty()) << "its pairing is not kept yet";
    till.state().device_setup.scanners = {{"k", true}};
    const DeviceRow row = only_row(devices_view(till.state(), french()));
    ASSERT_EQ(row.settings.size(), 1U);
    EXPECT_EQ(row.settings[0].choices[0].label, "États-Unis");
    EXPECT_TRUE(row.settings[0].choices[1].chosen);
    EXPECT_FALSE(std::get<session::SetScannerCountry>(row.settings[0].choices[0].intent).french);
    till.state().devices[0].keyboard = false;
    EXPECT_TRUE(only_row(devices_view(till.state(), french())).settings.empty());
}

TEST(DevicesView, OffersEveryModelOfPrinterAndTheOneOfTheInstallation) {
    SampleTill till = with_devices(sample_devices());
    DevicesView view = devices_view(till.state(), french());
    ASSERT_EQ(view.models.size(), 28U);
    EXPECT_EQ(view.models[0].label, "Comme réglé à l’installation");
    EXPECT_TRUE(view.models[0].chosen);
    till.ask(session::SetPrinterModel{"epson-tm-t20"});
    view = devices_view(till.state(), french());
    EXPECT_FALSE(view.models[0].chosen);
    EXPECT_EQ(view.sections.at(1).rows.at(0).model, "Epson TM-T20II, TM-T20III");
}

TEST(DevicesView, ShowsTheDrawerSoThatItsContactCanBeSet) {
    SampleTill till = with_devices({{.id = "p", .kind = DeviceKind::Printer, .name = "Epson"}});
    EXPECT_EQ(only_row(devices_view(till.state(), french())).settings.at(0).detail, "L’imprimante n’en dit rien.");
    till.tell(session::DrawerSeen{false});
    const DevicesView view = devices_view(till.state(), french());
    EXPECT_THAT(only_row(view).settings.at(0).detail, HasSubstr("La caisse le voit fermé."));
    EXPECT_EQ(view.live.printer.at(1).value, "fermé");
    till.ask(session::SetDrawerLevel{true});
    EXPECT_TRUE(only_row(devices_view(till.state(), french())).settings.at(0).choices[1].chosen);
}

TEST(DevicesView, FollowsATestPage) {
    SampleTill till = with_devices({{.id = "p", .kind = DeviceKind::Printer, .name = "Epson"}});
    till.ask(session::PrintTestPage{});
    DeviceRow row = only_row(devices_view(till.state(), french()));
    EXPECT_EQ(row.test_state.title, "Impression…");
    EXPECT_EQ(row.test_not_now, "La page d’essai s’imprime.");
    till.tell(session::TestPageDone{DeviceTrouble::CoverOpen});
    row = only_row(devices_view(till.state(), french()));
    EXPECT_EQ(row.test_state.title, "Capot de l’imprimante ouvert");
    EXPECT_EQ(row.test_not_now, "");
    till.tell(session::TestPageDone{});
    EXPECT_EQ(only_row(devices_view(till.state(), french())).test_state.title, "La page d’essai est imprimée");
}

TEST(DevicesView, AsksASerialScaleForItsProtocol) {
    SampleTill till = with_devices({{.id = "t", .kind = DeviceKind::Scale, .name = "FTDI", .serial = true}});
    const DeviceRow row = only_row(devices_view(till.state(), french()));
    ASSERT_EQ(row.settings.size(), 1U);
    EXPECT_EQ(row.settings[0].choices[0].label, "8217");
    EXPECT_EQ(std::get<session::SetScaleProtocol>(row.settings[0].choices[1].intent).protocol, "dialog_06");
    till.state().devices[0].serial = false;
    EXPECT_TRUE(only_row(devices_view(till.state(), french())).settings.empty());
}

TEST(LiveDevices, ShowTheLastScanAsItCame) {
    SampleTill till = with_devices(sample_devices());
    EXPECT_FALSE(devices_view(till.state(), french()).live.scan);
    till.tell(
        session::CodeScanned{"]C10103560070123452\x1D"
                             "10A",
                             "scan-1"});
    auto scan = devices_view(till.state(), french()).live.scan;
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->from, "Zebra DS2208");
    EXPECT_EQ(scan->aim, "]C1");
    EXPECT_EQ(scan->text, "0103560070123452[GS]10A");
    EXPECT_EQ(scan->trouble, "");
    EXPECT_TRUE(till.state().cart.lines.empty()) << "here nothing is sold";
    till.tell(session::ScanFailed{session::ScanFailed::Why::CutOff, "scan-1", "356007"});
    scan = devices_view(till.state(), french()).live.scan;
    EXPECT_THAT(plain(scan->trouble), HasSubstr("Incomplet : "));
    till.ask(session::Scan{{"3560070123452"}});
    scan = devices_view(till.state(), french()).live.scan;
    EXPECT_EQ(scan->from, "Arrivé comme tapé au clavier");
    EXPECT_THAT(scan->trouble, HasSubstr("choisissez le clavier qui est une douchette"));
}

TEST(LiveDevices, ShowTheScaleAndThePaper) {
    SampleTill till = with_devices(sample_devices());
    till.tell(
        session::WeightShown{session::ScaleWeight{WeightState::Stable, pricing::Quantity::from_milli(482), false}});
    LiveDevices live = devices_view(till.state(), french()).live;
    EXPECT_EQ(plain(live.weight->value), "0,482 kg");
    EXPECT_EQ(live.weight->state, (Saying{"Poids stable", ""}));
    EXPECT_EQ(live.printer.at(0).value, "en place");
    till.state().devices[0].trouble = DeviceTrouble::PaperOut;
    till.state().devices[2].trouble = DeviceTrouble::Unplugged;
    live = devices_view(till.state(), french()).live;
    EXPECT_EQ(live.printer.at(0).value, "fini");
    EXPECT_EQ(live.weight->state.title, "Balance débranchée");
    EXPECT_EQ(live.weight->value, "- - -");
}

std::vector<std::string> strip_of(const SampleTill& till) {
    std::vector<std::string> words;
    for (const DeviceView& device : frame_view(till.state(), french()).devices) {
        const char* const health = device.health == DeviceView::Health::Well   ? ""
                                   : device.health == DeviceView::Health::Told ? "(i) "
                                   : device.health == DeviceView::Health::Wary ? "! "
                                                                               : "!! ";
        words.push_back(health + device.words);
    }
    return words;
}

TEST(Strip, SaysNothingOfKindsNobodyHas) {
    SampleTill till = selling();
    EXPECT_THAT(strip_of(till), testing::IsEmpty());
    till.state().devices = {{.name = "Clavier", .used = false, .keyboard = true}};
    EXPECT_THAT(strip_of(till), testing::IsEmpty());
    till.state().devices = sample_devices();
    EXPECT_THAT(strip_of(till), testing::ElementsAre("Imprimante", "Douchette", "Balance"));
}

TEST(Strip, ShowsEachFaultInItsOwnWords) {
    SampleTill till = selling();
    till.state().devices = sample_devices();
    till.state().devices[0].paper_low = true;
    till.state().devices[1].trouble = DeviceTrouble::Busy;
    till.state().devices[2].trouble = DeviceTrouble::Unplugged;
    till.state().drawer_open = true;
    EXPECT_THAT(strip_of(till),
                testing::ElementsAre("! Papier presque fini", "(i) Tiroir ouvert",
                                     "!! Douchette prise par un autre logiciel", "!! Balance débranchée"));
}

TEST(Strip, ShowsTheWorstOfSeveralScannersOnce) {
    SampleTill till = selling();
    till.state().devices = {{.id = "a"}, {.id = "b", .trouble = DeviceTrouble::Unplugged}, {.id = "c"}};
    EXPECT_THAT(strip_of(till), testing::ElementsAre("!! Douchette débranchée"));
}

TEST(Strip, SaysWhyReceiptsWaitAsFarAsItIsKnown) {
    SampleTill till = selling();
    till.state().devices = {sample_devices()[0]};
    till.state().printer_waits = true;
    EXPECT_THAT(strip_of(till), testing::ElementsAre("!! Un ticket attend"));
    till.state().printer_trouble = DeviceTrouble::NoAnswer;
    EXPECT_THAT(strip_of(till), testing::ElementsAre("!! Imprimante éteinte ou muette"));
    till.state().devices[0].trouble = DeviceTrouble::PaperOut;
    EXPECT_THAT(strip_of(till), testing::ElementsAre("!! Plus de papier"));
}

SampleTill weighing_lentils(WeightState state, std::int64_t grams) {
    SampleTill till = selling();
    till.ask(session::ChooseProductToWeigh{"lentils"});
    till.state().weight = session::ScaleWeight{state, pricing::Quantity::from_milli(grams), false};
    return till;
}

TEST(WeighingView, GoesByTheScaleWhereThereIsOne) {
    SampleTill till = weighing_lentils(WeightState::InMotion, 700);
    WeighingView view = weighing_view(till.state(), french(), {});
    EXPECT_TRUE(view.live);
    EXPECT_EQ(view.mark, "Le poids bouge encore");
    EXPECT_EQ(view.cannot_add, "Le poids bouge encore. Attendez qu’il ne bouge plus.");
    EXPECT_EQ(view.to_pay, "");
    till.state().weight = session::ScaleWeight{WeightState::Stable, pricing::Quantity::from_milli(728), false};
    view = weighing_view(till.state(), french(), {});
    EXPECT_EQ(view.mark, "Poids stable");
    EXPECT_EQ(view.net, "0,482");
    EXPECT_EQ(plain(view.full_price), "1,88 €");
    EXPECT_EQ(view.cannot_add, "");
    till.ask(view.adding);
    EXPECT_EQ(till.state().cart.lines.back().line.quantity.milli(), 482);
    EXPECT_FALSE(till.state().cart.lines.back().line.by_hand);
}

TEST(WeighingView, ShowsNoWeightWhereTheScaleHasNoneAndSaysWhatToDo) {
    for (const WeightState state :
         {WeightState::UnderZero, WeightState::OverLimit, WeightState::WrongUnit, WeightState::NeedsZero}) {
        const SampleTill till = weighing_lentils(state, 728);
        const WeighingView view = weighing_view(till.state(), french(), {});
        EXPECT_TRUE(view.live);
        EXPECT_EQ(view.net, "- - -");
        EXPECT_EQ(view.mark, weight_words(state, french()).title);
        EXPECT_EQ(view.instruction, weight_words(state, french()).text);
        EXPECT_EQ(view.other_way, "Saisir à la main");
        EXPECT_NE(view.cannot_add, "");
        EXPECT_EQ(view.zero_wanted, state == WeightState::UnderZero || state == WeightState::NeedsZero);
    }
}

TEST(WeighingView, LetsTheWeightBeTypedWhenTheScaleFailsOrSomebodyWants) {
    SampleTill till = weighing_lentils(WeightState::Gone, 0);
    WeighingLocal local;
    WeighingView view = weighing_view(till.state(), french(), local);
    EXPECT_FALSE(view.live);
    EXPECT_EQ(view.trouble.title, "La balance ne répond pas");
    EXPECT_EQ(view.other_way, "");
    till.state().devices = {sample_devices()[2]};
    till.state().devices[0].trouble = DeviceTrouble::Unplugged;
    EXPECT_EQ(weighing_view(till.state(), french(), local).trouble.title, "Balance débranchée");
    till.state().weight.reset();
    EXPECT_EQ(weighing_view(till.state(), french(), local).trouble.title, "Balance débranchée");
    till.state().devices.clear();
    EXPECT_EQ(weighing_view(till.state(), french(), local).trouble.title, "") << "this till has no scale";
    till.state().weight = session::ScaleWeight{WeightState::Stable, pricing::Quantity::from_milli(728), false};
    local.types_weight = true;
    view = weighing_view(till.state(), french(), local);
    EXPECT_FALSE(view.live);
    EXPECT_EQ(view.other_way, "Revenir à la balance");
    EXPECT_EQ(view.cannot_add, "Tapez d’abord le poids.");
    EXPECT_EQ(view.mark, "Saisi à la main");
}

// The screen as a person uses it.
class DevicesScreen : public testing::Test {
protected:
    void use(std::vector<Device> devices, const std::string& operator_id = "helene") {
        till_.sign_in(operator_id).open();
        till_.state().devices = std::move(devices);
        till_.ask(session::Go{Screen::Devices});
        screen_.frames(2);
    }
    void tap(const std::string& name, int index = 0) {
        screen_.tap(name, index);
        till_.ask(std::exchange(intents_, {}));
        screen_.frames(2);
    }
    [[nodiscard]] const session::TillState& state() const { return till_.state(); }

    SampleTill till_;
    ScreensLocal local_;
    session::Intents intents_;
    test::HeadlessUi screen_{[this](ui::Ui& ui) { draw(ui, till_.state(), french(), local_, intents_); }};
};

TEST_F(DevicesScreen, IsReachedFromTheSettingsAndLeftBackToThem) {
    till_.sign_in().open().ask(session::Go{Screen::Settings});
    screen_.frames(2);
    tap("Appareils");
    EXPECT_EQ(state().screen, Screen::Devices);
    EXPECT_TRUE(screen_.has_text("Rien n’est branché"));
    screen_.key(ui::Key::Escape);
    ASSERT_EQ(intents_.size(), 1U);
    EXPECT_EQ(std::get<session::Go>(intents_[0]).screen, Screen::Settings);
}

TEST_F(DevicesScreen, PairsAScannerAndSetsItsCountry) {
    use({{.id = "k", .name = "Zebra", .used = false, .keyboard = true}});
    tap("Utiliser");
    ASSERT_EQ(state().device_setup.scanners.size(), 1U);
    till_.state().devices[0].used = true;
    till_.state().devices[0].paired = true;
    screen_.frames(2);
    tap("France");
    EXPECT_TRUE(state().device_setup.scanners[0].french);
    tap("Ne plus utiliser");
    EXPECT_TRUE(state().device_setup.scanners.empty());
}

TEST_F(DevicesScreen, AsksForAManagerWhereAVolunteerChangesSomething) {
    use({{.id = "k", .name = "Zebra", .used = false, .keyboard = true}}, "nadia");
    EXPECT_TRUE(screen_.has_text("Zebra")) << "looking is anyone's";
    tap("Utiliser");
    EXPECT_TRUE(state().approval);
    EXPECT_TRUE(state().device_setup.scanners.empty());
}

TEST_F(DevicesScreen, ChoosesTheModelFromAList) {
    use(sample_devices());
    tap("Choisir le modèle");
    EXPECT_TRUE(screen_.can_tap("Bixolon SRP-S300"));
    tap("Bixolon SRP-S300");
    EXPECT_EQ(state().device_setup.printer_model, "bixolon-srp-s300");
    EXPECT_TRUE(screen_.has_text("Bixolon SRP-S300")) << screen_.all_text();
    tap("Choisir le modèle");
    screen_.key(ui::Key::Escape);
    screen_.frames(2);
    EXPECT_FALSE(local_.devices.models_open);
    EXPECT_EQ(state().screen, Screen::Devices);
}

TEST_F(DevicesScreen, PrintsATestPage) {
    use(sample_devices());
    tap("Page d’essai");
    ASSERT_TRUE(state().test_page);
    EXPECT_TRUE(state().test_page->printing);
    EXPECT_TRUE(screen_.has_text("Impression…"));
}

TEST_F(DevicesScreen, AsksWhyBeforeTheDrawerOpens) {
    till_.sign_in("helene").open().ask(session::Go{Screen::Settings});
    screen_.frames(2);
    tap("Ouvrir le tiroir");
    EXPECT_TRUE(screen_.has_text("Pourquoi ouvrir le tiroir"));
    EXPECT_FALSE(state().drawer_pulse_ms);
    tap("Le laisser fermé");
    EXPECT_FALSE(state().drawer_pulse_ms);
    tap("Ouvrir le tiroir");
    tap("Vérifier la caisse");
    EXPECT_TRUE(state().drawer_pulse_ms);
    EXPECT_FALSE(screen_.has_text("Pourquoi ouvrir le tiroir"));
}

TEST_F(DevicesScreen, AsksWhyADrawerWasOpenedByHandUntilItIsSaid) {
    till_.sign_in().open();
    till_.tell(session::DrawerSeen{false}).tell(session::DrawerSeen{true});
    screen_.frames(2);
    EXPECT_TRUE(screen_.has_text("Le tiroir a été ouvert sans vente"));
    screen_.key(ui::Key::Escape);
    screen_.key(ui::Key::Enter);
    screen_.frames(2);
    EXPECT_TRUE(intents_.empty());
    EXPECT_TRUE(screen_.has_text("Le tiroir a été ouvert sans vente"));
    till_.tell(session::CodeScanned{"3560070123452", {}});
    EXPECT_EQ(state().cart.lines.size(), 1U) << "scans go on";
    tap("Faire de la monnaie");
    EXPECT_FALSE(state().drawer_question);
    EXPECT_FALSE(screen_.has_text("Le tiroir a été ouvert sans vente"));
}

TEST_F(DevicesScreen, LetsTheWeightBeTypedWhenTheScaleIsUnplugged) {
    till_.sign_in().open();
    till_.tell(session::DevicesSeen{sample_devices()});
    std::vector<Device> devices = sample_devices();
    devices[2].trouble = DeviceTrouble::Unplugged;
    till_.tell(session::DevicesSeen{devices});
    screen_.frames(2);
    EXPECT_TRUE(screen_.has_text("En attendant, saisissez le poids."));
    tap("Saisir");
    EXPECT_TRUE(local_.products.only_weighed);
    EXPECT_FALSE(state().notice);
    till_.pass(1000).tell(session::DevicesSeen{sample_devices()});
    screen_.frames(2);
    EXPECT_TRUE(screen_.has_text("De retour")) << screen_.all_text();
}

TEST_F(DevicesScreen, OpensTheSearchWhenTheScannerIsUnplugged) {
    till_.sign_in().open();
    till_.tell(session::DevicesSeen{sample_devices()});
    std::vector<Device> devices = sample_devices();
    devices[1].trouble = DeviceTrouble::Unplugged;
    till_.tell(session::DevicesSeen{devices});
    screen_.frames(2);
    tap("Saisir");
    EXPECT_TRUE(local_.products.keyboard.open);
}

}  // namespace
}  // namespace ecot::screens
