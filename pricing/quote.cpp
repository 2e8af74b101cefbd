#include "pricing/quote.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "pricing/checks.hpp"
#include "pricing/rule.hpp"
#include "pricing/trial.hpp"
#include "pricing/vat.hpp"

namespace ecot::pricing {

namespace {

using Failure = std::optional<QuoteError>;

Failure failure(QuoteErrorCode code, std::size_t line, const char* field, const char* message) {
    return QuoteError{code, "/lines/" + std::to_string(line) + field, message};
}

Failure overflow(std::size_t line) {
    return failure(QuoteErrorCode::Overflow, line, "", "An amount of this line exceeds 10^13 cents; split the basket.");
}

/// The programmes to try on a product, in the order of P6.
class Candidates {
public:
    Candidates(const Request& request, std::span<const Rule> rules)
        : request_{request}, rules_{rules}, by_product_(request.products.size()) {}

    /// Positions in the rules, the first to be tried first. Valid until the next call.
    std::span<const std::uint32_t> for_rest(std::uint32_t product, const Slice& rest, const LineFacts& line);

private:
    /// Positions in the rules that cover a product, found when it is first asked for: `count` of them in `covering_`.
    struct Covering {
        bool known = false;
        std::size_t begin = 0;
        std::size_t count = 0;
    };
    std::span<const std::uint32_t> covering(std::uint32_t product);

    const Request& request_;
    std::span<const Rule> rules_;
    std::vector<Covering> by_product_;
    std::vector<std::uint32_t> covering_;  // by priority, then id, for one product after the other
    std::vector<std::uint32_t> ordered_;
    std::vector<Wide> member_shares_;  // by rule
};

std::span<const std::uint32_t> Candidates::covering(std::uint32_t product) {
    Covering& of_product = by_product_[product];
    if (!of_product.known) {
        of_product = {true, covering_.size(), 0};
        for (std::uint32_t i = 0; i < rules_.size(); ++i) {
            if (covers(*rules_[i].programme, request_.products[product])) {
                covering_.push_back(i);
            }
        }
        of_product.count = covering_.size() - of_product.begin;
    }
    return std::span{covering_}.subspan(of_product.begin, of_product.count);
}

std::span<const std::uint32_t> Candidates::for_rest(std::uint32_t product, const Slice& rest, const LineFacts& line) {
    const std::span<const std::uint32_t> by_id = covering(product);
    ordered_.assign(by_id.begin(), by_id.end());
    member_shares_.resize(rules_.size());
    const auto priority = [this](std::uint32_t rule) { return rules_[rule].programme->priority; };
    for (auto first = ordered_.begin(); first != ordered_.end();) {
        const auto last =
            std::find_if(first, ordered_.end(), [&](std::uint32_t r) { return priority(r) != priority(*first); });
        if (last - first > 1) {  // programmes of one priority: the kindest rule first, then by id as they are
            std::for_each(first, last,
                          [&](std::uint32_t r) { member_shares_[r] = exact_member_share(rules_[r], rest, line); });
            std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
                return member_shares_[a] != member_shares_[b] ? member_shares_[a] < member_shares_[b] : a < b;
            });
        }
        first = last;
    }
    return ordered_;
}

/// Prices one request that check() found nothing wrong with; the first failure stops it.
class Pricer {
public:
    Pricer(const Request& request, const RequestIds& ids)
        : request_{request},
          ids_{ids},
          rules_{open_rules(request, ids)},
          candidates_{request, rules_},
          given_(request.envelopes.size()),
          surplus_(request.envelopes.size()) {
        held_.reserve(request.envelopes.size());
        for (const Envelope& envelope : request.envelopes) {
            held_.push_back(envelope.remaining.cents());
        }
    }

    tl::expected<Quote, QuoteError> price();

private:
    Failure price_line(std::size_t number, QuoteLine& line);
    bool find_best(std::span<const std::uint32_t> candidates, const Slice& rest, const LineFacts& line);
    Failure check_choice(std::size_t number, const LineFacts& line) const;
    Money take_best(QuotePart& part);
    [[nodiscard]] bool is_taxable(std::uint32_t envelope) const {
        return request_.envelopes[envelope].complement_taxable;
    }
    [[nodiscard]] bool count(const QuotePart& part, Money taxable, BasisPoints rate);
    [[nodiscard]] std::vector<FunderShare> not_zero(std::span<const std::int64_t> cents) const;

    const Request& request_;
    const RequestIds& ids_;
    std::vector<Rule> rules_;
    Candidates candidates_;
    std::vector<std::int64_t> held_;  // by envelope, cents; as are the next two
    std::vector<std::int64_t> given_;
    std::vector<std::int64_t> surplus_;
    VatTotals vat_;
    QuoteTotals totals_;
    Trial best_;
    Trial trial_;
};

tl::expected<Quote, QuoteError> Pricer::price() {
    Quote quote;
    quote.lines.resize(request_.lines.size());
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        if (Failure failure = price_line(i, quote.lines[i])) {
            return tl::unexpected(std::move(*failure));
        }
    }
    quote.totals = totals_;
    quote.by_envelope = not_zero(given_);
    quote.surplus_by_envelope = not_zero(surplus_);
    quote.vat = vat_.rows();
    return quote;
}

Failure Pricer::price_line(std::size_t number, QuoteLine& line) {
    const RequestLine& asked = request_.lines[number];
    const std::uint32_t product_position = ids_.line_products[number];
    const Product& product = request_.products[product_position];
    const std::optional<Money> reference = asked.amount ? asked.amount : price_of(product.price, asked.quantity);
    if (!reference) {
        return overflow(number);
    }
    line.product = asked.product;
    line.quantity = asked.quantity;
    line.reference = *reference;
    const LineFacts facts{{*reference, asked.quantity}, product.unit, asked.choice};
    Slice rest = facts.whole;
    while (rest.quantity > Quantity{}) {
        QuotePart& part = line.parts.emplace_back();
        Money taxable = rest.reference;
        if (find_best(candidates_.for_rest(product_position, rest, facts), rest, facts)) {
            if (Failure failure = check_choice(number, facts)) {
                return failure;
            }
            if (best_.member_cents > money_max.cents()) {
                return overflow(number);
            }
            taxable = take_best(part);
        } else {
            part.quantity = rest.quantity;
            part.reference = rest.reference;
            part.member = rest.reference;
        }
        line.member += part.member;
        rest.reference -= part.reference;
        rest.quantity -= part.quantity;
        if (!count(part, taxable, product.vat)) {
            return overflow(number);
        }
    }
    assert(rest.reference == Money{});
    return std::nullopt;
}

/// Leaves in `best_` the part that a programme makes of the rest (P7); false when no programme applies.
bool Pricer::find_best(std::span<const std::uint32_t> candidates, const Slice& rest, const LineFacts& line) {
    bool found = false;
    for (const std::uint32_t candidate : candidates) {
        if (!try_rule(rules_[candidate], rest, line, held_, trial_)) {
            continue;
        }
        const bool first = !found;
        if (first || leaves_member_less(trial_, best_)) {
            std::swap(best_, trial_);
        }
        found = true;
        if (first && !best_.was_cut()) {
            break;  // only a programme that cannot give all it promises is measured against the others
        }
    }
    return found;
}

/// What can be wrong with a choice is known once the part it pays for is made.
Failure Pricer::check_choice(std::size_t number, const LineFacts& line) const {
    const Rule& rule = *best_.rule;
    if (rule.kind != Rule::Kind::FreeChoice || !line.choice) {
        return std::nullopt;
    }
    if (line.choice->cents() < minimum_choice_cents(rule, line)) {
        return failure(QuoteErrorCode::ChoiceBelowMinimum, number, "/choice_cents",
                       "The choice is below the minimum of the programme; ask for more.");
    }
    if (best_.surplus_cents > 0 && rule.surplus_to == Ids::unknown) {
        return failure(QuoteErrorCode::SurplusWithoutEnvelope, number, "/choice_cents",
                       "The programme has no envelope for what exceeds the reference; ask for less.");
    }
    return std::nullopt;
}

/// Makes the best trial the part: envelopes and caps are used up by it. Returns what of it is taxable.
Money Pricer::take_best(QuotePart& part) {
    Rule& rule = rules_[static_cast<std::size_t>(best_.rule - rules_.data())];
    const Programme& programme = *rule.programme;
    part.programme = programme.id;
    part.quantity = best_.slice.quantity;
    part.reference = best_.slice.reference;
    part.member = Money::from_cents(static_cast<std::int64_t>(best_.member_cents));
    part.surplus = Money::from_cents(static_cast<std::int64_t>(best_.surplus_cents));
    Money taxable = part.member;
    if (part.surplus > Money{}) {
        part.surplus_to = request_.envelopes[rule.surplus_to].id;
        surplus_[rule.surplus_to] += part.surplus.cents();
        taxable -= is_taxable(rule.surplus_to) ? part.surplus : Money{};
    }
    Money funded;
    part.funders.reserve(best_.shares.size());
    for (std::size_t i = 0; i < best_.shares.size(); ++i) {
        const Money share = Money::from_cents(best_.shares[i]);
        if (share == Money{}) {
            continue;
        }
        const std::uint32_t envelope = rule.envelopes[i];
        part.funders.push_back({programme.funders[i].envelope, share});
        funded += share;
        given_[envelope] += share.cents();
        held_[envelope] -= share.cents();
        taxable += is_taxable(envelope) ? share : Money{};
        assert(share > Money{} && held_[envelope] >= 0);
    }
    rule.left.use(funded, part.quantity);
    assert(funded == best_.given && part.quantity > Quantity{} && part.reference >= Money{});
    assert(part.member >= Money{} && part.surplus >= Money{} && taxable >= Money{});
    assert(part.member + funded == part.reference + part.surplus);
    return taxable;
}

/// Adds a part to the sums of the quote; false when one of them grows above what an amount may be.
bool Pricer::count(const QuotePart& part, Money taxable, BasisPoints rate) {
    totals_.reference += part.reference;
    totals_.member += part.member;
    totals_.surplus += part.surplus;
    totals_.funded += part.reference + part.surplus - part.member;
    return totals_.reference <= money_max && totals_.member <= money_max && totals_.surplus <= money_max &&
           vat_.add(rate, taxable) <= money_max;
}

std::vector<FunderShare> Pricer::not_zero(std::span<const std::int64_t> cents) const {
    std::vector<FunderShare> shares;
    for (std::size_t i = 0; i < cents.size(); ++i) {
        if (cents[i] != 0) {
            shares.push_back({request_.envelopes[i].id, Money::from_cents(cents[i])});
        }
    }
    std::sort(shares.begin(), shares.end(),
              [](const FunderShare& a, const FunderShare& b) { return a.envelope < b.envelope; });
    return shares;
}

}  // namespace

const char* to_string(QuoteErrorCode code) {
    switch (code) {
        case QuoteErrorCode::BadJson:
            return "bad_json";
        case QuoteErrorCode::BadValue:
            return "bad_value";
        case QuoteErrorCode::Overflow:
            return "overflow";
        case QuoteErrorCode::DuplicateId:
            return "duplicate_id";
        case QuoteErrorCode::UnknownProduct:
            return "unknown_product";
        case QuoteErrorCode::UnknownEnvelope:
            return "unknown_envelope";
        case QuoteErrorCode::BadPercentages:
            return "bad_percentages";
        case QuoteErrorCode::RemainderNotLast:
            return "remainder_not_last";
        case QuoteErrorCode::HouseholdTableIncomplete:
            return "household_table_incomplete";
        case QuoteErrorCode::CapOnFreeChoice:
            return "cap_on_free_choice";
        case QuoteErrorCode::SurplusWithoutEnvelope:
            return "surplus_without_envelope";
        case QuoteErrorCode::ChoiceBelowMinimum:
            return "choice_below_minimum";
    }
    assert(false);
    return "";
}

tl::expected<Quote, std::vector<QuoteError>> quote(const Request& request) {
    const RequestIds ids{request};
    if (std::vector<QuoteError> errors = check(request, ids); !errors.empty()) {
        return tl::unexpected(std::move(errors));
    }
    tl::expected<Quote, QuoteError> priced = Pricer{request, ids}.price();
    if (!priced) {
        return tl::unexpected(std::vector<QuoteError>{std::move(priced.error())});
    }
    return std::move(*priced);
}

}  // namespace ecot::pricing
