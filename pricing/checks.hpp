#pragma once

#include <cstdint>
#include <vector>

#include "pricing/ids.hpp"
#include "pricing/place.hpp"
#include "pricing/quote.hpp"

namespace ecot::pricing {

/// Where the things a request names are in it.
struct RequestIds {
    explicit RequestIds(const Request& request);
    Ids products;
    Ids programmes;
    Ids envelopes;
    std::vector<std::uint32_t> line_products;  ///< by line: position of its product
};

/// Everything that is wrong with a request as pricing.md, "Errors", lists it, in its order; nothing when it can be
/// priced. What only pricing can find is left to pricing.
[[nodiscard]] std::vector<QuoteError> check(const Request& request, const RequestIds& ids);

/// What is wrong with each of some programmes by itself, before it is known with which products and envelopes they will
/// be used; `at` is a pointer into the list.
[[nodiscard]] std::vector<QuoteError> check_programmes(const std::vector<Programme>& programmes);

/// The same for envelopes.
[[nodiscard]] std::vector<QuoteError> check_envelopes(const std::vector<Envelope>& envelopes);

}  // namespace ecot::pricing
