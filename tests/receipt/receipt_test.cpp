#include "pos/receipt/receipt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "hardware/escpos/encoder.hpp"
#include "pos/texts/texts.hpp"
#include "tests/receipt/amandier.hpp"

namespace ecot::receipt {
namespace {

using hardware::escpos::CodePage;
using hardware::escpos::profile_42;
using hardware::escpos::profile_48;
using pricing::Money;
using pricing::Quantity;
using pricing::Unit;
using testing::HasSubstr;
using testing::Not;

std::string expected(const std::string& name) {
    std::ifstream file{std::string{ECOT_SOURCE_DIR "/tests/receipt/expected/"} + name};
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// What look/receipts.txt, section 6, shows: several sales, one variant each.
std::string variants(const hardware::escpos::PrinterProfile& profile) {
    std::string papers;
    ReceiptData no_vat = amandier_sale();
    no_vat.site.vat_mention = "TVA non applicable (mention à régler)";
    papers += on_paper(no_vat, profile);
    ReceiptData rounded_up = amandier_sale();
    rounded_up.round_up = Money::from_cents(31);
    papers += on_paper(rounded_up, profile);
    ReceiptData in_detail = amandier_sale();
    in_detail.detail = true;
    in_detail.lines[1].covered = Money::from_cents(1008);
    papers += on_paper(in_detail, profile);
    ReceiptData full_price = amandier_sale();
    full_price.totals = {
        .reference = Money::from_cents(4078), .member = Money::from_cents(4078), .funded = {}, .surplus = {}};
    papers += on_paper(full_price, profile);
    ReceiptData offline = amandier_sale();
    offline.offline = true;
    papers += on_paper(offline, profile);
    ReceiptData typed = amandier_sale();
    typed.lines[2].quantity = Quantity::from_milli(480);
    typed.lines[2].reference = Money::from_cents(187);
    typed.lines[2].by_hand = true;
    papers += on_paper(typed, profile);
    ReceiptData training = amandier_sale();
    training.training = true;
    papers += on_paper(training, profile);
    return papers;
}

TEST(Receipt, IsTheOneOfTheDesignIn42Columns) {
    EXPECT_EQ(on_paper(amandier_sale(), profile_42()), expected("sale_42.txt"));
}

TEST(Receipt, IsTheOneOfTheDesignIn48Columns) {
    EXPECT_EQ(on_paper(amandier_sale(), profile_48()), expected("sale_48.txt"));
}

TEST(Receipt, IsTheSameOnAPrinterOfAnotherCodePage) {
    EXPECT_EQ(on_paper(amandier_sale(), profile_42(CodePage::Wpc1252)), expected("sale_42.txt"));
    EXPECT_EQ(on_paper(amandier_sale(), profile_48(CodePage::Wpc1252)), expected("sale_48.txt"));
}

TEST(Receipt, HasEveryVariantLineOfTheDesign) {
    for (const auto& [profile, name] :
         {std::pair{profile_42(), "variants_42.txt"}, {profile_48(), "variants_48.txt"}}) {
        const std::string papers = variants(profile);
        std::istringstream rows{expected(name)};
        int row_count = 0;
        for (std::string row; std::getline(rows, row); ++row_count) {
            EXPECT_THAT(papers, HasSubstr(row + "\n"));
        }
        EXPECT_EQ(row_count, 13) << name;
    }
}

TEST(Receipt, PutsTheGiftBetweenWhatIsOwedAndTheTotal) {
    ReceiptData data = amandier_sale();
    data.round_up = Money::from_cents(31);
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Pris en charge par le collectif   -23,59  |\n"
                                                        "|À payer                            17,19  |\n"
                                                        "|Arrondi solidaire (don)             0,31  |\n"
                                                        "|==========================================|\n"
                                                        "|TOTAL                              17,50 €|  2H G\n"));
}

TEST(Receipt, SaysLineByLineWhatWasCoveredOnlyWhenAsked) {
    ReceiptData data = amandier_sale();
    data.lines[1].covered = Money::from_cents(1008);
    EXPECT_THAT(on_paper(data, profile_42()), Not(HasSubstr("10,08")));
    data.detail = true;
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Huile d'olive vierge extra 75 cl          |\n"
                                                        "|  2 × 8,40                         16,80 A|\n"
                                                        "|  pris en charge par le collectif -10,08  |\n"
                                                        "|Lentilles vertes                          |\n"));
}

TEST(Receipt, TellsNothingOfWhatWasCoveredWhenDiscreet) {
    ReceiptData data = amandier_sale();
    data.discreet = true;
    data.detail = true;
    data.lines[1].covered = Money::from_cents(1008);
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, Not(HasSubstr("collectif")));
    EXPECT_THAT(paper, Not(HasSubstr("23,59")));
    EXPECT_THAT(paper, Not(HasSubstr("10,08")));
    EXPECT_THAT(paper, Not(HasSubstr("8,40"))) << "nor a full price of one, that would tell it";
    EXPECT_THAT(paper, HasSubstr("|Huile d'olive vierge extra 75 cl          |\n"
                                 "|  2                                 6,72 A|\n"));
    EXPECT_THAT(paper, HasSubstr("|9 articles                                |\n"
                                 "|==========================================|\n"
                                 "|À PAYER                            17,19 €|  2H G\n"));
}

TEST(Receipt, HasTheSameShapeForWhoPaysTheFullPrice) {
    ReceiptData data = amandier_sale();
    data.totals = {
        .reference = Money::from_cents(4078), .member = Money::from_cents(4078), .funded = {}, .surplus = {}};
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|9 articles                                |\n"
                                                        "|Prix complet                       40,78  |\n"
                                                        "|==========================================|\n"
                                                        "|À PAYER                            40,78 €|  2H G\n"));
}

TEST(Receipt, AddsUpWhenAMemberGivesMoreThanTheFullPrice) {
    ReceiptData data = amandier_sale();
    data.totals = {.reference = Money::from_cents(4078),
                   .member = Money::from_cents(4378),
                   .funded = {},
                   .surplus = Money::from_cents(300)};
    data.lines[0].surplus = Money::from_cents(300);
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Prix complet                       40,78  |\n"
                                                        "|Contribution solidaire              3,00  |\n"
                                                        "|==========================================|\n"
                                                        "|À PAYER                            43,78 €|  2H G\n"));
    data.detail = true;
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Panier de légumes bio              12,00 A|\n"
                                                        "|  contribution solidaire            3,00  |\n"));
}

TEST(Receipt, SaysThatAPriceCameFromTheLabelRatherThanMultiplyingWrongly) {
    ReceiptData data = amandier_sale();
    data.lines[2].reference = Money::from_cents(195);
    data.lines[2].label_price = true;
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Lentilles vertes                          |\n"
                                                        "|  prix de l'étiquette               1,95 A|\n"));
}

TEST(Receipt, NamesTheContainerTakenOffAWeight) {
    ReceiptData data = amandier_sale();
    data.lines[2].tare = Quantity::from_milli(246);
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|  0,482 kg × 3,90 €/kg              1,88 A|\n"
                                                        "|  contenant 0,246 kg déduit               |\n"));
}

TEST(Receipt, SellsByTheLitreAndInPartsOfAPiece) {
    ReceiptData data = amandier_sale();
    data.lines[2].unit = Unit::Litre;
    data.lines[3].quantity = Quantity::from_milli(500);
    data.lines[3].reference = Money::from_cents(110);
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, HasSubstr("|  0,482 l × 3,90 €/l                1,88 A|\n"));
    EXPECT_THAT(paper, HasSubstr("|  0,5 × 2,20                        1,10 B|\n"));
}

TEST(Receipt, NamesEveryTender) {
    ReceiptData data = amandier_sale();
    data.tenders = {{ReceiptTenderKind::Card, Money::from_cents(500)},
                    {ReceiptTenderKind::Cheque, Money::from_cents(400)},
                    {ReceiptTenderKind::MealVoucher, Money::from_cents(819)}};
    data.change = {};
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|==========================================|\n"
                                                        "|Carte bancaire                      5,00  |\n"
                                                        "|Chèque                              4,00  |\n"
                                                        "|Titre-restaurant                    8,19  |\n"
                                                        "|------------------------------------------|\n"
                                                        "|TVA incluse           HT      TVA      TTC|\n"));
}

TEST(Receipt, SkipsTheTendersOfASaleThatCostsNothing) {
    ReceiptData data = amandier_sale();
    data.totals = {
        .reference = Money::from_cents(4078), .member = {}, .funded = Money::from_cents(4078), .surplus = {}};
    data.tenders.clear();
    data.change = {};
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|À PAYER                             0,00 €|  2H G\n"
                                                        "|==========================================|\n"
                                                        "|TVA incluse           HT      TVA      TTC|\n"));
}

TEST(Receipt, GivesNoVatLetterWhereThereIsNoVat) {
    ReceiptData data = amandier_sale();
    data.site.vat_mention = "TVA non applicable (mention à régler)";
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, HasSubstr("|Panier de légumes bio              12,00  |\n"));
    EXPECT_THAT(paper, Not(HasSubstr("TVA incluse")));
}

TEST(Receipt, SaysAtBothEndsThatATrainingSaleIsWorthNothing) {
    ReceiptData data = amandier_sale();
    data.training = true;
    data.number = "ECOLE-T1-2026-000003";
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, testing::StartsWith("|     *** MODE ÉCOLE, SANS VALEUR ***      |  2H G C\n"
                                           "|                L'AMANDIER                |  2H 2L C\n"));
    EXPECT_THAT(paper, HasSubstr("|     *** MODE ÉCOLE, SANS VALEUR ***      |  2H G C\n"
                                 "|           Merci et à bientôt !           |\n"));
    // Too long for one row of 42: the time goes on the next.
    EXPECT_THAT(paper, HasSubstr("|Ticket ECOLE-T1-2026-000003               |\n"
                                 "|                          21/11/2026 10:45|\n"));
    EXPECT_THAT(on_paper(data, profile_48()), HasSubstr("|Ticket ECOLE-T1-2026-000003     21/11/2026 10:45|\n"));
}

TEST(Receipt, KeepsLargeAmountsApart) {
    ReceiptData data = amandier_sale();
    data.lines[0].reference = Money::from_cents(123'456'789);
    data.vat[0] = {.rate = {550}, .taxable = Money::from_cents(123'456'789), .vat = Money::from_cents(6'436'136)};
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, HasSubstr("|Panier de légumes bio       1 234 567,89 A|\n"));
    EXPECT_THAT(paper, HasSubstr("|A 5,5 %                                   |\n"
                                 "|       1 170 206,53 64 361,36 1 234 567,89|\n"));
}

TEST(Receipt, BreaksALongNameBetweenWords) {
    ReceiptData data = amandier_sale();
    data.lines[0].name = "Panier de légumes bio de la ferme des Trois Chênes";
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|Panier de légumes bio de la ferme des     |\n"
                                                        "|Trois Chênes                       12,00 A|\n"));
}

TEST(Receipt, LetsNoNameCommandThePrinter) {
    ReceiptData data = amandier_sale();
    data.lines[0].name = "Panier\x1B@\x1DV\x01 bio\nTOTAL 0,00 €";
    data.operator_name = "Na\x1Bp\x01\x32\x64\x64ia";
    const std::string paper = on_paper(data, profile_42());
    EXPECT_THAT(paper, HasSubstr("|Panier@V bio TOTAL 0,00 €          12,00 A|\n"));
    EXPECT_THAT(paper, Not(HasSubstr("tiroir")));
    EXPECT_THAT(paper, HasSubstr("Servi par Nap2ddia|\n"));
}

TEST(Receipt, WritesTheLigatureAsThePrinterCan) {
    ReceiptData data = amandier_sale();
    data.lines[0].name = "Œufs de plein air";
    EXPECT_THAT(on_paper(data, profile_42()), HasSubstr("|OEufs de plein air                 12,00 A|\n"));
    EXPECT_THAT(on_paper(data, profile_42(CodePage::Wpc1252)),
                HasSubstr("|Œufs de plein air                  12,00 A|\n"));
}

TEST(Receipt, OpensTheDrawerFirstWhenItShould) {
    ReceiptData data = amandier_sale();
    data.open_drawer = true;
    EXPECT_THAT(on_paper(data, profile_42()),
                testing::StartsWith("|                                          |  tiroir\n"));
}

TEST(Receipt, SpeaksEnglishToo) {
    const std::string paper = on_paper(amandier_sale(), profile_42(), texts::Language::English);
    EXPECT_THAT(paper, HasSubstr("|Receipt T1-2026-004812    21/11/2026 10:45|\n"
                                 "|Till 1                     Served by Nadia|\n"));
    EXPECT_THAT(paper, HasSubstr("|9 items                                   |\n"
                                 "|Full price                         40.78  |\n"
                                 "|Covered by the community          -23.59  |\n"
                                 "|==========================================|\n"
                                 "|TO PAY                              €17.19|  2H G\n"));
    EXPECT_THAT(paper, HasSubstr("|A 5.5 %            34.48     1.90    36.38|\n"));
    EXPECT_THAT(paper, HasSubstr("|Écot 1.0.0   fingerprint 7KQ2-9XMA-C4TD   |  petit\n"));
}

TEST(ControlCode, HoldsWhatAVerifierNeeds) {
    ReceiptData data = amandier_sale();
    data.till = "T1";
    EXPECT_EQ(control_code(data), "ECOT1/T1/1/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD");
    data.minute_of_day = 9 * 60 + 5;
    data.vat.pop_back();
    EXPECT_EQ(control_code(data), "ECOT1/T1/1/17/20261121T0905/550=3638/7KQ2-9XMA-C4TD");
}

TEST(Receipt, IsTheseBytes) {
    const std::string bytes =
        hardware::escpos::encode(sale_receipt(amandier_sale(), texts::Texts{texts::Language::French}), profile_42());
    EXPECT_THAT(bytes, testing::StartsWith("\x1B@\x1C.\x1Bt\x13"
                                           "\x1B\x61\x01\x1D!\x11L'AMANDIER\n"
                                           "\x1B\x61" +
                                           std::string(1, '\0') + "\x1D!" + std::string(1, '\0') +
                                           "            \x90picerie solidaire\n"));
    EXPECT_THAT(bytes, HasSubstr("\x1B\x45\x01\x1D!\x01\xB7 PAYER                            17,19 \xD5\n"));
    EXPECT_THAT(bytes, HasSubstr("  0,482 kg \x9E 3,90 \xD5/kg              1,88 A\n"));
    EXPECT_THAT(bytes, testing::EndsWith(std::string{"\x1D(k\x03\x00\x31\x51\x30\x1B\x64\x03\x1DV\x42\x00", 15}));
}

}  // namespace
}  // namespace ecot::receipt
