#include "pos/session/cart_price.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace ecot::session {

namespace {

using pricing::Money;

constexpr std::string_view lines_pointer = "/lines/";

// The line a pricing error points at: "/lines/3/choice_cents".
std::optional<std::size_t> line_of(const pricing::QuoteError& error) {
    if (!error.at.starts_with(lines_pointer)) {
        return std::nullopt;
    }
    std::size_t line = 0;
    const char* begin = error.at.data() + lines_pointer.size();
    const auto read = std::from_chars(begin, error.at.data() + error.at.size(), line);
    return read.ec == std::errc{} ? std::optional{line} : std::nullopt;
}

bool is_about_a_choice(pricing::QuoteErrorCode code) {
    return code == pricing::QuoteErrorCode::ChoiceBelowMinimum ||
           code == pricing::QuoteErrorCode::SurplusWithoutEnvelope;
}

Answer refusal_of(const pricing::QuoteError& error) {
    switch (error.code) {
        case pricing::QuoteErrorCode::ChoiceBelowMinimum:
            return refused(RefusalCode::ChoiceBelowMinimum);
        case pricing::QuoteErrorCode::SurplusWithoutEnvelope:
            return refused(RefusalCode::AmountTooHigh);
        case pricing::QuoteErrorCode::Overflow:
            return refused(RefusalCode::BadQuantity);
        default:
            return refused(RefusalCode::BadValue, error.message);
    }
}

// A product that a programme names and the catalogue no longer has is known by its id alone.
pricing::Product priced_product(const Catalogue& catalogue, const std::string& id, pricing::Date date) {
    const auto index = catalogue.find(id);
    if (!index) {
        return {.id = id};
    }
    const ProductFace product = catalogue.face(*index);
    return {.id = id,
            .unit = product.unit,
            .price = product.price,
            .vat = in_force(product.vat, date).value_or(pricing::BasisPoints{}),
            .tags = product.tags};
}

struct Priced {
    CartContent content;
    pricing::Quote quote;
};

tl::expected<Priced, Refusal> priced(const TillState& state, CartContent content, pricing::Date date,
                                     std::optional<std::uint32_t> strict_line) {
    if (content.lines.empty()) {
        return Priced{.content = std::move(content), .quote = {}};
    }
    pricing::Request request = price_request(state, content, date);
    for (;;) {
        auto quote = pricing::quote(request);
        if (quote) {
            return Priced{.content = std::move(content), .quote = std::move(*quote)};
        }
        const pricing::QuoteError& error = quote.error().front();
        const std::optional<std::size_t> line = line_of(error);
        const bool droppable = line && *line < content.lines.size() && is_about_a_choice(error.code) &&
                               content.lines[*line].choice && content.lines[*line].id != strict_line;
        if (!droppable) {
            return tl::unexpected(*refusal_of(error));
        }
        content.lines[*line].choice.reset();
        request.lines[*line].choice.reset();
    }
}

// The lines at full price that a programme would have covered with full envelopes and nothing received yet.
std::vector<bool> unavailable_shares(const TillState& state, const Cart& cart, pricing::Date date) {
    std::vector<bool> unavailable(cart.quote.lines.size(), false);
    const bool none_uncovered =
        std::ranges::none_of(cart.quote.lines, [](const auto& line) { return funded(line) == Money{}; });
    if (none_uncovered || !state.programmes || state.programmes->empty()) {
        return unavailable;
    }
    pricing::Request request = price_request(state, cart.content, date);
    request.usage.clear();
    for (pricing::Envelope& envelope : request.envelopes) {
        envelope.remaining = pricing::money_max;
    }
    const auto full = pricing::quote(request);
    if (!full) {
        return unavailable;
    }
    for (std::size_t i = 0; i < unavailable.size(); ++i) {
        unavailable[i] = funded(cart.quote.lines[i]) == Money{} && funded(full->lines[i]) > Money{};
    }
    return unavailable;
}

// What the least choice of price is for a line, as the programme that made its first free part asks.
std::optional<Money> least_choice(const TillState& state, const pricing::QuoteLine& line) {
    for (const pricing::QuotePart& part : line.parts) {
        if (!part.programme || !state.programmes) {
            continue;
        }
        const auto programme = std::ranges::find(*state.programmes, *part.programme, &pricing::Programme::id);
        if (programme == state.programmes->end()) {
            continue;
        }
        const auto* free = std::get_if<pricing::FreeChoiceShare>(&programme->member_share);
        if (free != nullptr) {
            // Amounts are at most 10^13 and shares 10^4: the product fits 64 bits.
            const std::int64_t scaled = line.reference.cents() * free->minimum.value;
            return Money::from_cents((scaled + 9999) / 10000);
        }
    }
    return std::nullopt;
}

// A choice that no envelope can pay for leaves its line at the full price, and may be made anew: what is offered is
// what would be without it.
std::vector<std::optional<Money>> least_choices(const TillState& state, const Cart& cart, pricing::Date date) {
    std::vector<std::optional<Money>> least;
    bool asks_again = false;
    for (std::size_t i = 0; i < cart.quote.lines.size(); ++i) {
        least.push_back(least_choice(state, cart.quote.lines[i]));
        asks_again = asks_again || (!least.back() && cart.content.lines[i].choice);
    }
    if (!asks_again) {
        return least;
    }
    pricing::Request request = price_request(state, cart.content, date);
    for (pricing::RequestLine& line : request.lines) {
        line.choice.reset();
    }
    if (const auto without = pricing::quote(request)) {
        for (std::size_t i = 0; i < least.size(); ++i) {
            least[i] = least[i] ? least[i] : least_choice(state, without->lines[i]);
        }
    }
    return least;
}

void show_lines(TillState& state) {
    Cart& cart = state.cart;
    const std::vector<bool> unavailable = unavailable_shares(state, cart, cart.quoted_on);
    const std::vector<std::optional<Money>> least = least_choices(state, cart, cart.quoted_on);
    cart.lines.clear();
    cart.products.clear();
    for (std::size_t i = 0; i < cart.content.lines.size(); ++i) {
        const auto index = state.catalogue->find(cart.content.lines[i].product);
        assert(index);
        cart.lines.push_back({.line = cart.content.lines[i],
                              .product = *index,
                              .quote = cart.quote.lines[i],
                              .least_choice = least[i],
                              .share_unavailable = unavailable[i]});
        InCart& in_cart = cart.products[*index];
        in_cart.quantity += cart.content.lines[i].quantity;
        ++in_cart.lines;
    }
    const auto still_there = [&](std::uint32_t id) {
        return std::ranges::any_of(cart.content.lines, [id](const CartLine& line) { return line.id == id; });
    };
    if (cart.last_line && !still_there(*cart.last_line)) {
        cart.last_line.reset();
    }
}

}  // namespace

Money funded(const pricing::QuoteLine& line) {
    Money sum;
    for (const pricing::QuotePart& part : line.parts) {
        for (const pricing::FunderShare& share : part.funders) {
            sum += share.amount;
        }
    }
    return sum;
}

pricing::Request price_request(const TillState& state, const CartContent& content, pricing::Date date) {
    pricing::Request request;
    request.date = date;
    if (!state.site.id.empty()) {
        request.site = state.site.id;
    }
    if (state.cart.member && !state.cart.member_loading) {
        request.member = priced_member(*state.cart.member, date);
        request.usage = state.cart.facts.usage;
    }
    if (state.programmes) {
        request.programmes = state.programmes;
    }
    request.envelopes = state.envelopes;
    std::unordered_set<std::string_view> known;
    for (const CartLine& line : content.lines) {
        request.lines.push_back(
            {.product = line.product, .quantity = line.quantity, .amount = line.amount, .choice = line.choice});
        if (known.insert(line.product).second) {
            request.products.push_back(priced_product(*state.catalogue, line.product, date));
        }
    }
    // What a programme names has to be there too, in the cart or not.
    for (const pricing::Programme& programme : *request.programmes) {
        if (!programme.eligible.products) {
            continue;
        }
        for (const std::string& product : *programme.eligible.products) {
            if (known.insert(product).second) {
                request.products.push_back(priced_product(*state.catalogue, product, date));
            }
        }
    }
    return request;
}

Answer put(Turn& turn, CartContent content, std::optional<std::uint32_t> strict_line) {
    auto result = priced(turn.state, std::move(content), turn.now.date, strict_line);
    if (!result) {
        return result.error();
    }
    Cart& cart = turn.state.cart;
    cart.content = std::move(result->content);
    cart.quote = std::move(result->quote);
    cart.quoted_on = turn.now.date;
    show_lines(turn.state);
    return std::nullopt;
}

Answer change(Turn& turn, CartContent content, std::optional<std::uint32_t> strict_line) {
    if (!turn.state.cart.content.tenders.empty()) {
        return refused(RefusalCode::PaymentStarted);
    }
    content.round_up = {};
    if (Answer answer = put(turn, std::move(content), strict_line)) {
        return answer;
    }
    Cart& cart = turn.state.cart;
    cart.content.lines_most = std::max(cart.content.lines_most, cart.content.lines.size());
    cart.content.amount_most =
        std::max(cart.content.amount_most, cart.quote.totals.reference + cart.quote.totals.surplus);
    if (turn.state.last_sale) {
        next_person(turn.state);
    }
    if (turn.state.notice && turn.state.notice->kind == Notice::Kind::Removed) {
        turn.state.notice.reset();  // it offers to undo what is no longer the last change
    }
    turn.state.weighing.reset();
    turn.state.screen = Screen::Checkout;
    save_carts(turn);
    return std::nullopt;
}

void reprice(Turn& turn) {
    const CartContent before = turn.state.cart.content;
    if (put(turn, before)) {
        // Only figures beyond all bounds can end here, and then the goods have to be put in anew.
        CartContent content = before;
        content.lines.clear();
        const Answer emptied = put(turn, std::move(content));
        assert(!emptied);
        say(turn, {.kind = Notice::Kind::ProductsGone});
    }
    if (turn.state.cart.content != before) {
        save_carts(turn);
    }
}

bool bring_back(Turn& turn, CartContent content) {
    TillState& state = turn.state;
    clear_cart(state);
    const auto gone =
        std::erase_if(content.lines, [&](const CartLine& line) { return !state.catalogue->find(line.product); });
    if (content.member && !state.members->find(*content.member)) {
        content.member.reset();
    }
    for (const CartLine& line : content.lines) {
        state.cart.line_ids_given = std::max(state.cart.line_ids_given, line.id);
    }
    state.cart.content = std::move(content);
    reprice(turn);
    load_facts(turn);
    return gone > 0;
}

void clear_cart(TillState& state) {
    const std::uint32_t ids = state.cart.line_ids_given;
    state.cart = Cart{};
    state.cart.line_ids_given = ids;
    state.weighing.reset();
    state.past_dates.clear();
}

void next_person(TillState& state) {
    state.last_sale.reset();
    state.discreet = false;
    state.printer_question = false;
}

SavedCarts saved_carts(const TillState& state) {
    return {.current = state.cart.content,
            .holds = state.holds,
            .holds_given = state.holds_given,
            .training = state.training};
}

void save_carts(Turn& turn) {
    turn.effects.emplace_back(SaveCarts{.carts = saved_carts(turn.state)});
}

void load_facts(Turn& turn) {
    Cart& cart = turn.state.cart;
    if (cart.content.member) {
        cart.member_loading = true;
        turn.effects.emplace_back(LoadMember{.member = *cart.content.member, .date = turn.now.date});
    }
}

Money Cart::due() const {
    return quote.totals.member + content.round_up;
}

Money Cart::tendered() const {
    Money sum;
    for (const Tender& tender : content.tenders) {
        sum += tender.amount;
    }
    return sum;
}

Money Cart::left() const {
    return std::max(Money{}, due() - tendered());
}

Money Cart::change() const {
    return std::max(Money{}, tendered() - due());
}

}  // namespace ecot::session
