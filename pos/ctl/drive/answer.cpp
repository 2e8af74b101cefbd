#include "pos/ctl/drive/answer.hpp"

#include <nlohmann/json.hpp>

#include "pricing/quote_json.hpp"
#include "pricing/unit_word.hpp"

namespace ecot::ctl {

namespace {

using Json = nlohmann::ordered_json;
using session::RefusalCode;

std::string euros(pricing::Money amount) {
    const std::string digits = std::to_string(amount.cents() % 100);
    return std::to_string(amount.cents() / 100) + "." + (digits.size() < 2 ? "0" : "") + digits + " euros";
}

Json line_json(const session::TillState& state, const session::PricedLine& priced) {
    const session::Product& product = state.catalogue->product(priced.product);
    Json json;
    json["product"] = product.id;
    json["name"] = product.name;
    json["unit"] = word_of(product.unit);
    json["price_cents"] = product.price.cents();
    json["quantity_milli"] = priced.line.quantity.milli();
    json["tare_milli"] = priced.line.tare.milli();
    json["by_hand"] = priced.line.by_hand;
    if (priced.line.choice) {
        json["choice_cents"] = priced.line.choice->cents();
    }
    json["reference_cents"] = priced.quote.reference.cents();
    json["member_cents"] = priced.quote.member.cents();
    json["parts"] = priced.quote.parts;
    json["share_unavailable"] = priced.share_unavailable;
    return json;
}

Json member_json(const session::Member& member) {
    Json json;
    json["id"] = member.id;
    json["name"] = member.display_name;
    json["card"] = member.cards.empty() ? Json(nullptr) : Json(member.cards.front());
    return json;
}

Json cart_member_json(const session::TillState& state) {
    const auto& id = state.cart.content.member;
    const auto member = id ? state.members->find(*id) : std::nullopt;
    return member ? member_json(state.members->member(*member)) : Json(nullptr);
}

const char* plain_sentence(RefusalCode code) {
    switch (code) {
        case RefusalCode::NotSignedIn:
            return "Nobody is signed in: sign in first.";
        case RefusalCode::AlreadySignedIn:
            return "Somebody is signed in: sign out first.";
        case RefusalCode::WrongPin:
            return "The name and the PIN do not go together.";
        case RefusalCode::LockedOut:
            return "Too many wrong PINs: wait, or ask a manager.";
        case RefusalCode::UnknownOperator:
            return "Nobody of that name works at this till.";
        case RefusalCode::NotOpen:
            return "The till is not open: open it with a float first.";
        case RefusalCode::AlreadyOpen:
            return "The till is open already.";
        case RefusalCode::UnknownCode:
            return "No product and no member has this code.";
        case RefusalCode::UnknownProduct:
            return "No such product is sold.";
        case RefusalCode::UnknownMember:
            return "No such member is known.";
        case RefusalCode::MemberNotLoaded:
            return "This member could not be read: choose them again, or go on without.";
        case RefusalCode::UnknownLine:
            return "The cart has no such line.";
        case RefusalCode::UnknownHold:
            return "No cart is on hold under this number.";
        case RefusalCode::UnknownTender:
            return "There is no such tender to take back.";
        case RefusalCode::BadQuantity:
            return "The quantity is not possible for these goods.";
        case RefusalCode::BadAmount:
            return "The amount is not possible.";
        case RefusalCode::BadValue:
            return "This is not possible now.";
        case RefusalCode::QuantityNeeded:
            return "These goods are sold by weight: add them with a quantity.";
        case RefusalCode::ChoiceBelowMinimum:
            return "The price chosen is below the least that is possible.";
        case RefusalCode::ChoiceNotOffered:
            return "No choice of price is offered for these goods.";
        case RefusalCode::EmptyCart:
            return "The cart is empty.";
        case RefusalCode::CartNotEmpty:
            return "The cart, or a cart on hold, is not empty: finish or void it first.";
        case RefusalCode::PaymentStarted:
            return "Money was taken for this cart: take the payment back first.";
        case RefusalCode::AmountShort:
            return "The amount is not paid in full.";
        case RefusalCode::AmountTooHigh:
            return "The amount is higher than it may be.";
        case RefusalCode::TenderNotAllowed:
            return "Nothing in the cart can be paid this way.";
        case RefusalCode::ReferenceNeeded:
            return "A cheque needs its number: give it as reference.";
        case RefusalCode::ManagerNeeded:
            return "This needs a manager's word.";
        case RefusalCode::Busy:
            return "The till is still busy: try again.";
        case RefusalCode::PriceChanged:
            return "The amount to pay is another one than before: look again.";
        case RefusalCode::DiskFull:
            return "The disk is full: nothing was recorded.";
        case RefusalCode::StoreFailed:
            return "The till cannot write to its disk: nothing was recorded.";
        case RefusalCode::ClockWrong:
            return "The clock is not believed: a manager has to confirm it.";
        case RefusalCode::SearchTooShort:
            return "A search needs at least three letters.";
        case RefusalCode::NothingToUndo:
            return "There is nothing to undo.";
        case RefusalCode::CodeMisread:
            return "The label was read badly: scan it once more.";
        case RefusalCode::ScannerCountry:
            return "The scanner plays the keyboard of another country: set it to this one's.";
        case RefusalCode::WeightNotReady:
            return "The scale shows no stable weight.";
        case RefusalCode::NotGoods:
            return "This is the code of an order or a receipt, not of goods.";
        case RefusalCode::AlreadyPrinted:
            return "The receipt was printed already.";
    }
    return "This is not possible now.";
}

}  // namespace

std::string sentence(const session::Refusal& refusal) {
    std::string text = plain_sentence(refusal.code);
    if (!refusal.about.empty()) {
        text += " (" + refusal.about + ")";
    }
    switch (refusal.code) {
        case RefusalCode::AmountShort:
            text += " Missing: " + euros(refusal.amount) + ".";
            break;
        case RefusalCode::AmountTooHigh:
            text += " At most: " + euros(refusal.amount) + ".";
            break;
        case RefusalCode::ChoiceBelowMinimum:
            text += " At least: " + euros(refusal.amount) + ".";
            break;
        default:
            break;
    }
    if (refusal.delay_ms > 0) {
        text += " Wait " + std::to_string((refusal.delay_ms + 999) / 1000) + " s.";
    }
    return text;
}

Json cart_json(const session::TillState& state) {
    const session::Cart& cart = state.cart;
    Json json;
    json["lines"] = Json::array();
    for (const session::PricedLine& line : cart.lines) {
        json["lines"].push_back(line_json(state, line));
    }
    json["member"] = cart_member_json(state);
    json["totals"] = cart.quote.totals;
    json["round_up_cents"] = cart.content.round_up.cents();
    json["tenders"] = Json::array();
    for (const session::Tender& tender : cart.content.tenders) {
        Json entry;
        entry["kind"] = session::to_string(tender.kind);
        entry["cents"] = tender.amount.cents();
        entry["reference"] = tender.reference;
        json["tenders"].push_back(std::move(entry));
    }
    json["due_cents"] = cart.due().cents();
    json["tendered_cents"] = cart.tendered().cents();
    json["left_cents"] = cart.left().cents();
    json["change_cents"] = cart.change().cents();
    return json;
}

Json status_json(const session::TillState& state) {
    Json json;
    json["ok"] = true;
    json["operator"] = state.operator_in ? Json(state.operator_in->id) : Json(nullptr);
    json["role"] = Json(nullptr);
    if (state.operator_in) {
        json["role"] = state.operator_in->role == session::Role::Manager ? "manager" : "volunteer";
    }
    json["open"] = state.open_session.has_value();
    json["session"] = state.open_session ? Json(*state.open_session) : Json(nullptr);
    json["training"] = state.training;
    json["holds"] = Json::array();
    for (const session::HeldCart& held : state.holds) {
        Json entry;
        entry["hold"] = held.number;
        entry["lines"] = held.content.lines.size();
        entry["held_ms"] = held.held_utc_ms;
        json["holds"].push_back(std::move(entry));
    }
    json["cart"] = cart_json(state);
    return json;
}

Json products_json(const session::TillState& state, const ProductSearch& search) {
    Json json;
    json["ok"] = true;
    json["products"] = Json::array();
    for (const session::ProductIndex index : state.catalogue->search(search.text, search.limit)) {
        const session::Product& product = state.catalogue->product(index);
        Json entry;
        entry["id"] = product.id;
        entry["name"] = product.name;
        entry["category"] = product.category;
        entry["unit"] = word_of(product.unit);
        entry["price_cents"] = product.price.cents();
        json["products"].push_back(std::move(entry));
    }
    return json;
}

Json members_json(const session::TillState& state, const MemberSearch& search) {
    Json json;
    json["ok"] = true;
    json["members"] = Json::array();
    for (const session::MemberIndex index : state.members->search(search.text, search.limit)) {
        json["members"].push_back(member_json(state.members->member(index)));
    }
    return json;
}

Json error_json(const DriveError& error) {
    Json json;
    json["ok"] = false;
    json["error"]["code"] = error.code;
    json["error"]["message"] = error.message;
    return json;
}

std::string one_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ecot::ctl
