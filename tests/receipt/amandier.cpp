#include "tests/receipt/amandier.hpp"

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "pos/texts/texts.hpp"

namespace ecot::receipt {
namespace {

using pricing::BasisPoints;
using pricing::Money;
using pricing::Quantity;
using pricing::Unit;

ReceiptLine line(std::string name, Unit unit, Money price, std::int64_t milli, Money reference, BasisPoints vat) {
    return {.name = std::move(name),
            .unit = unit,
            .price = price,
            .quantity = Quantity::from_milli(milli),
            .tare = {},
            .reference = reference,
            .covered = {},
            .surplus = {},
            .vat = vat};
}

}  // namespace

ReceiptData amandier_sale() {
    const BasisPoints food{550};
    const BasisPoints soap{2000};
    ReceiptData data;
    data.site = {.name = "L'AMANDIER",
                 .heading = {"Épicerie solidaire", "12 rue du Moulin, 00000 Valmont", "SIRET 000 000 000 00000"},
                 .footer = {"Ouvert mardi, mercredi, samedi"},
                 .vat_mention = {}};
    data.number = "T1-2026-004812";
    data.date = {std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}};
    data.minute_of_day = 10 * 60 + 45;
    data.till = "1";
    data.operator_name = "Nadia";
    data.lines = {
        line("Panier de légumes bio", Unit::Piece, Money::from_cents(1200), 1000, Money::from_cents(1200), food),
        line("Huile d'olive vierge extra 75 cl", Unit::Piece, Money::from_cents(840), 2000, Money::from_cents(1680),
             food),
        line("Lentilles vertes", Unit::Kilogram, Money::from_cents(390), 482, Money::from_cents(188), food),
        line("Savon de Marseille 300 g", Unit::Piece, Money::from_cents(220), 2000, Money::from_cents(440), soap),
        line("Pois chiches secs 500 g", Unit::Piece, Money::from_cents(190), 3000, Money::from_cents(570), food)};
    data.totals = {.reference = Money::from_cents(4078),
                   .member = Money::from_cents(1719),
                   .funded = Money::from_cents(2359),
                   .surplus = {}};
    data.vat = {{.rate = food, .taxable = Money::from_cents(3638), .vat = Money::from_cents(190)},
                {.rate = soap, .taxable = Money::from_cents(440), .vat = Money::from_cents(73)}};
    data.tenders = {{ReceiptTenderKind::FoodVoucher, Money::from_cents(1000)},
                    {ReceiptTenderKind::Cash, Money::from_cents(1000)}};
    data.change = Money::from_cents(281);
    data.segment = 1;
    data.seq = 17;
    data.short_hash = "7KQ2-9XMA-C4TD";
    data.program_version = "1.0.0";
    return data;
}

std::string on_paper(const ReceiptData& data, const hardware::escpos::PrinterProfile& profile,
                     texts::Language language) {
    using namespace hardware::escpos;
    const std::string bytes = encode(sale_receipt(data, texts::Texts{language}), profile);
    return marked_text(decode(bytes, profile.columns * font_a_dots));
}

}  // namespace ecot::receipt
