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

Money cents(std::int64_t count) {
    return Money::from_cents(count);
}

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
    data.lines = {line("Panier de légumes bio", Unit::Piece, cents(1200), 1000, cents(1200), food),
                  line("Huile d'olive vierge extra 75 cl", Unit::Piece, cents(840), 2000, cents(1680), food),
                  line("Lentilles vertes", Unit::Kilogram, cents(390), 482, cents(188), food),
                  line("Savon de Marseille 300 g", Unit::Piece, cents(220), 2000, cents(440), soap),
                  line("Pois chiches secs 500 g", Unit::Piece, cents(190), 3000, cents(570), food)};
    data.totals = {.reference = cents(4078), .member = cents(1719), .funded = cents(2359), .surplus = {}};
    data.vat = {{.rate = food, .taxable = cents(3638), .vat = cents(190)},
                {.rate = soap, .taxable = cents(440), .vat = cents(73)}};
    data.tenders = {{ReceiptTenderKind::FoodVoucher, cents(1000)}, {ReceiptTenderKind::Cash, cents(1000)}};
    data.change = cents(281);
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
