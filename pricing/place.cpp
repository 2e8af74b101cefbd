#include "pricing/place.hpp"

#include <algorithm>
#include <tuple>

namespace ecot::pricing {

namespace {

/// Fields in the order their errors are listed: first the request's own, then the others in the order of the tables.
constexpr std::string_view fields_in_order =
    " date site member products programmes envelopes usage lines"
    " id name programme product envelope priority kind tier unit price_cents vat_bp tags"
    " valid from to eligible tiers groups membership sites product_tags household adults children membership_until"
    " member_share minimum_bp default_bp table persons_at_most bp cents surplus_to funders"
    " remaining_cents complement_taxable cap subsidy_cents subsidy_cents_per_person"
    " quantity_milli quantity_milli_per_person period amount_cents choice_cents when_exhausted ";

/// Smaller is earlier; a field that no table has is last.
std::size_t rank_of(std::string_view field) {
    return fields_in_order.find(" " + std::string{field} + " ");
}

bool is_index(std::string_view token) {
    return !token.empty() && std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Known fields by rank, then indexes as numbers (more digits, larger), then unknown fields as bytes.
auto order_of(std::string_view token) {
    return std::tuple{rank_of(token), is_index(token) ? token.size() : std::string_view::npos, token};
}

std::string_view take_token(std::string_view& pointer) {
    pointer.remove_prefix(1);  // the '/'
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    return token;
}

bool before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::string_view of_a = take_token(a);
        const std::string_view of_b = take_token(b);
        if (of_a != of_b) {
            return order_of(of_a) < order_of(of_b);
        }
    }
    return a.empty() && !b.empty();
}

void append_escaped(std::string& pointer, std::string_view field) {
    for (const char c : field) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

}  // namespace

std::string Place::pointer() const {
    if (parent_ == nullptr) {
        return {};
    }
    std::string pointer = parent_->pointer();
    pointer += '/';
    if (is_index_) {
        pointer += std::to_string(index_);
    } else {
        append_escaped(pointer, field_);
    }
    return pointer;
}

std::vector<QuoteError> in_request_order(std::vector<QuoteError> errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const QuoteError& a, const QuoteError& b) { return before(a.at, b.at); });
    errors.erase(std::unique(errors.begin(), errors.end(),
                             [](const QuoteError& a, const QuoteError& b) { return a.at == b.at; }),
                 errors.end());
    return errors;
}

}  // namespace ecot::pricing
