#include "pos/receipt/sale_facts.hpp"

#include "pos/session/records.hpp"
#include "pos/session/state.hpp"

namespace ecot::receipt {
namespace {

ReceiptLine line_of(const session::SaleLine& sold) {
    ReceiptLine line{.name = sold.name,
                     .unit = sold.unit,
                     .price = sold.price,
                     .quantity = sold.quantity,
                     .tare = sold.tare,
                     .by_hand = sold.by_hand,
                     .label_price = sold.reference != pricing::price_of(sold.price, sold.quantity),
                     .reference = sold.reference,
                     .covered = {},
                     .surplus = {},
                     .vat = sold.vat};
    for (const pricing::QuotePart& part : sold.parts) {
        line.surplus += part.surplus;
        for (const pricing::FunderShare& share : part.funders) {
            line.covered += share.amount;
        }
    }
    return line;
}

ReceiptTenderKind kind_of(session::TenderKind kind) {
    switch (kind) {
        case session::TenderKind::Cash:
            return ReceiptTenderKind::Cash;
        case session::TenderKind::Card:
            return ReceiptTenderKind::Card;
        case session::TenderKind::Cheque:
            return ReceiptTenderKind::Cheque;
        case session::TenderKind::FoodVoucher:
            return ReceiptTenderKind::FoodVoucher;
        case session::TenderKind::MealVoucher:
            return ReceiptTenderKind::MealVoucher;
    }
    return ReceiptTenderKind::Cash;
}

/// The shop's sign: French letters in capitals, others as they are.
std::string in_capitals(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto before = static_cast<unsigned char>(i == 0 ? '\0' : text[i - 1]);
        const bool ascii = byte >= 'a' && byte <= 'z';
        // UTF-8: C3 A0 to C3 BE are à to þ (C3 B7 is a sign), 20 below stand their capitals; C5 93 is œ.
        const bool accented = before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7;
        if (ascii || accented) {
            text[i] = static_cast<char>(byte - 0x20);
        } else if (before == 0xC5 && byte == 0x93) {
            text[i] = static_cast<char>(0x92);
        }
    }
    return text;
}

ReceiptSite site_of(const session::Site& site) {
    const bool apart = !site.address.empty() && !site.town.empty();
    return {.name = in_capitals(site.name),
            .heading = {site.subtitle, site.address + (apart ? ", " : "") + site.town,
                        site.siret.empty() ? std::string{} : "SIRET " + site.siret},
            .footer = site.footer,
            .vat_mention = site.vat_mention.empty() ? std::nullopt : std::optional{site.vat_mention}};
}

}  // namespace

ReceiptData receipt_data(const session::SaleRecord& sale, const session::Written& written, const session::Site& site,
                         LocalTime time) {
    ReceiptData data;
    data.site = site_of(site);
    data.number = written.number;
    data.date = time.date;
    data.minute_of_day = time.minute_of_day;
    data.till = site.till;
    data.operator_name = sale.operator_name;
    data.lines.reserve(sale.lines.size());
    for (const session::SaleLine& sold : sale.lines) {
        data.lines.push_back(line_of(sold));
    }
    data.totals = sale.totals;
    data.vat = sale.vat;
    for (const session::Tender& tender : sale.tenders) {
        data.tenders.push_back({.kind = kind_of(tender.kind), .amount = tender.amount});
    }
    data.change = sale.change;
    data.round_up = sale.round_up;
    data.segment = written.segment;
    data.seq = written.seq;
    data.short_hash = written.short_hash;
    data.training = sale.training;
    return data;
}

}  // namespace ecot::receipt
