#pragma once

#include <cassert>
#include <cstdint>
#include <limits>
#include <vector>

#include "pos/session/open_hash.hpp"

namespace ecot::session {

/// Values of which many are the same, each kept once and known by its number. `Hash` gives the hash of a value; equal
/// values have equal ones.
template <class Value, class Hash>
class Pool {
public:
    /// The number of a value, a new one for a value not met before.
    [[nodiscard]] std::uint32_t number_of(const Value& value) {
        if (last_ < values_.size() && values_[last_] == value) {
            return last_;
        }
        const std::uint64_t hash = Hash{}(value);
        if (const auto found = numbers_.find(hash, [&](std::uint32_t number) { return values_[number] == value; })) {
            last_ = *found;
            return last_;
        }
        assert(values_.size() < std::numeric_limits<std::uint32_t>::max());
        last_ = static_cast<std::uint32_t>(values_.size());
        values_.push_back(value);
        numbers_.insert_growing(hash, last_, [&](std::uint32_t number) { return Hash{}(values_[number]); });
        return last_;
    }
    [[nodiscard]] const Value& operator[](std::uint32_t number) const { return values_[number]; }
    /// Gives back what only more values would need. What comes after is not recognised any more.
    void shrink() {
        values_.shrink_to_fit();
        numbers_ = OpenHash{0};
    }

private:
    std::vector<Value> values_;
    OpenHash numbers_{0};
    std::uint32_t last_ = 0;  // rows that follow each other are often alike
};

}  // namespace ecot::session
