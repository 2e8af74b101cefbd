#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::pricing {

/// A place in a request while it is read or checked: a link to the place it is in, on the stack. It costs nothing
/// until an error has to say where it is. It must not outlive the place it was made from.
class Place {
public:
    constexpr Place() = default;  ///< the whole request
    [[nodiscard]] constexpr Place operator/(std::string_view field) const { return Place{this, field, 0, false}; }
    [[nodiscard]] constexpr Place operator/(std::size_t index) const { return Place{this, {}, index, true}; }

    /// The JSON pointer (RFC 6901) of this place: "/lines/0/product", "" for the whole request.
    [[nodiscard]] std::string pointer() const;

private:
    constexpr Place(const Place* parent, std::string_view field, std::size_t index, bool is_index)
        : parent_{parent}, field_{field}, index_{index}, is_index_{is_index} {}
    const Place* parent_ = nullptr;
    std::string_view field_;
    std::size_t index_ = 0;
    bool is_index_ = false;
};

/// The errors in the order of pricing.md (date, site, member, products, programmes, envelopes, usage, lines, arrays by
/// index, an object before what is in it), one a place: of several the first in `errors`.
[[nodiscard]] std::vector<QuoteError> in_request_order(std::vector<QuoteError> errors);

}  // namespace ecot::pricing
