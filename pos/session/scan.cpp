#include "pos/session/scan.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "hardware/barcode/barcode.hpp"
#include "pos/session/cart_price.hpp"
#include "pos/session/member.hpp"
#include "pos/session/sale.hpp"

namespace ecot::session {

namespace {

namespace barcode = hardware::barcode;
using pricing::Money;
using pricing::Quantity;

constexpr std::size_t questions_max = 20;
constexpr std::int64_t one_unit = 1000;
constexpr std::int64_t pieces_max = pricing::quantity_max.milli() / one_unit;

/// What a label says of the goods beside their number.
struct Label {
    std::optional<std::int64_t> weight_milli;  ///< thousandths of a kilogram
    std::optional<Money> amount;
    std::optional<std::int64_t> pieces;
    std::optional<PastDate> past;  ///< kind and date alone
};

std::optional<PastDate> past_date(const barcode::Gs1Item& item, const Moment& now) {
    const auto over = [&](const std::optional<barcode::Date>& date) { return date && *date < now.date; };
    const bool hour_over = item.use_by == now.date && item.use_by_minute && *item.use_by_minute < now.minute_of_day;
    const auto past = [](PastDate::Kind kind, pricing::Date date) {
        return PastDate{.kind = kind, .date = date, .product = {}, .quantity = {}, .amount = {}};
    };
    if (over(item.use_by) || hour_over) {
        return past(PastDate::Kind::UseBy, *item.use_by);
    }
    if (over(item.sell_by)) {
        return past(PastDate::Kind::SellBy, *item.sell_by);
    }
    if (over(item.best_before)) {
        return past(PastDate::Kind::BestBefore, *item.best_before);
    }
    return std::nullopt;
}

/// How much a label means of goods whose code stands for `unit` of them; nothing when the two do not fit.
std::optional<Quantity> quantity_on(const Label& label, const Product& product, Quantity unit) {
    const bool by_weight = product.unit == pricing::Unit::Kilogram;
    if (label.weight_milli) {
        return by_weight ? std::optional{Quantity::from_milli(*label.weight_milli)} : std::nullopt;
    }
    if (label.pieces) {
        const bool fits = !by_weight && *label.pieces <= pieces_max;
        return fits ? std::optional{Quantity::from_milli(*label.pieces * one_unit)} : std::nullopt;
    }
    if (label.amount && product.unit != pricing::Unit::Piece) {
        // Such a label gives no weight: the one that makes its price, to the gram.
        const std::int64_t price = product.price.cents();
        return price > 0 ? std::optional{Quantity::from_milli((label.amount->cents() * one_unit + price / 2) / price)}
                         : std::nullopt;
    }
    return unit;
}

Answer add_labelled(Turn& turn, const Catalogue::BarcodeMatch& match, const Label& label) {
    TillState& state = turn.state;
    const Product& product = state.catalogue->product(match.product);
    const bool asks_weight = product.unit != pricing::Unit::Piece && !label.weight_milli && !label.amount &&
                             match.quantity.milli() == one_unit;
    const auto whole = asks_weight ? std::optional{match.quantity} : quantity_on(label, product, match.quantity);
    const auto quantity = whole ? weighed(product, *whole, {}) : std::nullopt;
    if (!quantity || (label.amount && *label.amount > pricing::money_max)) {
        return refused(RefusalCode::BadQuantity, product.name);
    }
    if (label.past) {
        if (!state.cart.content.tenders.empty()) {
            return refused(RefusalCode::PaymentStarted);
        }
        PastDate question = *label.past;
        question.product = product.id;
        question.quantity = asks_weight ? Quantity{} : quantity->net;
        question.amount = label.amount;
        if (state.past_dates.size() < questions_max) {
            state.past_dates.push_back(std::move(question));
        }
        return std::nullopt;
    }
    if (asks_weight) {
        return open_weighing(turn, match.product);
    }
    return add(turn, {.product = match.product, .quantity = *quantity, .by_hand = false, .amount = label.amount});
}

/// What a code that follows a rule asks of the till. `Absent`: its rule is kept, and nobody here knows its number.
struct Meaning {
    enum class Kind : std::uint8_t { Unknown, Absent, Goods, Member, NoCard, NotGoods, Misread } kind = Kind::Unknown;
    Catalogue::BarcodeMatch match{};
    Label label;
    MemberIndex member = 0;
    std::string about;  ///< what people read of the code
};

class Reader {
public:
    explicit Reader(const Turn& turn) : turn_{turn} {}

    [[nodiscard]] Meaning read(std::string_view code) {
        const auto read = barcode::read_barcode(code, *turn_.state.barcode_rules, turn_.now.date.year());
        if (!read) {
            // A plain number may be a shop's own, of any check digit; a label that says more must be whole.
            const bool label = read.error().kind == barcode::BarcodeKind::Gs1 ||
                               read.error().kind == barcode::BarcodeKind::InStorePrice ||
                               read.error().kind == barcode::BarcodeKind::InStoreWeight;
            return {.kind = label ? Meaning::Kind::Misread : Meaning::Kind::Unknown};
        }
        return std::visit(*this, *read);
    }

    Meaning operator()(const barcode::UnknownCode&) const { return {}; }
    Meaning operator()(const barcode::Product& product) const {
        Meaning meaning = goods(product.gtin, {});
        if (meaning.kind == Meaning::Kind::Absent && product.other) {
            if (Meaning other = goods(*product.other, {}); other.kind == Meaning::Kind::Goods) {
                return other;
            }
        }
        return meaning;
    }
    Meaning operator()(const barcode::InStoreCode& code) const {
        Label label;
        if (code.kind == barcode::InStoreValue::Weight) {
            label.weight_milli = code.amount;
        } else {
            label.amount = Money::from_cents(code.amount);
        }
        return goods(code.article, std::move(label));
    }
    Meaning operator()(const barcode::Gs1Item& item) const {
        if (!item.gtin) {
            return {};
        }
        Label label;
        label.weight_milli = item.weight_milli;
        if (item.amount_cents) {
            label.amount = Money::from_cents(std::min(*item.amount_cents, pricing::money_max.cents() + 1));
        }
        label.pieces = item.count;
        label.past = past_date(item, turn_.now);
        return goods(*item.gtin, std::move(label));
    }
    Meaning operator()(const barcode::MemberCard& card) const {
        const auto member = turn_.state.members->find_card(card.code);
        return member ? Meaning{.kind = Meaning::Kind::Member, .member = *member, .about = card.code}
                      : Meaning{.kind = Meaning::Kind::NoCard, .about = card.code};
    }
    Meaning operator()(const barcode::OrderCode& order) const {
        return {.kind = Meaning::Kind::NotGoods, .about = order.code};
    }
    Meaning operator()(const barcode::ReceiptCode& receipt) const {
        return {.kind = Meaning::Kind::NotGoods, .about = receipt.short_hash};
    }

private:
    [[nodiscard]] Meaning goods(const barcode::Gtin& gtin, Label label) const {
        const auto match = turn_.state.catalogue->find_barcode(gtin.digits());
        std::string_view digits = gtin.digits();
        digits.remove_prefix(digits.front() == '0' ? 1 : 0);
        return match ? Meaning{.kind = Meaning::Kind::Goods, .match = *match, .label = std::move(label)}
                     : Meaning{.kind = Meaning::Kind::Absent, .about = std::string{digits}};
    }

    const Turn& turn_;
};

Answer unknown(TillState& state, std::string code) {
    if (!code.empty() && std::ranges::find(state.unknown_codes, code) == state.unknown_codes.end() &&
        state.unknown_codes.size() < questions_max) {
        state.unknown_codes.push_back(code);
    }
    return refused(RefusalCode::UnknownCode, std::move(code));
}

Answer follow(Turn& turn, const Meaning& meaning, const Scan& intent) {
    switch (meaning.kind) {
        case Meaning::Kind::Goods:
            return add_labelled(turn, meaning.match, meaning.label);
        case Meaning::Kind::Member:
            return choose_member(turn, meaning.member);
        case Meaning::Kind::NoCard:
            return refused(RefusalCode::UnknownMember, meaning.about);
        case Meaning::Kind::NotGoods:
            return refused(RefusalCode::NotGoods, meaning.about);
        case Meaning::Kind::Misread:
            return refused(RefusalCode::CodeMisread);
        case Meaning::Kind::Absent:
            return unknown(turn.state, meaning.about);
        case Meaning::Kind::Unknown:
            break;
    }
    return unknown(turn.state, intent.candidates.empty() ? std::string{} : intent.candidates.front());
}

}  // namespace

Answer handle(Turn& turn, const Scan& intent) {
    TillState& state = turn.state;
    for (const std::string& code : intent.candidates) {
        if (const auto match = state.catalogue->find_barcode(code)) {
            return add_labelled(turn, *match, {});
        }
        if (const auto member = state.members->find_card(code)) {
            return choose_member(turn, *member);
        }
    }
    // One reading is right at most: what somebody here knows comes before what only looks like a code.
    Meaning best;
    for (const std::string& code : intent.candidates) {
        Meaning meaning = Reader{turn}.read(code);
        if (meaning.kind == Meaning::Kind::Goods || meaning.kind == Meaning::Kind::Member) {
            return follow(turn, meaning, intent);
        }
        if (best.kind == Meaning::Kind::Unknown) {
            best = std::move(meaning);
        }
    }
    return follow(turn, best, intent);
}

Answer handle(Turn& turn, const AnswerPastDate& intent) {
    TillState& state = turn.state;
    if (state.past_dates.empty()) {
        return refused(RefusalCode::BadValue);
    }
    const PastDate asked = state.past_dates.front();
    if (intent.add) {
        const auto product = state.catalogue->find(asked.product);
        if (!product) {
            return refused(RefusalCode::UnknownProduct, asked.product);
        }
        Answer answer = asked.quantity == Quantity{} ? open_weighing(turn, *product)
                                                     : add(turn, {.product = *product,
                                                                  .quantity = {.net = asked.quantity, .tare = {}},
                                                                  .by_hand = false,
                                                                  .amount = asked.amount});
        if (answer) {
            return answer;
        }
        EventRecord added = event_record(turn, "past_date_added");
        added.words.emplace("product", asked.product);
        added.words.emplace("kind", to_string(asked.kind));
        added.facts.emplace("days_over",
                            (std::chrono::sys_days{turn.now.date} - std::chrono::sys_days{asked.date}).count());
        journal(turn, std::move(added));
    }
    state.past_dates.erase(state.past_dates.begin());
    return std::nullopt;
}

}  // namespace ecot::session
