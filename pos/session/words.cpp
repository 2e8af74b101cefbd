#include <array>
#include <utility>

#include "pos/session/rights.hpp"
#include "pos/session/state.hpp"

namespace ecot::session {

namespace {

constexpr std::array<std::pair<TenderKind, const char*>, 5> tender_words{{{TenderKind::Cash, "cash"},
                                                                          {TenderKind::Card, "card"},
                                                                          {TenderKind::Cheque, "cheque"},
                                                                          {TenderKind::FoodVoucher, "food_voucher"},
                                                                          {TenderKind::MealVoucher, "meal_voucher"}}};

constexpr std::array<std::pair<DrawerReason, const char*>, 4> drawer_words{{{DrawerReason::Change, "change"},
                                                                            {DrawerReason::Count, "count"},
                                                                            {DrawerReason::Correction, "correction"},
                                                                            {DrawerReason::Stuck, "stuck"}}};

}  // namespace

const char* to_string(TenderKind kind) {
    for (const auto& [known, word] : tender_words) {
        if (known == kind) {
            return word;
        }
    }
    return "cash";
}

std::optional<TenderKind> tender_kind(std::string_view word) {
    for (const auto& [kind, known] : tender_words) {
        if (word == known) {
            return kind;
        }
    }
    return std::nullopt;
}

const char* to_string(RefusalCode code) {
    switch (code) {
        case RefusalCode::NotSignedIn:
            return "not_signed_in";
        case RefusalCode::AlreadySignedIn:
            return "already_signed_in";
        case RefusalCode::WrongPin:
            return "wrong_pin";
        case RefusalCode::LockedOut:
            return "locked_out";
        case RefusalCode::UnknownOperator:
            return "unknown_operator";
        case RefusalCode::NotOpen:
            return "not_open";
        case RefusalCode::AlreadyOpen:
            return "already_open";
        case RefusalCode::UnknownCode:
            return "unknown_code";
        case RefusalCode::UnknownProduct:
            return "unknown_product";
        case RefusalCode::UnknownMember:
            return "unknown_member";
        case RefusalCode::MemberNotLoaded:
            return "member_not_loaded";
        case RefusalCode::UnknownLine:
            return "unknown_line";
        case RefusalCode::UnknownHold:
            return "unknown_hold";
        case RefusalCode::UnknownTender:
            return "unknown_tender";
        case RefusalCode::BadQuantity:
            return "bad_quantity";
        case RefusalCode::BadAmount:
            return "bad_amount";
        case RefusalCode::BadValue:
            return "bad_value";
        case RefusalCode::QuantityNeeded:
            return "quantity_needed";
        case RefusalCode::ChoiceBelowMinimum:
            return "choice_below_minimum";
        case RefusalCode::ChoiceNotOffered:
            return "choice_not_offered";
        case RefusalCode::EmptyCart:
            return "empty_cart";
        case RefusalCode::CartNotEmpty:
            return "cart_not_empty";
        case RefusalCode::PaymentStarted:
            return "payment_started";
        case RefusalCode::AmountShort:
            return "amount_short";
        case RefusalCode::AmountTooHigh:
            return "amount_too_high";
        case RefusalCode::TenderNotAllowed:
            return "tender_not_allowed";
        case RefusalCode::ReferenceNeeded:
            return "reference_needed";
        case RefusalCode::ManagerNeeded:
            return "manager_needed";
        case RefusalCode::Busy:
            return "busy";
        case RefusalCode::PriceChanged:
            return "price_changed";
        case RefusalCode::DiskFull:
            return "disk_full";
        case RefusalCode::StoreFailed:
            return "store_failed";
        case RefusalCode::ClockWrong:
            return "clock_wrong";
        case RefusalCode::SearchTooShort:
            return "search_too_short";
        case RefusalCode::NothingToUndo:
            return "nothing_to_undo";
        case RefusalCode::CodeMisread:
            return "code_misread";
        case RefusalCode::ScannerCountry:
            return "scanner_country";
        case RefusalCode::WeightNotReady:
            return "weight_not_ready";
        case RefusalCode::NotGoods:
            return "not_goods";
        case RefusalCode::AlreadyPrinted:
            return "already_printed";
    }
    return "bad_value";
}

const char* to_string(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::Scanner:
            return "scanner";
        case DeviceKind::Printer:
            return "printer";
        case DeviceKind::Scale:
            return "scale";
    }
    return "";
}

const char* to_string(DrawerReason reason) {
    for (const auto& [known, word] : drawer_words) {
        if (known == reason) {
            return word;
        }
    }
    return "change";
}

std::optional<DrawerReason> drawer_reason(std::string_view word) {
    for (const auto& [reason, known] : drawer_words) {
        if (word == known) {
            return reason;
        }
    }
    return std::nullopt;
}

const char* to_string(PastDate::Kind kind) {
    switch (kind) {
        case PastDate::Kind::UseBy:
            return "use_by";
        case PastDate::Kind::SellBy:
            return "sell_by";
        case PastDate::Kind::BestBefore:
            return "best_before";
    }
    return "";
}

}  // namespace ecot::session
