#include "tests/support/sample_till.hpp"

#include <gtest/gtest.h>

#include "tests/support/sample_goods.hpp"

namespace ecot::test {

namespace {

using pricing::Money;
using pricing::Quantity;

constexpr const char* pin = "123456";

session::Loaded sample_loaded() {
    session::Loaded loaded;
    loaded.site = {"lamandier", "L’Amandier",        "Épicerie solidaire", "12 rue du Moulin",
                   "Valmont",   "000 000 000 00000", {"Ouvert mardi"},     "1"};
    loaded.catalogue = sample_catalogue();
    loaded.members = sample_members();
    loaded.programmes = sample_programmes();
    loaded.envelopes = {{"town", Money::from_cents(100'000), true}, {"solidarity", Money{}, true}};
    const auto volunteer = session::Role::Volunteer;
    loaded.operators = {{"nadia", "Nadia", volunteer},
                        {"jean-marc", "Jean-Marc", volunteer},
                        {"helene", "Hélène", session::Role::Manager},
                        {"oksana", "Oksana", volunteer},
                        {"amadou", "Amadou", volunteer},
                        {"ginette", "Ginette", volunteer},
                        {"tomas", "Tomas", volunteer}};
    loaded.voucher_rules.meal_voucher_day_max = {{std::nullopt, Money::from_cents(2500)}};
    return loaded;
}

session::PreviewLine preview_line(std::string text, bool bold = false) {
    session::PreviewLine line;
    line.text = std::move(text);
    line.bold = bold;
    return line;
}

session::PreviewReady sample_preview(const std::string& number) {
    session::PreviewReady preview;
    preview.number = number;
    session::PreviewLine shop = preview_line("L'AMANDIER", true);
    shop.tall = true;
    shop.wide = true;
    shop.align = 1;
    preview.lines = {shop,
                     preview_line("            Épicerie solidaire            "),
                     preview_line("     12 rue du Moulin, 00000 Valmont      "),
                     preview_line("------------------------------------------"),
                     preview_line("Ticket " + number),
                     preview_line("Caisse 1                   Servi par Nadia"),
                     preview_line("------------------------------------------"),
                     preview_line("Panier de légumes bio              12,00 A"),
                     preview_line("Huile d'olive vierge extra 75 cl          "),
                     preview_line("  2 × 8,40                         16,80 A"),
                     preview_line("Lentilles vertes                          "),
                     preview_line("  0,482 kg (saisi) × 3,90 €/kg      1,88 A"),
                     preview_line("Savon de Marseille 300 g                  "),
                     preview_line("  2 × 2,20                          4,40 B"),
                     preview_line("Pois chiches secs 500 g                   "),
                     preview_line("  3 × 1,90                          5,70 A"),
                     preview_line("------------------------------------------"),
                     preview_line("Prix complet                       40,78  "),
                     preview_line("Pris en charge par le collectif   -23,59  "),
                     preview_line("==========================================", true),
                     preview_line("À PAYER                            17,19 €", true),
                     preview_line("==========================================", true),
                     preview_line("Bon alimentaire                    10,00  "),
                     preview_line("Espèces                            10,00  "),
                     preview_line("Rendu                               2,81  ")};
    preview.qr = "ECOT1/1/1/17/20261119T1045/550=3638,2000=440/7KQ29XMAC4TD";
    return preview;
}

}  // namespace

SampleTill::SampleTill() {
    using namespace std::chrono;
    now_ = {1'795'081'320'000, 1'000'000, 2026y / November / 19, 10 * 60 + 42, 2026y / November / 19};
    session::Effects effects;
    state_ = session::start(sample_loaded(), now_, effects);
    answer(effects);
}

SampleTill& SampleTill::ask(const session::Intent& intent) {
    session::Effects effects;
    session::update(state_, intent, now_, effects);
    answer(effects);
    return *this;
}

SampleTill& SampleTill::ask(const session::Intents& intents) {
    for (const session::Intent& intent : intents) {
        ask(intent);
    }
    return *this;
}

SampleTill& SampleTill::tell(const session::Event& event) {
    session::Effects effects;
    session::update(state_, event, now_, effects);
    answer(effects);
    return *this;
}

SampleTill& SampleTill::pass(std::int64_t milliseconds) {
    now_.steady_ms += milliseconds;
    now_.utc_ms += milliseconds;
    return tell(session::Ticked{});
}

SampleTill& SampleTill::answering(bool on) {
    answers_ = on;
    if (on) {
        answer(std::exchange(kept_, {}));
    }
    return *this;
}

void SampleTill::answer(const session::Effects& effects) {
    for (const session::Effect& effect : effects) {
        if (!answers_) {
            kept_.push_back(effect);
            continue;
        }
        if (const auto* check = std::get_if<session::CheckPin>(&effect)) {
            tell(session::PinChecked{check->operator_id, check->pin == pin, check->purpose});
        } else if (const auto* load = std::get_if<session::LoadMember>(&effect)) {
            // Samira's household received 48,40 € this month.
            session::MemberFacts facts;
            if (load->member == "m-samira") {
                facts.usage = {{"food-share", Money::from_cents(4840), Quantity{}}};
            }
            tell(session::MemberLoaded{load->member, facts});
        } else if (const auto* write = std::get_if<session::WriteRecord>(&effect)) {
            session::Written written;
            written.segment = 1;
            written.seq = ++records_;
            written.count = records_;
            written.number = "1-2026-004812";
            written.short_hash = "7KQ2-9XMA-C4TD";
            tell(session::RecordWritten{write->record, written});
        } else if (const auto* print = std::get_if<session::Print>(&effect)) {
            tell(session::PrintDone{print->written.number});
        } else if (const auto* preview = std::get_if<session::Preview>(&effect)) {
            tell(sample_preview(preview->written.number));
        }
    }
}

SampleTill& SampleTill::sign_in(const std::string& operator_id) {
    return ask(session::ChooseOperator{operator_id}).ask(session::SignIn{operator_id, pin});
}

SampleTill& SampleTill::open() {
    return ask(session::OpenTill{Money::from_cents(10'000)});
}

SampleTill& SampleTill::choose_samira() {
    return ask(session::ChooseMember{"m-samira"});
}

SampleTill& SampleTill::fill_cart() {
    const auto pieces = [](std::int64_t count) { return Quantity::from_milli(count * 1000); };
    ask(session::AddProduct{"basket", pieces(1), {}, false});
    ask(session::AddProduct{"olive-oil", pieces(2), {}, false});
    ask(session::AddProduct{"lentils", Quantity::from_milli(728), Quantity::from_milli(246), true});
    ask(session::AddProduct{"soap", pieces(2), {}, false});
    ask(session::AddProduct{"dry-chickpeas", pieces(3), {}, false});
    EXPECT_FALSE(state_.refusal) << session::to_string(state_.refusal->code) << " " << state_.refusal->about;
    return *this;
}

SampleTill& SampleTill::start_payment() {
    return ask(session::StartPayment{});
}

SampleTill& SampleTill::take_voucher() {
    return ask(session::Pay{{session::TenderKind::FoodVoucher, Money::from_cents(1000), "B-17"}});
}

SampleTill& SampleTill::finish() {
    ask(session::Pay{{session::TenderKind::Cash, Money::from_cents(1000), {}}}).ask(session::Finish{});
    EXPECT_EQ(state_.screen, session::Screen::Paid);
    return *this;
}

}  // namespace ecot::test
