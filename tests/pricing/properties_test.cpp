// What holds for every basket and every programme, over many random ones; a failure names the seed that repeats it.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include "pricing/quote_json.hpp"
#include "pricing/refund.hpp"
#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

const std::vector<std::string> envelope_ids{"ccas", "city", "fund"};

std::int64_t between(std::int64_t low, std::int64_t high) {
    return *rc::gen::inRange(low, high + 1);
}
bool once_in(int times) {
    return between(1, times) == 1;
}
Money any_cents(std::int64_t high) {
    return Money::from_cents(between(0, high));
}
std::string envelope_id() {
    return *rc::gen::elementOf(envelope_ids);
}

MemberShare random_share() {
    switch (between(0, 5)) {
        case 0:
            return PercentShare{{between(0, 10'000)}};
        case 1:
            return UnitPriceShare{any_cents(1500)};
        case 2:
            return HouseholdPercentShare{{{2, {between(0, 10'000)}}, {std::nullopt, {between(0, 10'000)}}}};
        case 3:
            return HouseholdUnitPriceShare{{{2, any_cents(1500)}, {std::nullopt, any_cents(1500)}}};
        case 4:
            return MarkupShare{{between(0, 5000)}, envelope_id()};
        default:
            return FreeChoiceShare{{between(0, 10'000)}, {between(0, 15'000)}, envelope_id()};
    }
}

std::int64_t largest_percent(const MemberShare& share) {
    if (const auto* percent = std::get_if<PercentShare>(&share)) {
        return percent->share.value;
    }
    if (const auto* table = std::get_if<HouseholdPercentShare>(&share)) {
        return std::max(table->table[0].share.value, table->table[1].share.value);
    }
    return 0;
}

std::vector<Funder> random_funders(std::int64_t percent_left) {
    std::vector<Funder> funders;
    for (std::int64_t i = between(0, 3); i > 0; --i) {
        if (once_in(2)) {
            const std::int64_t share = between(0, percent_left);
            percent_left -= share;
            funders.push_back({envelope_id(), Funder::Percent{{share}}});
        } else {
            funders.push_back({envelope_id(), Funder::UnitAmount{any_cents(800)}});
        }
    }
    if (!once_in(3)) {
        funders.push_back({envelope_id(), Funder::Remainder{}});
    }
    return funders;
}

Programme random_programme(std::size_t number) {
    Programme programme;
    programme.id = "p" + std::to_string(number);
    programme.name = once_in(2) ? "" : "Panier \"solidaire\"";
    programme.priority = between(1, 3);
    programme.member_share = random_share();
    programme.funders = random_funders(10'000 - largest_percent(programme.member_share));
    programme.when_exhausted =
        *rc::gen::element(WhenExhausted::MemberPays, WhenExhausted::NextFunder, WhenExhausted::Refuse);
    if (once_in(3)) {
        programme.eligible.product_tags = {"fresh"};
    }
    if (once_in(3) && !std::holds_alternative<FreeChoiceShare>(programme.member_share)) {
        Cap cap;
        cap.quantity = once_in(2) ? std::optional{Quantity::from_milli(between(0, 4000))} : std::nullopt;
        cap.subsidy = once_in(2) ? std::optional{any_cents(3000)} : std::nullopt;
        cap.period = CapPeriod::Week;
        programme.cap = cap;
    }
    return programme;
}

Member random_member() {
    Member member;
    member.id = "m";
    member.household = {between(1, 3), between(0, 3)};
    return member;
}

/// A basket in which envelopes and caps run out half-way.
Request random_request() {
    Request request;
    request.date = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};
    request.member = random_member();
    request.products = {{"basket", Unit::Piece, any_cents(1500), {550}, {"fresh"}},
                        {"lentils", Unit::Kilogram, any_cents(900), {550}, {}},
                        {"soap", Unit::Piece, any_cents(400), {2000}, {}}};
    auto programmes = std::make_shared<std::vector<Programme>>();
    const auto count = static_cast<std::size_t>(between(0, 5));
    for (std::size_t i = 0; i < count; ++i) {
        programmes->push_back(random_programme(i));
    }
    request.programmes = std::move(programmes);
    for (const std::string& id : envelope_ids) {
        request.envelopes.push_back({id, any_cents(5000), once_in(2)});
    }
    for (std::int64_t i = between(1, 4); i > 0; --i) {
        RequestLine line;
        line.product = request.products[static_cast<std::size_t>(between(0, 2))].id;
        line.quantity = Quantity::from_milli(once_in(2) ? 1000 * between(1, 8) : between(1, 9000));
        request.lines.push_back(line);
    }
    return request;
}

Money sum(const std::vector<FunderShare>& shares) {
    Money total;
    for (const FunderShare& share : shares) {
        total += share.amount;
    }
    return total;
}

Quote priced_request(const Request& request) {
    const auto answer = quote(request);
    RC_ASSERT(answer.has_value());
    return *answer;
}

RC_GTEST_PROP(Properties, NoCentIsLostInAPartALineOrAQuote, ()) {
    const Request request = random_request();
    const Quote answer = priced_request(request);
    RC_LOG() << text_of(answer);
    QuoteTotals totals;
    for (std::size_t i = 0; i < answer.lines.size(); ++i) {
        QuoteLine of_parts{request.lines[i].product, {}, {}, {}, answer.lines[i].parts};
        for (const QuotePart& part : answer.lines[i].parts) {
            RC_ASSERT(part.member + sum(part.funders) == part.reference + part.surplus);
            RC_ASSERT(part.member >= Money{} && part.surplus >= Money{} && part.reference >= Money{});
            RC_ASSERT(part.quantity > Quantity{});
            RC_ASSERT(part.surplus == Money{} || part.funders.empty());
            of_parts.quantity += part.quantity;
            of_parts.reference += part.reference;
            of_parts.member += part.member;
            totals.funded += sum(part.funders);
            totals.surplus += part.surplus;
        }
        RC_ASSERT(of_parts == answer.lines[i]);
        RC_ASSERT(of_parts.quantity == request.lines[i].quantity);
        totals.reference += of_parts.reference;
        totals.member += of_parts.member;
    }
    RC_ASSERT(totals == answer.totals);
    RC_ASSERT(sum(answer.by_envelope) == totals.funded);
    RC_ASSERT(sum(answer.surplus_by_envelope) == totals.surplus);
}

RC_GTEST_PROP(Properties, NoEnvelopeGivesMoreThanItHolds, ()) {
    const Request request = random_request();
    for (const FunderShare& share : priced_request(request).by_envelope) {
        const auto envelope = std::find_if(request.envelopes.begin(), request.envelopes.end(),
                                           [&](const Envelope& of) { return of.id == share.envelope; });
        RC_ASSERT(Money{} < share.amount && share.amount <= envelope->remaining);
    }
}

RC_GTEST_PROP(Properties, NoHouseholdReceivesMoreThanItsCaps, ()) {
    const Request request = random_request();
    const Quote answer = priced_request(request);
    for (const Programme& programme : *request.programmes) {
        Money received;
        Quantity funded;
        for (const QuoteLine& line : answer.lines) {
            for (const QuotePart& part : line.parts) {
                if (part.programme == programme.id) {
                    received += sum(part.funders);
                    funded += part.funders.empty() ? Quantity{} : part.quantity;
                }
            }
        }
        const Cap cap = programme.cap.value_or(Cap{});
        RC_ASSERT(received <= cap.subsidy.value_or(money_max));
        RC_ASSERT(funded <= cap.quantity.value_or(funded));
    }
}

/// A basket of one line under one programme of a percentage, one percentage funder and one for the rest.
struct Simple {
    std::int64_t member_bp = between(0, 10'000);
    std::int64_t funder_bp = between(0, 10'000);
    std::int64_t price = between(0, 2000);
    std::int64_t milli = between(1, 5000);
    std::int64_t held = between(0, 4000);
    std::int64_t held_by_other = between(0, 4000);
    WhenExhausted when_exhausted = *rc::gen::element(WhenExhausted::MemberPays, WhenExhausted::NextFunder);

    [[nodiscard]] Money member() const {
        Programme programme;
        programme.id = "p";
        programme.member_share = PercentShare{{member_bp}};
        programme.funders = {{"ccas", Funder::Percent{{std::min(funder_bp, 10'000 - member_bp)}}},
                             {"city", Funder::Remainder{}}};
        programme.when_exhausted = when_exhausted;
        Request request;
        request.date = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};
        request.products = {{"basket", Unit::Piece, Money::from_cents(price), {550}, {}}};
        request.programmes = std::make_shared<const std::vector<Programme>>(std::vector{programme});
        request.envelopes = {{"ccas", Money::from_cents(held), true}, {"city", Money::from_cents(held_by_other), true}};
        request.lines = {{"basket", Quantity::from_milli(milli), std::nullopt, std::nullopt}};
        return priced_request(request).totals.member;
    }
};

RC_GTEST_PROP(Properties, MoreMoneyInAnEnvelopeNeverCostsTheMember, ()) {
    Simple basket;
    const Money before = basket.member();
    basket.held += between(0, 3000);
    RC_ASSERT(basket.member() <= before);
}

RC_GTEST_PROP(Properties, AHigherShareOrPriceNeverCostsTheMemberLess, ()) {
    Simple basket;
    basket.held = basket.held_by_other = 1'000'000;
    basket.funder_bp = 0;
    const Money before = basket.member();
    Simple dearer = basket;
    dearer.price += between(0, 500);
    RC_ASSERT(dearer.member() >= before);
    Simple larger = basket;
    larger.member_bp = between(basket.member_bp, 10'000);
    RC_ASSERT(larger.member() >= before);
}

RC_GTEST_PROP(Properties, EachShareIsWithinACentOfTheExactOne, ()) {
    Simple basket;
    basket.held = basket.held_by_other = 1'000'000;
    const std::int64_t reference =
        price_of(Money::from_cents(basket.price), Quantity::from_milli(basket.milli)).value().cents();
    const std::int64_t difference = basket.member().cents() * 10'000 - reference * basket.member_bp;
    RC_ASSERT(-10'000 < difference && difference < 10'000);
}

/// Quantities that add up to the whole, in an order of their own.
std::vector<Quantity> random_pieces(Quantity whole) {
    std::vector<Quantity> pieces;
    while (whole > Quantity{}) {
        const Quantity piece = Quantity::from_milli(once_in(4) ? whole.milli() : between(1, whole.milli()));
        pieces.push_back(piece);
        whole -= piece;
    }
    return pieces;
}

RC_GTEST_PROP(Properties, AllPiecesRefundedInAnyOrderAreTheSale, ()) {
    const Quote answer = priced_request(random_request());
    for (const QuoteLine& line : answer.lines) {
        for (const QuotePart& part : line.parts) {
            RefundablePart left = refundable(part);
            RefundablePart returned = left;  // counted up from nothing
            returned = left_after(returned, left);
            for (const Quantity piece : random_pieces(part.quantity)) {
                const RefundablePart given = refund(left, piece, money_max);
                RC_ASSERT(given.member >= Money{} && given.surplus >= Money{});
                RC_ASSERT(given.member + sum(given.funders) == given.reference);
                left = left_after(left, given);
                returned.quantity += given.quantity;
                returned.reference += given.reference;
                returned.member += given.member;
                returned.surplus += given.surplus;
                for (std::size_t i = 0; i < given.funders.size(); ++i) {
                    returned.funders[i].amount += given.funders[i].amount;
                }
            }
            RC_ASSERT(returned == refundable(part));
        }
    }
}

RC_GTEST_PROP(Properties, AProgrammeReadsAsItWasWritten, ()) {
    const Programme programme = random_programme(1);
    const auto read = programme_from_json(to_json_line(programme));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == programme);
}

RC_GTEST_PROP(Properties, AQuoteReadsAsItWasWritten, ()) {
    const Quote answer = priced_request(random_request());
    const nlohmann::json json = nlohmann::json::parse(to_json_line(answer));
    for (std::size_t i = 0; i < answer.lines.size(); ++i) {
        RC_ASSERT(json["lines"][i]["parts"].size() == answer.lines[i].parts.size());
        for (std::size_t j = 0; j < answer.lines[i].parts.size(); ++j) {
            QuotePart part = answer.lines[i].parts[j];
            RC_ASSERT(part_from_json(nlohmann::json(part)) == part);
            part.surplus_to.reset();  // a quote tells it per envelope
            RC_ASSERT(part_from_json(json["lines"][i]["parts"][j]) == part);
        }
    }
    RC_ASSERT(json["totals"] == nlohmann::json(answer.totals));
    RC_ASSERT(json["vat"] == nlohmann::json(answer.vat));
}

RC_GTEST_PROP(Properties, TheSameRequestGivesTheSameQuote, ()) {
    const Request request = random_request();
    RC_ASSERT(priced_request(request) == priced_request(request));
}

}  // namespace

}  // namespace ecot::pricing
