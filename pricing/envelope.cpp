#include "pricing/envelope.hpp"

#include <algorithm>
#include <cassert>

namespace ecot::pricing {

Drawing draw(std::span<const std::uint32_t> envelopes, WhenExhausted when_exhausted, std::span<std::int64_t> shares,
             std::span<std::int64_t> held) {
    assert(envelopes.size() == shares.size());
    Drawing drawing;
    std::int64_t carried = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        std::int64_t& in_envelope = held[envelopes[i]];
        const std::int64_t wanted = shares[i] + carried;
        const std::int64_t given = std::min(wanted, in_envelope);
        in_envelope -= given;
        shares[i] = given;
        drawing.given_cents += given;
        drawing.short_of_money = drawing.short_of_money || given < wanted;
        carried = when_exhausted == WhenExhausted::NextFunder ? wanted - given : 0;
    }
    return drawing;
}

void put_back(std::span<const std::uint32_t> envelopes, std::span<const std::int64_t> shares,
              std::span<std::int64_t> held) {
    assert(envelopes.size() == shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        held[envelopes[i]] += shares[i];
    }
}

}  // namespace ecot::pricing
