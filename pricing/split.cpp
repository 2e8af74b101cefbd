#include "pricing/split.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <numeric>

#include "pricing/wide.hpp"

namespace ecot::pricing {

namespace {

/// Room for one value per share: on the stack for a usual programme, so that pricing does not allocate.
template <typename T>
class Scratch {
public:
    explicit Scratch(std::size_t size) : size_{size} {
        if (size > few_.size()) {
            many_.resize(size);
        }
    }
    std::span<T> values() { return size_ > few_.size() ? std::span<T>{many_} : std::span<T>{few_}.first(size_); }

private:
    std::size_t size_;
    std::array<T, 16> few_{};
    std::vector<T> many_;
};

}  // namespace

void hand_out_cents(std::int64_t missing, std::span<const std::int64_t> remainders, std::span<std::int64_t> amounts) {
    assert(remainders.size() == amounts.size());
    assert(missing >= 0 && missing <= static_cast<std::int64_t>(amounts.size()));
    if (missing == 0) {
        return;
    }
    Scratch<std::size_t> scratch{amounts.size()};
    const std::span<std::size_t> order = scratch.values();
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::partial_sort(order.begin(), order.begin() + missing, order.end(), [&](std::size_t a, std::size_t b) {
        return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
    });
    for (const std::size_t i : order.first(static_cast<std::size_t>(missing))) {
        ++amounts[i];
    }
}

void split_into(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> parts) {
    assert(total >= 0 && weights.size() == parts.size());
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    if (sum == 0) {
        assert(total == 0);
        std::fill(parts.begin(), parts.end(), 0);
        return;
    }
    Scratch<std::int64_t> scratch{weights.size()};
    const std::span<std::int64_t> remainders = scratch.values();
    std::int64_t missing = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        assert(weights[i] >= 0);
        const Wide share = Wide{total} * weights[i];
        remainders[i] = static_cast<std::int64_t>(share % sum);
        parts[i] = static_cast<std::int64_t>(share / sum);
        missing -= parts[i];
    }
    hand_out_cents(missing, remainders, parts);
}

std::vector<Money> split(Money total, std::span<const std::int64_t> weights) {
    std::vector<std::int64_t> cents(weights.size());
    split_into(total.cents(), weights, cents);
    std::vector<Money> parts;
    parts.reserve(cents.size());
    std::transform(cents.begin(), cents.end(), std::back_inserter(parts), Money::from_cents);
    return parts;
}

}  // namespace ecot::pricing
